/** What is done to the visits of a plan, one at a time: added, altered, dropped. */
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { PlannedVisit } from './rhythm-plan.ts'

/**
 * One thing done to a plan. `altered` names its visit by the key it keeps and says all that the visit now is.
 * @da rettelse i planen
 * @sv ändring i planen
 */
export type VisitEdit =
  | { readonly kind: 'added' | 'altered'; readonly visit: PlannedVisit }
  | { readonly kind: 'dropped'; readonly key: string }

/**
 * Why an edit cannot be made: the plan has no such visit, or has one of that key already.
 * @da afslag på rettelse
 * @sv avslag på ändring
 */
export type EditRefusal = { readonly kind: 'noSuchVisit' | 'keyTaken'; readonly visit: string }

type Visits = readonly PlannedVisit[]

/** The key of the visit an edit is about. */
export const keyOfEdit = (edit: VisitEdit): string => (edit.kind === 'dropped' ? edit.key : edit.visit.key)

/** The visits once all edits are made, in the order of the plan, added ones last. Refuses the first that cannot be. */
export function editVisits(visits: Visits, edits: readonly VisitEdit[]): Result<Visits, EditRefusal> {
  let now = visits
  for (const edit of edits) {
    const key = keyOfEdit(edit)
    const isThere = now.some((visit) => visit.key === key)
    if (edit.kind === 'added' && isThere) return refuse({ kind: 'keyTaken', visit: key })
    if (edit.kind !== 'added' && !isThere) return refuse({ kind: 'noSuchVisit', visit: key })
    now = edited(now, edit)
  }
  return ok(now)
}

/** The same where the plan may be another one: what cannot be done there is left undone. */
export const editWhatIsThere = (visits: Visits, edits: readonly VisitEdit[]): Visits =>
  edits.reduce((now, edit) => {
    const isThere = now.some(({ key }) => key === keyOfEdit(edit))
    return (edit.kind === 'added') === isThere ? now : edited(now, edit)
  }, visits)

function edited(visits: Visits, edit: VisitEdit): Visits {
  if (edit.kind === 'added') return [...visits, edit.visit]
  if (edit.kind === 'dropped') return visits.filter(({ key }) => key !== edit.key)
  return visits.map((visit) => (visit.key === edit.visit.key ? edit.visit : visit))
}

/** The edits that lead from one plan's visits to another's; a key is the same visit in both. */
export function editsBetween(before: Visits, after: Visits): VisitEdit[] {
  const was = new Map(before.map((visit) => [visit.key, visit]))
  const is = new Map(after.map((visit) => [visit.key, visit]))
  const dropped = before.filter(({ key }) => !is.has(key)).map(({ key }): VisitEdit => ({ kind: 'dropped', key }))
  const written = after.flatMap((visit): VisitEdit[] => {
    const old = was.get(visit.key)
    if (!old) return [{ kind: 'added', visit }]
    return isSameVisit(old, visit) ? [] : [{ kind: 'altered', visit }]
  })
  return [...dropped, ...written]
}

/** Whether nothing about a visit differs, in whatever order its parts were written. */
export const isSameVisit = (a: PlannedVisit, b: PlannedVisit): boolean => written(a) === written(b)

const written = ({ key, partOfDay, days, minutes, services, purpose, window, competences, staff }: PlannedVisit) =>
  JSON.stringify([
    [key, partOfDay, minutes, purpose, staff, services, competences],
    days.kind === 'weekdays' ? [...days.weekdays].sort() : days.times,
    window && [window.start, window.end],
  ])
