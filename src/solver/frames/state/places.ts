import type { Random } from '#kernel/random.ts'
import { noPromise } from '../problem.ts'
import type { Room } from './room.ts'
import { index } from './tally.ts'
import { isNotPreferred, isNotUsual, isUnwanted, none, type Week } from './week.ts'

/** What one of each measure costs in the search, by its place among the totals. */
export type Prices = Float64Array

/** Finds the cheapest place for one more visit of a frame, and puts it there. */
export type Places = ReturnType<typeof placesOf>

/** A place that is good enough is overlooked so often, so that greed does not always end in the same plan. */
const blink = 0.015
const mostCandidates = 96
const never = Number.MAX_SAFE_INTEGER

export function placesOf(week: Week, room: Room, prices: Prices, random: Random) {
  const { problem, begins, ends, start, finish, next, pause, minutes, shiftsOfDay } = week
  const { frames, shifts, citizens, carers, windows, step } = problem

  const best = { cost: 0, frame: 0, day: 0, window: 0, start: 0, length: 0, push: 0, pull: 0 }
  const node = { before: [0, 0], shift: [0, 0], start: [0, 0], pauseHere: [0, 0] }
  const byCarer = new Float64Array(carers.count)
  /** Per carer the price of being the one, `never` where it cannot be. */
  function price(frame: number, part: number) {
    const citizen = frames.citizen[frame]!
    const isFull = citizens.promise[citizen]! !== noPromise && week.faces[citizen]! >= citizens.promise[citizen]!
    for (let carer = 0; carer < carers.count; carer++) {
      if (!frames.able[(2 * frame + part) * carers.count + carer]) {
        byCarer[carer] = never
        continue
      }
      const regard = week.regardOf(frame, carer)
      byCarer[carer] =
        isUnwanted(regard) * prices[index.unwanted]! +
        isNotPreferred(regard) * prices[index.notPreferred]! +
        isNotUsual(regard) * prices[index.notUsual]!
      // A new face costs in full when the promise is used up, and a little while it is not.
      if (week.isStranger(frame, carer)) byCarer[carer]! += prices[index.newFaces]! * (isFull ? 1 : 0.05)
    }
  }

  /** Price of minutes missing or too many when one visit of this length is added. */
  function lengthPrice(frame: number, long: number): number {
    const sum = minutes[frame]! + long
    const least = frames.minutesLeast[frame]!
    const target = frames.minutesTarget[frame]!
    const below = prices[index.missingMinutes]! * Math.max(0, least - sum)
    const short = prices[index.belowTarget]! * Math.max(0, target - Math.max(sum, least))
    return (below + short) * frames.priority[frame]! + prices[index.aboveTarget]! * Math.max(0, sum - target)
  }

  const wishPrice = (window: number, begin: number, long: number): number =>
    prices[index.outsideWish]! *
    (Math.max(0, windows.wishedFrom[window]! - begin) + Math.max(0, begin + long - windows.wishedTo[window]!))

  /** Where in a window a frame's other visits of the week begin, on average; none where that does not matter. */
  function usualStart(frame: number, window: number): number {
    if (!frames.sameTime[frame]) return none
    let sum = 0
    let count = 0
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
      if (week.day[slot] !== none && week.window[slot] === window) {
        sum += start[2 * slot]!
        count++
      }
    return count > 0 ? Math.round(sum / count) : none
  }

  function startWithin(early: number, late: number, window: number, long: number, usual: number): number {
    const wished = Math.min(windows.wishedTo[window]! - long, late)
    let begin = Math.max(early, Math.min(windows.wishedFrom[window]!, wished))
    if (usual !== none) begin = Math.max(begin, Math.min(usual, late))
    return Math.min(Math.max(begin, early), late)
  }

  const inSteps = (minutesOfIt: number) => minutesOfIt - (minutesOfIt % step)
  /** The present price of a route's end: what is over its shift. */
  const overtimePrice = (which: number, home: number) =>
    prices[index.overtime]! * Math.max(0, home - shifts.end[which]!)

  function begin() {
    best.cost = never
  }

  const mayShift = (which: number) => shifts.closed[which] === 0

  /** Looks at all places of a day for a visit that is best `wish` minutes long; keeps the cheapest of all looked at. */
  function look(frame: number, day: number, wish: number, ofCarer = none) {
    const pieces = room.openings(frame, day)
    if (pieces === 0) return
    if (frames.isPair[frame]) return lookPair(frame, day, wish, pieces, ofCarer)
    price(frame, 0)
    const least = frames.lengthLeast[frame]!
    for (const which of shiftsOfDay[day]!) {
      const carer = shifts.carer[which]!
      const base = byCarer[carer]!
      if (base >= best.cost || !mayShift(which) || (ofCarer !== none && carer !== ofCarer)) continue
      for (let piece = 0; piece < pieces; piece++) {
        const [from, to] = [room.from[piece]!, room.to[piece]!]
        const usual = usualStart(frame, room.which[piece]!)
        let before = begins + which
        while (true) {
          const after = next[before]!
          // Whoever is done too late here is done too late at every later place.
          if (finish[before]! + least > to) break
          const isLate = after < ends && start[after]! < from
          if (!isLate) lookBetween(frame, day, which, before, after, piece, wish, base, usual)
          if (after >= ends) break
          before = after
        }
      }
    }
  }

  /** Places between two nodes, with the pause before or behind the visit where it lies on the way between them. */
  function lookBetween(
    frame: number,
    day: number,
    which: number,
    before: number,
    after: number,
    piece: number,
    wish: number,
    base: number,
    usual: number,
  ) {
    const probe = 2 * frames.firstSlot[frame]!
    const out = week.way(which, before, probe)
    const on = week.way(which, probe, after)
    const isEmpty = before >= begins && after >= ends
    const straight = isEmpty ? 0 : week.way(which, before, after)
    const travel = prices[index.travel]! * (out + on - straight)
    if (base + travel >= best.cost) return
    if (isEmpty && shifts.pauseMinutes[which]! > 0) {
      // The first of a day decides on which side of it the pause lies, if it can lie anywhere.
      for (let side = 1; side <= 2; side++)
        lookAt(frame, day, which, before, after, piece, wish, base + travel, usual, out, on, side)
      lookAt(
        frame,
        day,
        which,
        before,
        after,
        piece,
        wish,
        base + travel + prices[index.missedPauses]!,
        usual,
        out,
        on,
        0,
      )
      return
    }
    if (pause[which] !== before) {
      lookAt(frame, day, which, before, after, piece, wish, base + travel, usual, out, on, 0)
      return
    }
    for (let side = 1; side <= 2; side++)
      lookAt(frame, day, which, before, after, piece, wish, base + travel, usual, out, on, side)
  }

  /** `side`: 0 no pause here, 1 on the way to the visit, 2 on the way from it. */
  function lookAt(
    frame: number,
    day: number,
    which: number,
    before: number,
    after: number,
    piece: number,
    wish: number,
    base: number,
    usual: number,
    out: number,
    on: number,
    side: number,
  ) {
    const [from, to] = [room.from[piece]!, room.to[piece]!]
    const window = room.which[piece]!
    const come = week.arrival(which, finish[before]!, out, side === 1)
    const leave = week.latest(which, start[after]!, on, side === 2)
    const early = Math.max(from, come)
    const late = Math.min(to, leave)
    const least = frames.lengthLeast[frame]!
    if (late - early >= least) {
      const long = Math.min(wish, inSteps(late - early))
      const starts = startWithin(early, late - long, window, long, usual)
      keep(frame, day, which, before, after, window, starts, long, 0, 0, base, on, side)
      if (long === wish) return
    }
    // Those around give way: first those behind, then those before.
    for (let long = wish; ; long = least) {
      const end = early + long
      if (early < to && end <= to && early < 100_000) {
        const need = end - leave
        const behind = after < ends && side !== 2 && need > 0 ? room.pushable(after, need) : 0
        const rest = need - behind
        const ahead =
          rest > 0 && before < begins && side !== 1 ? room.pullable(before, Math.min(rest, early - from)) : 0
        if (leave >= 0 && need > 0 && rest <= Math.max(0, ahead)) {
          const giving = (behind > 0 ? room.pushCost(after, behind) : 0) + (rest > 0 ? room.pullCost(before, rest) : 0)
          const priced = base + giving * prices[index.outsideWish]!
          keep(frame, day, which, before, after, window, early - rest, long, behind, rest, priced, on, side)
        }
      }
      if (long === least) return
    }
  }

  function keep(
    frame: number,
    day: number,
    which: number,
    before: number,
    after: number,
    window: number,
    begin: number,
    long: number,
    push: number,
    pull: number,
    base: number,
    on: number,
    side: number,
  ) {
    let cost = base + lengthPrice(frame, long) + wishPrice(window, begin, long)
    if (cost >= best.cost) return
    if (after >= ends) {
      const was = before >= begins ? 0 : overtimePrice(which, finish[before]! + week.way(which, before, after))
      cost += overtimePrice(which, begin + long + on) - was
    }
    const usual = usualStart(frame, window)
    if (usual !== none) cost += prices[index.timeSpread]! * Math.max(0, Math.abs(begin - usual) - 15)
    if (cost >= best.cost || random.fraction() < blink) return
    best.cost = cost
    best.frame = frame
    best.day = day
    best.window = window
    best.start = begin
    best.length = long
    best.push = push
    best.pull = pull
    node.before[0] = before
    node.shift[0] = which
    node.pauseHere[0] = side
  }

  /** Where one of two could come, for each part, without anybody giving way. */
  const candidates = [0, 1].map(() => ({
    count: 0,
    shift: new Int32Array(mostCandidates),
    before: new Int32Array(mostCandidates),
    early: new Int32Array(mostCandidates),
    late: new Int32Array(mostCandidates),
    side: new Int32Array(mostCandidates),
    cost: new Float64Array(mostCandidates),
  }))

  function gather(frame: number, day: number, part: number, from: number, to: number, least: number) {
    const list = candidates[part]!
    list.count = 0
    price(frame, part)
    const probe = 2 * frames.firstSlot[frame]!
    for (const which of shiftsOfDay[day]!) {
      const base = byCarer[shifts.carer[which]!]!
      if (base >= best.cost || !mayShift(which)) continue
      for (let before = begins + which; before < ends; before = next[before]!) {
        const after = next[before]!
        if (finish[before]! + least > to) break
        if (after < ends && start[after]! < from) continue
        const out = week.way(which, before, probe)
        const on = week.way(which, probe, after)
        const isEmpty = before >= begins && after >= ends
        const straight = isEmpty ? 0 : week.way(which, before, after)
        const due = shifts.pauseMinutes[which]! > 0 && (isEmpty || pause[which] === before)
        for (let side = due ? 1 : 0; side <= (due ? 2 : 0); side++) {
          const early = Math.max(from, week.arrival(which, finish[before]!, out, side === 1))
          const late = Math.min(to, week.latest(which, start[after]!, on, side === 2))
          if (late - early < least || list.count === mostCandidates) continue
          const at = list.count++
          list.shift[at] = which
          list.before[at] = before
          list.early[at] = early
          list.late[at] = late
          list.side[at] = side
          list.cost[at] = base + prices[index.travel]! * (out + on - straight)
        }
      }
    }
  }

  function lookPair(frame: number, day: number, wish: number, pieces: number, ofCarer: number) {
    const least = frames.lengthLeast[frame]!
    const second = frames.secondMinutes[frame]!
    const [low, high] = [frames.afterLeast[frame]!, frames.afterMost[frame]!]
    const [first, other] = candidates as [(typeof candidates)[0], (typeof candidates)[0]]
    for (let piece = 0; piece < pieces; piece++) {
      const [from, to] = [room.from[piece]!, room.to[piece]!]
      const window = room.which[piece]!
      const usual = usualStart(frame, window)
      gather(frame, day, 0, from, to, least)
      gather(frame, day, 1, from, to, second || least)
      for (let a = 0; a < first.count; a++) {
        if (first.cost[a]! >= best.cost) continue
        if (ofCarer !== none && shifts.carer[first.shift[a]!] !== ofCarer) continue
        for (let b = 0; b < other.count; b++) {
          if (shifts.carer[first.shift[a]!] === shifts.carer[other.shift[b]!]) continue
          const base = first.cost[a]! + other.cost[b]!
          if (base >= best.cost) continue
          const early = Math.max(first.early[a]!, other.early[b]! - high)
          // The latest begin that leaves both their time.
          const late = Math.min(first.late[a]! - least, other.late[b]! - (second || least) - low)
          if (late < early) continue
          const together = second > 0 ? first.late[a]! : Math.min(first.late[a]!, other.late[b]! - low)
          const long = Math.min(wish, inSteps(together - early))
          const begin = startWithin(early, Math.min(late, together - long), window, long, usual)
          const cost = base + lengthPrice(frame, long) + wishPrice(window, begin, long)
          if (cost >= best.cost || random.fraction() < blink) continue
          best.cost = cost
          best.frame = frame
          best.day = day
          best.window = window
          best.start = begin
          best.length = long
          best.push = 0
          best.pull = 0
          node.before[0] = first.before[a]!
          node.before[1] = other.before[b]!
          node.shift[0] = first.shift[a]!
          node.shift[1] = other.shift[b]!
          node.start[1] = Math.max(other.early[b]!, begin + low)
          node.pauseHere[0] = first.side[a]!
          node.pauseHere[1] = other.side[b]!
        }
      }
    }
  }

  /** Puts a visit where `look` found the cheapest place; returns its slot. Somebody must have looked, and found. */
  function put(): number {
    const { frame, day, window, length, push, pull } = best
    const slot = week.freeSlot(frame)
    const before = node.before[0]!
    if (push > 0) room.push(next[before]!, push)
    if (pull > 0) room.pull(before, pull)
    week.plant(slot, day, length, window)
    hook(slot, 0, best.start, length)
    if (frames.isPair[frame]) hook(slot, 1, node.start[1]!, week.secondLength(frame, length))
    return slot
  }

  function hook(slot: number, part: number, begin: number, long: number) {
    const which = node.shift[part]!
    const own = 2 * slot + part
    const before = node.before[part]!
    week.link(own, which, before, begin, long)
    if (node.pauseHere[part] === 1) week.setPause(which, before)
    if (node.pauseHere[part] === 2) week.setPause(which, own)
  }

  return { best, begin, look, put, isFound: () => best.cost < never }
}
