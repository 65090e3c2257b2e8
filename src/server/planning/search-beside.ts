import { Worker } from 'node:worker_threads'
import type { FrirumInstance } from '#solver/formats/frirum.ts'
import type { WeekAsked, WeekFound, WeekSearch } from './search-week.ts'

export type BesideGiven = { readonly instance: FrirumInstance; readonly asked: WeekAsked }
/** How much of the budget is spent, or at the end what was found. */
export type BesideTold = { readonly share: number } | { readonly found: WeekFound }

/** Searches in a thread of its own, so that weeks of several teams can be looked for at once. */
export const searchBeside: WeekSearch = async (instance, asked, report) => {
  const worker = new Worker(new URL('./search-beside-worker.ts', import.meta.url), {
    workerData: { instance, asked } satisfies BesideGiven,
  })
  const { promise, resolve, reject } = Promise.withResolvers<WeekFound>()
  worker.on('message', (told: BesideTold) => ('found' in told ? resolve(told.found) : report(told.share)))
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('a search ended before it had found anything')))
  return promise.finally(() => worker.terminate())
}
