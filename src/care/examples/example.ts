/**
 * A worked example of a model: a situation, a question, and the answer the model must give. Examples stand in the
 * model's own document, are run as its tests and are read as its documentation.
 */
import type { FunnelStep } from '#care/governance/funnel.ts'
import type { Holiday } from '#care/governance/holiday.ts'
import type { FramePer, FrameRule, GovernanceModel } from '#care/governance/model.ts'
import type { Language, Words } from '#care/governance/words.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { Role } from '#care/people/actor.ts'
import type { Profession } from '#care/people/team.ts'
import type { PartOfDay } from '#care/plans/rhythm-plan.ts'
import type { FactKind } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { TimeOfDay, TimeWindow } from '#kernel/clock/time-of-day.ts'
import type { DayName } from './day-name.ts'
import type { MeasuredQuestion } from './measured-question.ts'
import type { PracticeQuestion } from './practice-question.ts'

/**
 * A governance model with the examples that prove and explain it.
 * @da modeldokument
 * @sv modelldokument
 */
export type ModelDocument = { readonly model: GovernanceModel; readonly examples: readonly Example[] }

/**
 * One situation with its question and the answer expected.
 * @da gennemregnet eksempel
 * @sv räkneexempel
 */
export type Example = {
  readonly id: string
  readonly title: Words
  /** The lines of the sources it shows, such as `004-56`. */
  readonly shows: readonly string[]
  readonly given?: Given
  readonly ask: Question
  /** What the answer must hold; the answer may say more. A list must be as long and in the same order. */
  readonly expect: Expected
}

/** @plain */
export type Expected = { readonly [name: string]: ExpectedValue }
/** @plain */
export type ExpectedValue = string | number | boolean | null | readonly ExpectedValue[] | Expected

/**
 * The citizen's situation, in short: grants and plans one after another, packages started, and what was reported.
 * @da situation
 * @sv situation
 */
export type Given = {
  readonly grants?: readonly GivenGrant[]
  readonly plans?: readonly GivenPlan[]
  readonly packages?: readonly { readonly package: string; readonly from: LocalDate }[]
  readonly facts?: readonly GivenFact[]
  readonly holidays?: readonly Holiday[]
}

/**
 * A grant from one day on; a later one takes over.
 * @da bevilling
 * @sv beviljad insats
 */
export type GivenGrant = Pick<Grant, 'period'> &
  Partial<Omit<Grant, 'id' | 'citizen' | 'decision' | 'period' | 'frames'>> & {
    readonly frames: readonly {
      readonly minutes: number
      readonly per: FramePer
      readonly cluster?: string
      readonly service?: string
    }[]
  }

/**
 * A rhythm plan from one day on, until its last day or until the next takes over.
 * @da døgnrytmeplan
 * @sv genomförandeplan
 */
export type GivenPlan = {
  readonly from: LocalDate
  readonly to?: LocalDate
  readonly visits: readonly GivenVisit[]
}

/**
 * A planned visit: `days` is every day, named days, or so many times a week.
 * @da planlagt besøg
 * @sv planerat besök
 */
export type GivenVisit = {
  readonly key: string
  readonly part: PartOfDay
  readonly days: 'every' | number | readonly DayName[]
  readonly minutes: number
  readonly services: readonly string[]
  readonly staff?: number
  readonly window?: TimeWindow
  readonly competences?: readonly string[]
}

/**
 * Something reported of a visit; clock times are those of the municipality.
 * @da besøgsfakta
 * @sv besöksfakta
 */
export type GivenFact = {
  readonly date: LocalDate
  readonly visit: string | null
  readonly kind: Exclude<FactKind, 'correction'>
  readonly minutes?: number
  readonly start?: TimeOfDay
  readonly end?: TimeOfDay
  readonly services?: readonly string[]
}

/**
 * Who asks or acts, where it matters.
 * @da aktør
 * @sv aktör
 */
export type GivenActor = { readonly by: Role; readonly competences?: readonly string[]; readonly private?: boolean }

/**
 * A part of a change as an example writes it.
 * @da del af en ændring
 * @sv del av en ändring
 */
