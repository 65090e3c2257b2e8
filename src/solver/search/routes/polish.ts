import type { Near } from '../near.ts'
import type { PolishName, RouteSettings } from './settings.ts'
import { type RouteState, unplanned } from './state.ts'

/** Segments moved as one are at most so long. */
const longestSegment = 3

/** Two routes as a move would leave them; `b` is -1 where only one route changes. */
type Proposal = { a: number; b: number; routeA: readonly number[]; routeB: readonly number[] }

/**
 * Granular local search: relocate and or-opt (segments of up to three), swap, 2-opt* (exchanged tails), each between
 * neighbours only. A move is judged by its arcs first; its clocks are run only where it would pay.
 */
export function polishing(
  state: RouteState,
  near: Near,
  { polish, polishNeighbours }: RouteSettings,
): (carers: readonly number[]) => void {
  const { routeOf, routeNodes, setRoute } = state
  const chosen = polish.map((name) => moves[name])
  const width = Math.min(near.width, polishNeighbours)

  function improve(visit: number): boolean {
    for (let index = 0; index < width; index++) {
      const other = near.list[visit * near.width + index]!
      if (routeOf[other] === unplanned || routeOf[visit] === unplanned) continue
      for (const move of chosen) {
        const proposal = move(state, visit, other)
        if (!proposal || !fits(state, proposal.a, proposal.routeA)) continue
        if (proposal.b >= 0 && !fits(state, proposal.b, proposal.routeB)) continue
        setRoute(proposal.a, proposal.routeA)
        if (proposal.b >= 0) setRoute(proposal.b, proposal.routeB)
        return true
      }
    }
    return false
  }

  return (carers) => {
    const queue = carers.flatMap((carer) => routeNodes(carer))
    for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) while (improve(visit));
  }
}

type Move = (state: RouteState, visit: number, other: number) => Proposal | undefined

/** Moves `visit` and up to two that follow it to the place behind `other`. */
const relocate: Move = (state, visit, other) => {
  const { next, prev, routeOf, routeNodes, arc, between, count } = state
  let last = visit
  for (let length = 1; length <= longestSegment; length++, last = next[last]!) {
    if (last >= count || last === other) return undefined
    const [before, after, target] = [prev[visit]!, next[last]!, next[other]!]
    if (target === visit) continue
    const gain = arc[before]! + arc[last]! + arc[other]! - between(before, after)
    if (between(other, visit) + between(last, target) >= gain) continue
    const [a, b] = [routeOf[visit]!, routeOf[other]!]
    const from = routeNodes(a)
    const segment = from.splice(from.indexOf(visit), length)
    const to = a === b ? from : routeNodes(b)
    const at = to.indexOf(other)
    to.splice(at + 1, 0, ...segment)
    return a === b ? { a, b: -1, routeA: to, routeB: [] } : { a, b, routeA: from, routeB: to }
  }
  return undefined
}

/** Puts each in the other's place. */
const swap: Move = (state, visit, other) => {
  const { next, prev, routeOf, routeNodes, arc, between } = state
  if (next[visit] === other || next[other] === visit) return undefined
  const [beforeV, afterV, beforeO, afterO] = [prev[visit]!, next[visit]!, prev[other]!, next[other]!]
  const old = arc[beforeV]! + arc[visit]! + arc[beforeO]! + arc[other]!
  const fresh = between(beforeV, other) + between(other, afterV) + between(beforeO, visit) + between(visit, afterO)
  if (fresh >= old) return undefined
  const exchanged = (node: number) => (node === visit ? other : node === other ? visit : node)
  const [a, b] = [routeOf[visit]!, routeOf[other]!]
  const routeA = routeNodes(a).map(exchanged)
  return a === b ? { a, b: -1, routeA, routeB: [] } : { a, b, routeA, routeB: routeNodes(b).map(exchanged) }
}

/** Lets `other` and all behind it follow `visit`, and what followed `visit` take their place. */
const exchangeTails: Move = (state, visit, other) => {
  const { next, prev, routeOf, routeNodes, arc, between, starts, ends } = state
  const [a, b] = [routeOf[visit]!, routeOf[other]!]
  if (a === b) return undefined
  const [before, after] = [prev[other]!, next[visit]!]
  const isEnd = after === ends + a
  // Each tail goes home to the end of the carer who takes it over.
  const empties = before === starts + b && isEnd
  const linked = empties ? 0 : between(before, isEnd ? ends + b : after)
  if (between(visit, other) + linked >= arc[visit]! + arc[before]!) return undefined
  const routeA = routeNodes(a)
  const routeB = routeNodes(b)
  const tailA = routeA.splice(routeA.indexOf(visit) + 1)
  const tailB = routeB.splice(routeB.indexOf(other))
  return { a, b, routeA: [...routeA, ...tailB], routeB: [...routeB, ...tailA] }
}

const moves: Readonly<Record<PolishName, Move>> = { relocate, swap, exchangeTails }

/** Whether a carer could do this route: able, loaded within bounds, never late. */
function fits(state: RouteState, carer: number, route: readonly number[]): boolean {
  const { problem, starts, ends, opens, closes, duration, between } = state
  const { carers, visits, parts } = problem
  let at = starts + carer
  let time = opens[at]!
  let load = 0
  for (const node of [...route, ends + carer]) {
    time = Math.max(opens[node]!, time + between(at, node))
    if (time > closes[node]!) return false
    time += duration[node]!
    at = node
    if (node === ends + carer) break
    load += visits.demand[node]!
    if (parts.able[node * carers.count + carer] === 0) return false
  }
  return load <= carers.capacity[carer]!
}
