/** The clock of a search for a team's week: rounds of steps until the time is up. */
import type { FrirumInstance } from '#solver/formats/frirum.ts'
import type { FrirumSolution } from '#solver/formats/frirum-solution.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import type { Measures } from '#solver/frames/goals.ts'
import { type Alternative, replanned } from '#solver/frames/replan.ts'
import { type FoundWeek, frameSearch } from '#solver/frames/search.ts'

/** By the clock on the wall, or so many steps: then the same seed gives the same plan on every machine. */
export type WeekBudget = { readonly seconds: number } | { readonly steps: number }

/** A week anew, or the adopted one changed: as little as may be, with least travel, or with the best continuity. */
export const ways = ['anew', 'leastChange', 'leastTravel', 'bestContinuity'] as const satisfies readonly (
  | 'anew'
  | Alternative
)[]
export type Way = (typeof ways)[number]

export type WeekFound = {
  readonly solution: FrirumSolution
  readonly measures: Measures
  readonly tiers: readonly number[]
  readonly touched: number
  readonly steps: number
  readonly seconds: number
}

const roundSteps = 2_000

/**
 * How warm the search begins where last week is a pattern: the usual 8 goes far from it first. Measured on the weeks of
 * three made teams: 78 to 85 visits in a hundred keep last week's carer instead of 74 to 78, and 50 to 63 without a
 * pattern, with all tiers as they were.
 */
const againHot = 3

const isAgain = ({ citizens }: FrirumInstance): boolean =>
  citizens.some(({ frames }) => frames.some(({ pattern }) => pattern.length > 0))

export type WeekAsked = { readonly budget: WeekBudget; readonly seed: number; readonly way: Way }

/** Looks for a good week; `report` is told now and then how much of the budget is spent. */
export type WeekSearch = (
  instance: FrirumInstance,
  asked: WeekAsked,
  report: (share: number) => void,
) => WeekFound | Promise<WeekFound>

/** Searches in the thread that asks. */
export function searchWeek(
  instance: FrirumInstance,
  { budget, seed, way }: WeekAsked,
  report: (share: number) => void,
): WeekFound {
  const begun = performance.now()
  const problem = problemOfFrirum(instance)
  const search = searchBy(way)
  let steps = 0
  const spent = (): number =>
    'steps' in budget
      ? steps / Math.max(1, budget.steps)
      : (performance.now() - begun) / 1000 / Math.max(0.001, budget.seconds)
  for (let progress = spent(); progress < 1; progress = spent()) {
    const round = 'steps' in budget ? Math.min(roundSteps, budget.steps - steps) : roundSteps
    search.step(round, progress)
    steps += round
    report(Math.min(1, spent()))
  }
  const { plan, measures, tiers, touched } = search.best()
  const solution = solutionOfWeek(instance, problem, plan)
  return { solution, measures, tiers, touched, steps, seconds: (performance.now() - begun) / 1000 }

  function searchBy(asked: Way): { step: (steps: number, progress: number) => void; best: () => FoundWeek } {
    if (asked === 'anew') return frameSearch(problem, seed, isAgain(instance) ? { hot: againHot } : {})
    const replan = replanned(problem, seed)
    return { step: replan.step, best: () => replan.best()[asked] }
  }
}
