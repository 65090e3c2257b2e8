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
 * Why a text is no identity number: `shape` is not as such numbers are written, `date` holds a day
 * that does not exist, `checkDigit` does not add up where the law of the country says it must.
 * @plain
 */
export type IdentityRefusal = { readonly kind: 'shape' | 'date' | 'checkDigit'; readonly value: string }

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
