import type { Consequence, Effect, Situation } from '#care/governance/delegation.ts'
import type { LegalReference } from '#care/governance/model.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import type { Role } from '#care/people/actor.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'

/**
 * One part of a change to somebody's help.
 * @da del af en ændring
 * @sv del av en ändring
 */
export type ChangeComponent =
  /** Planned minutes a week more (+) or less (−) within a scope. */
  | { readonly kind: 'time'; readonly minutesPerWeek: number; readonly scope: FrameScope }
  | { readonly kind: 'tasks'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'moved'; readonly visit: string }
  | {
      readonly kind: 'swapped'
      readonly give: string
      readonly get: string
      readonly minutesGiven: number
      readonly minutesGot: number
      readonly with: 'team' | 'relatives' | 'civilSociety'
    }
  | { readonly kind: 'package'; readonly package: string; readonly newCitizen: boolean }
  | { readonly kind: 'level'; readonly category: string; readonly band: string | null }
  | { readonly kind: 'paused'; readonly days: number }
  | { readonly kind: 'ended' }

/**
 * A change somebody has in mind. `wanted`: the citizen wants it. `goalsKept`: what the decision aims at can still be
 * reached.
 * `conditionsWorsen`: it raises a fee or narrows a condition of the decision.
 * @da ændring
 * @sv ändring
 */
export type Change = {
  readonly components: readonly ChangeComponent[]
  readonly wanted: boolean
  readonly goalsKept: boolean
  readonly conditionsWorsen: boolean
}

/**
 * Where the citizen stands before the change: what is granted, what is planned, and what was already adjusted since
 * the decision.
 * @da udgangspunkt
 * @sv utgångsläge
 */
export type Standing = {
  readonly grant: Grant
  readonly plan: RhythmPlan | null
  /** Minutes a week already added outside the frame as minor adjustments since the decision. */
  readonly minorMinutesSoFar: number
  /** Swaps already made in the model's swap period. */
  readonly swapsSoFar: number
}

/**
 * The compass: may I, who must, what follows, and why.
 * @da kompas
 * @sv kompass
 */
export type Compass = {
  readonly effect: Effect
  readonly situations: readonly Situation[]
  readonly mayDecide: boolean
  readonly by: Role
  readonly consent: readonly ('citizen' | 'relative')[]
  /** Every competence the one who acts must hold, over all parts of the change. */
  readonly competences: readonly string[]
  readonly follows: readonly Consequence[]
  readonly ground: readonly CompassGround[]
}

/**
 * Why one component has its effect: the law and the figures it was judged by.
 * @da grundlag
 * @sv grund
 */
export type CompassGround = {
  readonly situation: Situation
  readonly law: LegalReference
  readonly on: LocalDate
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * What is left of one frame in a week, or over where it is negative.
 * @da frirum
 * @sv frirum
 */
export type Headroom = {
  readonly frame: Frame
  readonly framed: number
  readonly planned: number
  readonly left: number
}
