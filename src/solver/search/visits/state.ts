import { type Plan, type Problem, untied } from '#solver/problem/problem.ts'

/**
 * A plan with visits that tie carers to each other. One **order** of all visits runs through it, and every route
 * follows that order, so carers can never wait for each other in a circle. Nodes of the routes: parts, then one pause
 * a carer, then the beginnings and the ends of days. Items of the order: visits, then one pause a carer.
 *
 * A change takes nodes out and puts them elsewhere, and marks what stands differently now; `clocks` then moves only
 * the starts that are affected, and `tally` prices them. Everything is written down on the way and can be undone.
 */
export type VisitState = ReturnType<typeof visitState>

export const unplanned = -1

export function visitState(problem: Problem) {
  const { carers, visits, parts, places, travel } = problem
  const pauses = parts.count
  const starts = pauses + carers.count
  const ends = starts + carers.count
  const nodes = ends + carers.count
  const items = visits.count + carers.count

  const order = Int32Array.from({ length: items }, (_, item) => item)
  const rank = order.slice()
  const itemOf = new Int32Array(nodes).fill(-1)
  const duration = new Int32Array(nodes).fill(problem.pause.length)
  itemOf.set(parts.visit)
  duration.set(parts.duration)
  for (let carer = 0; carer < carers.count; carer++) {
    itemOf[pauses + carer] = visits.count + carer
    duration[starts + carer] = 0
    duration[ends + carer] = 0
  }

  const carerOf = new Int32Array(nodes).fill(unplanned)
  const next = new Int32Array(nodes)
  const prev = new Int32Array(nodes)
  /** Where a node is; a pause is where its carer goes next. */
  const place = new Int32Array(nodes)
  for (let part = 0; part < parts.count; part++) place[part] = visits.place[parts.visit[part]!]!
  const start = new Float64Array(nodes)
  const finish = new Float64Array(nodes)
  const late = new Float64Array(nodes)
  for (let carer = 0; carer < carers.count; carer++) {
    place[starts + carer] = carers.from[carer]!
    place[ends + carer] = carers.to[carer]!
    carerOf[starts + carer] = carer
    carerOf[ends + carer] = carer
    finish[starts + carer] = carers.shiftStart[carer]!
    next[starts + carer] = ends + carer
    prev[ends + carer] = starts + carer
  }

  /** Items whose clocks must be looked at, and carers whose routes are made of other nodes now. */
  const dirty: number[] = []
  const isReshaped = new Uint8Array(carers.count)
  const reshaped: number[] = []
  /** What was done since `begin`, newest last: node, carer and neighbour before; item and rank before. */
  const moved: number[] = []
  const ranked: number[] = []

  const between = (a: number, b: number) => travel[place[a]! * places + place[b]!]!
  const isPause = (node: number) => node >= pauses && node < starts
  const firstNode = (item: number) => (item < visits.count ? visits.firstPart[item]! : pauses + item - visits.count)
  const endNode = (item: number) =>
    item < visits.count ? visits.firstPart[item + 1]! : pauses + item - visits.count + 1

  function link(a: number, b: number) {
    next[a] = b
    prev[b] = a
    if (b < starts) dirty.push(itemOf[b]!)
    if (!isPause(a)) return
    place[a] = b < starts ? place[b]! : carers.from[b - ends]!
    dirty.push(itemOf[a]!)
  }

  function reshape(carer: number) {
    if (isReshaped[carer]) return
    isReshaped[carer] = 1
    reshaped.push(carer)
  }

  function unhook(node: number) {
    reshape(carerOf[node]!)
    link(prev[node]!, next[node]!)
    carerOf[node] = unplanned
  }

  function hook(node: number, before: number, carer: number) {
    const after = next[before]!
    carerOf[node] = carer
    // A pause takes its place from what follows, so the later link comes first.
    link(node, after)
    link(before, node)
    reshape(carer)
  }

  /** Takes a node out of its route, if it is in one. */
  function takeOut(node: number) {
    const carer = carerOf[node]!
    moved.push(node, carer, prev[node]!)
    if (carer !== unplanned) unhook(node)
  }

  /** Puts a node, taken out before, into a route where its item's rank belongs. */
  function putIn(node: number, carer: number) {
    const at = rank[itemOf[node]!]!
    let before = starts + carer
    for (let after = next[before]!; after < starts && rank[itemOf[after]!]! < at; after = next[after]!) before = after
    hook(node, before, carer)
  }

  /** Gives an item another rank; those between move by one. Its nodes must be out of their routes. */
  function setRank(item: number, to: number) {
    ranked.push(item, rank[item]!)
    shift(item, to)
  }

  function shift(item: number, to: number) {
    const from = rank[item]!
    for (let at = from; at < to; at++) {
      const other = order[at + 1]!
      order[at] = other
      rank[other] = at
    }
    for (let at = from; at > to; at--) {
      const other = order[at - 1]!
      order[at] = other
      rank[other] = at
    }
    order[to] = item
    rank[item] = to
  }

  function begin() {
    moved.length = 0
    ranked.length = 0
    settle()
  }

  function settle() {
    dirty.length = 0
    for (const carer of reshaped) isReshaped[carer] = 0
    reshaped.length = 0
  }

  /** Order and routes as they were at `begin`; clocks and tally undo their own. */
  function revert() {
    while (ranked.length > 0) {
      const to = ranked.pop()!
      shift(ranked.pop()!, to)
    }
    while (moved.length > 0) {
      const before = moved.pop()!
      const carer = moved.pop()!
      const node = moved.pop()!
      if (carerOf[node] !== unplanned) unhook(node)
      if (carer !== unplanned) hook(node, before, carer)
    }
    settle()
  }

  /** Another plan instead of this one; nothing of it can be undone. */
  function take({ order: ordered, carerOf: carer }: Plan) {
    for (let node = 0; node < starts; node++) if (carerOf[node] !== unplanned) unhook(node)
    ordered.forEach((item, at) => {
      order[at] = item
      rank[item] = at
    })
    for (const item of ordered) {
      dirty.push(item)
      for (let node = firstNode(item); node < endNode(item); node++)
        if (carer[node] !== unplanned) hook(node, prev[ends + carer[node]!]!, carer[node]!)
    }
  }

  const plan = (): Plan => ({ order: order.slice(), carerOf: carerOf.slice(0, starts) })

  return {
    problem,
    items,
    nodes,
    pauses,
    starts,
    ends,
    order,
    rank,
    itemOf,
    duration,
    carerOf,
    next,
    prev,
    place,
    start,
    finish,
    late,
    dirty,
    reshaped,
    between,
    isPause,
    firstNode,
    endNode,
    takeOut,
    putIn,
    setRank,
    reshape,
    take,
    begin,
    revert,
    plan,
    isTied: (visit: number) => visits.gapMin[visit] !== untied,
  }
}
