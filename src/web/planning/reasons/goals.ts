/** Every goal that a plan keeps or breaks, and every one that comes out otherwise, in a sentence with its numbers. */
import type { z } from 'zod'
import type { goal, goalChange } from '#contract/planning/values.ts'
import { lengthBefore, lengthIn, sentence, shareIn, type Telling } from './telling.ts'

export type Goal = Readonly<z.output<typeof goal>>
export type GoalChange = Readonly<z.output<typeof goalChange>>
type Kind = Goal['goal']

/** A kind of goal that lacks its sentence does not compile. */
const goalTold: { readonly [Of in Kind]: (telling: Telling, goal: Goal, name: string, limit: number) => string } = {
  visits: ({ own: { goals } }, { value }, name, limit) => {
    if (value === limit) return goals.visitsAll(name, limit)
    if (value > limit) return goals.visitsMore(name, value, value - limit)
    return value === 0 ? goals.visitsNone(name, limit) : goals.visitsSome(name, value, limit)
  },
  faces: ({ own: { goals } }, { value, isKept }, name, limit) =>
    (isKept ? goals.faces : goals.facesOver)(name, value, limit),
  usual: ({ own: { goals }, names }, { value, isKept, who }, name, limit) => {
    const contact = who === undefined ? null : names.staff(who)
    if (value === 0) return goals.usualNone(contact, name)
    if (value === limit) return goals.usualAll(contact, name, limit)
    return (isKept ? goals.usualMost : goals.usualLess)(contact, name, value, limit)
  },
  agreedTime: (telling, { value }, name) =>
    value === 0 ? telling.own.goals.agreedTime(name) : telling.own.goals.agreedTimeNot(name, lengthIn(telling, value)),
  sameTime: (telling, { value, isKept }, name, limit) => {
    const { goals } = telling.own
    if (value === 0) return goals.sameTime(name)
    const length = lengthIn(telling, value)
    return isKept ? goals.sameTimeNearly(name, length) : goals.sameTimeNot(name, length, lengthIn(telling, limit))
  },
  oneAtATime: ({ own: { goals } }, { value }, name) =>
    value === 0 ? goals.oneAtATime(name) : goals.oneAtATimeNot(name, value),
  overtime: (telling, { value }, name) =>
    value === 0 ? telling.own.goals.overtime(name) : telling.own.goals.overtimeNot(name, lengthIn(telling, value)),
  pauses: ({ own: { goals } }, { value }, name) => (value === 0 ? goals.pauses(name) : goals.pausesNot(name, value)),
  load: (telling, { value, isKept }, name, limit) => {
    const { load, loadOver, loadUnder } = telling.own.goals
    const told = isKept ? load : value > limit ? loadOver : loadUnder
    return told(name, shareIn(telling, value), shareIn(telling, limit))
  },
  travel: (telling, { value }, name) =>
    value === 0 ? telling.own.goals.travelNone(name) : telling.own.goals.travel(name, lengthIn(telling, value)),
}

type ChangeTold = (telling: Telling, change: GoalChange, name: string, limit: number) => string
const changeTold: { readonly [Of in Kind]: ChangeTold } = {
  visits: ({ own: { changes } }, { before, after }, name) => changes.visits(name, after, before),
  faces: ({ own: { changes } }, { before, after }, name, limit) => changes.faces(name, after, before, limit),
  usual: ({ own: { changes } }, { before, after, turns }, name, limit) => {
    if (turns === null) return changes.usual(name, after, before, limit)
    return (turns === 'kept' ? changes.usualMost : changes.usualLess)(name, after, before)
  },
  agreedTime: (telling, { before, after }, name) =>
    after === 0
      ? telling.own.changes.agreedTime(name)
      : telling.own.changes.agreedTimeNot(name, lengthIn(telling, after), lengthBefore(telling, before)),
  sameTime: (telling, { before, after }, name, limit) =>
    after === 0
      ? telling.own.changes.sameTime(name)
      : telling.own.changes.sameTimeNot(
          name,
          lengthIn(telling, after),
          lengthBefore(telling, before),
          lengthIn(telling, limit),
        ),
  oneAtATime: ({ own: { changes } }, { before, after }, name) =>
    after === 0 ? changes.oneAtATime(name) : changes.oneAtATimeNot(name, after, before),
  overtime: (telling, { before, after }, name) =>
    after === 0
      ? telling.own.changes.overtime(name)
      : telling.own.changes.overtimeNot(name, lengthIn(telling, after), lengthBefore(telling, before)),
  pauses: ({ own: { changes } }, { before, after }, name) =>
    after === 0 ? changes.pauses(name) : changes.pausesNot(name, after, before),
  load: (telling, { before, after }, name, limit) =>
    telling.own.changes.load(name, shareIn(telling, after), shareIn(telling, before), shareIn(telling, limit)),
  travel: (telling, { before, after }, name) => {
    const { travelMore, travelLess } = telling.own.changes
    return (after > before ? travelMore : travelLess)(name, lengthIn(telling, after - before))
  },
}

const nameIn = ({ names }: Telling, { of, id }: Pick<Goal, 'of' | 'id'>): string =>
  of === 'citizen' ? names.citizen(id) : names.staff(id)

/** A goal of one citizen or carer: what came of it beside what it is held to. */
export const tellGoal = (telling: Telling, told: Goal): string =>
  sentence(goalTold[told.goal](telling, told, nameIn(telling, told), told.limit ?? 0))

/** What a wish does to one goal. */
export const tellGoalChange = (telling: Telling, told: GoalChange): string =>
  sentence(changeTold[told.goal](telling, told, nameIn(telling, told), told.limit ?? 0))
