/** Plans and visits as they cross the wire. */
import type { z } from 'zod'
import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { PerformedVisit } from '#care/visits/fact.ts'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import type { Told } from '#contract/http/told.ts'
import type { performedVisit } from '#contract/plans/operations.ts'
import type { rhythmPlan } from '#contract/plans/plan.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'

export const planTold = (plan: RhythmPlan): Told<z.input<typeof rhythmPlan>> => ({
  ...plan,
  visits: plan.visits.map(visitTold),
})

/** A planned visit on one day. */
export const plannedTold = (visit: PlannedVisit) => ({ ...visitTold(visit), time: writeTimeOfDay(usualStart(visit)) })

export const visitTold = ({ window, ...visit }: PlannedVisit) => ({
  ...visit,
  window: window && { start: writeTimeOfDay(window.start), end: writeTimeOfDay(window.end) },
})

export const performedTold = ({
  start,
  end,
  time,
  ...visit
}: PerformedVisit): Told<z.input<typeof performedVisit>> => ({
  ...visit,
  start: start === null ? null : writeInstant(start),
  end: end === null ? null : writeInstant(end),
  time: writeTimeOfDay(time),
})
