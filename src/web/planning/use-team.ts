/** What the page needs of the team besides its week: who is in it, and what is done for people is called. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readTeam } from '#contract/people/team-operations.ts'
import { modelQuery, useSteering } from '#web/governance/services.ts'
import { ask } from '#web/shell/asking.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Names } from './reasons/telling.ts'

export const useTeam = (team: string) =>
  useQuery({ queryKey: ['team', team], queryFn: () => ask(readTeam, { params: { team } }) })

/** What services and clusters are called in the reader's language; asked for only where something speaks of them. */
export function useCatalogue(isWanted: boolean): Pick<Names, 'task' | 'cluster'> {
  const { written } = useSpeaking()
  const model = useQuery(modelQuery(useSteering(isWanted))).data
  return useMemo(() => {
    const { services = [], clusters = [] } = model?.catalogue ?? {}
    const titleIn = (rows: typeof services | typeof clusters) => {
      const titles = new Map(rows.map(({ id, title }) => [id, title[written]]))
      return (id: string) => titles.get(id) ?? id
    }
    return { task: titleIn(services), cluster: titleIn(clusters) }
  }, [model, written])
}
