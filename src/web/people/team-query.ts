import { readTeam } from '#contract/people/team-operations.ts'
import { ask } from '#web/shell/asking.ts'

/** A team with its members, and how it fits the model. */
export const teamQuery = (team: string) => ({
  queryKey: ['team', team],
  queryFn: () => ask(readTeam, { params: { team } }),
})
