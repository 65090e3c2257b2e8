import { daysBetween } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import type { Moment } from '#planning/feasible/book.ts'
import { dayBegins, workMinute } from '#planning/week/clock.ts'

/** How far a week has come at a moment, in days of work; null before it has begun, day 7 when it is over. */
export function momentIn(week: Week, at: Instant, zone: Zone): Moment | null {
  const { date, time } = localTime(at, zone)
  const day = daysBetween(mondayOf(week), date) - (time < dayBegins ? 1 : 0)
  if (day < 0) return null
  return day > 6 ? { day: 7, minute: 0 } : { day, minute: workMinute(time) }
}
