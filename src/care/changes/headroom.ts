import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import { frameUse } from '#care/plans/frame-use.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Headroom } from './change.ts'

/**
 * What is left of each frame in a week: what it gives minus what is planned, under zero where the plan goes over.
 * A frame of four weeks or a month counts with its share of the week; nothing is left over from one week to the next.
 */
export const headroom = (
  grant: Grant,
  plan: RhythmPlan | null,
  week: Week,
  model: GovernanceModel,
): readonly Headroom[] =>
  frameUse(model, grant, plan, week).map(({ frame, framed, planned }) => ({
    frame,
    framed,
    planned,
    left: framed - planned,
  }))
