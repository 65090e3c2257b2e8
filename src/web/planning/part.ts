/** The part of a proposal that somebody has ticked. */
import type { Change } from './plan.ts'

/** Whose changes are taken: who is not left out and has one on a day that is not. */
export function takenOf(
  changes: readonly Change[],
  without: ReadonlySet<string>,
  leftDays: ReadonlySet<string>,
): string[] {
  const isOnTaken = ({ before, after }: Change) => [before, after].some((visit) => visit && !leftDays.has(visit.date))
  const taken = changes.filter((change) => !without.has(change.citizen) && isOnTaken(change))
  return [...new Set(taken.map(({ citizen }) => citizen))]
}
