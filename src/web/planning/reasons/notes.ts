/** What is not in a plan and why, what had to be taken for granted, and what stands in the way of a wish. */
import type { z } from 'zod'
import type { barrier, weekNote } from '#contract/planning/values.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { dayNameAt, lengthIn, sentence, type Telling } from './telling.ts'

export type WeekNote = Readonly<z.output<typeof weekNote>>
/** The note that a kind has, also where several kinds have the same. */
type NoteOf<Kind, Note = WeekNote> = Note extends { readonly kind: infer Known }
  ? Kind extends Known
    ? Note
    : never
  : never

/** The demand of a visit that asks for nobody in particular: then it is the number of people that lacks. */
const anybody = 'anybody'

const tasksIn = ({ names, format }: Telling, tasks: readonly string[]): string => format.list(tasks.map(names.task))
const citizenIn = ({ names }: Telling, { citizen }: { readonly citizen: string }): string => names.citizen(citizen)

/** What a frame is for; null where it is for everything. */
const partIn = ({ names }: Telling, scope: NoteOf<'overFrame'>['scope']): string | null => {
  if (scope?.kind === 'cluster') return names.cluster(scope.cluster)
  return scope?.kind === 'service' ? names.task(scope.service) : null
}

const notesTold: { readonly [Kind in WeekNote['kind']]: (telling: Telling, note: NoteOf<Kind>) => string } = {
  noPlan: (telling, note) => telling.own.notes.noPlan(citizenIn(telling, note)),
  noGrant: (telling, note) => telling.own.notes.noGrant(citizenIn(telling, note)),
  noHome: (telling, note) => telling.own.notes.noHome(citizenIn(telling, note)),
  nobodyMay: (telling, note) => {
    const tasks = note.tasks.filter((task) => task !== anybody)
    const name = citizenIn(telling, note)
    if (tasks.length === 0) return telling.own.notes.tooFew(name)
    return telling.own.notes.nobodyMay(name, tasksIn(telling, tasks))
  },
  tooManyTogether: (telling, note) =>
    telling.own.notes.tooManyTogether(citizenIn(telling, note), Number(note.tasks[0] ?? 3)),
  outsideTheDay: (telling, note) => telling.own.notes.outsideTheDay(citizenIn(telling, note)),
  tooLong: (telling, note) => telling.own.notes.tooLong(citizenIn(telling, note)),
  overFrame: (telling, note) => {
    const { notes } = telling.own
    const name = citizenIn(telling, note)
    const [planned, framed] = [lengthIn(telling, note.planned), lengthIn(telling, note.framed)]
    const part = partIn(telling, note.scope)
    return part === null ? notes.overFrame(name, planned, framed) : notes.overPart(part, name, planned, framed)
  },
  usualNotOnDuty: (telling, note) =>
    telling.own.notes.usualNotOnDuty(telling.names.staff(note.staff), citizenIn(telling, note)),
  usualOtherHours: (telling, note) =>
    telling.own.notes.usualOtherHours(telling.names.staff(note.staff), citizenIn(telling, note)),
  mayNotAllWeek: (telling, { staff, tasks }) =>
    telling.own.notes.mayNotAllWeek(
      telling.names.staff(staff),
      // A demand of several tasks comes as one, its parts joined.
      tasksIn(telling, [...new Set(tasks.flatMap((task) => task.split('+')))]),
    ),
  noBase: ({ own }) => own.notes.noBase,
  noShifts: ({ own }) => own.notes.noShifts,
  noPromise: ({ own }) => own.notes.noPromise,
  facesUnknown: ({ own }, { citizens }) => own.notes.facesUnknown(citizens),
  shiftsAssumed: ({ own }, { shifts }) => own.notes.shiftsAssumed(shifts),
}

/** Why something is not in the plan, or what had to be taken for granted. */
export const tellNote = (telling: Telling, note: WeekNote): string =>
  sentence((notesTold[note.kind] as (telling: Telling, note: WeekNote) => string)(telling, note))

export type Barrier = Readonly<z.output<typeof barrier>>

/** Whose visit was wished elsewhere, with whom and on which day. */
export type WishTold = { readonly citizen: string; readonly staff: string; readonly date: LocalDate }

type BarrierTold = (
  telling: Telling,
  barrier: Barrier,
  wish: { readonly name: string; readonly who: string; readonly day: string },
) => string
const barriersTold: { readonly [Kind in Barrier['kind']]: BarrierTold } = {
  noShift: ({ own: { barriers } }, _, { who, day }) => barriers.noShift(who, day),
  notAgreed: ({ own: { barriers } }, _, { name, day }) => barriers.notAgreed(name, day),
  twiceThatDay: ({ own: { barriers } }, _, { name, day }) => barriers.twiceThatDay(name, day),
  mayNot: ({ own: { barriers } }, _, { who, name }) => barriers.mayNot(who, name),
  atTheCitizensAlready: ({ own: { barriers } }, _, { who }) => barriers.already(who),
  tooNear: (telling, { minutes = 0 }, { name }) => telling.own.barriers.tooNear(name, lengthIn(telling, minutes)),
  noRoom: (telling, { short = 1 }, { who, day }) => telling.own.barriers.noRoom(who, day, lengthIn(telling, short)),
  notInPlan: ({ own: { barriers } }, _, { name }) => barriers.notInPlan(name),
  anotherThen: ({ own: { barriers } }, _, { name }) => barriers.anotherThen(name),
  otherNotFree: ({ own: { barriers } }, _, { name }) => barriers.otherNotFree(name),
  begun: ({ own: { barriers } }, _, { name }) => barriers.begun(name),
  over: ({ own: { barriers } }, _, { day }) => barriers.over(day),
}

/** What stands in the way of a wish. */
export function tellBarrier(telling: Telling, told: Barrier, { citizen, staff, date }: WishTold): string {
  const { names } = telling
  const wish = { name: names.citizen(citizen), who: names.staff(staff), day: dayNameAt(telling, date) }
  return sentence(barriersTold[told.kind](telling, told, wish))
}
