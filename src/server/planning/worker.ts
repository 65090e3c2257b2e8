/** One thread of a search: told how many steps to do at what progress, it answers with its best plan. */
import { parentPort, workerData } from 'node:worker_threads'
import { searchOf } from '#solver/search/search.ts'
import type { Answer, Order, Start } from './messages.ts'

if (!parentPort) throw new Error('this runs in a thread of its own')
const port = parentPort
const { problem, seed } = workerData as Start
const search = searchOf(problem, seed)

port.on('message', ({ steps, progress, adopt }: Order) => {
  if (adopt) search.adopt(adopt)
  search.step(steps, progress)
  const used = process.threadCpuUsage()
  port.postMessage({ found: search.best(), cpuSeconds: (used.user + used.system) / 1e6 } satisfies Answer)
})
port.postMessage({ found: search.best(), cpuSeconds: 0 } satisfies Answer)
