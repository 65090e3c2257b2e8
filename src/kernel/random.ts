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

/** One of `choices`, each as likely as its weight among all weights. */
export function pickWeighted<Choice>(random: Random, choices: readonly (readonly [Choice, number])[]): Choice {
  let left = random.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  const last = choices.at(-1)
  if (!last) throw new RangeError('nothing to pick from')
  return last[0]
}
