/** What edits of a plan come to as parts of a change, so that the compass judges what is really done. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { FrameScope } from '#care/grants/grant.ts'
import { clusterIdOf, isSameScope, wholeScope } from '#care/grants/scope.ts'
import { planUseOn } from '#care/plans/plan-use.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { editWhatIsThere, keyOfEdit, type VisitEdit } from '#care/plans/visit-edit.ts'
import { minutesOfVisit, weekdaysOf, wholeWeek } from '#care/plans/week.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Change, ChangeComponent, Standing } from './change.ts'
import { edgeOf, type Room, roomOn } from './room.ts'

type Visits = readonly PlannedVisit[]

/**
 * Time added and taken, scope by scope, then visits moved, then tasks that come or go. Time is counted at the nearest
 * scope that has an edge of its own, so what is taken from one service and given to another inside the same frame is
 * no time at all. It is counted from the plan before and after: planned time and the asked together are exactly what
 * the plan then comes to.
 */
export function partsOfEdits(
  model: GovernanceModel,
  { grant, plan }: Pick<Standing, 'grant' | 'plan'>,
  edits: readonly VisitEdit[],
  on: LocalDate,
): readonly ChangeComponent[] {
  if (edits.length === 0) return []
  const before = plan?.visits ?? []
  const after = editWhatIsThere(before, edits)
  const time = timeParts(model, before, after, roomOn(model, grant, on))
  return [...time, ...movedParts(before, after, edits), ...taskParts(before, after)]
}

/** A change with the parts that its edits come to, after those that were said. */
export const withEdits = (
  model: GovernanceModel,
  standing: Standing,
  change: Change,
  edits: readonly VisitEdit[],
  on: LocalDate,
): Change =>
  edits.length === 0
    ? change
    : { ...change, components: [...change.components, ...partsOfEdits(model, standing, edits, on)] }

type TimePart = Extract<ChangeComponent, { readonly kind: 'time' }>

function timeParts({ catalogue }: GovernanceModel, before: Visits, after: Visits, room: Room): TimePart[] {
  const [was, is] = [before, after].map((visits) => planUseOn(catalogue, { visits }, wholeWeek))
  if (!was || !is) return []
  const parts: { scope: FrameScope; minutesPerWeek: number }[] = []
  const add = (scope: FrameScope, minutesPerWeek: number) => {
    const part = parts.find((known) => isSameScope(known.scope, scope))
    if (part) part.minutesPerWeek += minutesPerWeek
    else parts.push({ scope, minutesPerWeek })
  }
  let ofServices = 0
  for (const service of new Set([...was.services.keys(), ...is.services.keys()])) {
    const more = (is.services.get(service) ?? 0) - (was.services.get(service) ?? 0)
    ofServices += more
    const cluster = clusterIdOf(catalogue, service)
    const around: FrameScope[] = [
      { kind: 'service', service },
      ...(cluster === undefined ? [] : [{ kind: 'cluster', cluster } as const]),
    ]
    add(around.find((scope) => edgeOf(room, scope) !== null) ?? wholeScope, more)
  }
  add(wholeScope, is.whole - was.whole - ofServices)
  return parts.filter((part) => part.minutesPerWeek !== 0).map((part) => ({ kind: 'time', ...part }))
}

/**
 * Visits that come at other times: at another hour, on other days for the same time, or dropped while the time is
 * given elsewhere.
 */
function movedParts(before: Visits, after: Visits, edits: readonly VisitEdit[]): ChangeComponent[] {
  const sum = (visits: Visits) => visits.reduce((total, visit) => total + weekly(visit), 0)
  const keys = new Set(edits.map(keyOfEdit))
  const isLess = sum(after) < sum(before)
  return before.flatMap((visit): ChangeComponent[] => {
    if (!keys.has(visit.key)) return []
    const now = after.find(({ key }) => key === visit.key)
    const isMoved = now ? comesAtOtherTimes(visit, now) : !isLess
    return isMoved ? [{ kind: 'moved', visit: visit.key }] : []
  })
}

const weekly = (visit: PlannedVisit): number => minutesOfVisit(visit) * weekdaysOf(visit.days).length

function comesAtOtherTimes(was: PlannedVisit, is: PlannedVisit): boolean {
  if (was.partOfDay !== is.partOfDay) return true
  if (was.window?.start !== is.window?.start || was.window?.end !== is.window?.end) return true
  const [old, now] = [weekdaysOf(was.days), weekdaysOf(is.days)]
  const [isLost, isNew] = [old.some((day) => !now.includes(day)), now.some((day) => !old.includes(day))]
  return (isLost && isNew) || ((isLost || isNew) && weekly(was) === weekly(is))
}

function taskParts(before: Visits, after: Visits): ChangeComponent[] {
  const [was, is] = [before, after].map((visits) => new Set(visits.flatMap(({ services }) => services)))
  const add = [...(is ?? [])].filter((service) => !was?.has(service))
  const remove = [...(was ?? [])].filter((service) => !is?.has(service))
  return add.length + remove.length > 0 ? [{ kind: 'tasks', add, remove }] : []
}
