import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Delegation } from './delegation.ts'

/**
 * The axes on which a team can decide for itself: its plan and shifts, the help it gives, its work with others
 * (000-04..06).
 * @da akser for selvstyre
 * @sv axlar för självstyre
 */
export const autonomyAxes = ['selfManagement', 'selfAssessment', 'selfCoordination'] as const
/** @plain */
export type AutonomyAxis = NonNullable<Delegation['axis']>

/**
 * How far a team decides on an axis, lowest first: the leader decides, the team proposes, the team decides when it has
 * asked, the team decides. The degree can be set and is not on or off (000-06). Assumed: no source names the steps.
 * @da trin i selvstyre
 * @sv steg i självstyre
 */
export const autonomySteps = ['leaderDecides', 'teamProposes', 'teamAsks', 'teamDecides'] as const
/** @plain */
export type AutonomyStep = (typeof autonomySteps)[number]

/**
 * That a team took a step on an axis, from a day on, with why and by whose decision.
 * @da ændring af selvstyre
 * @sv ändring av självstyre
 */
export type AutonomyChange = {
  readonly axis: AutonomyAxis
  readonly step: AutonomyStep
  readonly from: LocalDate
  readonly reason: string
  readonly by: string
}

/**
 * The step that holds on a day on each axis that was ever decided on (000-07): that of the change which begins last up
 * to the day; of two that begin on one day the one decided later.
 * @param changes in the order they were decided
 */
export function autonomyOn(
  changes: readonly AutonomyChange[],
  day: LocalDate,
): ReadonlyMap<AutonomyAxis, AutonomyChange> {
  const held = new Map<AutonomyAxis, AutonomyChange>()
  for (const change of changes) {
    const before = held.get(change.axis)
    if (change.from <= day && (before === undefined || change.from >= before.from)) held.set(change.axis, change)
  }
  return held
}

/** The history of one axis, the day from which it held first; a change that changed nothing is left out. */
export function autonomyHistory(changes: readonly AutonomyChange[], axis: AutonomyAxis): readonly AutonomyChange[] {
  const days = [...new Set(changes.filter((change) => change.axis === axis).map(({ from }) => from))].sort()
  const held = days.flatMap((day) => autonomyOn(changes, day).get(axis) ?? [])
  return held.filter((change, at) => change.step !== held[at - 1]?.step)
}
