import type { Holiday } from '#care/governance/holiday.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { danishHolidays } from '#law/denmark/holidays.ts'
import { swedishHolidays } from '#law/sweden/holidays.ts'

type Calendar = (period: Period & { readonly to: LocalDate }) => readonly Holiday[]

/** Whose law says which days are off. */
const calendars: Readonly<Record<string, Calendar>> = { DK: danishHolidays, SE: swedishHolidays }

/** The days off of a month where a municipality lies. */
export function holidaysOfMonth(country: string, month: Month): readonly Holiday[] {
  const calendar = calendars[country]
  if (!calendar) throw new Error(`no holidays are known of ${country}`)
  return calendar(daysOfMonth(month)).map(({ date, kind }) => ({ date, kind }))
}
