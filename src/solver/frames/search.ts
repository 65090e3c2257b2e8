import { seededRandom } from '#kernel/random.ts'
import { deskOf } from './build.ts'
import {
  compareTiers,
  type Measure,
  type Measures,
  measures,
  type Tier,
  tiers,
  tierValues,
  usualTiers,
} from './goals.ts'
import type { FramePlan, FrameProblem } from './problem.ts'

/** A search of a team's week that somebody else drives, as `search/search.ts` has it: no clock, and repeatable. */
export type FrameSearch = {
  readonly step: (steps: number, progress: number) => void
  readonly best: () => FoundWeek
  readonly adopt: (plan: FramePlan) => void
}

export type FoundWeek = {
  readonly plan: FramePlan
  /** Tier by tier, to be compared from the first to the last. */
  readonly tiers: readonly number[]
  readonly measures: Measures
  /** Published visits, those of absent carers apart, that are touched. */
  readonly touched: number
}

/**
 * `warm` goes on from the published plan instead of building one. `order` puts the tiers in another order; `hot` is the
 * temperature to begin with, in units of the second tier of that order.
 */
export type FrameSettings = {
  readonly order?: readonly Tier[]
  readonly warm?: boolean
  readonly hot?: number
}

/** Steps that take about a tenth of a second: what a driver gives it at a time. */
export const weekRound = 400

/**
 * In the search a tier weighs `ratio` times the next, the first one `first` times more than that: annealing weighs, but
 * results are compared tier by tier. Hot and cold are in minutes of travel as they weigh in the usual order.
 */
const frameCooling = { ratio: 5, first: 8, hot: 1_000, cold: 1 } as const

/** How often each move is tried, of all together. */
export const frameMoves = {
  nearby: 26,
  wholeFrames: 14,
  face: 12,
  welcome: 14,
  hours: 10,
  lacking: 8,
  insert: 2,
  drop: 2,
  resize: 8,
  merge: 2,
  split: 2,
  shiftDay: 6,
  hand: 14,
  swap: 8,
  retime: 12,
  pause: 3,
  pattern: 3,
} as const

/** After a published plan went wrong, what lacks something is looked at more often. */
const warmMoves = { lacking: 60 } as const

export type FrameMove = keyof typeof frameMoves

/** Annealing by ruin and recreate over frames: how many visits, how long, when, and by whom, all at once. */
export function frameSearch(problem: FrameProblem, seed: number, settings: FrameSettings = {}): FrameSearch {
  const random = seededRandom(seed)
  const order = settings.order ?? usualTiers
  const prices = pricesOf(order)
  const desk = deskOf(problem, prices, random)
  const { week, tally, moves } = desk
  const touchedMost = problem.published?.touchedMost ?? Number.MAX_SAFE_INTEGER
  const wheel = Object.entries({ ...frameMoves, ...(settings.warm ? warmMoves : {}) }).flatMap(([name, weight]) =>
    Array.from({ length: weight }, () => moves[name as FrameMove]),
  )
  if (settings.warm && problem.published) {
    desk.take({ visits: problem.published.visits, pauses: new Int32Array(problem.shifts.count).fill(-1) })
    desk.mend()
  } else desk.build()
  week.cells.begin()
  let cost = guide()
  let values = tierValues(tally.now(), order)
  let best = { cells: week.cells.all.slice(), tiers: values }

  function guide(): number {
    let sum = 0
    for (let at = 0; at < measures.length; at++) sum += prices[at]! * tally.totals[at]!
    return sum
  }

  function step(steps: number, progress: number) {
    const { ratio, hot, cold } = frameCooling
    const from = settings.hot === undefined ? hot : settings.hot * ratio ** (order.length - 3)
    const temperature = from * (cold / from) ** Math.min(1, Math.max(0, progress))
    for (let at = 0; at < steps; at++) {
      week.cells.begin()
      const before = tally.touched()
      if (!wheel[random.below(wheel.length)]!()) {
        desk.revert()
        continue
      }
      tally.settle()
      const after = guide()
      const isTooMuch = tally.touched() > touchedMost && tally.touched() > before
      if (isTooMuch || after > cost - temperature * Math.log(1 - random.fraction())) {
        desk.revert()
        continue
      }
      if (after === cost) continue
      cost = after
      values = tierValues(tally.now(), order)
      if (compareTiers(values, best.tiers) < 0) best = { cells: copied(best.cells), tiers: values }
    }
  }

  /** Into the array of the last best, which nobody needs any more. */
  function copied(into: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
    into.set(week.cells.all)
    return into
  }

  function found(): FoundWeek {
    const here = week.cells.all.slice()
    week.cells.all.set(best.cells)
    const result = { plan: desk.plan(), tiers: best.tiers, measures: tally.now(), touched: tally.touched() }
    week.cells.all.set(here)
    return result
  }

  function adopt(plan: FramePlan) {
    desk.take(plan)
    week.cells.begin()
    cost = guide()
    values = tierValues(tally.now(), order)
    if (compareTiers(values, best.tiers) < 0) best = { cells: copied(best.cells), tiers: values }
  }

  return { step, best: found, adopt }
}

function pricesOf(order: readonly Tier[]): Float64Array {
  const prices = new Float64Array(measures.length)
  order.forEach((tier, at) => {
    const weight = frameCooling.ratio ** (order.length - 2 - at) * (at === 0 ? frameCooling.first : 1)
    for (const [measure, each] of Object.entries(tiers[tier]))
      prices[measures.indexOf(measure as Measure)] = each * weight
  })
  return prices
}
