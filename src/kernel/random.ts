/** A seeded source of chance (mulberry32): the same seed gives the same row of numbers on every machine. */
export type Random = {
  /** At least 0, below 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { fraction, below: (limit) => Math.floor(fraction() * limit) }
}

/** One of `choices`, each as likely as its weight among all weights; a weight of 0 is never picked. */
export function pickWeighted<Choice>(random: Random, choices: readonly (readonly [Choice, number])[]): Choice {
  if (choices.some(([, weight]) => !(weight >= 0))) throw new RangeError('a weight is at least 0')
  const possible = choices.filter(([, weight]) => weight > 0)
  const last = possible.at(-1)
  if (!last) throw new RangeError('nothing to pick from')
  let left = random.fraction() * possible.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of possible) {
    left -= weight
    if (left < 0) return choice
  }
  // Only when the weights do not add up exactly as fractions: what is left over belongs to the last.
  return last[0]
}
