import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from './instant.ts'
import type { TimeOfDay } from './time-of-day.ts'

/** An IANA time zone, such as `Europe/Copenhagen`. A day there has 23, 24 or 25 hours. */
export type Zone = string & { readonly is: 'Zone' }

/** `undefined` for a zone this machine does not know, and for a bare offset, which knows no summer time. */
export function readZone(text: string): Zone | undefined {
  try {
    const known = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
    return /^[A-Z]/.test(known) && known.toLowerCase() === text.toLowerCase() ? (known as Zone) : undefined
  } catch {
    return undefined
  }
}

export const startOfDay = (date: LocalDate, zone: Zone): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds as Instant

/** 1440 on most days; 1380 and 1500 when the clock is changed. */
export function minutesInDay(date: LocalDate, zone: Zone): number {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  return start.hoursInDay * 60
}

/** The day and the clock time people there read at `at`. A night visit belongs to the day it starts on. */
export function localTime(at: Instant, zone: Zone): { date: LocalDate; time: TimeOfDay } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return {
    date: local.toPlainDate().toString() as LocalDate,
    time: (local.hour * 60 + local.minute) as TimeOfDay,
  }
}

/** When the clock there shows `time` on `date`: a skipped hour moves later, a doubled one is the first of the two. */
export function instantAt(date: LocalDate, time: TimeOfDay, zone: Zone): Instant {
  const clock = new Temporal.PlainTime(Math.floor(time / 60), time % 60)
  const there = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: clock })
  return there.epochMilliseconds as Instant
}
