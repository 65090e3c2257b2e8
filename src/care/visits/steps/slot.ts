import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import type { VisitFact } from '../fact.ts'

/**
 * A place in the days that a visit fills: one planned for a date, or one outside the plan that somebody told of.
 * `facts` are those that speak of it.
 * @plain
 */
export type Slot = {
  /** The place of its day in the day table. */
  readonly day: number
  readonly planned: PlannedVisit | null
  facts: readonly VisitFact[]
}

/** How many go together: as planned, and at least two when a fact says two went. */
export function staffOf(slot: Slot): number {
  const planned = slot.planned?.staff ?? 1
  return planned < 2 && slot.facts.some((fact) => fact.kind === 'doubleStaffed') ? 2 : planned
}
