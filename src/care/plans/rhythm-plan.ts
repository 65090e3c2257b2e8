import type { LocalDate, Weekday } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { TimeWindow } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'

/**
 * The parts of a citizen's day.
 * @plain
 */
export const partsOfDay = ['morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night'] as const
/**
 * One of {@link partsOfDay}.
 * @da tid på døgnet
 * @sv del av dygnet
 */
export type PartOfDay = (typeof partsOfDay)[number]

/**
 * The days a planned visit falls on: fixed weekdays, or so many times a week on days the team chooses.
 * A count is spread over the week from Monday (see `daysOfVisit`).
 * @da hyppighed
 * @sv frekvens
 */
export type VisitDays =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'timesAWeek'; readonly times: number }

/**
 * A visit as it usually is: when in the day, on which days, what for and how long.
 * @da planlagt besøg
 * @sv planerat besök
 */
export type PlannedVisit = {
  /** Short and stable inside the plan, such as `morning-1`; facts point at it with a date. */
  readonly key: string
  readonly partOfDay: PartOfDay
  readonly days: VisitDays
  readonly minutes: Minutes
  readonly services: readonly string[]
  readonly purpose: string | null
  readonly window: TimeWindow | null
  readonly competences: readonly string[]
  /** How many go together; the minutes count once for each. */
  readonly staff: number
}

/**
 * A citizen's days and weeks as agreed with them: the daily working tool of the team. Versions are kept.
 * @da døgnrytmeplan
 * @sv genomförandeplan
 */
export type RhythmPlan = {
  readonly id: Id<'Plan'>
  readonly citizen: Id<'Citizen'>
  readonly version: number
  readonly period: Period
  readonly agreedWithCitizen: boolean
  readonly visits: readonly PlannedVisit[]
}

/**
 * A package somebody has started for a citizen; its last day is fixed when it starts.
 * @da igangsat pakke
 * @sv startat paket
 */
export type StartedPackage = {
  readonly id: Id<'StartedPackage'>
  readonly citizen: Id<'Citizen'>
  readonly package: string
  readonly period: Period & { readonly to: LocalDate }
  readonly startedBy: string
}
