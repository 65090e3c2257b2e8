import type { Plan } from '#solver/problem/problem.ts'

/**
 * A search that somebody else drives: it knows no clock. The same problem, seed, and row of calls give the same plans
 * on every machine.
 */
export type Search = {
  /** Does so many steps. `progress`, from 0 up to 1, says how much of the budget is spent: the search cools by it. */
  readonly step: (steps: number, progress: number) => void
  readonly best: () => Found
  /** Goes on from another search's plan of the same problem. */
  readonly adopt: (plan: Plan) => void
}

export type Found = {
  readonly plan: Plan
  /** In ticks, what is left out and all; for people it is divided by the problem's ticks and divisor. */
  readonly cost: number
  /** Visits left out that must not be. */
  readonly missing: number
}
