import type { Random } from '#kernel/random.ts'
import type { Near } from '../near.ts'
import type { OrderName, RouteSettings } from './settings.ts'
import { type RouteState, unplanned } from './state.ts'

type Key = (state: RouteState, visit: number, random: Random) => number
const keysOf: Readonly<Record<OrderName, Key>> = {
  random: (_, __, random) => random.fraction(),
  heavy: ({ problem }, visit) => -problem.visits.demand[visit]!,
  far: (state, visit) => -state.between(state.starts, visit),
  close: (state, visit) => state.between(state.starts, visit),
  narrow: ({ opens, closes }, visit) => closes[visit]! - opens[visit]!,
  early: ({ opens }, visit) => opens[visit]!,
  late: ({ closes }, visit) => -closes[visit]!,
}

/** Visits a route on average from which on it pays to enter a route where it passes near, not at its beginning. */
const longRoute = 12

/** Says `false`, half done, as soon as what is absent cannot come back with all travel below `limit`. */
export type Recreate = (
  absent: number[],
  touch: (carer: number) => boolean,
  limit: number,
  everywhere: boolean,
) => boolean

/**
 * Greedy insertion with blinks, after Christiaens and Vanden Berghe 2020, section 5.2: brings back what is absent, each
 * at its cheapest place. Without a limit, what finds no place stays in `absent`.
 */
