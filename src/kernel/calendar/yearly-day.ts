import { addDays, type LocalDate, localDate, type Weekday, weekday } from './local-date.ts'

/**
 * A day that comes every year: on its date, so many days after Easter Sunday (before: negative), or on the first such
 * weekday on or after a date, as the Saturday from 20 June on.
 */
export type YearlyDay =
  | { readonly on: MonthDay }
  | { readonly easter: number }
  | { readonly weekday: Weekday; readonly from: MonthDay }

/** A month and a day of it, written `12-25`. */
export type MonthDay = `${number}${number}-${number}${number}`

/** The day of a year, from 1900 to 2199: further neither care nor the law of holidays reaches. */
export function dayInYear(day: YearlyDay, year: number): LocalDate {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) throw new RangeError(`no holidays are known of ${year}`)
  if ('easter' in day) return addDays(easterSunday(year), day.easter)
  if ('on' in day) return localDate(`${year}-${day.on}`)
  const from = localDate(`${year}-${day.from}`)
  return addDays(from, (day.weekday - weekday(from) + 7) % 7)
}

/**
 * Easter Sunday of the Gregorian calendar: the Sunday after the full moon of the church on or after 21 March
 * (the arithmetic is Gauss's, with Lilius' and Clavius' two exceptions).
 */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moon = (15 + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)) % 30
  const sun = (4 + century - Math.floor(century / 4)) % 7
  const fullMoon = (19 * golden + moon) % 30
  const toSunday = (2 * (year % 4) + 4 * (year % 7) + 6 * fullMoon + sun) % 7
  const days = fullMoon + toSunday
  const weekTooLate = (fullMoon === 29 && toSunday === 6) || (fullMoon === 28 && toSunday === 6 && golden > 10)
  return addDays(localDate(`${year}-03-22`), weekTooLate ? days - 7 : days)
}
