import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import { type Timeline, within } from '#kernel/timeline/timeline.ts'
import type { Headroom } from './change.ts'
import { headroom } from './headroom.ts'

/**
 * The headroom of a week in which grants and plans may take over from one another. The frames are those of the grant
 * that holds last in it, on the days it holds; what is planned is each plan's share on the days it holds.
 */
export function headroomOfWeek(
  grants: Timeline<Grant>,
  plans: Timeline<RhythmPlan>,
  week: Week,
  model: GovernanceModel,
): readonly Headroom[] {
  const days = daysOfWeek(week)
  const last = within(grants, days).at(-1)
  if (!last) return []
  // A grant keeps its first day, from which its stretches of four weeks are counted.
  const grant = { ...last.value, period: { from: last.value.period.from, to: last.to } }
  const shares = within(plans, days).map(({ from, to, value }) =>
    headroom(grant, { ...value, period: { from, to } }, week, model),
  )
  return headroom(grant, null, week, model).map((bare, index) => {
    const planned = shares.reduce((sum, share) => sum + (share[index]?.planned ?? 0), 0)
    return { ...bare, planned, left: bare.framed - planned }
  })
}
