import type { FramePer } from '#care/governance/model.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import type { Level } from './assessment.ts'

/**
 * Room for help: so many minutes in each week, four weeks or month, for everything, for one cluster or for one service.
 * @da ramme
 * @sv ramtid
 */
export type Frame = { readonly scope: FrameScope; readonly minutes: Minutes; readonly per: FramePer }

/**
 * What a frame may be used for.
 * @da rammens område
 * @sv ramens område
 */
export type FrameScope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cluster'; readonly cluster: string }
  | { readonly kind: 'service'; readonly service: string }

/**
 * What the help should lead to, as a level of one area by a day.
 * @da mål
 * @sv mål
 */
export type Goal = {
  readonly area: string
  readonly level: Level
  readonly by: LocalDate | null
}

/**
 * What a decision promises for a time: frames, where the model has them a category and band, the goals, and the
 * conditions.
 * @da bevilling
 * @sv beviljad insats
 */
export type Grant = {
  readonly id: Id<'Grant'>
  readonly citizen: Id<'Citizen'>
  readonly decision: Id<'Decision'>
  readonly period: Period
  readonly frames: readonly Frame[]
  readonly category: string | null
  readonly band: string | null
  readonly course: string | null
  /** Whether rehabilitation is part of it, which sets its own clock. */
  readonly rehabilitation: boolean
  /** Need beyond the 24 hours of a day, as when two must help at once round the clock. */
  readonly beyondTheDay: boolean
  /** The decision's own follow-up day, where the category leaves it to the decision. */
  readonly followUpOn: LocalDate | null
  readonly goals: readonly Goal[]
  readonly conditions: readonly string[]
}

/**
 * An authority's decision on one citizen's help. Once made it is never altered: a later one takes over from its day.
 * @da afgørelse
 * @sv beslut
 */
export type Decision = {
  readonly id: Id<'Decision'>
  readonly citizen: Id<'Citizen'>
  readonly assessment: Id<'Assessment'> | null
  readonly outcome: 'granted' | 'refused' | 'ended'
  readonly decidedAt: Instant
  readonly decidedBy: string
  readonly from: LocalDate
  readonly legalBasis: readonly string[]
  readonly facts: string
  readonly considerations: string
  readonly heardOn: LocalDate | null
  readonly appealGuidance: boolean
  readonly grant: Grant | null
}
