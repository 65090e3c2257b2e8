/** A proposal opened again, to be asked and to be changed. */
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { missingOn } from '#planning/board/week-lanes.ts'
import { type Book, bookOf } from '#planning/feasible/book.ts'
import type { Wish } from '#planning/feasible/try-visit.ts'
import { routedVisits } from '#planning/week/adopted.ts'
import { dayBegins } from '#planning/week/clock.ts'
import type { WeekProblem } from '#planning/week/facts.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { momentIn } from './moment.ts'
import { type Proposal, problemAgain } from './propose.ts'

/** A visit as a request names it: by the day it lies on, or is missing on. */
export type VisitNamed = { readonly citizen: Id<'Citizen'>; readonly visit: string; readonly date: LocalDate }

/** What a request wishes for it. */
export type WishTold = {
  readonly staff?: Id<'Staff'> | undefined
  readonly replaces?: Id<'Staff'> | undefined
  readonly date?: LocalDate | undefined
  readonly start?: number | undefined
}

export type Opened = { readonly problem: WeekProblem; readonly book: Book }

/** Days outside its week are none of it; what has begun by now stays as it is. */
export function opened(proposal: Proposal, now: Instant, zone: Zone): Opened {
  const problem = problemAgain(proposal)
  return { problem, book: bookOf(problem.instance, proposal.solution, momentIn(proposal.week, now, zone)) }
}

/** A visit of a plan, or one that is missing on that day. */
export function visitIn(
  { problem, book }: Opened,
  { citizen, visit, date }: VisitNamed,
): FrirumSolutionVisit | undefined {
  const day = dayOf(problem, date)
  const named = [...problem.frames].filter(([, source]) => source.citizen === citizen && source.visit === visit)
  for (const [frame] of named) {
    const planned = book.visitsOfFrame.get(frame)?.find((one) => one.day === day)
    if (planned) return planned
  }
  for (const [frame] of named) {
    const missing = missingOn(book, frameOf(book, frame), day)
    if (missing) return missing
  }
  return undefined
}

const frameOf = ({ frames }: Book, id: string) => {
  const found = frames.get(id)
  if (!found) throw new Error(`a week without its frame ${id}`)
  return found.frame
}

export const dayOf = ({ week }: Pick<WeekProblem, 'week'>, date: LocalDate): number => daysBetween(mondayOf(week), date)

/** A wish in the words of the plan. */
export const wishOf = (
  { problem }: Opened,
  visit: FrirumSolutionVisit,
  { staff, replaces, date, start }: WishTold,
): Wish => ({
  visit,
  ...(staff === undefined ? {} : { carer: staff }),
  ...(replaces === undefined ? {} : { replaces }),
  ...(date === undefined ? {} : { day: dayOf(problem, date) }),
  ...(start === undefined ? {} : { start: start - dayBegins }),
})

/** Visits of a plan as they are told. */
export const toldOf = ({ problem }: Opened, visits: readonly FrirumSolutionVisit[]): RoutedVisit[] =>
  routedVisits(problem, { visits, pauses: [] })
