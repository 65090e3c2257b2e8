import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'

/**
 * A state's number for one person. Which systems exist and how they are read is law of a country;
 * `test` says the number lies in an official test range and can belong to nobody.
 * @da personnummer
 * @sv personnummer
 */
export type IdentityNumber = {
  readonly system: string
  readonly value: string
  readonly bornOn: LocalDate | null
  readonly test: boolean
}

/**
 * Why a text is no identity number: it is not written as such numbers are, it does not tell the century of birth,
 * the day in it does not exist, or its check digit is wrong where the law of the country asks for one.
 * @plain
 */
export type IdentityRefusal = {
  readonly kind: 'notTheShape' | 'centuryUnknown' | 'noSuchDay' | 'checkDigit'
  readonly text: string
}

/**
 * The person the help is for. What matters to them stands in their own words.
 * @da borger
 * @sv brukare
 */
export type Citizen = {
  readonly id: Id<'Citizen'>
  readonly identity: IdentityNumber | null
  readonly name: string | null
  readonly area: string | null
  readonly ownWords: string | null
}
