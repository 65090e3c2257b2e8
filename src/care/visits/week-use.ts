/** How far into its frame a week has come: what was given, and what the plan still holds. */
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { minutesOfVisit, plannedOn } from '#care/plans/week.ts'
import { addDays, earlier, type LocalDate, later } from '#kernel/calendar/local-date.ts'
import { daysOf } from '#kernel/calendar/period.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import { type Timeline, valueOn } from '#kernel/timeline/timeline.ts'
import type { VisitFact } from './fact.ts'
import { performed } from './performed.ts'

/**
 * A citizen's week in staff minutes: given on the days before today, and ahead on today and the days after it. What is
 * told of today already counts in `ahead`, so that the two and what is left always add up to the frame.
 * @da forbrug i ugen
 * @sv förbrukning i veckan
 */
export type WeekUse = { readonly done: Minutes; readonly ahead: Minutes }

/** Counts a week as it stands on `today`; facts of other weeks are passed over. */
export function weekUse(
  plans: Timeline<RhythmPlan>,
  facts: readonly VisitFact[],
  week: Week,
  today: LocalDate,
  zone: Zone,
): WeekUse {
  const { from, to } = daysOfWeek(week)
  let [done, ahead] = [0, 0]
  const last = earlier(to, today)
  if (from <= last)
    for (const visit of performed(plans, facts, { from, to: last }, zone))
      if (visit.date < today) done += visit.minutes
      else ahead += visit.minutes
  const next = later(from, addDays(today, 1))
  if (next <= to)
    for (const date of daysOf({ from: next, to }))
      for (const visit of plannedIn(plans, date)) ahead += minutesOfVisit(visit)
  return { done: minutes(done), ahead: minutes(ahead) }
}

function plannedIn(plans: Timeline<RhythmPlan>, date: LocalDate) {
  const plan = valueOn(plans, date)
  return plan ? plannedOn(plan, date) : []
}
