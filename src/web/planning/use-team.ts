/** What the page needs of the team besides its week: who is in it, and what tasks are called. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readTeam } from '#contract/people/team-operations.ts'
import { modelQuery, useSteering } from '#web/governance/services.ts'
import { ask } from '#web/shell/asking.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

export const useTeam = (team: string) =>
  useQuery({ queryKey: ['team', team], queryFn: () => ask(readTeam, { params: { team } }) })

/** What services are called in the language of the reader; asked for only where something speaks of them. */
export function useTasks(isWanted: boolean): ReadonlyMap<string, string> {
  const { written } = useSpeaking()
  const model = useQuery(modelQuery(useSteering(isWanted))).data
  return useMemo(
    () => new Map((model?.catalogue.services ?? []).map(({ id, title }) => [id, title[written]])),
    [model, written],
  )
}
