/** The days and weeks that an address may name: of these years, so that there is always one before and one after. */
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'

const years = { first: '2000', last: '2099' }

const isOfTheseYears = (text: string): boolean => text.slice(0, 4) >= years.first && text.slice(0, 4) <= years.last

/** Undefined for any other text, and where nothing is named. */
export const dayNamed = (text: string | undefined): LocalDate | undefined =>
  text !== undefined && isOfTheseYears(text) ? readLocalDate(text) : undefined

/** Undefined for any other text, and where nothing is named. */
export const weekNamed = (text: string | undefined): Week | undefined =>
  text !== undefined && isOfTheseYears(text) ? readWeek(text) : undefined
