import { type RouteState, unplanned } from './state.ts'

/** Remembers routes with their clocks before they change and puts them back as they were. */
export function undoing(state: RouteState) {
  const { nodes, next, prev, done, latest, arc, routeOf, load, size, travelOf, starts, ends } = state
  const stamp = new Int32Array(size.length)
  const touched: number[] = []
  /** Of each touched route its load, size and travel; of all their nodes in a row the clocks and the arc behind. */
  const kept: number[] = []
  const nodeKept = new Int32Array(nodes)
  const doneKept = new Int32Array(nodes)
  const latestKept = new Int32Array(nodes)
  const arcKept = new Int32Array(nodes)
  let filled = 0
  let absentBefore: number[] = []
  let costBefore = 0
  let usedBefore = 0
  let round = 0

  function begin(absent: readonly number[]) {
    round++
    touched.length = 0
    kept.length = 0
    filled = 0
    absentBefore = absent.slice()
    costBefore = state.cost()
    usedBefore = state.used()
  }

  /** To be told before a route changes; says whether that is the first time since `begin`. */
  function touch(carer: number): boolean {
    if (stamp[carer] === round) return false
    stamp[carer] = round
    touched.push(carer)
    kept.push(load[carer]!, size[carer]!, travelOf[carer]!)
    const last = ends + carer
    for (let node = starts + carer; ; node = next[node]!) {
      nodeKept[filled] = node
      doneKept[filled] = done[node]!
      latestKept[filled] = latest[node]!
      arcKept[filled] = arc[node]!
      filled++
      if (node === last) return true
    }
  }

  function refreshTouched() {
    for (const carer of touched) state.refresh(carer)
  }

  /** Everything as at `begin`; gives back what was absent then. */
  function revert(): number[] {
    for (const visit of absentBefore) routeOf[visit] = unplanned
    let at = 0
    for (let index = 0; index < touched.length; index++) {
      const carer = touched[index]!
      load[carer] = kept[3 * index]!
      size[carer] = kept[3 * index + 1]!
      travelOf[carer] = kept[3 * index + 2]!
      const last = ends + carer
      for (let before = -1; before !== last; at++) {
        const node = nodeKept[at]!
        done[node] = doneKept[at]!
        latest[node] = latestKept[at]!
        arc[node] = arcKept[at]!
        if (node < starts) routeOf[node] = carer
        if (before >= 0) {
          next[before] = node
          prev[node] = before
        }
        before = node
      }
    }
    state.recall(costBefore, usedBefore)
    return absentBefore
  }

  return { begin, touch, refreshTouched, revert, touched: (): readonly number[] => touched }
}
