/** What a team's week is planned from, and what is said of it that no search can know. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { FrameScope, Grant } from '#care/grants/grant.ts'
import type { Position } from '#care/people/position.ts'
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import type { StaffMember } from '#care/people/team.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import type { PlanTeam } from '#care/plans/nobody-may.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import type { FrirumInstance } from '#solver/formats/frirum.ts'

/** Everything care knows of a team and its citizens in one week. */
export type WeekFacts = {
  readonly week: Week
  readonly zone: Zone
  readonly model: GovernanceModel
  readonly people: PlanTeam
  readonly shifts: readonly RosteredShift[]
  /** Where shifts begin and end; null where nobody said, and the middle of the homes stands for it. */
  readonly base: Position | null
  readonly citizens: readonly CitizenFacts[]
  /** What was adopted for the week before; empty where nothing was. */
  readonly adopted: readonly RoutedVisit[]
  /** The week as it is adopted, where it is to be changed as little as may be; `now` only while the week runs. */
  readonly published?: Published
}

export type Published = {
  readonly visits: readonly RoutedVisit[]
  readonly now?: { readonly day: number; readonly minute: number }
}

export type CitizenFacts = {
  readonly id: Id<'Citizen'>
  readonly home: Position | null
  readonly grants: Timeline<Grant>
  readonly plans: Timeline<RhythmPlan>
  readonly usual: Id<'Staff'> | null
  /** Who is known to have come in the week before; empty where nothing tells. */
  readonly seen: readonly Id<'Staff'>[]
}

/** The planned visit that a frame of the search stands for, on the days it may fall. */
export type FrameSource = {
  readonly citizen: Id<'Citizen'>
  readonly visit: string
  readonly plan: Id<'Plan'>
  readonly dates: readonly LocalDate[]
  readonly times: number
}

/** Why something is not in the plan, or what had to be taken for granted. */
export type WeekNote =
  | { readonly kind: 'noPlan' | 'noGrant' | 'noHome'; readonly citizen: Id<'Citizen'> }
  | {
      readonly kind: 'nobodyMay' | 'tooManyTogether' | 'outsideTheDay' | 'tooLong'
      readonly citizen: Id<'Citizen'>
      readonly visit: string
      /** The tasks nobody on duty may do, or how many should go. */
      readonly tasks: readonly string[]
    }
  | {
      readonly kind: 'overFrame'
      readonly citizen: Id<'Citizen'>
      /** Which of the grant's frames. */
      readonly scope: FrameScope
      readonly framed: number
      readonly planned: number
    }
  | {
      readonly kind: 'usualNotOnDuty' | 'usualOtherHours'
      readonly citizen: Id<'Citizen'>
      readonly staff: Id<'Staff'>
    }
  | { readonly kind: 'mayNotAllWeek'; readonly staff: Id<'Staff'>; readonly tasks: readonly string[] }
  | { readonly kind: 'noBase' | 'noShifts' | 'noPromise' }
  | { readonly kind: 'facesUnknown'; readonly citizens: number }
  | { readonly kind: 'shiftsAssumed'; readonly shifts: number }

/** A week as the search takes it, with the way back to people and what is to be said beside it. */
export type WeekProblem = {
  readonly week: Week
  readonly instance: FrirumInstance
  readonly frames: ReadonlyMap<string, FrameSource>
  readonly staff: ReadonlyMap<Id<'Staff'>, StaffMember>
  readonly notes: readonly WeekNote[]
}

/** How long ways take: a table for each mode over the places in the order given. */
export type TravelOf = (places: readonly Position[]) => FrirumInstance['travel']
