import type { AssessmentPart } from '#care/governance/assessment-rule.ts'
import type { Level } from '#care/grants/assessment.ts'
import type { Profession } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { DayName } from './day-name.ts'

/**
 * What an example asks of the people's work: their hours, their competences, how needs are assessed, and what is known.
 * @da spørgsmål om praksis
 * @sv fråga om praktiken
 */
export type PracticeQuestion =
  | {
      readonly kind: 'workingTime'
      readonly shifts: readonly GivenShift[]
      /** When the day of those begins whose schedule says otherwise than the model. */
      readonly dayBreaks?: { readonly [who: string]: TimeOfDay }
    }
  | {
      readonly kind: 'competences'
      readonly on: LocalDate
      readonly members: readonly GivenMember[]
      readonly delegated?: readonly GivenDelegation[]
    }
  | { readonly kind: 'fixedContact'; readonly profession: Profession; readonly on: readonly LocalDate[] }
  | {
      readonly kind: 'assessment'
      readonly on: LocalDate
      readonly needs: readonly GivenNeed[]
      /** The parts that say something, beside what stands in the needs. */
      readonly filled: readonly Exclude<AssessmentPart, 'levels' | 'ownView'>[]
      readonly before?: { readonly on: LocalDate; readonly needs: readonly GivenNeed[] }
    }
  | { readonly kind: 'evidence'; readonly finding: string }

/**
 * Somebody's shift on one day, or on the named days of a stretch; one that ends before it starts ends on the next day.
 * @da vagt
 * @sv arbetspass
 */
export type GivenShift = {
  readonly who: string
  readonly from: LocalDate
  readonly to?: LocalDate
  readonly days?: readonly DayName[]
  readonly start: TimeOfDay
  readonly end: TimeOfDay
}

/**
 * Somebody in the team, from one day to another where it is said.
 * @da teammedlem
 * @sv medlem i laget
 */
export type GivenMember = {
  readonly who: string
  readonly profession: Profession
  readonly competences?: readonly string[]
  readonly to?: LocalDate
}

/**
 * A task given to somebody by somebody of a profession.
 * @da delegering
 * @sv delegering
 */
export type GivenDelegation = {
  readonly to: string
  readonly task: string
  readonly byProfession: Profession
  readonly from: LocalDate
  readonly until: LocalDate
}

/**
 * An area with its levels and, where the citizen was asked, that they said something.
 * @da behov
 * @sv behov
 */
export type GivenNeed = {
  readonly area: string
  readonly levelNow: Level
  readonly levelExpected?: Level
  readonly ownView?: string
}
