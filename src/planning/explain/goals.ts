/** What a plan keeps and breaks, goal by goal with its numbers: values that a sentence can be made of, and no words. */
import { type Book, known, windowAt } from '#planning/feasible/book.ts'
import { routeIn, travelOf } from '#planning/feasible/route.ts'
import type { FrirumCarer, FrirumCitizen } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'

/**
 * What a week's plan is held to. Of a citizen: all visits made; few faces in 14 days; the usual carer more often than
 * anybody else; inside the agreed hours (minutes outside); the same time each day (minutes apart); not two at once
 * unless agreed. Of a carer: home in time (minutes over); pauses (missed); an even share of work (per cent of the
 * shifts, beside the team's); minutes on the way.
 */
const goalKinds = {
  citizen: ['visits', 'faces', 'usual', 'agreedTime', 'sameTime', 'oneAtATime'],
  carer: ['overtime', 'pauses', 'load', 'travel'],
} as const
export type CitizenGoal = (typeof goalKinds.citizen)[number]
export type CarerGoal = (typeof goalKinds.carer)[number]

/** One goal of one citizen or carer: what came of it beside what it is held to; null where it is held to nothing. */
export type Goal = GoalOf<'citizen', CitizenGoal> | GoalOf<'carer', CarerGoal>

type GoalOf<Of, Kind> = {
  readonly of: Of
  readonly id: string
  readonly goal: Kind
  readonly value: number
  readonly limit: number | null
  readonly isKept: boolean
  /** The carer a goal is about, where there is one: the usual one. */
  readonly who?: string
}

/** Starts may lie so many minutes apart and be the same time; the search counts by the same. */
const sameTimeMinutes = 30
/** Work counts as even within so many per cent of the shift of the team's mean. */
const evenWithin = 15

/** Every goal of everybody, citizens first. */
export function goalsOf(book: Book): Goal[] {
  const loads = book.instance.carers.map((carer) => loadOf(book, carer))
  const given = loads.reduce((sum, load) => sum + load.given, 0)
  const mean = given === 0 ? 0 : Math.round((100 * loads.reduce((sum, load) => sum + load.busy, 0)) / given)
  return [
    ...book.instance.citizens.flatMap((citizen) => goalsOfCitizen(book, citizen)),
    ...loads.flatMap((load) => goalsOfCarer(load, mean)),
  ]
}

function goalsOfCitizen(book: Book, citizen: FrirumCitizen): Goal[] {
  const { id } = citizen
  const visits = citizen.frames.flatMap((frame) => book.visitsOfFrame.get(frame.id) ?? [])
  const wanted = citizen.frames.reduce((sum, frame) => sum + frame.visits.least, 0)
  const goal = (kind: CitizenGoal, value: number, limit: number | null, isKept: boolean, who?: string): Goal => ({
    ...{ of: 'citizen', id, goal: kind, value, limit, isKept },
    ...(who === undefined ? {} : { who }),
  })
  const goals = [goal('visits', visits.length, wanted, visits.length >= wanted)]
  if (citizen.faces) {
    const faces = new Set([...citizen.faces.seen, ...visits.flatMap(({ carers }) => carers)]).size
    goals.push(goal('faces', faces, citizen.faces.promise, faces <= citizen.faces.promise))
  }
  if (citizen.usual !== undefined && visits.length > 0) {
    const times = new Map<string, number>()
    for (const { carers } of visits) for (const carer of carers) times.set(carer, (times.get(carer) ?? 0) + 1)
    const own = times.get(citizen.usual) ?? 0
    goals.push(goal('usual', own, visits.length, own > 0 && own === Math.max(...times.values()), citizen.usual))
  }
  const outside = visits.reduce((sum, visit) => sum + outsideAgreed(book, visit), 0)
  goals.push(goal('agreedTime', outside, 0, outside === 0))
  const spreads = citizen.frames.filter(({ sameTime }) => sameTime).map(({ id: frame }) => spreadOf(book, frame))
  if (spreads.length > 0) {
    const widest = Math.max(...spreads)
    goals.push(goal('sameTime', widest, sameTimeMinutes, widest <= sameTimeMinutes))
  }
  const atOnce = overlapping(visits)
  goals.push(goal('oneAtATime', atOnce, 0, atOnce === 0))
  return goals
}

/** Minutes of a visit that lie before or after the hours agreed. */
export function outsideAgreed(book: Book, { frame: name, day, start, length }: FrirumSolutionVisit): number {
  const window = windowAt(known(book, name).frame, day, start, length)
  if (!window) return 0
  return Math.max(0, window.wished[0] - start) + Math.max(0, start + length - window.wished[1])
}

function spreadOf(book: Book, frame: string): number {
  const starts = (book.visitsOfFrame.get(frame) ?? []).map(({ start }) => start)
  return starts.length < 2 ? 0 : Math.max(...starts) - Math.min(...starts)
}

function overlapping(visits: readonly FrirumSolutionVisit[]): number {
  const inOrder = visits.toSorted((a, b) => a.day - b.day || a.start - b.start)
  return inOrder.filter((visit, at) => {
    const before = inOrder[at - 1]
    return before && before.day === visit.day && before.start + before.length > visit.start
  }).length
}

type Load = {
  readonly carer: FrirumCarer
  readonly given: number
  readonly busy: number
  readonly travel: number
  readonly overtime: number
  readonly missedPauses: number
}

function loadOf(book: Book, carer: FrirumCarer): Load {
  const sum = { given: 0, busy: 0, travel: 0, overtime: 0, missedPauses: 0 }
  for (const shift of carer.shifts) {
    const route = routeIn(book, carer.id, shift)
    const travel = travelOf(route)
    const last = route.calls.at(-1)
    sum.given += shift.end - shift.start
    sum.travel += travel
    sum.busy += travel + route.calls.reduce((all, { length }) => all + length, 0)
    if (!last) continue
    const home = last.start + last.length + route.way(last.place, shift.to)
    sum.overtime += Math.max(0, home - shift.end)
    if (shift.pause && !route.pause) sum.missedPauses++
  }
  return { carer, ...sum }
}

function goalsOfCarer({ carer, given, busy, travel, overtime, missedPauses }: Load, mean: number): Goal[] {
  const goal = (kind: CarerGoal, value: number, limit: number | null, isKept: boolean): Goal => ({
    ...{ of: 'carer', id: carer.id, goal: kind, value, limit, isKept },
  })
  const load = given === 0 ? 0 : Math.round((100 * busy) / given)
  return [
    goal('overtime', overtime, 0, overtime === 0),
    goal('pauses', missedPauses, 0, missedPauses === 0),
    goal('load', load, mean, Math.abs(load - mean) <= evenWithin),
    goal('travel', travel, null, true),
  ]
}
