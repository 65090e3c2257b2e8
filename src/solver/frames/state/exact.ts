import { row } from '../problem.ts'
import type { Room } from './room.ts'
import { none, type Week } from './week.ts'

/** Puts a visit exactly where a row says, if every hard rule allows it there as the plan is now. */
export type Exact = ReturnType<typeof exactOf>

export function exactOf(week: Week, room: Room) {
  const { problem, begins, ends, start, finish, next, pause } = week
  const { frames, shifts, carers, days } = problem
  const before = [none, none]
  const side = [0, 0]

  /** The node a visit would follow, or none where it does not fit; says in `side` where the pause then lies. */
  function gapFor(frame: number, part: number, which: number, begin: number, long: number, noPause: boolean): number {
    if (which === none || shifts.closed[which]) return none
    if (!frames.able[(2 * frame + part) * carers.count + shifts.carer[which]!]) return none
    const probe = 2 * frames.firstSlot[frame]!
    let at = begins + which
    while (next[at]! < ends && start[next[at]!]! < begin) at = next[at]!
    const after = next[at]!
    const isEmpty = at >= begins && after >= ends
    const due = !noPause && shifts.pauseMinutes[which]! > 0 && (isEmpty || pause[which] === at)
    const [out, on] = [week.way(which, at, probe), week.way(which, probe, after)]
    for (const each of due ? (isEmpty ? [1, 2, 0] : [1, 2]) : [0]) {
      const early = week.arrival(which, finish[at]!, out, each === 1)
      const late = week.latest(which, start[after]!, on, each === 2)
      if (early > begin || begin + long > late) continue
      side[part] = each
      return at
    }
    return none
  }

  /** Returns the slot, or none where the visit cannot be put there. With `noPause` pauses are put in afterwards. */
  function put(rows: Int32Array, at: number, noPause = false): number {
    const of = (column: number) => rows[at * row.width + column]!
    const frame = of(row.frame)
    const [day, begin, long, second] = [of(row.day), of(row.start), of(row.length), of(row.secondStart)]
    const isPair = frames.isPair[frame] === 1
    const other = week.secondLength(frame, long)
    if (day >= days || long < frames.lengthLeast[frame]! || long > frames.lengthMost[frame]!) return none
    if (week.minutes[frame]! + long > frames.minutesMost[frame]! || week.count[frame]! >= frames.visitsMost[frame]!)
      return none
    if (isPair && (second - begin < frames.afterLeast[frame]! || second - begin > frames.afterMost[frame]!)) return none
    const end = isPair ? Math.max(begin + long, second + other) : begin + long
    const pieces = room.openings(frame, day)
    let window = none
    for (let piece = 0; piece < pieces; piece++)
      if (room.from[piece]! <= begin && end <= room.to[piece]!) window = room.which[piece]!
    if (window === none) return none
    before[0] = gapFor(frame, 0, of(row.shift), begin, long, noPause)
    if (before[0] === none) return none
    if (isPair) {
      const [one, two] = [of(row.shift), of(row.secondShift)]
      before[1] = gapFor(frame, 1, two, second, other, noPause)
      if (before[1] === none || shifts.carer[one] === shifts.carer[two]) return none
    }
    const slot = week.freeSlot(frame)
    week.plant(slot, day, long, window)
    hook(2 * slot, 0, of(row.shift), begin, long)
    if (isPair) hook(2 * slot + 1, 1, of(row.secondShift), second, other)
    return slot
  }

  function hook(node: number, part: number, which: number, begin: number, long: number) {
    week.link(node, which, before[part]!, begin, long)
    if (side[part] === 1) week.setPause(which, before[part]!)
    if (side[part] === 2) week.setPause(which, node)
  }

  /** What has happened or is pinned goes in as it is, whatever the rules say. */
  function force(rows: Int32Array, at: number): number {
    const of = (column: number) => rows[at * row.width + column]!
    const frame = of(row.frame)
    const slot = week.freeSlot(frame)
    week.plant(slot, of(row.day), of(row.length), windowFor(frame, of(row.day), of(row.start), of(row.length)))
    const last = (which: number, begin: number) => {
      let node = begins + which
      while (next[node]! < ends && start[next[node]!]! < begin) node = next[node]!
      return node
    }
    week.link(2 * slot, of(row.shift), last(of(row.shift), of(row.start)), of(row.start), of(row.length))
    if (frames.isPair[frame]) {
      const [which, begin] = [of(row.secondShift), of(row.secondStart)]
      week.link(2 * slot + 1, which, last(which, begin), begin, week.secondLength(frame, of(row.length)))
    }
    week.fix(slot)
    return slot
  }

  /** The window a visit lies in, or the nearest one of its frame. */
  function windowFor(frame: number, day: number, begin: number, long: number): number {
    const { windows } = problem
    let best = frames.firstWindow[frame]!
    let off = Number.MAX_SAFE_INTEGER
    for (let at = frames.firstWindow[frame]!; at < frames.firstWindow[frame + 1]!; at++) {
      const away = (windows.days[at]! >> day) & 1 ? 0 : 10_000
      const apart = away + Math.max(0, windows.opens[at]! - begin, begin + long - windows.closes[at]!)
      if (apart >= off) continue
      off = apart
      best = at
    }
    return best
  }

  /** Puts the pause of a shift anywhere it fits; none where it fits nowhere. */
  function pauseAnywhere(which: number, first = 0): boolean {
    if (shifts.pauseMinutes[which] === 0) return false
    let skip = first
    let found = none
    for (let node = begins + which; node < ends; node = next[node]!) {
      const after = next[node]!
      if (node >= begins && after >= ends) return false
      const comes = week.arrival(which, finish[node]!, week.way(which, node, after), true)
      if (comes > start[after]! || pause[which] === node) continue
      found = node
      if (skip-- <= 0) break
    }
    if (found === none) return false
    week.setPause(which, found)
    return true
  }

  /** Puts a pause where a plan had it, if it fits there. */
  function pauseAt(which: number, begin: number) {
    const over = begin + shifts.pauseMinutes[which]!
    for (let node = begins + which; node < ends; node = next[node]!) {
      const after = next[node]!
      if (finish[node]! > begin || start[after]! < over || (node >= begins && after >= ends)) continue
      const comes = week.arrival(which, finish[node]!, week.way(which, node, after), true)
      if (comes <= start[after]!) return week.setPause(which, node)
    }
  }

  return { put, force, pauseAt, pauseAnywhere }
}
