import type { IdentityNumber, IdentityRefusal } from '#care/people/citizen.ts'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'

/** The system of a Danish number, as {@link IdentityNumber} names it. */
export const cpr = 'DK:CPR'

/**
 * The Danish personal number (CPR Act, Act on the Civil Registration System § 3): day, month and year of birth and
 * four more digits, the first of which says the century. Modulus 11 is not asked for: real numbers fail it since
 * October 2007, and so do the official test numbers.
 */
const shape = /^(\d{2})(\d{2})(\d{2})[- ]?(\d)(\d{3})$/

/** Reads ten digits, with a hyphen or a space after the sixth or without; refuses a day that does not exist. */
export function readCpr(text: string): Result<IdentityNumber, IdentityRefusal> {
  const [, day, month, year, seventh, rest] = shape.exec(text) ?? []
  if (!day || !month || !year || !seventh || !rest) return refuse({ kind: 'notTheShape', text })
  const bornOn = readLocalDate(`${centuryOf(Number(year), Number(seventh))}${year}-${month}-${day}`)
  if (bornOn === undefined) return refuse({ kind: 'noSuchDay', text })
  const value = day + month + year + seventh + rest
  return ok({ system: cpr, value, bornOn, test: isTestNumber(value, bornOn) })
}

/** The first two digits of the year of birth, by the year's last two and the seventh digit. */
function centuryOf(year: number, seventh: number): 18 | 19 | 20 {
  if (seventh <= 3) return 19
  if (seventh === 4 || seventh === 9) return year <= 36 ? 20 : 19
  return year <= 57 ? 20 : 18
}

/**
 * The official test persons of the Danish health service have serial numbers 3980-3999 and 9980-9999 that fail
 * modulus 11. Real people without modulus 11 are born on a first of January, so a number of that day is not taken
 * for a test.
 */
function isTestNumber(value: string, bornOn: LocalDate): boolean {
  return /[39]9[89]\d$/.test(value) && !bornOn.endsWith('-01-01') && !passesModulus11(value)
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** The old check: the weighted sum of the digits is a multiple of eleven. */
export const passesModulus11 = (value: string): boolean =>
  weights.reduce((sum, weight, index) => sum + weight * Number(value[index]), 0) % 11 === 0
