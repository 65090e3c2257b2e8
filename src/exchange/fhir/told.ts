import type { Level } from '#care/grants/assessment.ts'
import type { IdentityNumber } from '#care/people/citizen.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'

/** What one resource tells, in Frirum's words. Codes are `FSIII:H1.1`, or `system|code` where they are not known. */
export type Told =
  | ToldCitizen
  | ToldNeed
  | ToldGoal
  | ToldIntervention
  | ToldCompletedIntervention
  | ToldContact
  | ToldOutcome
  | ToldOwnView
  | ToldMatter

/** `patient`, here and below, is the id of the Patient resource it is about. */
export type ToldCitizen = {
  readonly kind: 'citizen'
  readonly patient: string
  readonly identity: IdentityNumber
  /** The organisation that keeps the record, by its number in the health service's register. */
  readonly organization: string | null
  readonly deceased: boolean | null
  readonly deceasedOn: LocalDate | null
}

/** A condition: an area of need with the level now. */
export type ToldNeed = {
  readonly kind: 'need'
  readonly patient: string
  readonly area: string
  readonly field: 'homeCare' | 'nursing' | null
  readonly level: Level | null
  readonly status: string | null
  readonly verification: string | null
  /** Whether a profession has it in focus; a condition is ended by losing its focus or its activity. */
  readonly inFocus: boolean
  readonly recordedOn: LocalDate | null
  /** Id of the planned follow-up, as the old way tells it. */
  readonly followUp: string | null
}

/** The level hoped for. */
export type ToldGoal = {
  readonly kind: 'goal'
  readonly patient: string
  readonly need: string | null
  readonly level: Level | null
  readonly aim: string | null
  readonly status: string | null
  readonly startsOn: LocalDate | null
  readonly by: LocalDate | null
}

/** Help that is granted. It brings a service and a period, never minutes. */
export type ToldIntervention = {
  readonly kind: 'intervention'
  readonly patient: string
  readonly service: string
  readonly localCode: string | null
  readonly localName: string | null
  readonly status: string | null
  readonly activity: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly needs: readonly string[]
  readonly deliveredAs: readonly string[]
  readonly followUp: string | null
}

/** Help that was given once without being planned, such as acute help. */
export type ToldCompletedIntervention = {
  readonly kind: 'completedIntervention'
  readonly patient: string
  readonly service: string
  readonly localCode: string | null
  readonly localName: string | null
  readonly status: string | null
  readonly day: LocalDate | null
  readonly at: Instant | null
  readonly needs: readonly string[]
}

/** A meeting with the citizen, planned or over: a follow-up, a visit, an assessment. */
export type ToldContact = {
  readonly kind: 'contact'
  readonly patient: string
  readonly purpose: string | null
  readonly status: string | null
  readonly manner: string | null
  readonly day: LocalDate | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly needs: readonly string[]
  readonly interventions: readonly string[]
}

/** What came of a follow-up. */
export type ToldOutcome = {
  readonly kind: 'outcome'
  readonly patient: string
  readonly outcome: string
  readonly status: string | null
  readonly day: LocalDate | null
  readonly needs: readonly string[]
  readonly interventions: readonly string[]
}

/** How the citizen sees their own situation. */
export type ToldOwnView = {
  readonly kind: 'ownView'
  readonly patient: string
  readonly question: string
  readonly answer: string
  readonly status: string | null
  readonly day: LocalDate | null
  readonly need: string | null
  readonly matter: string | null
}

/** An area worth watching, without a condition in it yet. */
export type ToldMatter = {
  readonly kind: 'matter'
  readonly patient: string
  readonly area: string
  /** Conditions the citizen is at risk of. */
  readonly atRisk: readonly string[]
  readonly relevant: boolean
  readonly status: string | null
  readonly day: LocalDate | null
}
