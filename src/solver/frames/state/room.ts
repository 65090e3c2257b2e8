import { none, type Week } from './week.ts'

/** Where a visit may lie, and how far those who are planned can give way. Hard rules are kept here and nowhere else. */
export type Room = ReturnType<typeof roomOf>

const dayMinutes = 24 * 60
const mostOpenings = 64

export function roomOf(week: Week) {
  const { problem, begins, ends, frameOf, firstSlotOfCitizen, day, length, window, start, finish, shift, next, prev } =
    week
  const { frames, windows, shifts } = problem

  /** Pieces of windows that a citizen's other visits and the frame's gap leave open, filled by `openings`. */
  const from = new Int32Array(mostOpenings)
  const to = new Int32Array(mostOpenings)
  const which = new Int32Array(mostOpenings)
  let found = 0

  /** The last minute of a visit, both carers counted. */
  const endOf = (slot: number) =>
    week.isPair(slot) ? Math.max(finish[2 * slot]!, finish[2 * slot + 1]!) : finish[2 * slot]!
  const isPinnedDown = (slot: number) => week.isFixed[slot] === 1 || week.isPair(slot)

  /**
   * Finds where a visit of this frame may lie on this day, one of its own left aside: `from` to `to`, ends included.
   * Returns how many pieces there are.
   */
  function openings(frame: number, on: number, aside = none): number {
    found = 0
    let today = 0
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
      if (day[slot] === on && slot !== aside) today++
    if (today >= frames.dayMost[frame]!) return 0
    const isLong = frames.lengthLeast[frame]!
    for (let at = frames.firstWindow[frame]!; at < frames.firstWindow[frame + 1]!; at++) {
      if (((windows.days[at]! >> on) & 1) === 0) continue
      from[found] = windows.opens[at]!
      to[found] = windows.closes[at]!
      which[found++] = at
    }
    const citizen = frames.citizen[frame]!
    const gap = frames.gap[frame]!
    for (let slot = firstSlotOfCitizen[citizen]!; slot < firstSlotOfCitizen[citizen + 1]!; slot++) {
      if (day[slot] === none || slot === aside) continue
      const own = frameOf[slot] === frame
      const away = own ? gap : 0
      const days = (day[slot]! - on) * dayMinutes
      if (days !== 0 && (!own || gap === 0)) continue
      block(days + start[2 * slot]! - away, days + endOf(slot) + away)
    }
    let kept = 0
    for (let at = 0; at < found; at++) {
      if (to[at]! - from[at]! < isLong) continue
      from[kept] = from[at]!
      to[kept] = to[at]!
      which[kept++] = which[at]!
    }
    found = kept
    return kept
  }

  function block(begin: number, end: number) {
    for (let at = found - 1; at >= 0; at--) {
      if (end <= from[at]! || begin >= to[at]!) continue
      const close = to[at]!
      if (begin > from[at]!) {
        to[at] = begin
        if (end >= close || found === mostOpenings) continue
        from[found] = end
        to[found] = close
        which[found++] = which[at]!
      } else from[at] = Math.min(end, close)
    }
  }

  /** By how many minutes a node could begin later as far as its citizen is concerned. */
  function laterOf(node: number): number {
    const slot = node >> 1
    if (isPinnedDown(slot)) return 0
    return Math.max(0, boundAfter(slot) - finish[node]!)
  }

  /** Bounds are kept as long as the citizen's visits stay as they are; nothing else moves them. */
  const kept = new Int32Array(2 * week.slots)
  const keptAt = new Int32Array(2 * week.slots).fill(none)

  /** The latest end of a visit that its window and the citizen's next visits allow. */
  function boundAfter(slot: number): number {
    const version = week.version[frames.citizen[frameOf[slot]!]!]!
    if (keptAt[2 * slot] === version) return kept[2 * slot]!
    keptAt[2 * slot] = version
    kept[2 * slot] = findBoundAfter(slot)
    return kept[2 * slot]!
  }

  /** The earliest start of a visit that its window and the citizen's visits before it allow. */
  function boundBefore(slot: number): number {
    const version = week.version[frames.citizen[frameOf[slot]!]!]!
    if (keptAt[2 * slot + 1] === version) return kept[2 * slot + 1]!
    keptAt[2 * slot + 1] = version
    kept[2 * slot + 1] = findBoundBefore(slot)
    return kept[2 * slot + 1]!
  }

  function findBoundAfter(slot: number): number {
    const frame = frameOf[slot]!
    const citizen = frames.citizen[frame]!
    let bound = windows.closes[window[slot]!]!
    const own = start[2 * slot]!
    for (let other = firstSlotOfCitizen[citizen]!; other < firstSlotOfCitizen[citizen + 1]!; other++) {
      if (day[other] === none || other === slot) continue
      const gap = frameOf[other] === frame ? frames.gap[frame]! : 0
      const days = (day[other]! - day[slot]!) * dayMinutes
      if (days !== 0 && gap === 0) continue
      const begin = days + start[2 * other]!
      if (begin >= own && begin - gap < bound) bound = begin - gap
    }
    return bound
  }

  function earlierOf(node: number): number {
    const slot = node >> 1
    return isPinnedDown(slot) ? 0 : Math.max(0, start[node]! - boundBefore(slot))
  }

  function findBoundBefore(slot: number): number {
    const frame = frameOf[slot]!
    const citizen = frames.citizen[frame]!
    let bound = windows.opens[window[slot]!]!
    for (let other = firstSlotOfCitizen[citizen]!; other < firstSlotOfCitizen[citizen + 1]!; other++) {
      if (day[other] === none || other === slot) continue
      const gap = frameOf[other] === frame ? frames.gap[frame]! : 0
      const days = (day[other]! - day[slot]!) * dayMinutes
      if (days !== 0 && gap === 0) continue
      const end = days + endOf(other)
      if (days + start[2 * other]! < start[2 * slot]! && end + gap > bound) bound = end + gap
    }
    return bound
  }

  /** Minutes a node may begin later before the next one is reached. */
  function slackAfter(node: number): number {
    const on = shift[node]!
    const after = next[node]!
    return week.latest(on, start[after]!, week.way(on, node, after), week.hasPause(node)) - finish[node]!
  }

  function slackBefore(node: number): number {
    const on = shift[node]!
    const before = prev[node]!
    return start[node]! - week.arrival(on, finish[before]!, week.way(on, before, node), week.hasPause(before))
  }

  /** By how much of `need` a node can begin later when all behind it give way. */
  function pushable(node: number, need: number): number {
    let room = need
    let gained = 0
    for (let at = node; gained < room; at = next[at]!) {
      if (at >= ends) return Math.min(room, gained)
      const slack = Math.max(0, slackAfter(at))
      room = Math.min(room, gained + Math.min(laterOf(at), Math.max(slack, pausePush(at))))
      gained += slack
    }
    return room
  }

  /** A pause on the way must still be over in time: so much later may a node be done, whatever follows gives way. */
  function pausePush(node: number): number {
    if (!week.hasPause(node)) return Number.MAX_SAFE_INTEGER
    const on = shift[node]!
    const onWay = week.way(on, node, next[node]!)
    return shifts.pauseCloses[on]! - shifts.pauseMinutes[on]! - onWay - finish[node]!
  }

  function pausePull(node: number): number {
    const before = prev[node]!
    if (!week.hasPause(before)) return Number.MAX_SAFE_INTEGER
    const on = shift[node]!
    return start[node]! - shifts.pauseOpens[on]! - shifts.pauseMinutes[on]! - week.way(on, before, node)
  }

  function pullable(node: number, need: number): number {
    let room = need
    let gained = 0
    for (let at = node; gained < room; at = prev[at]!) {
      if (at >= begins) return Math.min(room, gained)
      const slack = Math.max(0, slackBefore(at))
      room = Math.min(room, gained + Math.min(earlierOf(at), Math.max(slack, pausePull(at))))
      gained += slack
    }
    return room
  }

  /** Lets a node begin later and those behind it give way; `pushable` has said that they can. */
  function push(node: number, by: number) {
    for (let at = node, left = by; left > 0 && at < ends; at = next[at]!) {
      const slack = Math.max(0, slackAfter(at))
      week.retime(at, start[at]! + left)
      left -= slack
    }
  }

  function pull(node: number, by: number) {
    for (let at = node, left = by; left > 0 && at < begins; at = prev[at]!) {
      const slack = Math.max(0, slackBefore(at))
      week.retime(at, start[at]! - left)
      left -= slack
    }
  }

  const wishOf = (slot: number, begin: number, long: number): number => {
    const at = window[slot]!
    return Math.max(0, windows.wishedFrom[at]! - begin) + Math.max(0, begin + long - windows.wishedTo[at]!)
  }

  /** What giving way would cost in minutes outside the wishes. */
  function pushCost(node: number, by: number): number {
    let cost = 0
    for (let at = node, left = by; left > 0 && at < ends; at = next[at]!) {
      const long = length[at >> 1]!
      cost += wishOf(at >> 1, start[at]! + left, long) - wishOf(at >> 1, start[at]!, long)
      left -= Math.max(0, slackAfter(at))
    }
    return cost
  }

  function pullCost(node: number, by: number): number {
    let cost = 0
    for (let at = node, left = by; left > 0 && at < begins; at = prev[at]!) {
      const long = length[at >> 1]!
      cost += wishOf(at >> 1, start[at]! - left, long) - wishOf(at >> 1, start[at]!, long)
      left -= Math.max(0, slackBefore(at))
    }
    return cost
  }

  return {
    from,
    to,
    which,
    openings,
    boundAfter,
    boundBefore,
    endOf,
    laterOf,
    earlierOf,
    slackAfter,
    slackBefore,
    pushable,
    pullable,
    push,
    pull,
    pushCost,
    pullCost,
  }
}
