import type { Random } from '#kernel/random.ts'
import { regards } from '../problem.ts'
import type { Exact } from '../state/exact.ts'
import type { Places } from '../state/places.ts'
import type { Room } from '../state/room.ts'
import { none, type Week } from '../state/week.ts'

/** What every move works with, and the few steps that moves are made of. */
export type Tools = ReturnType<typeof toolsOf>

export function toolsOf(week: Week, room: Room, places: Places, exact: Exact, random: Random) {
  const { problem, day, length, minutes, count, frameOf, start, finish, next } = week
  const { frames, step, days, windows } = problem
  const taken: number[] = []
  /** Days on which a frame has a window, a bit each. */
  const openDays = new Int32Array(frames.count)
  for (let frame = 0; frame < frames.count; frame++)
    for (let at = frames.firstWindow[frame]!; at < frames.firstWindow[frame + 1]!; at++)
      openDays[frame]! |= windows.days[at]!

  const isFree = (slot: number) => day[slot] !== none && week.isFixed[slot] === 0

  /** Visits of a frame that may be moved, filled anew by each call. */
  function visitsOf(frame: number, list: number[] = taken): number[] {
    list.length = 0
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
      if (isFree(slot)) list.push(slot)
    return list
  }

  /** A visit of the plan that may be moved; none where a few tries found none. */
  function anyVisit(): number {
    for (let tries = 0; tries < 12; tries++) {
      const slot = random.below(week.slots)
      if (isFree(slot)) return slot
    }
    return none
  }

  /** A carer at work on a day whom the citizen knows as usual or preferred; none where there is none. */
  function wishedCarer(frame: number, on: number): number {
    let found = none
    let seen = 0
    for (const which of week.shiftsOfDay[on]!) {
      const carer = problem.shifts.carer[which]!
      if (week.regardOf(frame, carer) > regards.preferred || problem.shifts.closed[which]) continue
      seen++
      if (random.below(seen) === 0) found = carer
    }
    return found
  }

  const inSteps = (value: number) => Math.round(value / step) * step
  const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

  /** The length that brings a frame nearest to its target when so many visits are still to come; 0 where none may. */
  function wishFor(frame: number, left: number): number {
    const room = frames.minutesMost[frame]! - minutes[frame]!
    const least = frames.lengthLeast[frame]!
    if (room < least || count[frame]! >= frames.visitsMost[frame]!) return 0
    const even = inSteps((frames.minutesTarget[frame]! - minutes[frame]!) / Math.max(1, left))
    return clamp(even, least, Math.min(frames.lengthMost[frame]!, room - (room % step)))
  }

  /** Adds one visit of a frame at its cheapest place on these days; days that still lack a visit come first. */
  function add(frame: number, on: number, left: number, wish = 0, carer = none): number {
    const long = wish || wishFor(frame, left)
    if (long === 0 || wishFor(frame, left) === 0) return none
    const lacking = lackingDays(frame) & on
    if (lacking) {
      const slot = addOn(frame, lacking, long, carer)
      if (slot !== none) return slot
    }
    return addOn(frame, on & openDays[frame]!, long, carer)
  }

  function addOn(frame: number, on: number, long: number, carer: number): number {
    places.begin()
    for (let each = 0; each < days; each++) if ((on >> each) & 1) places.look(frame, each, long, carer)
    return places.isFound() ? places.put() : none
  }

  function lackingDays(frame: number): number {
    const least = frames.dayLeast[frame]!
    if (least === 0) return 0
    let lacking = 0
    for (let on = 0; on < days; on++) {
      if (((openDays[frame]! >> on) & 1) === 0) continue
      let today = 0
      for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
        if (day[slot] === on) today++
      if (today < least) lacking |= 1 << on
    }
    return lacking
  }

  /** Adds visits until a frame has so many, or no place is left. */
  function refill(frame: number, want: number, on = openDays[frame]!) {
    while (count[frame]! < want) if (add(frame, on, want - count[frame]!) === none) return
  }

  /** Gives a visit another length; it grows only as far as others can give way. Returns whether anything changed. */
  function relength(slot: number, wished: number): boolean {
    const frame = frameOf[slot]!
    const most = Math.min(frames.lengthMost[frame]!, frames.minutesMost[frame]! - minutes[frame]! + length[slot]!)
    let long = clamp(wished, frames.lengthLeast[frame]!, most - (most % step))
    if (long < frames.lengthLeast[frame]!) return false
    const more = long - length[slot]!
    if (more > 0) {
      const fits = growable(slot, more)
      long = length[slot]! + fits - (fits % step)
    }
    if (long === length[slot]) return false
    if (long > length[slot]! && !week.isPair(slot)) {
      const over = long - length[slot]! - Math.max(0, room.slackAfter(2 * slot))
      if (over > 0) room.push(next[2 * slot]!, over)
    }
    week.resize(slot, long)
    return true
  }

  function growable(slot: number, more: number): number {
    const own = 2 * slot
    const frame = frameOf[slot]!
    const bound = Math.min(more, room.boundAfter(slot) - finish[own]!)
    const slack = Math.max(0, room.slackAfter(own))
    if (bound <= slack || week.isPair(slot)) {
      const isTogether = week.isPair(slot) && frames.secondMinutes[frame] === 0
      const other = isTogether ? Math.max(0, room.slackAfter(own + 1)) : slack
      return Math.max(0, Math.min(bound, slack, other))
    }
    if (week.hasPause(own) || next[own]! >= week.ends) return slack
    return slack + room.pushable(next[own]!, bound - slack)
  }

  const order: number[] = []
  /** Lengthens or shortens the visits of a frame, in a random order, towards its target. */
  function level(frame: number) {
    visitsOf(frame, order)
    for (let tries = 0; order.length > 0 && tries < 40; tries++) {
      const off = frames.minutesTarget[frame]! - minutes[frame]!
      if (Math.abs(off) < step) return
      const slot = order.splice(random.below(order.length), 1)[0]!
      const share =
        order.length > 2 && random.below(2) === 0 ? inSteps(off / (order.length + 1)) || Math.sign(off) * step : off
      relength(slot, length[slot]! + (share > 0 ? share - (share % step) : -(-share - (-share % step))))
    }
  }

  /** Moves a visit to another time of the same day, in the same hands, as near to `wished` as its neighbours allow. */
  function slide(slot: number, wished: number): boolean {
    let [early, late] = [room.boundBefore(slot) - start[2 * slot]!, room.boundAfter(slot) - room.endOf(slot)]
    for (let node = 2 * slot; node < 2 * slot + week.partsOf(slot); node++) {
      early = Math.max(early, -Math.max(0, room.slackBefore(node)))
      late = Math.min(late, Math.max(0, room.slackAfter(node)))
    }
    const by = clamp(wished - start[2 * slot]!, Math.min(0, early), Math.max(0, late))
    if (by === 0) return false
    for (let node = 2 * slot; node < 2 * slot + week.partsOf(slot); node++) week.retime(node, start[node]! + by)
    return true
  }

  return {
    week,
    room,
    places,
    exact,
    random,
    openDays,
    isFree,
    visitsOf,
    anyVisit,
    lackingDays,
    wishedCarer,
    add,
    refill,
    relength,
    level,
    slide,
  }
}
