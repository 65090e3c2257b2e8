import { none } from '../state/week.ts'
import type { Tools } from './tools.ts'

/** One random change of a plan; `false` where it came to nothing. */
export type Move = () => boolean

/** Moves of one frame or two visits: number, length, day, time and hands. */
export function smallMoves(tools: Tools) {
  const { week, exact, random, openDays, wishedCarer, visitsOf, anyVisit, add, refill, relength, level, slide } = tools
  const { problem, day, length, count, frameOf, shift, start, shiftsOfDay } = week
  const { frames, shifts, windows, step } = problem
  const anyFrame = () => random.below(frames.count)
  const carerOf = (node: number) => shifts.carer[shift[node]!]!

  /** One visit more, the others shorter for it. */
  function insert(): boolean {
    const frame = anyFrame()
    if (add(frame, openDays[frame]!, 1 + random.below(count[frame]! + 1)) === none) return false
    level(frame)
    return true
  }

  /** One visit less, the others longer for it. */
  function drop(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    week.uproot(slot)
    level(frameOf[slot]!)
    return true
  }

  /** A visit longer or shorter by a few steps; half of the time another visit of the frame the other way. */
  function resize(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const by = step * (1 + random.below(3)) * (random.below(2) === 0 ? 1 : -1)
    const others = visitsOf(frameOf[slot]!)
    const other = others[random.below(others.length)]!
    // What shrinks goes first, so that the frame never holds too many minutes.
    if (by > 0 && other !== slot && random.below(2) === 0) {
      relength(other, length[other]! - by)
      return relength(slot, length[slot]! + by)
    }
    return relength(slot, length[slot]! + by)
  }

  /** Two visits of a frame become one. */
  function merge(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const frame = frameOf[slot]!
    const others = visitsOf(frame).filter((each) => each !== slot)
    if (others.length === 0) return false
    const other = others[random.below(others.length)]!
    const long = Math.min(length[slot]! + length[other]!, frames.lengthMost[frame]!)
    const [one, two] = [day[slot]!, day[other]!]
    week.uproot(slot)
    week.uproot(other)
    if (add(frame, (1 << one) | (1 << two), 1, long - (long % step)) === none) return false
    level(frame)
    return true
  }

  /** One visit becomes two of half its length. */
  function split(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const frame = frameOf[slot]!
    const half = Math.floor(length[slot]! / 2 / step) * step
    if (half < frames.lengthLeast[frame]! || count[frame]! >= frames.visitsMost[frame]!) return false
    const rest = length[slot]! - half
    week.uproot(slot)
    if (add(frame, openDays[frame]!, 2, half) === none) return false
    return add(frame, openDays[frame]!, 1, rest - (rest % step)) !== none
  }

  function shiftDay(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const frame = frameOf[slot]!
    const elsewhere = openDays[frame]! & ~(1 << day[slot]!)
    if (elsewhere === 0) return false
    const long = length[slot]!
    week.uproot(slot)
    return add(frame, elsewhere, 1, long) !== none
  }

  /** The same day in other hands: of anybody, of somebody who comes to the citizen anyway, or of one they wish for. */
  function hand(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const frame = frameOf[slot]!
    const own = carerOf(2 * slot)
    const on = day[slot]!
    const today = shiftsOfDay[on]!
    let carer = shifts.carer[today[random.below(today.length)]!]!
    const kind = random.below(3)
    if (kind === 1) carer = wishedCarer(frame, on)
    if (kind === 2) {
      const citizen = frames.citizen[frame]!
      const first = week.firstSlotOfCitizen[citizen]!
      const other = first + random.below(week.firstSlotOfCitizen[citizen + 1]! - first)
      if (day[other] !== none) carer = carerOf(2 * other)
    }
    if (carer === own || carer === none) return false
    const long = length[slot]!
    week.uproot(slot)
    return add(frame, 1 << on, 1, long, carer) !== none
  }

  /** Two visits of the same hours change hands. */
  function swap(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const isAtHand = (at: number) =>
      at !== none && at !== slot && day[at] === day[slot] && Math.abs(start[2 * at]! - start[2 * slot]!) <= 120
    let other = anyVisit()
    for (let tries = 0; tries < 30 && !isAtHand(other); tries++) other = anyVisit()
    if (!isAtHand(other)) return false
    const [one, two] = [carerOf(2 * slot), carerOf(2 * other)]
    if (one === two) return false
    const on = 1 << day[slot]!
    const [long, otherLong] = [length[slot]!, length[other]!]
    week.uproot(slot)
    week.uproot(other)
    if (add(frameOf[slot]!, on, 1, long, two) === none) return false
    return add(frameOf[other]!, on, 1, otherLong, one) !== none
  }

  /** Nearer to the wish, to the frame's other visits of the week, or anywhere there is room. */
  function retime(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const window = week.window[slot]!
    const kind = random.below(3)
    if (kind === 0) {
      const [from, to] = [windows.wishedFrom[window]!, windows.wishedTo[window]! - length[slot]!]
      return slide(slot, Math.max(from, Math.min(start[2 * slot]!, to)))
    }
    if (kind === 1) {
      const others = visitsOf(frameOf[slot]!)
      return slide(slot, start[2 * others[random.below(others.length)]!]!)
    }
    return slide(slot, start[2 * slot]! + random.below(61) - 30)
  }

  function pause(): boolean {
    const which = random.below(shifts.count)
    return shifts.closed[which] === 0 && exact.pauseAnywhere(which, random.below(6))
  }

  /** A whole frame as it was last week, as far as it fits; the rest where it is cheapest. */
  function pattern(): boolean {
    const frame = anyFrame()
    const [first, end] = [problem.firstPattern[frame]!, problem.firstPattern[frame + 1]!]
    if (first === end) return false
    for (const slot of [...visitsOf(frame)]) week.uproot(slot)
    for (let at = first; at < end; at++) exact.put(problem.pattern, at)
    refill(frame, Math.max(frames.visitsLeast[frame]!, Math.min(end - first, frames.visitsMost[frame]!)))
    level(frame)
    return true
  }

  return {
    insert,
    drop,
    resize,
    merge,
    split,
    shiftDay,
    hand,
    swap,
    retime,
    pause,
    pattern,
  } satisfies Record<string, Move>
}
