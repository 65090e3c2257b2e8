/** A team's day as a phone shows it: visits in the order of the clock, with what was told of each. */
import type { z } from 'zod'
import type { readTeamDay } from '#contract/people/operations.ts'
import type { visitFact } from '#contract/visits/fact.ts'
import { readTimeOfDay, type TimeOfDay } from '#kernel/clock/time-of-day.ts'

export type CitizenDay = z.output<typeof readTeamDay.answer>['items'][number]
export type DayVisit = CitizenDay['visits'][number]
export type Fact = z.output<typeof visitFact>

export type Stop = {
  readonly key: string
  readonly citizen: CitizenDay
  readonly visit: DayVisit
  readonly told: readonly Fact[]
}

/** What stands of what was told: corrections take the fact they name with them. */
const standing = (facts: readonly Fact[]): Fact[] =>
  facts.filter((fact) => fact.kind !== 'correction' && !facts.some(({ corrects }) => corrects === fact.id))

/** Everybody's visits by the clock, then by name as the language sorts it. */
export function stopsOf(day: readonly CitizenDay[], byName: (a: Stop, b: Stop) => number): Stop[] {
  const stops = day.flatMap((citizen) => {
    const told = standing(citizen.facts).filter(({ kind }) => kind !== 'lockEvent')
    return citizen.visits.map((visit, index) => ({
      key: `${citizen.citizen}-${visit.plannedVisit ?? index}`,
      citizen,
      visit,
      told: told.filter(
        ({ id, plannedVisit }) =>
          visit.facts.includes(id) || (plannedVisit !== null && plannedVisit === visit.plannedVisit),
      ),
    }))
  })
  return stops.sort((a, b) => (a.visit.time < b.visit.time ? -1 : a.visit.time > b.visit.time ? 1 : byName(a, b)))
}

/** When a visit is over, in minutes after midnight. */
export const endOf = ({ visit }: Stop): number =>
  ((readTimeOfDay(visit.time) ?? 0) as TimeOfDay) + Math.max(visit.minutes, visit.plannedMinutes) / visit.staff
