import { Worker } from 'node:worker_threads'
import type { Pool } from 'pg'
import { type Address, addressOf } from '#server/database/pool.ts'
import type { Exported } from './export-rows.ts'

export type WorkbookStart = { readonly address: Address; readonly exported: Exported }

/** A month as a workbook, made in a thread of its own: packing it takes a second for a large town. */
export async function* workbook(pool: Pool, exported: Exported): AsyncGenerator<Uint8Array, void, undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { address: addressOf(pool), exported } satisfies WorkbookStart,
  })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('the workbook was not made')))
  try {
    yield await promise
  } finally {
    await worker.terminate()
  }
}
