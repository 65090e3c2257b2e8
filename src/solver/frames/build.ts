import type { Random } from '#kernel/random.ts'
import { ruinMoves } from './moves/ruin.ts'
import { smallMoves } from './moves/small.ts'
import { toolsOf } from './moves/tools.ts'
import { type FramePlan, type FrameProblem, pauseBetween, row } from './problem.ts'
import { exactOf } from './state/exact.ts'
import { type Prices, placesOf } from './state/places.ts'
import { roomOf } from './state/room.ts'
import { tallyOf } from './state/tally.ts'
import { none, weekOf } from './state/week.ts'

/** A plan in the middle of a search, with all that works on it. */
export function deskOf(problem: FrameProblem, prices: Prices, random: Random) {
  const week = weekOf(problem)
  const tally = tallyOf(week)
  const room = roomOf(week)
  const places = placesOf(week, room, prices, random)
  const exact = exactOf(week, room)
  const tools = toolsOf(week, room, places, exact, random)
  const moves = { ...smallMoves(tools), ...ruinMoves(tools) }
  const { frames, shifts } = problem
  for (let frame = 0; frame < frames.count; frame++) week.changedFrame(frame)
  for (let shift = 0; shift < shifts.count; shift++) week.changedShift(shift)
  tally.settle()
  if (problem.published) {
    const { visits, pinned } = problem.published
    for (let at = 0; at < pinned.length; at++) if (pinned[at]) exact.force(visits, at)
    tally.settle()
  }
  week.cells.begin()
  const empty = week.cells.all.slice()

  /** Another plan instead of this one, as far as it fits; the rest is left out. */
  function take({ visits, pauses }: FramePlan) {
    week.cells.all.set(empty)
    const fixed = new Set(rowsOf(problem.published?.visits).filter((_, at) => problem.published!.pinned[at]))
    rowsOf(visits).forEach((each, at) => {
      if (!fixed.has(each)) exact.put(visits, at, true)
    })
    for (let shift = 0; shift < shifts.count; shift++) if (pauses[shift]! >= 0) exact.pauseAt(shift, pauses[shift]!)
    takePauses()
  }

  /** A pause wherever one is due and fits. */
  function takePauses() {
    for (let shift = 0; shift < shifts.count; shift++) if (week.pause[shift] === none) exact.pauseAnywhere(shift)
    tally.settle()
  }

  /** Frames one by one: pairs and what matters most first, each from last week's visits, then the cheapest places. */
  function build() {
    // Where something is fixed already, its pause is kept free from the start.
    takePauses()
    const by = Array.from({ length: frames.count }, (_, frame) => frame)
    const key = (frame: number) => (frames.isPair[frame] ? -1000 : 0) - frames.priority[frame]! * 10
    by.sort((a, b) => key(a) - key(b) || frames.visitsLeast[b]! - frames.visitsLeast[a]! || a - b)
    for (const frame of by)
      for (let at = problem.firstPattern[frame]!; at < problem.firstPattern[frame + 1]!; at++)
        exact.put(problem.pattern, at)
    for (const frame of by) {
      tools.refill(frame, Math.max(frames.visitsLeast[frame]!, usualNumber(frame)))
      tools.level(frame)
    }
    takePauses()
  }

  /** What was published and is not planned now comes back where it is cheapest; all else stays. */
  function mend() {
    const { published } = problem
    for (let frame = 0; published && frame < frames.count; frame++) {
      const want = Math.max(published.first[frame + 1]! - published.first[frame]!, frames.visitsLeast[frame]!)
      if (week.count[frame]! < want) tools.refill(frame, want)
    }
    takePauses()
  }

  /** As many as last week, or as bring the target at a middle length. */
  function usualNumber(frame: number): number {
    const last = problem.firstPattern[frame + 1]! - problem.firstPattern[frame]!
    const middle = (frames.lengthLeast[frame]! + frames.lengthMost[frame]!) / 2
    const even = last || Math.round(frames.minutesTarget[frame]! / middle)
    return Math.min(frames.visitsMost[frame]!, Math.max(frames.visitsLeast[frame]!, even))
  }

  function revert() {
    week.cells.revert()
    week.settled()
  }

  return { problem, week, tally, tools, moves, take, build, mend, revert, plan: () => planOf(problem, week) }
}

/** Rows as texts, to be compared. */
const rowsOf = (rows: Int32Array = new Int32Array(0)): string[] =>
  Array.from({ length: rows.length / row.width }, (_, at) => rows.subarray(at * row.width, (at + 1) * row.width).join())

/** What a week holds now, as rows in the order of frame, day and start, and where the pauses lie. */
function planOf(problem: FrameProblem, week: ReturnType<typeof weekOf>): FramePlan {
  const { day, start, finish, length, shift, next, pause, frameOf } = week
  const slots = Array.from({ length: week.slots }, (_, slot) => slot).filter((slot) => day[slot] !== none)
  slots.sort((a, b) => frameOf[a]! - frameOf[b]! || day[a]! - day[b]! || start[2 * a]! - start[2 * b]!)
  const visits = new Int32Array(slots.length * row.width)
  slots.forEach((slot, at) => {
    const isPair = week.isPair(slot)
    const second = isPair ? [shift[2 * slot + 1]!, start[2 * slot + 1]!] : [none, none]
    visits.set(
      [frameOf[slot]!, day[slot]!, start[2 * slot]!, length[slot]!, shift[2 * slot]!, ...second],
      at * row.width,
    )
  })
  const pauses = Int32Array.from({ length: problem.shifts.count }, (_, which) => {
    const before = pause[which]!
    if (before === none) return none
    const after = next[before]!
    return pauseBetween(problem, which, finish[before]!, week.way(which, before, after), start[after]!)
  })
  return { visits, pauses }
}
