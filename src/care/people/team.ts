import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import type { Money } from '#kernel/money.ts'

/**
 * The people who give the help together and answer for their own plan and budget.
 * `private` teams belong to a private provider, whose staff never decide what is adverse or outside a frame.
 * @da team
 * @sv arbetslag
 */
export type Team = {
  readonly id: Id<'Team'>
  readonly key: string
  readonly name: string
  readonly private: boolean
}

/**
 * Trained as; the words a model may ask for.
 * @da faggruppe
 * @sv yrkesgrupp
 */
export const professions = ['nurse', 'assistant', 'helper', 'therapist', 'coordinator', 'unskilled'] as const
/**
 * One of {@link professions}: nurse, social and health assistant, social and health helper, therapist and so on.
 * @da faggruppe
 * @sv yrkesgrupp
 */
export type Profession = (typeof professions)[number]

/**
 * Somebody employed to give the help.
 * @da medarbejder
 * @sv medarbetare
 */
export type StaffMember = {
  readonly id: Id<'Staff'>
  readonly key: string
  readonly name: string
  readonly profession: Profession
  readonly competences: readonly string[]
}

/**
 * Hours a team paid for on a day, with their cost.
 * @da betalte timer
 * @sv betalda timmar
 */
export type PaidHours = {
  readonly team: Id<'Team'>
  readonly day: LocalDate
  readonly staff: string
  readonly minutes: Minutes
  readonly cost: Money
}
