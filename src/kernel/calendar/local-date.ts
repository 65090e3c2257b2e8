/**
 * A day in a municipality's own calendar, written `2026-10-25`. It sorts as text, crosses the wire as it is,
 * and is not an instant: when it begins and ends depends on the zone (see `clock/zone.ts`).
 */
export type LocalDate = string & { readonly is: 'LocalDate' }

/** Monday is 0, Sunday is 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsOfDay = 86_400_000
const firstDayNumber = Date.parse('0001-01-01') / millisecondsOfDay
const lastDayNumber = Date.parse('9999-12-31') / millisecondsOfDay

/** Reads `yyyy-mm-dd` from year 0001 to 9999; `undefined` for any other text and for a day that does not exist. */
export function readLocalDate(text: string): LocalDate | undefined {
  const [, year, month, day] = shape.exec(text) ?? []
  if (year === undefined || year === '0000') return undefined
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.toISOString().slice(0, 10) === text ? (text as LocalDate) : undefined
}

/** For a text that is known to be a day; throws otherwise. */
export function localDate(text: string): LocalDate {
  const date = readLocalDate(text)
  if (date === undefined) throw new RangeError(`not a day: ${text}`)
  return date
}

/** Days since 1970-01-01; negative before. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / millisecondsOfDay
}

/** Throws outside the years 0001 to 9999: no care is given there, so the sum that led there is wrong. */
export function dateOfDayNumber(number: number): LocalDate {
  if (!Number.isInteger(number) || number < firstDayNumber || number > lastDayNumber)
    throw new RangeError(`no day has the number ${number}`)
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10) as LocalDate
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days)

/** Days from `from` to `to`: 1 from a day to the next. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** The same day `months` later, or the month's last day where it is shorter: 31 January + 1 is 28 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = String(Math.floor(count / 12)).padStart(4, '0')
  const first = localDate(`${year}-${String((count % 12) + 1).padStart(2, '0')}-01`)
  return addDays(first, Math.min(Number(date.slice(8)), daysInMonth(first)) - 1)
}

export function daysInMonth(date: LocalDate): number {
  const month = Number(date.slice(5, 7))
  if (month === 2) return isLeapYear(Number(date.slice(0, 4))) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export function weekday(date: LocalDate): Weekday {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) as Weekday
}

/** The Monday of the day's week. */
export const startOfWeek = (date: LocalDate): LocalDate => addDays(date, -weekday(date))

export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
