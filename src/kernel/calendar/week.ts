import { addDays, dayNumber, type LocalDate, localDate, startOfWeek } from './local-date.ts'
import type { Period } from './period.ts'

/** A week of ISO 8601, written `2026-W43`: Monday to Sunday, week 1 holds the year's first Thursday. */
export type Week = string & { readonly is: 'Week' }

export function weekOf(date: LocalDate): Week {
  const thursday = addDays(startOfWeek(date), 3)
  const year = thursday.slice(0, 4)
  const number = Math.floor((dayNumber(thursday) - dayNumber(localDate(`${year}-01-01`))) / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}` as Week
}

/** The first and the last week that lie between weeks whose days are all in the years 0001 to 9999. */
const [first, last] = ['0001-W02', '9999-W50']

/** Reads a week whose days, and those of the weeks beside it, are all days; `undefined` for any other text. */
export function readWeek(text: string): Week | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(text) ?? []
  if (year === undefined || number === undefined || text < first || text > last) return undefined
  // 28 December is always in its year's last week, the 52nd or the 53rd.
  return number !== '00' && text <= weekOf(localDate(`${year}-12-28`)) ? (text as Week) : undefined
}

export function mondayOf(week: Week): LocalDate {
  const fourth = localDate(`${week.slice(0, 4)}-01-04`)
  return addDays(startOfWeek(fourth), (Number(week.slice(6)) - 1) * 7)
}

export function daysOfWeek(week: Week): Period & { readonly to: LocalDate } {
  const monday = mondayOf(week)
  return { from: monday, to: addDays(monday, 6) }
}