export type GivenComponent =
  | { readonly kind: 'time'; readonly minutesPerWeek: number; readonly cluster?: string; readonly service?: string }
  | { readonly kind: 'tasks'; readonly add?: readonly string[]; readonly remove?: readonly string[] }
  | { readonly kind: 'moved'; readonly visit: string }
  | ({ readonly kind: 'swapped' } & GivenSwap)
  | { readonly kind: 'package'; readonly package: string; readonly newCitizen?: boolean }
  | { readonly kind: 'level'; readonly category: string; readonly band: string | null }
  | { readonly kind: 'paused'; readonly days: number }
  | { readonly kind: 'ended' }

/**
 * Something given up for something else.
 * @da bytte
 * @sv byte
 */
export type GivenSwap = {
  readonly give: string
  readonly get: string
  readonly minutesGiven: number
  readonly minutesGot: number
  readonly with?: 'team' | 'relatives' | 'civilSociety'
}

/**
 * What an example asks. Each kind is answered by the public function of that name.
 * @da spørgsmål
 * @sv fråga
 */
export type Question =
  | MeasuredQuestion
  | PracticeQuestion
  | ({
      readonly kind: 'compass'
      readonly change: readonly GivenComponent[]
      readonly wanted?: boolean
      readonly goalsKept?: boolean
      readonly conditionsWorsen?: boolean
      readonly minorMinutesSoFar?: number
      readonly swapsSoFar?: number
      readonly on: LocalDate
    } & GivenActor)
  | { readonly kind: 'headroom'; readonly week: Week }
  | ({
      readonly kind: 'package'
      readonly package: string
      readonly on: LocalDate
      readonly newCitizen?: boolean
    } & GivenActor)
  /** One clock on several days. */
  | {
      readonly kind: 'followUp'
      readonly rule: string
      readonly on: readonly LocalDate[]
      readonly done?: readonly LocalDate[]
      readonly newCitizen?: boolean
      /** Days on which the citizen came home from hospital. */
      readonly discharges?: readonly LocalDate[]
    }
  | { readonly kind: 'settlement'; readonly month: Month; readonly tolerance?: number }
  | { readonly kind: 'frameBudget'; readonly month: Month; readonly yearBudgetMinor?: number }
  | ({ readonly kind: 'delegation'; readonly decision: string } & GivenActor)
  | {
      readonly kind: 'band'
      readonly category: string
      readonly minutesPerWeek: number
      readonly beyondTheDay?: boolean
    }
  | ({
      readonly kind: 'swap'
      readonly on: LocalDate
      readonly askedBy?: Role
      readonly swapsSoFar?: number
    } & GivenSwap)
  | { readonly kind: 'team'; readonly members: { readonly [profession in Profession]?: number } }
  | { readonly kind: 'faces'; readonly seen: number }
  | { readonly kind: 'trialCost' }
  | { readonly kind: 'autonomy' }
  | { readonly kind: 'meeting'; readonly month: Month; readonly members: number }
  /** As many services and clusters as visits, where nothing else is said. */
  | {
      readonly kind: 'registration'
      readonly visits: number
      readonly services?: number
      readonly clusters?: number
    }
  | {
      readonly kind: 'bonus'
      readonly measured: { readonly [measure: string]: number }
      readonly settledMinor: number
    }
  | { readonly kind: 'letter'; readonly language: Language; readonly text: string }
  | { readonly kind: 'catalogue'; readonly word: string }
  | { readonly kind: 'catalogueSize' }
  | { readonly kind: 'validity'; readonly on: readonly LocalDate[] }
  | {
      readonly kind: 'frame'
      readonly scope: FrameRule['scope']
      readonly of?: string
      readonly per: FramePer
      readonly course?: string
      readonly category?: string
    }
  | { readonly kind: 'estimate'; readonly minutes: { readonly [service: string]: number } }
  | { readonly kind: 'terms'; readonly category: string; readonly from: LocalDate }
  | { readonly kind: 'tolerance'; readonly percent: number }
  | { readonly kind: 'funnel'; readonly considered: readonly FunnelStep[] }
