import type { FindingKind } from '#care/governance/finding-kind.ts'
import type { Holiday } from '#care/governance/holiday.ts'
import type { LegalReference } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { PerformedVisit, VisitFact } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import type { Money } from '#kernel/money.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'

/**
 * Everything one citizen's month is settled from.
 * @da borgermåned
 * @sv brukarmånad
 */
export type CitizenMonth = {
  readonly citizen: Id<'Citizen'>
  readonly month: Month
  readonly teams: Timeline<Id<'Team'>>
  readonly grants: Timeline<Grant>
  readonly plans: Timeline<RhythmPlan>
  readonly packages: readonly StartedPackage[]
  readonly facts: readonly VisitFact[]
  /** The days off of the month by the law of the country; absent or empty, there are none beside weekends. */
  readonly holidays?: readonly Holiday[]
  readonly paidBeyond?: readonly PaidBeyond[]
}

/**
 * Time beyond what the grant allows that somebody has decided to pay after all: of one order as its finding names it,
 * or of the month where the grant is one frame (null).
 * @da betales udover bevillingen
 * @sv ersätts utöver beviljad tid
 */
export type PaidBeyond = { readonly order: string | null; readonly minutes: Minutes }

/**
 * One thing that is paid. `key` names what the line is of within the citizen's month, so that a rerun finds it again.
 * Quantity × unit price need not be the amount to the last unit: the amount is rounded once, as the ground says.
 * @da afregningslinje
 * @sv ersättningsrad
 */
export type SettlementLine = {
  readonly citizen: Id<'Citizen'> | null
  readonly team: Id<'Team'>
  readonly kind: 'grantedTime' | 'performedTime' | 'weeklyRate' | 'packagePrice' | 'frameBudget'
  readonly key: string
  readonly period: Period & { readonly to: LocalDate }
  readonly quantity: number
  readonly unit: 'minutes' | 'days'
  readonly unitPrice: Money
  readonly per: 'hour' | 'week' | 'year'
  readonly amount: Money
  readonly ground: Ground
}

/**
 * Why an answer is what it is: the rule's place in the model and its provenance, the law, the day it was judged on,
 * and the figures that went in.
 * @da grundlag
 * @sv grund
 */
export type Ground = {
  readonly rule: string
  readonly provenance: 'stated' | 'assumed' | 'unverified'
  readonly source: string
  readonly laws: readonly LegalReference[]
  readonly on: LocalDate
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Something about a citizen's month that a person must look at, with the figures that show it.
 * @da fund
 * @sv avvikelse
 */
export type Finding = {
  readonly kind: FindingKind
  readonly citizen: Id<'Citizen'> | null
  readonly team: Id<'Team'> | null
  readonly date: LocalDate | null
  readonly facts: Readonly<Record<string, string | number>>
}

/**
 * How many visits that were done are known by what: a lock or a clock, a report of staff, or the plan alone.
 * @da dokumentation af besøg
 * @sv underlag för besök
 */
export type EvidenceCount = Readonly<Record<PerformedVisit['evidence'], number>>

/**
 * A citizen's or a team's month, settled.
 * @da afregning
 * @sv ersättning
 */
export type Settled = {
  readonly lines: readonly SettlementLine[]
  readonly findings: readonly Finding[]
}
