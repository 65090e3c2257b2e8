import type { Random } from '#kernel/random.ts'
import type { Near } from '../near.ts'
import { unplanned, type VisitState } from './state.ts'
import type { Tally } from './tally.ts'

/** One random change of a plan; `false` where it came to nothing. Clocks and price are run afterwards. */
export type Move = () => boolean

export type MoveName = 'beside' | 'along' | 'hand' | 'exchange' | 'tails' | 'inOrOut' | 'pause'

export function movesOf(state: VisitState, tally: Tally, near: Near, random: Random): Record<MoveName, Move> {
  const { problem, rank, itemOf, carerOf, next, starts, pauses, items, takeOut, putIn, setRank } = state
  const { visits, parts, carers } = problem
  const { firstPart } = visits
  const hands = ableLists(state, () => true)
  const wished = ableLists(state, (at) => parts.unwished[at] === 0)
  const chosen = new Int32Array(2)

  const able = (part: number, carer: number) => parts.able[part * carers.count + carer] === 1
  /** A carer who can, half of the time one of those wished for. */
  const anyHand = (part: number) => {
    const some = wished[part]!
    const list = some.length > 0 && random.below(2) === 0 ? some : hands[part]!
    return list[random.below(list.length)]!
  }
  const anyVisit = () => random.below(visits.count)
  /** One of the near visits, the nearer the likelier. */
  const anyNear = (visit: number) => near.list[visit * near.width + random.below(random.below(near.width) + 1)]!
  const isPlanned = (visit: number) => carerOf[firstPart[visit]!] !== unplanned
  const sizeOf = (visit: number) => firstPart[visit + 1]! - firstPart[visit]!

  /** Puts a whole visit at a rank with the carers in `chosen`, unless both parts had the same carer. */
  function replace(visit: number, to: number): boolean {
    const first = firstPart[visit]!
    const size = sizeOf(visit)
    if (size === 2 && chosen[0] === chosen[1]) return false
    for (let index = 0; index < size; index++) takeOut(first + index)
    if (to !== rank[visit]) setRank(visit, to)
    for (let index = 0; index < size; index++) putIn(first + index, chosen[index]!)
    return true
  }

  /** The carers a visit has now. */
  function chooseSame(visit: number) {
    for (let index = 0; index < sizeOf(visit); index++) chosen[index] = carerOf[firstPart[visit]! + index]!
  }

  /** Beside a near visit, in the hands of one of its carers. */
  const beside: Move = () => {
    const visit = anyVisit()
    if (near.width === 0 || !isPlanned(visit)) return false
    const other = anyNear(visit)
    if (!isPlanned(other)) return false
    const index = random.below(sizeOf(visit))
    const carer = carerOf[firstPart[other]! + random.below(sizeOf(other))]!
    if (!able(firstPart[visit]! + index, carer)) return false
    chooseSame(visit)
    chosen[index] = carer
    if (sizeOf(visit) === 2 && random.below(4) === 0) chosen[1 - index] = anyHand(firstPart[visit]! + 1 - index)
    const gap = rank[other]! + random.below(2)
    return replace(visit, rank[visit]! < gap ? gap - 1 : gap)
  }

  /** Earlier or later in the order, a little more often than a lot. */
  const along: Move = () => {
    const visit = anyVisit()
    if (!isPlanned(visit)) return false
    const reach = random.below(3) === 0 ? items : Math.max(4, items >> 3)
    const to = Math.min(items - 1, Math.max(0, rank[visit]! + 1 + random.below(2 * reach) - reach))
    chooseSame(visit)
    if (random.below(2) === 0) {
      const index = random.below(sizeOf(visit))
      chosen[index] = anyHand(firstPart[visit]! + index)
    }
    return replace(visit, to)
  }

  /** Into other hands at the same place in the order. */
  const hand: Move = () => {
    const visit = anyVisit()
    if (!isPlanned(visit)) return false
    chooseSame(visit)
    const index = random.below(sizeOf(visit))
    const carer = anyHand(firstPart[visit]! + index)
    if (carer === chosen[index]) return false
    chosen[index] = carer
    return replace(visit, rank[visit]!)
  }

  /** Two near parts change carers, and half of the time their visits change ranks. */
  const exchange: Move = () => {
    const visit = anyVisit()
    if (near.width === 0) return false
    const other = anyNear(visit)
    if (!isPlanned(visit) || !isPlanned(other)) return false
    const [a, b] = [random.below(sizeOf(visit)), random.below(sizeOf(other))]
    const [carerA, carerB] = [carerOf[firstPart[visit]! + a]!, carerOf[firstPart[other]! + b]!]
    if (carerA === carerB || !able(firstPart[visit]! + a, carerB) || !able(firstPart[other]! + b, carerA)) return false
    if (sizeOf(visit) === 2 && carerOf[firstPart[visit]! + 1 - a] === carerB) return false
    if (sizeOf(other) === 2 && carerOf[firstPart[other]! + 1 - b] === carerA) return false
    const [rankA, rankB] = [rank[visit]!, rank[other]!]
    const swaps = random.below(2) === 0
    chooseSame(visit)
    chosen[a] = carerB
    replace(visit, swaps ? rankB : rankA)
    chooseSame(other)
    chosen[b] = carerA
    replace(other, swaps ? rankA : rankB)
    return true
  }

  /** From one rank on, two carers take over each other's day. */
  const tails: Move = () => {
    const visit = anyVisit()
    if (near.width === 0) return false
    const other = anyNear(visit)
    if (!isPlanned(visit) || !isPlanned(other)) return false
    const a = carerOf[firstPart[visit]! + random.below(sizeOf(visit))]!
    const b = carerOf[firstPart[other]! + random.below(sizeOf(other))]!
    if (a === b) return false
    const from = Math.min(rank[visit]!, rank[other]!) + random.below(2)
    const tailA = tailOf(a, from)
    const tailB = tailOf(b, from)
    if (tailA.some((part) => !able(part, b)) || tailB.some((part) => !able(part, a))) return false
    for (const part of tailA) takeOut(part)
    for (const part of tailB) takeOut(part)
    for (const part of tailA) putIn(part, b)
    for (const part of tailB) putIn(part, a)
    return tailA.length + tailB.length > 0
  }

  /** Parts of a carer's day from a rank on; pauses stay with their carer. */
  function tailOf(carer: number, from: number): number[] {
    const tail: number[] = []
    for (let node = next[starts + carer]!; node < starts; node = next[node]!)
      if (node < pauses && rank[itemOf[node]!]! >= from) tail.push(node)
    return tail
  }

  /** An optional visit leaves the plan; one that is not planned comes in beside a near one, if it can to its carer. */
  const inOrOut: Move = () => {
    const visit = anyVisit()
    if (isPlanned(visit)) {
      if (!visits.optional[visit]) return false
      for (let part = firstPart[visit]!; part < firstPart[visit + 1]!; part++) takeOut(part)
      state.dirty.push(visit)
      tally.leaveOut(visit, 1)
      return true
    }
    for (let index = 0; index < sizeOf(visit); index++) {
      if (hands[firstPart[visit]! + index]!.length === 0) return false
      chosen[index] = anyHand(firstPart[visit]! + index)
    }
    let to = rank[visit]!
    const other = near.width > 0 ? anyNear(visit) : visit
    if (isPlanned(other)) {
      const index = random.below(sizeOf(visit))
      const carer = carerOf[firstPart[other]! + random.below(sizeOf(other))]!
      if (able(firstPart[visit]! + index, carer)) chosen[index] = carer
      const gap = rank[other]! + random.below(2)
      to = to < gap ? gap - 1 : gap
    }
    if (!replace(visit, to)) return false
    tally.leaveOut(visit, -1)
    return true
  }

  /** A carer's pause goes elsewhere in the day, or is given up, or taken. */
  const pause: Move = () => {
    const carer = random.below(carers.count)
    if (!carers.pauseDue[carer]) return false
    const item = visits.count + carer
    const node = pauses + carer
    const drops = carerOf[node] !== unplanned && random.below(8) === 0
    takeOut(node)
    if (drops) {
      state.dirty.push(item)
      return true
    }
    // Beside a part of the carer's own day, where it can matter.
    let length = 0
    for (let at = next[starts + carer]!; at < starts; at = next[at]!) length++
    let at = next[starts + carer]!
    for (let index = random.below(length + 1); index > 0 && next[at]! < starts; index--) at = next[at]!
    const gap = at < starts ? rank[itemOf[at]!]! + random.below(2) : items - 1
    const to = Math.min(items - 1, rank[item]! < gap ? gap - 1 : gap)
    if (to !== rank[item]) setRank(item, to)
    putIn(node, carer)
    return true
  }

  return { beside, along, hand, exchange, tails, inOrOut, pause }
}

/** For each part, the carers who may do it and of whom `holds` is true, asked by their place in the tables. */
function ableLists({ problem: { parts, carers } }: VisitState, holds: (at: number) => boolean): number[][] {
  return Array.from({ length: parts.count }, (_, part) =>
    Array.from({ length: carers.count }, (_, carer) => carer).filter(
      (carer) => parts.able[part * carers.count + carer] && holds(part * carers.count + carer),
    ),
  )
}
