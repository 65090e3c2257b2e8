import type { GovernanceModel } from '#care/governance/model.ts'
import { framedDuring } from '#care/grants/frame-time.ts'
import type { Frame, Grant } from '#care/grants/grant.ts'
import { intersection } from '#kernel/calendar/period.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import { planUseOn, usedIn } from './plan-use.ts'
import type { RhythmPlan } from './rhythm-plan.ts'
import { weekdaysWithin } from './week.ts'

/**
 * One frame in one week: what it gives and what is planned in it.
 * @da forbrug af ramme
 * @sv använd ram
 */
export type FrameUse = { readonly frame: Frame; readonly framed: number; readonly planned: number }

/**
 * Every frame of a grant in one week. Both sides are cut to the days on which the grant holds, the plan also to its
 * own; frames of four weeks or a month give the week's share of them (see `framedDuring`).
 */
export function frameUse(
  { catalogue }: GovernanceModel,
  grant: Grant,
  plan: RhythmPlan | null,
  week: Week,
): readonly FrameUse[] {
  const { from, to } = daysOfWeek(week)
  const granted = intersection(grant.period, { from, to })
  if (!granted) return grant.frames.map((frame) => ({ frame, framed: 0, planned: 0 }))
  const days = { from: granted.from, to: granted.to ?? to }
  const during = plan && intersection(plan.period, days)
  const use = plan && during && planUseOn(catalogue, plan, weekdaysWithin(during, week))
  return grant.frames.map((frame) => ({
    frame,
    framed: framedDuring(frame, grant.period.from, days),
    planned: use ? usedIn(use, frame.scope) : 0,
  }))
}
