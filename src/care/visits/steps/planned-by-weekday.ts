import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { weekdaysOf } from '#care/plans/week.ts'
import { usualStart } from '../part-of-day-hours.ts'

const made = new WeakMap<RhythmPlan, readonly (readonly PlannedVisit[])[]>()

/** What a plan holds on each weekday (Monday first), in the order of the day; worked out once for each plan. */
export function plannedByWeekday(plan: RhythmPlan): readonly (readonly PlannedVisit[])[] {
  const known = made.get(plan)
  if (known) return known
  const days: PlannedVisit[][] = [[], [], [], [], [], [], []]
  for (const visit of plan.visits.toSorted((a, b) => usualStart(a) - usualStart(b) || (a.key < b.key ? -1 : 1)))
    for (const day of weekdaysOf(visit.days)) days[day]?.push(visit)
  made.set(plan, days)
  return days
}
