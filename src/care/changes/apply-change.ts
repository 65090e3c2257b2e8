/** What a change makes of a citizen's plans: the next versions to write. Nothing of it is done here. */

import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { type EditRefusal, editVisits, editWhatIsThere, isSameVisit, type VisitEdit } from '#care/plans/visit-edit.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { ok, type Result } from '#kernel/result.ts'
import { clearDuring, setDuring, type Timeline, within } from '#kernel/timeline/timeline.ts'
import type { Change, ChangeComponent } from './change.ts'

/**
 * A change of a plan: what is asked in law, and what is done to the visits.
 * @da planændring
 * @sv planändring
 */
export type PlanChange = { readonly change: Change; readonly edits: readonly VisitEdit[] }

/**
 * The next version of a plan as it would be written, without the names it gets when it is.
 * @da næste udgave
 * @sv nästa version
 */
export type NextPlan = Pick<RhythmPlan, 'period' | 'visits'>

/**
 * What a change comes to in the plan.
 * @da planændringens følger
 * @sv planändringens följder
 */
export type Applied = {
  /** In the order to write them; each takes over from its first day. None where the rhythm stays as it is. */
  readonly plans: readonly NextPlan[]
  /** Packages that start. */
  readonly packages: readonly Extract<ChangeComponent, { readonly kind: 'package' }>[]
  /** Parts that name no visit, so that the plan cannot say them yet. */
  readonly unplanned: readonly ChangeComponent[]
}

/**
 * How each kind of part reaches the plan. Time, tasks and moves do so by the edits of visits they are read from. A swap
 * is of its day and a package runs beside the rhythm. An end, and another category or level, are made by a decision.
 */
const reaches: Readonly<Record<ChangeComponent['kind'], 'byEdits' | 'pause' | 'package' | 'ofItsDay' | 'byDecision'>> =
  {
    time: 'byEdits',
    tasks: 'byEdits',
    moved: 'byEdits',
    swapped: 'ofItsDay',
    package: 'package',
    level: 'byDecision',
    paused: 'pause',
    ended: 'byDecision',
  }

/**
 * Applies a change to the plans that hold from a day on. Every later version is edited as the first is, where it has
 * the visits, because the first one written takes over from all of them. A pause is a version without visits, and the
 * rhythm goes on after it.
 * @param until the last day of the first plan a citizen gets: that of their grant
 * Refuses an edit of a visit that no plan has, and a key in use.
 */
export function applyChange(
  plans: Timeline<RhythmPlan>,
  { change, edits }: PlanChange,
  on: LocalDate,
  until: LocalDate | null,
): Result<Applied, EditRefusal> {
  const stood = within(plans, { from: on, to: null }).map(({ from, to, value }) => ({ from, to, value: value.visits }))
  const edited = editAll(stood, edits, { from: on, to: until })
  if (!edited.ok) return edited
  const pause = change.components.reduce((days, part) => (part.kind === 'paused' ? Math.max(days, part.days) : days), 0)
  const now = pause > 0 ? paused(edited.value, on, pause) : edited.value
  const first = now.findIndex((stretch, index) => !isAsItStood(stretch, stood[index]))
  return ok({
    plans: first === -1 ? [] : now.slice(first).map(({ from, to, value }) => ({ period: { from, to }, visits: value })),
    packages: change.components.filter((part) => part.kind === 'package'),
    unplanned: edits.length > 0 ? [] : change.components.filter(({ kind }) => reaches[kind] === 'byEdits'),
  })
}

type Rhythm = Timeline<readonly PlannedVisit[]>

/** The plan a change is about: the first from a day on that has visits, for what comes before it is a pause. */
export const planToChange = (plans: Timeline<RhythmPlan>, on: LocalDate): RhythmPlan | null => {
  const ahead = within(plans, { from: on, to: null })
  return (ahead.find(({ value }) => value.visits.length > 0) ?? ahead[0])?.value ?? null
}

function editAll(stood: Rhythm, edits: readonly VisitEdit[], wholly: Period): Result<Rhythm, EditRefusal> {
  if (edits.length === 0) return ok(stood)
  const about = stood.find(({ value }) => value.length > 0) ?? stood[0] ?? { ...wholly, value: [] }
  const first = editVisits(about.value, edits)
  if (!first.ok) return first
  const others = stood.map((stretch) => {
    if (stretch.from === about.from) return { ...stretch, value: first.value }
    return stretch.value.length === 0 ? stretch : { ...stretch, value: editWhatIsThere(stretch.value, edits) }
  })
  return ok(stood.length > 0 ? others : [{ ...about, value: first.value }])
}

function paused(rhythm: Rhythm, on: LocalDate, days: number): Rhythm {
  const pause = { from: on, to: addDays(on, days - 1) }
  if (within(rhythm, pause).every(({ value }) => value.length === 0)) return rhythm
  return setDuring(clearDuring(rhythm, pause), pause, [])
}

function isAsItStood(a: Rhythm[number], b: Rhythm[number] | undefined): boolean {
  if (!b || a.from !== b.from || a.to !== b.to || a.value.length !== b.value.length) return false
  return a.value.every((visit, index) => {
    const other = b.value[index]
    return other !== undefined && isSameVisit(visit, other)
  })
}
