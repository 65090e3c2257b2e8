import type { Problem } from '#solver/problem/problem.ts'

/**
 * Routes under hard windows as linked lists. Nodes: a visit is its own index; `starts + carer` and `ends + carer` are
 * the two ends of a carer's day. Every list is kept with the earliest time one can leave a node and the latest one may
 * begin there, so that an insertion is judged by looking at two neighbours.
 */
export type RouteState = ReturnType<typeof routeState>

export const unplanned = -1

export function routeState(problem: Problem) {
  const { carers, visits, parts, places, travel } = problem
  const count = visits.count
  const starts = count
  const ends = count + carers.count
  const nodes = count + 2 * carers.count
  const place = new Int32Array(nodes)
  const opens = new Int32Array(nodes)
  const closes = new Int32Array(nodes)
  const duration = new Int32Array(nodes)
  place.set(visits.place)
  duration.set(parts.duration)
  for (let visit = 0; visit < count; visit++) {
    opens[visit] = visits.opens[2 * visit]!
    // Late is late by the start or by the end; here both become a bound on the start.
    closes[visit] = visits.closes[2 * visit]! - (problem.goals.lateBy === 'end' ? duration[visit]! : 0)
  }
  for (let carer = 0; carer < carers.count; carer++) {
    place[starts + carer] = carers.from[carer]!
    place[ends + carer] = carers.to[carer]!
    for (const node of [starts + carer, ends + carer]) {
      opens[node] = carers.shiftStart[carer]!
      closes[node] = carers.shiftEnd[carer]!
    }
  }
  const next = new Int32Array(nodes)
  const prev = new Int32Array(nodes)
  /** Earliest time one is done at a node, latest time one may begin there. */
  const done = new Int32Array(nodes)
  const latest = new Int32Array(nodes)
  /** Travel from a node to the next. */
  const arc = new Int32Array(nodes)
  const routeOf = new Int32Array(nodes).fill(unplanned)
  const load = new Int32Array(carers.count)
  const size = new Int32Array(carers.count)
  const travelOf = new Int32Array(carers.count)
  let cost = 0
  let used = 0

  const between = (a: number, b: number) => travel[place[a]! * places + place[b]!]!

  /** Travel, clocks, load and length of one route anew, after its list was changed. */
  function refresh(carer: number) {
    const first = starts + carer
    const last = ends + carer
    let carried = 0
    let length = 0
    let ticks = 0
    done[first] = opens[first]!
    for (let node = first; node !== last; ) {
      const after = next[node]!
      // Who has nothing to do stays where they are.
      const leg = node === first && after === last ? 0 : between(node, after)
      arc[node] = leg
      ticks += leg
      const begin = Math.max(opens[after]!, done[node]! + leg)
      done[after] = begin + duration[after]!
      if (after !== last) {
        carried += visits.demand[after]!
        length++
        routeOf[after] = carer
      }
      node = after
    }
    load[carer] = carried
    used += (length > 0 ? 1 : 0) - (size[carer]! > 0 ? 1 : 0)
    size[carer] = length
    cost += ticks - travelOf[carer]!
    travelOf[carer] = ticks
    latest[last] = closes[last]!
    for (let node = prev[last]!; ; node = prev[node]!) {
      latest[node] = Math.min(closes[node]!, latest[next[node]!]! - arc[node]! - duration[node]!)
      if (node === first) break
    }
  }

  function link(a: number, b: number) {
    next[a] = b
    prev[b] = a
  }

  /** Puts a visit behind `before`; clocks move only as far as something changes. */
  function insert(visit: number, before: number, carer: number) {
    const after = next[before]!
    link(before, visit)
    link(visit, after)
    const old = arc[before]!
    arc[before] = between(before, visit)
    arc[visit] = between(visit, after)
    const extra = arc[before]! + arc[visit]! - old
    cost += extra
    travelOf[carer]! += extra
    routeOf[visit] = carer
    load[carer]! += visits.demand[visit]!
    if (size[carer] === 0) used++
    size[carer]!++
    const last = ends + carer
    for (let node = visit; ; node = next[node]!) {
      const leave = Math.max(opens[node]!, done[prev[node]!]! + arc[prev[node]!]!) + duration[node]!
      if (node !== visit && leave === done[node]) break
      done[node] = leave
      if (node === last) break
    }
    const first = starts + carer
    for (let node = visit; ; node = prev[node]!) {
      const limit = Math.min(closes[node]!, latest[next[node]!]! - arc[node]! - duration[node]!)
      if (node !== visit && limit === latest[node]) break
      latest[node] = limit
      if (node === first) break
    }
  }

  /** Takes a visit out of its list; the route must be refreshed before its clocks are read. */
  function unlink(visit: number) {
    link(prev[visit]!, next[visit]!)
    routeOf[visit] = unplanned
  }

  /** Gives a carer this route instead of theirs. */
  function setRoute(carer: number, route: readonly number[]) {
    let before = starts + carer
    for (const visit of route) {
      link(before, visit)
      before = visit
    }
    link(before, ends + carer)
    refresh(carer)
  }

  /** Empties all routes. */
  function clear() {
    routeOf.fill(unplanned)
    for (let carer = 0; carer < carers.count; carer++) setRoute(carer, [])
  }

  const routeNodes = (carer: number): number[] => {
    const route: number[] = []
    for (let node = next[starts + carer]!; node !== ends + carer; node = next[node]!) route.push(node)
    return route
  }

  clear()
  return {
    problem,
    count,
    starts,
    ends,
    nodes,
    place,
    opens,
    closes,
    duration,
    next,
    prev,
    done,
    latest,
    arc,
    routeOf,
    load,
    size,
    travelOf,
    between,
    refresh,
    insert,
    unlink,
    setRoute,
    clear,
    routeNodes,
    /** Travel of all routes, in ticks. */
    cost: () => cost,
    /** How many carers have something to do. */
    used: () => used,
    /** The sums again, after the routes they were of were put back. */
    recall: (formerCost: number, formerUsed: number) => {
      cost = formerCost
      used = formerUsed
    },
  }
}
