/** What a line through time tells: whether it has moved, or only varies by chance. */

export type RunChart = {
  readonly median: number
  /** The longest stretch of neighbours on one side of the median; points on it are passed over. */
  readonly longestRun: number
  /** A longer one than this would hardly come by chance. */
  readonly runMost: number
  readonly hasMoved: boolean
}

/**
 * The rule of the longest run (Anhøj and Olesen 2014): with n points off the median, more than log2(n) + 3 of them in a
 * row on one side is a sign of change. Undefined for fewer than ten points, which tell nothing.
 */
export function runChart(values: readonly number[]): RunChart | undefined {
  if (values.length < 10) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
  const sides = values.filter((value) => value !== median).map((value) => value > median)
  let longestRun = 0
  let run = 0
  for (const [at, side] of sides.entries()) {
    run = at > 0 && side === sides[at - 1] ? run + 1 : 1
    longestRun = Math.max(longestRun, run)
  }
  const runMost = sides.length === 0 ? 0 : Math.round(Math.log2(sides.length)) + 3
  return { median, longestRun, runMost, hasMoved: longestRun > runMost }
}
