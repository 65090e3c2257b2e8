/** What my day asks for; known before its page is here, so that both are fetched at once. */
import { readTeamDay } from '#contract/people/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask } from '#web/shell/asking.ts'
import type { Self } from '#web/shell/self.tsx'
import { dayNamed } from './named-days.ts'

export type Of = 'mine' | 'contact' | 'team'
type DaySearch = {
  readonly date?: string | undefined
  readonly of?: Of | undefined
  readonly team?: string | undefined
}

export const dayQuery = (team: string | undefined, date: LocalDate, of: Of) => ({
  queryKey: ['day', team, date, of],
  queryFn: () => ask(readTeamDay, { params: { team: team ?? '', date }, query: { of } }),
})

/** Whose day, of which team and, where the address says one, which: whoever goes to people begins with their own. */
export function dayAsked(self: Self, search: DaySearch) {
  const { role, teams } = self
  const usual: Of = role === 'teamMember' || role === 'fixedContact' ? 'mine' : 'team'
  return {
    team: teams.find(({ id }) => id === search.team) ?? teams[0],
    of: search.of ?? usual,
    date: dayNamed(search.date),
  }
}
