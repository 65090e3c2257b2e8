import { Worker } from 'node:worker_threads'
import type { Problem } from '#solver/problem/problem.ts'
import type { Found } from '#solver/search/search.ts'
import type { Answer, Order, Start } from './messages.ts'

/**
 * How long to search. `seconds`: by the clock on the wall. `cpuSeconds`: by the processor's time each thread had, which
 * is fairer on a busy machine. `steps`: so many a thread, and then the same seed gives the same plan on every machine.
 */
export type Budget = { readonly seconds: number } | { readonly cpuSeconds: number } | { readonly steps: number }

export type Solved = {
  readonly found: Found
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

/**
 * Searches in so many threads side by side, each with a seed of its own. All go in rounds of equal steps; now and then
 * whoever is worst goes on from the best plan there is. `report` is told after each round; `now` is in milliseconds.
 */
export async function solve(
  problem: Problem,
  { budget, seed, threads, roundSteps }: { budget: Budget; seed: number; threads: number; roundSteps: number },
  now: () => number,
  report: (progress: number, found: Found) => void,
): Promise<Solved> {
  const begun = now()
  const workers = Array.from({ length: threads }, (_, index) => workerOf({ problem, seed: seed + index * 7919 }))
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
      const best = bestOf(answers)
      const isHandedOn = progress >= handedOn
      if (isHandedOn) handedOn = progress + exchangeEvery
      const worst = isHandedOn ? worstOf(answers) : -1
      answers = await Promise.all(
        workers.map(({ ask }, index) =>
          ask({ steps: round, progress, ...(index === worst ? { adopt: best.plan } : {}) }),
        ),
      )
      steps += round
      report(spent(), bestOf(answers))
    }
    const cpuSeconds = answers.reduce((sum, answer) => sum + answer.cpuSeconds, 0)
    return { found: bestOf(answers), seconds: (now() - begun) / 1000, cpuSeconds, steps: steps * threads }
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()))
  }
}

/** The best plan; of equal ones that of the first thread, so that the answer does not hang on who was first. */
const bestOf = (answers: readonly Answer[]): Found =>
  answers.map(({ found }) => found).reduce((best, found) => (found.cost < best.cost ? found : best))

/** The thread furthest behind, or -1 where all are level. */
function worstOf(answers: readonly Answer[]): number {
  const costs = answers.map(({ found }) => found.cost)
  const worst = Math.max(...costs)
  return worst === Math.min(...costs) ? -1 : costs.lastIndexOf(worst)
}

function workerOf(start: Start) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
  const answer = (): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    worker.once('message', resolve)
    worker.once('error', reject)
    return promise.finally(() => worker.off('error', reject))
  }
  return {
    answer,
    ask: (order: Order): Promise<Answer> => {
      const answered = answer()
      worker.postMessage(order)
      return answered
    },
    stop: () => worker.terminate(),
  }
}
