/** The week the board draws: as it is adopted, or as a proposal would have it. */
import type { z } from 'zod'
import type { findPlaces } from '#contract/planning/by-hand.ts'
import type { readTeamRoutes } from '#contract/planning/operations.ts'
import type { readProposal } from '#contract/planning/proposals.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'

export type Routes = z.output<typeof readTeamRoutes.answer>
export type Told = z.output<typeof readProposal.answer>
export type Proposal = NonNullable<Told['proposal']>
export type Visit = Routes['visits'][number]
export type Shift = Routes['shifts'][number]
export type Change = Proposal['changes'][number]
export type Places = z.output<typeof findPlaces.answer>
export type Place = Places['places'][number]
export type Barrier = Places['barriers'][number]

export type Plan = Pick<Routes, 'week' | 'visits' | 'missing' | 'shifts' | 'pauses' | 'ways' | 'breaches' | 'people'>

/** A visit of a plan by what it is called and when: no plan has two of the same. */
export const keyOf = ({ citizen, visit, date }: Pick<Visit, 'citizen' | 'visit' | 'date'>): string =>
  `${citizen} ${visit} ${date}`

/** A minute of a day, where the municipality is. */
export type Now = { readonly date: LocalDate; readonly minute: number }

/** It has begun, or somebody is on the way: it stays where it is. */
export const isBegun = (visit: Visit | Proposal['visits'][number], { date, minute }: Now): boolean =>
  ('pinned' in visit && visit.pinned) || visit.date < date || (visit.date === date && visit.start <= minute)

/** Where somebody wants a visit: by whom, on which day, at which minute from its midnight. */
export type Spot = { readonly staff: Visit['staff'][number]; readonly date: LocalDate; readonly start: number }

/** A visit as it was and where it is put, until the server has a proposal that says so. */
export type Edit = { readonly visit: Visit; readonly replaces: Spot['staff'] | null; readonly to: Spot }

/** The visits with one put elsewhere; its ways are left out, for nobody has measured the new ones yet. */
export function withEdit(plan: Plan, { visit, replaces, to }: Edit): Plan {
  const staff = replaces
    ? visit.staff.map((one) => (one === replaces ? to.staff : one))
    : [to.staff, ...visit.staff.slice(1)]
  const moved = { ...visit, staff, date: to.date, start: to.start }
  const key = keyOf(visit)
  const touched = new Set([...visit.staff, to.staff])
  return {
    ...plan,
    visits: [...plan.visits.filter((one) => keyOf(one) !== key), moved],
    ways: plan.ways.filter((way) => !(touched.has(way.staff) && (way.date === visit.date || way.date === to.date))),
  }
}
