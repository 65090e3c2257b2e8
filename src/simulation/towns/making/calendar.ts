import { addMonths, dayNumber, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, minutesInDay, startOfDay, type Zone } from '#kernel/clock/zone.ts'

export type Days = Period & { readonly to: LocalDate }

/**
 * The days written: so many whole months, and after them the month that `until` lies in as far as it has come. A last
 * day of a month makes that month whole.
 */
export function daysWritten(until: LocalDate, months: number): Days {
  const whole = daysOfMonth(monthOf(until)).to === until
  return { from: addMonths(localDate(`${monthOf(until)}-01`), -(whole ? months - 1 : months)), to: until }
}

/** The moment a clock in the zone shows a time on a day. Days are looked up once, for there are many visits in each. */
export function clockIn(zone: Zone): (date: LocalDate, minuteOfDay: number) => Instant {
  const starts = new Map<LocalDate, number | null>()
  return (date, minuteOfDay) => {
    let start = starts.get(date)
    if (start === undefined) {
      // Null on the two days a year on which the clock is turned.
      start = minutesInDay(date, zone) === 1440 ? startOfDay(date, zone) : null
      starts.set(date, start)
    }
    if (start !== null) return (start + minuteOfDay * 60_000) as Instant
    return instantAt(date, Math.min(1439, Math.max(0, minuteOfDay)) as TimeOfDay, zone)
  }
}

export const monthsOf = ({ from, to }: Days): number => (dayNumber(to) - dayNumber(from) + 1) / 30.4375
