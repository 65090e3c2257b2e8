/** One thread of a search: told how many steps to do at what progress, it answers with its best plan. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FramePlan } from '#solver/frames/problem.ts'
import { type FoundWeek, frameSearch } from '#solver/frames/search.ts'
import type { Plan } from '#solver/problem/problem.ts'
import { searchOf } from '#solver/search/search.ts'
import type { Found } from '#solver/search/stepwise.ts'
import type { Answer, Order, Start } from './messages.ts'

if (!parentPort) throw new Error('this runs in a thread of its own')
const port = parentPort
const start = workerData as Start
// The driver hands on plans only between threads of one problem, so each adopts its own kind.
const search = start.kind === 'week' ? weekSearch(start) : routeSearch(start)

function weekSearch({ problem, seed, settings }: Start & { kind: 'week' }) {
  const { step, best, adopt } = frameSearch(problem, seed, settings)
  return { step, best, adopt: (plan: Plan | FramePlan) => adopt(plan as FramePlan) }
}

function routeSearch({ problem, seed, settings }: Start & { kind: 'routes' }) {
  const { step, best, adopt } = searchOf(problem, seed, settings)
  return { step, best, adopt: (plan: Plan | FramePlan) => adopt(plan as Plan) }
}

port.on('message', ({ steps, progress, adopt }: Order) => {
  if (adopt) search.adopt(adopt)
  search.step(steps, progress)
  const used = process.threadCpuUsage()
  port.postMessage({ found: search.best(), cpuSeconds: (used.user + used.system) / 1e6 } satisfies Answer<
    Found | FoundWeek
  >)
})
port.postMessage({ found: search.best(), cpuSeconds: 0 } satisfies Answer<Found | FoundWeek>)