export function recreation(state: RouteState, near: Near, random: Random, settings: RouteSettings): Recreate {
  const { problem, count, starts, ends, place, opens, closes, duration, next, prev, done, latest, arc } = state
  const { routeOf, load, size, insert } = state
  const { places, travel, carers, visits, parts } = problem
  const into = transposed(travel, places)
  const kinds = carerKinds(state)
  const wheel = (Object.entries(settings.orders) as [OrderName, number][]).flatMap(([name, weight]) =>
    Array.from({ length: weight }, (): Key => keysOf[name]),
  )
  const granular = count >= settings.granularFrom
  const keys = new Float64Array(count)
  const stamp = new Int32Array(carers.count)
  let stamped = 0
  let untilBlink = 0
  const blinkAgain = () => {
    untilBlink = 1 + Math.floor(Math.log(1 - random.fraction()) / Math.log(1 - settings.blink))
  }
  blinkAgain()
  let bestCost = 0
  let bestBefore = -1
  let bestCarer = -1

  function consider(extra: number, before: number, carer: number) {
    if (--untilBlink > 0) {
      bestCost = extra
      bestBefore = before
      bestCarer = carer
    } else blinkAgain()
  }

  /** Looks at the places of a route from one of its nodes on, then before it, as far as the visit's window reaches. */
  function scan(visit: number, carer: number, entry: number) {
    if (load[carer]! + visits.demand[visit]! > carers.capacity[carer]!) return
    if (parts.able[visit * carers.count + carer] === 0) return
    const row = place[visit]! * places
    const open = opens[visit]!
    const close = closes[visit]!
    const length = duration[visit]!
    const last = ends + carer
    for (let before = entry; before !== last; ) {
      const to = into[row + place[before]!]!
      const arrival = done[before]! + to
      // Whoever comes too late here comes too late at every later place.
      if (arrival > close) break
      const after = next[before]!
      const on = travel[row + place[after]!]!
      const extra = to + on - arc[before]!
      if (extra < bestCost && Math.max(arrival, open) + length + on <= latest[after]!) consider(extra, before, carer)
      before = after
    }
    const first = starts + carer
    for (let after = entry; after !== first; ) {
      const on = travel[row + place[after]!]!
      // Whoever is back too late even when begun at the opening is so at every earlier place.
      if (open + length + on > latest[after]!) return
      const before = prev[after]!
      const to = into[row + place[before]!]!
      const extra = to + on - arc[before]!
      if (extra < bestCost) {
        const arrival = done[before]! + to
        if (arrival <= close && Math.max(arrival, open) + length + on <= latest[after]!) consider(extra, before, carer)
      }
      after = before
    }
  }

  /** The places right behind and right before each near visit. */
  function scanNear(visit: number) {
    const from = visit * near.width
    for (let index = from; index < from + near.width; index++) {
      const other = near.list[index]!
      const carer = routeOf[other]!
      if (carer === unplanned || load[carer]! + visits.demand[visit]! > carers.capacity[carer]!) continue
      if (parts.able[visit * carers.count + carer] === 0) continue
      judge(visit, other, carer)
      judge(visit, prev[other]!, carer)
    }
  }

  function judge(visit: number, before: number, carer: number) {
    const row = place[visit]! * places
    const after = next[before]!
    const to = into[row + place[before]!]!
    const on = travel[row + place[after]!]!
    const extra = to + on - arc[before]!
    if (extra >= bestCost) return
    const arrival = done[before]! + to
    if (arrival > closes[visit]!) return
    if (Math.max(arrival, opens[visit]!) + duration[visit]! + on <= latest[after]!) consider(extra, before, carer)
  }

  /** Every route, first those that pass a near visit, from there on. */
  function scanUsed(visit: number) {
    stamped++
    const base = visit * near.width
    let unseen = state.used()
    // Short routes are walked from their beginning faster than entered where they pass near.
    const width = count > longRoute * unseen ? near.width : 0
    for (let index = 0; index < width && unseen > 0; index++) {
      const other = near.list[base + index]!
      const carer = routeOf[other]!
      if (carer === unplanned || stamp[carer] === stamped) continue
      stamp[carer] = stamped
      unseen--
      scan(visit, carer, other)
    }
    for (let carer = 0; unseen > 0; carer++)
      if (size[carer]! > 0 && stamp[carer] !== stamped) {
        unseen--
        scan(visit, carer, starts + carer)
      }
  }

  /** A fresh carer of each kind: those of one kind are the same, so the first who is free stands for all. */
  function scanFresh(visit: number) {
    for (const kind of kinds) {
      for (const carer of kind)
        if (size[carer] === 0) {
          scan(visit, carer, starts + carer)
          break
        }
    }
  }

  /** Few at a time, so inserting one by one is fastest. */
  function sort(absent: number[]) {
    const key = wheel[random.below(wheel.length)]!
    for (let index = 0; index < absent.length; index++) keys[absent[index]!] = key(state, absent[index]!, random)
    if (absent.length > 100) {
      absent.sort((a, b) => keys[a]! - keys[b]! || a - b)
      return
    }
    for (let index = 1; index < absent.length; index++) {
      const visit = absent[index]!
      let at = index
      for (; at > 0 && keys[absent[at - 1]!]! > keys[visit]!; at--) absent[at] = absent[at - 1]!
      absent[at] = visit
    }
  }

  return (absent, touch, limit, everywhere) => {
    sort(absent)
    let kept = 0
    for (let index = 0; index < absent.length; index++) {
      const visit = absent[index]!
      bestCost = limit - state.cost()
      bestBefore = -1
      const isNear = granular && !everywhere
      if (isNear) scanNear(visit)
      // What must come back is looked for further away where no near place takes it.
      if (!isNear || (bestBefore < 0 && limit === Number.POSITIVE_INFINITY)) scanUsed(visit)
      scanFresh(visit)
      if (bestBefore >= 0) {
        touch(bestCarer)
        insert(visit, bestBefore, bestCarer)
      } else if (limit < Number.POSITIVE_INFINITY) return false
      else absent[kept++] = visit
    }
    absent.length = kept
    return true
  }
}

/** The square the other way round, or itself where that is the same. */
function transposed(travel: Int32Array, places: number): Int32Array {
  const into = new Int32Array(travel.length)
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) into[to * places + from] = travel[from * places + to]!
  return into.every((ticks, at) => ticks === travel[at]) ? travel : into
}

/** Carers grouped by all that can tell them apart here. */
function carerKinds({ problem: { carers, parts } }: RouteState): number[][] {
  const kinds = new Map<string, number[]>()
  for (let carer = 0; carer < carers.count; carer++) {
    const { from, to, shiftStart, shiftEnd, capacity } = carers
    const can = Array.from({ length: parts.count }, (_, part) => parts.able[part * carers.count + carer]).join('')
    const key = [from, to, shiftStart, shiftEnd, capacity].map((of) => of[carer]).join() + can
    const kind = kinds.get(key)
    if (kind) kind.push(carer)
    else kinds.set(key, [carer])
  }
  return [...kinds.values()]
}
