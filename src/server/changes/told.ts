/** Changes as they cross the wire. */
import { takeBackFrom } from '#care/changes/make-change.ts'
import type { Role } from '#care/people/actor.ts'
import type { VisitEdit } from '#care/plans/visit-edit.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { visitTold } from '#server/plans/told.ts'
import type { AwaitingRead } from './awaiting.ts'
import type { ChangeRead } from './queries.ts'

const editTold = (edit: VisitEdit) => (edit.kind === 'dropped' ? edit : { ...edit, visit: visitTold(edit.visit) })

type Kept = Pick<ChangeRead, 'id' | 'on' | 'by' | 'role' | 'change' | 'edits' | 'compass' | 'recordedAt'>

const keptTold = ({ id, on, by, role, change, edits, compass, recordedAt }: Kept) => ({
  ...{ id, on, by, role: role as Role, change, edits: edits.map(editTold), compass },
  recordedAt: writeInstant(recordedAt),
})

export const madeTold = (made: ChangeRead, today: LocalDate) => ({
  ...keptTold(made),
  state: made.takesBack ? ('takesBack' as const) : made.isTakenBack ? ('takenBack' as const) : ('made' as const),
  mayTakeBack: made.takesBack === null && takeBackFrom({ ...made, effect: made.compass.effect }, today).ok,
  decision: null,
  note: null,
})

export const awaitingTold = (awaiting: AwaitingRead) => ({
  ...keptTold(awaiting),
  state: awaiting.outcome ?? ('awaitsDecision' as const),
  mayTakeBack: false,
  decision: awaiting.decision,
  note: awaiting.answerNote ?? awaiting.note,
})

export const openTold = (awaiting: AwaitingRead) => {
  const { citizen, name, note } = awaiting
  return { ...keptTold(awaiting), citizen, name, note }
}
