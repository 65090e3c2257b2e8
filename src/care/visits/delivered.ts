import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import type { VisitFact } from './fact.ts'
import { performed } from './performed.ts'

/**
 * The minutes of help a citizen was given on some days, all who came counted in.
 * @plain
 */
export function deliveredMinutes(
  plans: Timeline<RhythmPlan>,
  facts: readonly VisitFact[],
  period: Period & { readonly to: LocalDate },
  zone: Zone,
): Minutes {
  let sum = 0
  for (const visit of performed(plans, facts, period, zone)) if (visit.outcome === 'done') sum += visit.minutes
  return minutes(sum)
}
