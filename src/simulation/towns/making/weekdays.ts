import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { minutesOfVisit, weekdaysOf } from '#care/plans/week.ts'

/** A plan's visits on each weekday, Monday first. */
export function visitsByWeekday(visits: readonly PlannedVisit[]): readonly (readonly PlannedVisit[])[] {
  const days: PlannedVisit[][] = [[], [], [], [], [], [], []]
  for (const visit of visits) for (const day of weekdaysOf(visit.days)) days[day]?.push(visit)
  return days
}

/** What one visit takes in a week, for all who go. */
export const weeklyMinutesOf = (visit: PlannedVisit): number => minutesOfVisit(visit) * weekdaysOf(visit.days).length
