import { dateOfDayNumber, dayNumber, type LocalDate, type Weekday } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { localTime, startOfDay, type Zone } from '#kernel/clock/zone.ts'

/**
 * The days of a period in one zone, worked out once for all citizens: a month of 600,000 visits asks a million
 * times which day and what time it is, and a calendar is slow to ask.
 * @plain
 */
export type DayTable = {
  readonly zone: Zone
  readonly dates: readonly LocalDate[]
  readonly weekdays: readonly Weekday[]
  /** The place of a date in the table; absent for days outside it. */
  readonly index: ReadonlyMap<LocalDate, number>
  /** When each day begins, and when the last one ends. */
  readonly starts: readonly Instant[]
}

const made = new Map<string, DayTable>()
const mostKept = 64

/** The table of a period; the same object for the same question. */
export function dayTable(period: Period & { readonly to: LocalDate }, zone: Zone): DayTable {
  const name = `${period.from} ${period.to} ${zone}`
  const known = made.get(name)
  if (known) return known
  const table = newDayTable(period, zone)
  if (made.size >= mostKept) made.clear()
  made.set(name, table)
  return table
}

/** What the clock shows there at `at`, and on which date; `near` is the place of the day it is likely to be. */
export function clockAt(table: DayTable, near: number, at: Instant): { date: LocalDate; time: TimeOfDay } {
  const start = table.starts[near]
  const end = table.starts[near + 1]
  const plainDay = start !== undefined && end !== undefined && end - start === millisecondsOfPlainDay
  if (plainDay && at >= start && at < end)
    return { date: table.dates[near] as LocalDate, time: Math.floor((at - start) / 60_000) as TimeOfDay }
  return localTime(at, table.zone)
}

const millisecondsOfPlainDay = 86_400_000

function newDayTable(period: Period & { readonly to: LocalDate }, zone: Zone): DayTable {
  const first = dayNumber(period.from)
  const days = dayNumber(period.to) - first + 1
  const dates = Array.from({ length: days }, (_, day) => dateOfDayNumber(first + day))
  return {
    zone,
    dates,
    weekdays: dates.map((_, day) => ((((first + day + 3) % 7) + 7) % 7) as Weekday),
    index: new Map(dates.map((date, day) => [date, day])),
    starts: [...dates, dateOfDayNumber(first + days)].map((date) => startOfDay(date, zone)),
  }
}
