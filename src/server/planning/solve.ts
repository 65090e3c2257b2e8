import { Worker } from 'node:worker_threads'
import { compareTiers } from '#solver/frames/goals.ts'
import type { FramePlan, FrameProblem } from '#solver/frames/problem.ts'
import type { FoundWeek } from '#solver/frames/search.ts'
import type { Plan, Problem } from '#solver/problem/problem.ts'
import type { SearchSettings } from '#solver/search/search.ts'
import type { Found } from '#solver/search/stepwise.ts'
import type { Answer, Given, Order, Start } from './messages.ts'

/**
 * How long to search. `seconds`: by the clock on the wall. `cpuSeconds`: by the processor's time each thread had, which
 * is fairer on a busy machine. `steps`: so many a thread, and then the same seed gives the same plan on every machine.
 */
export type Budget = { readonly seconds: number } | { readonly cpuSeconds: number } | { readonly steps: number }

export type Asked = {
  readonly budget: Budget
  readonly seed: number
  readonly threads: number
  readonly roundSteps: number
}

export type Solved<Any = Found> = {
  readonly found: Any
  readonly seconds: number
  /** Of all threads together. */
  readonly cpuSeconds: number
  /** Steps of all threads together. */
  readonly steps: number
}

/** Rounds between which threads may hand plans on; with a clock a round is about so much of the budget. */
const exchangeEvery = 0.05
/** Plans are handed on from this share of the budget on: before, the threads had better look at different things. */
const exchangeFrom = 0.5

/** Below 0 when the first is the better plan. */
type Compare<Any> = (one: Any, other: Any) => number

/**
 * Searches the routes of a day; `report` is told after each round, `now` is in milliseconds. `settings` are those that
 * are to differ from the usual ones.
 */
export const solve = (
  problem: Problem,
  asked: Asked,
  now: () => number,
  report: (progress: number, found: Found) => void,
  settings: SearchSettings = {},
): Promise<Solved> =>
  driven({ kind: 'routes', problem, settings }, asked, (one, other) => one.cost - other.cost, now, report)

/** Searches the week of a team; where a plan was published, it goes on from that. */
export const solveWeek = (
  problem: FrameProblem,
  asked: Asked,
  now: () => number,
  report: (progress: number, found: FoundWeek) => void,
): Promise<Solved<FoundWeek>> =>
  driven(
    { kind: 'week', problem, settings: { warm: problem.published !== undefined } },
    asked,
    (one, other) => compareTiers(one.tiers, other.tiers),
    now,
    report,
  )

/**
 * Searches in so many threads side by side, each with a seed of its own. All go in rounds of equal steps; now and then
 * whoever is worst goes on from the best plan there is.
 */
async function driven<Any extends { readonly plan: Plan | FramePlan }>(
  given: Given,
  { budget, seed, threads, roundSteps }: Asked,
  compare: Compare<Any>,
  now: () => number,
  report: (progress: number, found: Any) => void,
): Promise<Solved<Any>> {
  const begun = now()
  const workers = Array.from({ length: threads }, (_, index) => workerOf<Any>({ ...given, seed: seed + index * 7919 }))
  try {
    let answers = await Promise.all(workers.map(({ answer }) => answer()))
    let steps = 0
    let handedOn = exchangeFrom
    const spent = (): number => {
      if ('steps' in budget) return steps / budget.steps
      if ('seconds' in budget) return (now() - begun) / 1000 / budget.seconds
      return Math.max(...answers.map(({ cpuSeconds }) => cpuSeconds)) / budget.cpuSeconds
    }
    for (let progress = spent(); progress < 1; progress = spent()) {
      const round = 'steps' in budget ? Math.min(roundSteps, budget.steps - steps) : roundSteps
      const best = bestOf(answers, compare)
      const isHandedOn = progress >= handedOn
      if (isHandedOn) handedOn = progress + exchangeEvery
      const worst = isHandedOn ? worstOf(answers, compare) : -1
      answers = await Promise.all(
        workers.map(({ ask }, index) =>
          ask({ steps: round, progress, ...(index === worst ? { adopt: best.plan } : {}) }),
        ),
      )
      steps += round
      report(spent(), bestOf(answers, compare))
    }
    const cpuSeconds = answers.reduce((sum, answer) => sum + answer.cpuSeconds, 0)
    return { found: bestOf(answers, compare), seconds: (now() - begun) / 1000, cpuSeconds, steps: steps * threads }
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()))
  }
}

/** The best plan; of equal ones that of the first thread, so that the answer does not hang on who was first. */
const bestOf = <Any>(answers: readonly Answer<Any>[], compare: Compare<Any>): Any =>
  answers.map(({ found }) => found).reduce((best, found) => (compare(found, best) < 0 ? found : best))

/** The thread furthest behind, the last of equal ones, or -1 where all are level. */
function worstOf<Any>(answers: readonly Answer<Any>[], compare: Compare<Any>): number {
  const found = answers.map((answer) => answer.found)
  const worst = found.reduce((last, each) => (compare(each, last) >= 0 ? each : last))
  return found.every((each) => compare(each, worst) === 0) ? -1 : found.indexOf(worst)
}

function workerOf<Any>(start: Start) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
  const answer = (): Promise<Answer<Any>> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer<Any>>()
    worker.once('message', resolve)
    worker.once('error', reject)
    return promise.finally(() => worker.off('error', reject))
  }
  return {
    answer,
    ask: (order: Order): Promise<Answer<Any>> => {
      const answered = answer()
      worker.postMessage(order)
      return answered
    },
    stop: () => worker.terminate(),
  }
}
