import { pickWeighted, type Random } from '#kernel/random.ts'
import type { Near } from '../near.ts'
import { type RouteState, unplanned } from './state.ts'

/** Greedy insertion with blinks, after Christiaens and Vanden Berghe 2020, section 5.2. */
export const recreateSettings = {
  /** How often a place is overlooked, so that greed does not always end in the same plan. */
  blink: 0.01,
  /** From so many visits on, only routes that pass one of the `candidates` nearest visits are looked at. */
  granularFrom: 150,
  candidates: 40,
} as const

/** In which order the torn out come back: a key, smallest first, with its weight among the orders. */
type Key = (state: RouteState, visit: number, random: Random) => number
const orders: readonly (readonly [Key, number])[] = [
  [(_, __, random) => random.fraction(), 4],
  [({ problem }, visit) => -problem.visits.demand[visit]!, 4],
  [(state, visit) => -state.between(state.starts, visit), 2],
  [(state, visit) => state.between(state.starts, visit), 1],
  [({ opens, closes }, visit) => closes[visit]! - opens[visit]!, 2],
  [({ opens }, visit) => opens[visit]!, 2],
  [({ closes }, visit) => -closes[visit]!, 2],
]

export type Recreate = (absent: number[], touch: (carer: number) => boolean) => void

/** Brings back what is absent, each at its cheapest place; what finds none stays in `absent`. */
export function recreation(state: RouteState, near: Near, random: Random): Recreate {
  const { problem, count, starts, ends, place, opens, closes, duration, next, done, latest, arc } = state
  const { routeOf, load, size, insert } = state
  const { places, travel, carers, visits, parts } = problem
  const into = transposed(travel, places)
  const kinds = carerKinds(state)
  const granular = count >= recreateSettings.granularFrom
  const keys = new Float64Array(count)
  const stamp = new Int32Array(carers.count)
  let stamped = 0
  let untilBlink = 0
  const blinkAgain = () => {
    untilBlink = 1 + Math.floor(Math.log(1 - random.fraction()) / Math.log(1 - recreateSettings.blink))
  }
  blinkAgain()
  let bestCost = 0
  let bestBefore = -1
  let bestCarer = -1

  function scan(visit: number, carer: number) {
    if (load[carer]! + visits.demand[visit]! > carers.capacity[carer]!) return
    if (parts.able[visit * carers.count + carer] === 0) return
    const row = place[visit]! * places
    const open = opens[visit]!
    const close = closes[visit]!
    const length = duration[visit]!
    const last = ends + carer
    for (let before = starts + carer; before !== last; ) {
      const to = into[row + place[before]!]!
      const arrival = done[before]! + to
      // Whoever comes too late here comes too late at every later place.
      if (arrival > close) return
      const after = next[before]!
      const on = travel[row + place[after]!]!
      if (Math.max(arrival, open) + length + on <= latest[after]!) {
        const extra = to + on - arc[before]!
        if (extra < bestCost) {
          if (--untilBlink > 0) {
            bestCost = extra
            bestBefore = before
            bestCarer = carer
          } else blinkAgain()
        }
      }
      before = after
    }
  }

  function scanUsed(visit: number) {
    if (!granular) {
      for (let carer = 0; carer < carers.count; carer++) if (size[carer]! > 0) scan(visit, carer)
      return
    }
    stamped++
    const base = visit * near.width
    for (let index = 0; index < near.width; index++) {
      const carer = routeOf[near.list[base + index]!]!
      if (carer === unplanned || stamp[carer] === stamped) continue
      stamp[carer] = stamped
      scan(visit, carer)
    }
  }

  return (absent, touch) => {
    const key = pickWeighted(random, orders)
    for (const visit of absent) keys[visit] = key(state, visit, random)
    absent.sort((a, b) => keys[a]! - keys[b]! || a - b)
    let kept = 0
    for (const visit of absent) {
      bestCost = Number.MAX_SAFE_INTEGER
      bestBefore = -1
      scanUsed(visit)
      // A fresh carer of each kind: those of one kind are the same, so the first who is free stands for all.
      for (const kind of kinds) {
        for (const carer of kind)
          if (size[carer] === 0) {
            scan(visit, carer)
            break
          }
      }
      if (bestBefore < 0) absent[kept++] = visit
      else {
        touch(bestCarer)
        insert(visit, bestBefore, bestCarer)
      }
    }
    absent.length = kept
  }
}

function transposed(travel: Int32Array, places: number): Int32Array {
  const into = new Int32Array(travel.length)
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) into[to * places + from] = travel[from * places + to]!
  return into
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
