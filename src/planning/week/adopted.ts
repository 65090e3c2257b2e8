/** A found plan in care's words, and care's words as a plan of the search. */
import { byTime, type RoutedVisit } from '#care/plans/day-plan.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { dayBegins, minuteOfDate } from './clock.ts'
import type { WeekProblem } from './facts.ts'

/** The visits of a plan as care keeps them, by date and hour. */
export function routedVisits({ week, frames }: WeekProblem, { visits }: FrirumSolution): RoutedVisit[] {
  const { from } = daysOfWeek(week)
  return visits
    .map(({ frame, day, start, length, carers }): RoutedVisit => {
      const source = frames.get(frame)
      if (!source) throw new Error(`a plan with a frame ${frame} that nobody asked for`)
      const { citizen, visit } = source
      return {
        ...{ citizen, visit, date: addDays(from, day) },
        ...{ start: minuteOfDate(start), minutes: minutes(length), staff: [...carers] as Id<'Staff'>[] },
      }
    })
    .sort((a, b) => (a.date === b.date ? byTime(a, b) : a.date < b.date ? -1 : 1))
}

/** The other way round; visits that the week no longer holds are left out. */
export function solutionOf(
  { week, frames }: WeekProblem,
  visits: readonly RoutedVisit[],
  pauses: FrirumSolution['pauses'] = [],
): FrirumSolution {
  const { from } = daysOfWeek(week)
  const dates = new Map<LocalDate, number>(Array.from({ length: 7 }, (_, day) => [addDays(from, day), day]))
  const named = Map.groupBy(frames, ([, { citizen, visit }]) => `${citizen} ${visit}`)
  return {
    pauses,
    visits: visits.flatMap(({ citizen, visit, date, start, minutes: length, staff }): FrirumSolutionVisit[] => {
      const day = dates.get(date)
      const found = named.get(`${citizen} ${visit}`)?.find(([, { dates: on }]) => on.includes(date))
      if (day === undefined || !found) return []
      return [{ frame: found[0], day, start: start - dayBegins, length, carers: staff }]
    }),
  }
}
