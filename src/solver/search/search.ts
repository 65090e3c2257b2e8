import { seededRandom } from '#kernel/random.ts'
import type { Plan, Problem } from '#solver/problem/problem.ts'
import { isPlainRouting, routeSearch } from './routes/route-search.ts'
import { startsOfVisits } from './visits/starts.ts'
import { visitSearch } from './visits/visit-search.ts'

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

/** The kind of search that fits the problem's structure. */
export const searchOf = (problem: Problem, seed: number): Search =>
  isPlainRouting(problem) ? routeSearch(problem, seededRandom(seed)) : visitSearch(problem, seededRandom(seed))

/** Steps that take about a tenth of a second, by the kind of search: what a driver gives it at a time. */
export const roundOf = (problem: Problem): number => (isPlainRouting(problem) ? 2_000 : 20_000)

/** When each part and pause of a plan begins, in ticks; -1 where it is not planned. */
export const startsOf = (problem: Problem, plan: Plan): Float64Array => startsOfVisits(problem, plan)
