import type { Problem } from '#solver/problem/problem.ts'

/** For each visit its `width` nearest others, nearest first: those of visit v from `v * width`. */
export type Near = { readonly width: number; readonly list: Int32Array }

/** Near on the road alone: what is torn out together. */
export function nearByTravel(problem: Problem, most: number): Near {
  return nearest(problem, most, (from, to) => {
    const { travel, places, visits } = problem
    const [a, b] = [visits.place[from]!, visits.place[to]!]
    return travel[a * places + b]! + travel[b * places + a]!
  })
}

/** Near when one follows the other: travel, the wait that cannot be avoided by its weight, the lateness in full. */
export function nearInTime(problem: Problem, most: number, waitWeight: number): Near {
  const { travel, places, visits, parts } = problem
  const follows = (a: number, b: number): number => {
    const ticks = travel[visits.place[a]! * places + visits.place[b]!]!
    const last = parts.duration[visits.firstPart[a]!]! + ticks
    const wait = visits.opens[2 * b]! - last - visits.closes[2 * a]!
    const late = visits.opens[2 * a]! + last - visits.closes[2 * b]!
    return ticks + Math.max(0, wait) * waitWeight + Math.max(0, late)
  }
  return nearest(problem, most, (from, to) => Math.min(follows(from, to), follows(to, from)))
}

function nearest({ visits: { count } }: Problem, most: number, distance: (from: number, to: number) => number): Near {
  const width = Math.max(0, Math.min(most, count - 1))
  const list = new Int32Array(count * width)
  const keys = new Float64Array(count)
  const others = new Int32Array(Math.max(0, count - 1))
  for (let from = 0; from < count; from++) {
    let filled = 0
    for (let to = 0; to < count; to++) {
      if (to === from) continue
      keys[to] = distance(from, to)
      others[filled++] = to
    }
    others.sort((a, b) => keys[a]! - keys[b]! || a - b)
    list.set(others.subarray(0, width), from * width)
  }
  return { width, list }
}
