import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { VisitFact } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'

/** What is known of a citizen for their figures, on all days that are asked about. */
export type CitizenKnown = {
  readonly citizen: Id<'Citizen'>
  readonly bornOn: LocalDate | null
  readonly grants: Timeline<Grant>
  readonly plans: Timeline<RhythmPlan>
  readonly facts: readonly VisitFact[]
  readonly followUps: readonly { readonly rule: string; readonly on: LocalDate }[]
  /** Whether the model's rules for new citizens apply on a day. */
  readonly isNew: (day: LocalDate) => boolean
}

/** On which day is counted: as it stands on it, or, once it is over, with it. */
export type AsOf = { readonly on: LocalDate; readonly isOver: boolean }
/** Under which model, and by which clock, it is counted. */
export type Place = { readonly model: GovernanceModel; readonly zone: Zone }
