import type { z } from 'zod'
import type { readPlans } from '#contract/plans/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Plan } from './draft.ts'

export type PlanAhead = z.output<typeof readPlans.answer>['items'][number]

/** The plan that a change from a day on is of: the first from then that has visits, for an empty one is a pause. */
export function planOn(ahead: readonly PlanAhead[], day: LocalDate): Plan | null {
  const from = ahead.filter(({ holds }) => holds.to === null || holds.to >= day)
  return (from.find(({ plan }) => plan.visits.length > 0) ?? from[0])?.plan ?? null
}
