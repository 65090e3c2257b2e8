/** Which days a planned visit falls on, and how many minutes a plan comes to. */
import { addDays, type LocalDate, type Weekday, weekday } from '#kernel/calendar/local-date.ts'
import { includes, intersection, type Period } from '#kernel/calendar/period.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import type { PlannedVisit, RhythmPlan, VisitDays } from './rhythm-plan.ts'

/**
 * So many times a week, as evenly as whole days allow, from Monday on: the i-th of n visits falls on day ⌊7i/n⌋, so
 * once is Monday, twice Monday and Thursday, three times Monday, Wednesday and Friday. At most once a day.
 */
const spread: readonly (readonly Weekday[])[] = Array.from({ length: 8 }, (_, times) =>
  Array.from({ length: times }, (_, visit) => Math.floor((7 * visit) / times) as Weekday),
)

/** The weekdays a visit falls on, in order, each once. */
export function weekdaysOf(days: VisitDays): readonly Weekday[] {
  if (days.kind === 'timesAWeek') return spread[Math.max(0, Math.min(7, Math.trunc(days.times)))] ?? []
  return [...new Set(days.weekdays)].sort()
}

/** Whether a visit falls on a weekday. */
export const fallsOn = ({ days }: PlannedVisit, day: Weekday): boolean =>
  days.kind === 'weekdays' ? days.weekdays.includes(day) : weekdaysOf(days).includes(day)

/** The days of one visit in the week that begins on `monday`. */
export function daysOfVisit({ days }: PlannedVisit, monday: LocalDate): LocalDate[] {
  if (weekday(monday) !== 0) throw new RangeError(`${monday} is no Monday`)
  return weekdaysOf(days).map((day) => addDays(monday, day))
}

/** The visits planned for a day, in the order of the plan; none outside the plan's period. */
export function plannedOn(plan: RhythmPlan, date: LocalDate): PlannedVisit[] {
  if (!includes(plan.period, date)) return []
  const day = weekday(date)
  return plan.visits.filter((visit) => fallsOn(visit, day))
}

/** What one visit takes of staff time: its minutes, once for each who go together. */
export const minutesOfVisit = ({ minutes: long, staff }: PlannedVisit): Minutes => minutes(long * staff)

/** The minutes a plan comes to in a week, on those days that lie in its period. Clock changes do not touch them. */
export function plannedMinutes(plan: RhythmPlan, week: Week): Minutes {
  const days = weekdaysWithin(plan.period, week)
  return minutes(plan.visits.reduce((sum, visit) => sum + minutesOfVisit(visit) * timesOn(visit, days), 0))
}

/**
 * Weekdays from `from` up to, not including, `until`.
 * @plain
 */
export type Weekdays = { readonly from: number; readonly until: number }

export const wholeWeek: Weekdays = { from: 0, until: 7 }

/** The weekdays of a week that lie in a period; none where `from` is not before `until`. */
export function weekdaysWithin(period: Period, week: Week): Weekdays {
  const shared = intersection(period, daysOfWeek(week))
  return shared?.to ? { from: weekday(shared.from), until: weekday(shared.to) + 1 } : { from: 0, until: 0 }
}

/** How many times a visit falls on some weekdays of one week. */
export function timesOn({ days }: PlannedVisit, { from, until }: Weekdays): number {
  let times = 0
  for (const day of weekdaysOf(days)) if (from <= day && day < until) times++
  return times
}

/** How many times a visit falls in a whole week; at most once a day. */
export function timesAWeek({ days }: PlannedVisit): number {
  if (days.kind === 'timesAWeek') return Math.max(0, Math.min(7, Math.trunc(days.times)))
  let seen = 0
  for (const day of days.weekdays) seen |= 1 << day
  let times = 0
  for (; seen > 0; seen &= seen - 1) times++
  return times
}
