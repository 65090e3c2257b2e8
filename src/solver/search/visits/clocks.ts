import type { VisitState } from './state.ts'
import { unplanned } from './state.ts'

/**
 * Starts of all nodes, moved forward along the order: an item is looked at only when something before it changed, and
 * the lowest rank first, so each is looked at once. Pending ranks are bits of words.
 */
export type Clocks = ReturnType<typeof clocksOf>

export function clocksOf(state: VisitState) {
  const { problem, items, order, rank, itemOf, duration, carerOf, next, prev, place, start, finish, late } = state
  const { starts, dirty, firstNode, endNode } = state
  const { visits, travel, places, goals, pause } = problem
  const { opens, closes, gapMin, gapMax, firstPart } = visits
  const pending = new Int32Array((items >> 5) + 1)
  /** Nodes whose clocks changed, with start and lateness before. */
  const changed: number[] = []
  const byEnd = goals.lateBy === 'end'
  const lateWeight = goals.lateness + goals.worstLateness

  const arrival = (node: number) => finish[prev[node]!]! + travel[place[prev[node]!]! * places + place[node]!]!

  /** Of the windows begun by then, the last one counts. */
  function lateness(visit: number, begin: number, length: number): number {
    const second = 2 * visit + 1
    const over = begin + (byEnd ? length : 0) - closes[begin >= opens[second]! ? second : second - 1]!
    return Math.max(over, 0)
  }

  /** As early as can be, or at the second window's opening when waiting for it costs less than being late. */
  function earliest(node: number, visit: number): number {
    const come = arrival(node)
    const first = opens[2 * visit]!
    const begin = Math.max(come, first)
    const second = opens[2 * visit + 1]!
    if (begin >= second) return begin
    const over = lateness(visit, begin, duration[node]!)
    return over * lateWeight > (second - begin) * goals.waiting ? second : begin
  }

  function set(node: number, begin: number, over: number) {
    if (start[node] === begin && late[node] === over) return
    changed.push(node, start[node]!, late[node]!)
    late[node] = over
    if (start[node] === begin) return
    start[node] = begin
    finish[node] = begin + duration[node]!
    const after = next[node]!
    if (after < starts) mark(rank[itemOf[after]!]!)
  }

  function mark(at: number) {
    pending[at >> 5]! |= 1 << (at & 31)
  }

  function look(item: number) {
    const node = firstNode(item)
    if (carerOf[node] === unplanned) return unset(item)
    if (item >= visits.count) {
      return set(node, Math.max(arrival(node), pause.opens), 0)
    }
    const isDouble = firstPart[item + 1]! - node === 2
    let one = earliest(node, item)
    if (!isDouble) return set(node, one, lateness(item, one, duration[node]!))
    let two = earliest(node + 1, item)
    if (state.isTied(item)) {
      two = Math.max(two, one + gapMin[item]!)
      one = Math.max(one, two - gapMax[item]!)
    }
    set(node, one, lateness(item, one, duration[node]!))
    set(node + 1, two, lateness(item, two, duration[node + 1]!))
  }

  /** What is not planned has no start and is never late. */
  function unset(item: number) {
    for (let node = firstNode(item); node < endNode(item); node++) set(node, -1, 0)
  }

  function run() {
    let from = pending.length
    for (const item of dirty) {
      const at = rank[item]!
      mark(at)
      if (at >> 5 < from) from = at >> 5
    }
    for (let word = from; word < pending.length; word++) {
      while (pending[word] !== 0) {
        const bit = pending[word]! & -pending[word]!
        pending[word]! ^= bit
        look(order[(word << 5) + 31 - Math.clz32(bit)]!)
      }
    }
  }

  function revert() {
    for (let at = changed.length - 3; at >= 0; at -= 3) {
      const node = changed[at]!
      start[node] = changed[at + 1]!
      finish[node] = start[node]! + duration[node]!
      late[node] = changed[at + 2]!
    }
    changed.length = 0
  }

  function begin() {
    changed.length = 0
  }

  return { changed, begin, run, revert }
}
