import { mandatory } from '#solver/problem/problem.ts'
import type { Clocks } from './clocks.ts'
import { unplanned, type VisitState } from './state.ts'

/** What a plan costs, kept up by looking only at carers and nodes that a change has touched. */
export type Tally = ReturnType<typeof tallyOf>

/** A pause outside its hours is worse than none, and no best plan has one. */
const latePause = 1000

const measures = [
  'travel',
  'lateness',
  'worstLateness',
  'waiting',
  'overtime',
  'worstIdleness',
  'unwished',
  'unplanned',
  'missedPause',
  'latePauses',
] as const
export type Measures = Record<(typeof measures)[number], number>

/** One by one: done twice in every step, and many times faster than over the names. */
function copy(to: Measures, from: Measures) {
  to.travel = from.travel
  to.lateness = from.lateness
  to.worstLateness = from.worstLateness
  to.waiting = from.waiting
  to.overtime = from.overtime
  to.worstIdleness = from.worstIdleness
  to.unwished = from.unwished
  to.unplanned = from.unplanned
  to.missedPause = from.missedPause
  to.latePauses = from.latePauses
}

export function tallyOf(state: VisitState, clocks: Clocks) {
  const { problem, pauses, starts, ends, next, prev, start, finish, late, duration, carerOf, isPause, between } = state
  const { carers, visits, parts, goals, pause } = problem
  const now: Measures = Object.fromEntries(measures.map((name) => [name, 0])) as Measures
  const before: Measures = { ...now }
  const travelOf = new Float64Array(carers.count)
  const workOf = new Float64Array(carers.count)
  const waitOf = new Float64Array(carers.count)
  const overOf = new Float64Array(carers.count)
  const idleOf = new Float64Array(carers.count)
  const unwishedOf = new Float64Array(carers.count)
  const missedOf = new Float64Array(carers.count)
  const lateOf = new Float64Array(carers.count)
  const byCarer = [travelOf, workOf, waitOf, overOf, idleOf, unwishedOf, missedOf, lateOf]
  const isTouched = new Uint8Array(carers.count)
  const touched: number[] = []
  const kept: number[] = []

  function touch(carer: number) {
    if (isTouched[carer]) return
    isTouched[carer] = 1
    touched.push(carer)
    for (const of of byCarer) kept.push(of[carer]!)
  }

  /** Travel and work of a route made of other nodes now: travel between them, and all time that is not waiting. */
  function walk(carer: number) {
    let travel = 0
    let work = 0
    let unwished = 0
    for (let node = starts + carer; node < ends; node = next[node]!) {
      const after = next[node]!
      const leg = between(node, after)
      travel += leg
      if (node !== starts + carer && after < ends) work += leg
      work += duration[node]!
      if (node < parts.count) unwished += parts.unwished[node * carers.count + carer]!
    }
    const isUnused = next[starts + carer] === ends + carer
    travelOf[carer] = isUnused ? 0 : travel
    workOf[carer] = isUnused ? 0 : work
    unwishedOf[carer] = unwished
    missedOf[carer] = carers.pauseDue[carer]! && carerOf[pauses + carer] === unplanned ? 1 : 0
  }

  /** Waiting, overtime and idleness from the first and the last node alone. */
  function ofClocks(carer: number) {
    const first = next[starts + carer]!
    const [shiftStart, shiftEnd] = [carers.shiftStart[carer]!, carers.shiftEnd[carer]!]
    lateOf[carer] = 0
    if (first >= ends) {
      waitOf[carer] = 0
      overOf[carer] = 0
      idleOf[carer] = shiftEnd - shiftStart
      return
    }
    const last = prev[ends + carer]!
    const leave = start[first]! - between(starts + carer, first)
    const home = finish[last]! + between(last, ends + carer)
    const waits = finish[last]! - start[first]! - workOf[carer]!
    // A wait behind a pause that opens the day is free.
    const free = isPause(first) && next[first]! < ends ? start[next[first]!]! - finish[first]! : 0
    waitOf[carer] = waits - free
    overOf[carer] = Math.max(0, home - shiftEnd)
    idleOf[carer] = Math.max(0, leave - shiftStart) + waits + Math.max(0, shiftEnd - home)
    const node = pauses + carer
    if (carerOf[node] !== unplanned)
      lateOf[carer] = start[node]! + (goals.lateBy === 'end' ? pause.length : 0) > pause.closes ? 1 : 0
  }

  function add(carer: number, sign: number) {
    now.travel += sign * travelOf[carer]!
    now.waiting += sign * waitOf[carer]!
    now.overtime += sign * overOf[carer]!
    now.unwished += sign * unwishedOf[carer]!
    now.missedPause += sign * missedOf[carer]!
    now.latePauses += sign * lateOf[carer]!
  }

  /** Prices what the clocks have just moved. */
  function run() {
    const { changed } = clocks
    let top = 0
    let fell = false
    for (const carer of state.reshaped) touch(carer)
    for (let at = 0; at < changed.length; at += 3) {
      const node = changed[at]!
      const was = changed[at + 2]!
      if (carerOf[node] !== unplanned) touch(carerOf[node]!)
      now.lateness += late[node]! - was
      if (late[node]! > top) top = late[node]!
      if (was > 0 && was >= now.worstLateness) fell = true
    }
    for (const carer of touched) add(carer, -1)
    for (const carer of state.reshaped) walk(carer)
    for (const carer of touched) {
      ofClocks(carer)
      add(carer, 1)
    }
    if (top >= now.worstLateness) now.worstLateness = top
    else if (fell && goals.worstLateness > 0) now.worstLateness = highest(late, parts.count)
    if (goals.worstIdleness > 0) now.worstIdleness = highest(idleOf, carers.count)
  }

  /** Tells of visits that come into the plan (-1) or fall out of it (1). */
  function leaveOut(visit: number, by: number) {
    now.unplanned += by * (visits.optional[visit] ? goals.unplanned : mandatory)
  }

  /** What is not planned, counted anew. */
  function recount() {
    now.unplanned = 0
    for (let visit = 0; visit < visits.count; visit++)
      if (carerOf[visits.firstPart[visit]!] === unplanned) leaveOut(visit, 1)
  }

  function begin() {
    copy(before, now)
    for (const carer of touched) isTouched[carer] = 0
    touched.length = 0
    kept.length = 0
  }

  function revert() {
    copy(now, before)
    let at = 0
    for (const carer of touched) for (const of of byCarer) of[carer] = kept[at++]!
  }

  const cost = () =>
    goals.travel * now.travel +
    goals.lateness * now.lateness +
    goals.worstLateness * now.worstLateness +
    goals.waiting * now.waiting +
    goals.overtime * now.overtime +
    goals.worstIdleness * now.worstIdleness +
    goals.unwished * now.unwished +
    goals.missedPause * now.missedPause +
    latePause * goals.missedPause * now.latePauses +
    now.unplanned

  /**
   * The cost with a smooth worst idleness: of two plans with the same worst carer, that with fewer near it is better.
   * The eighth root of the sum of eighth powers, by products and square roots alone, which every machine counts alike.
   */
  function guide(): number {
    if (goals.worstIdleness === 0) return cost()
    let sum = 0
    for (let carer = 0; carer < carers.count; carer++) {
      const square = idleOf[carer]! * idleOf[carer]!
      const fourth = square * square
      sum += fourth * fourth
    }
    return cost() + goals.worstIdleness * (Math.sqrt(Math.sqrt(Math.sqrt(sum))) - now.worstIdleness)
  }

  return { guide, now, begin, run, revert, leaveOut, recount, cost }
}

function highest(values: Float64Array, count: number): number {
  let top = 0
  for (let at = 0; at < count; at++) if (values[at]! > top) top = values[at]!
  return top
}
