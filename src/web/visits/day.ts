/** A day as a phone shows it: visits in the order of the clock or the route, with what was told of each. */
import type { z } from 'zod'
import type { readTeamDay } from '#contract/people/operations.ts'
import type { visitFact } from '#contract/visits/fact.ts'
import { readTimeOfDay, type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'

export type Day = z.output<typeof readTeamDay.answer>
export type CitizenDay = Day['items'][number]
export type DayVisit = CitizenDay['visits'][number]
type Fact = z.output<typeof visitFact>

/** `by` is who told it, where that is somebody else than whoever reads. */
export type Told = Fact & { readonly by: string | null }

export type Stop = {
  readonly key: string
  readonly citizen: CitizenDay
  readonly visit: DayVisit
  readonly told: readonly Told[]
  readonly swaps: CitizenDay['swaps']
  /** Minutes from midnight of the day; what happens in the night after it comes after 24 hours. */
  readonly start: number
  readonly end: number
}

/** What stands of what was told: corrections take the fact they name with them. */
const standing = (facts: readonly Fact[]): Fact[] =>
  facts.filter((fact) => fact.kind !== 'correction' && !facts.some(({ corrects }) => corrects === fact.id))

const wholeDay = 24 * 60
/** Before this a night's visit belongs to the day before: a day of work begins at five. */
const dayBegins = 5 * 60

/** By the route, unless somebody told of another hour. */
function startOf({ route, start, time, partOfDay }: DayVisit): number {
  if (route && start === null) return route.start
  const clock = (readTimeOfDay(time) ?? 0) as TimeOfDay
  const isNight = partOfDay === 'night' || (route !== null && route.start >= wholeDay)
  return isNight && clock < dayBegins ? clock + wholeDay : clock
}

const lengthOf = ({ route, minutes, plannedMinutes, staff }: DayVisit): number =>
  Math.max(route?.minutes ?? 0, minutes / staff, plannedMinutes / staff)

/** Everybody's visits by the clock, then by name as the language sorts it. */
export function stopsOf(day: readonly CitizenDay[], reader: string, byName: (a: Stop, b: Stop) => number): Stop[] {
  const stops = day.flatMap((citizen) => {
    const told = standing(citizen.facts)
      .filter(({ kind }) => kind !== 'lockEvent')
      .map((fact) => ({
        ...fact,
        by:
          fact.recordedBy === reader
            ? null
            : (citizen.tellers.find(({ key }) => key === fact.recordedBy)?.name ?? null),
      }))
    return citizen.visits.map((visit, index): Stop => {
      const start = startOf(visit)
      return {
        // A place in the list is another visit's as soon as one more is told of; what told of a visit stays.
        ...{ key: `${citizen.citizen}-${visit.plannedVisit ?? visit.facts[0] ?? index}`, citizen, visit },
        told: told.filter(
          ({ id, plannedVisit }) =>
            visit.facts.includes(id) || (plannedVisit !== null && plannedVisit === visit.plannedVisit),
        ),
        swaps: citizen.swaps.filter(({ plannedVisit }) => plannedVisit === null || plannedVisit === visit.plannedVisit),
        ...{ start, end: start + lengthOf(visit) },
      }
    })
  })
  return stops.sort((a, b) => a.start - b.start || byName(a, b))
}

/** Minutes from midnight of a day on the clock, those of the night after it too. */
export const clockOf = (minutes: number): string => writeTimeOfDay((Math.round(minutes) % wholeDay) as TimeOfDay)

/** From this long on there is room for a pause on the way to a stop. */
const pauseLeast = 15

/** What lies between a stop and the one before it on somebody's route: the way, and what is left of the time. */
export function between(before: Stop | undefined, { visit, start }: Stop): { way: number | null; free: number } {
  const way = visit.route?.way ?? null
  const left = before ? start - before.end - (way ?? 0) : 0
  return { way: before ? way : null, free: left >= pauseLeast ? left : 0 }
}
