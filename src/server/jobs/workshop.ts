/**
 * Where jobs are done: threads beside the one that answers. A job lies in the database, so a server that is killed over
 * it takes it up again at its next start, or when somebody asks how far it is.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Pool } from 'pg'
import type { Id } from '#kernel/id.ts'
import { addressOf } from '#server/database/pool.ts'
import { asTenant } from '#server/database/transaction.ts'
import { type Tenant, tenants } from '#server/tenants/queries.ts'
import type { Order, Start, Through } from './messages.ts'
import { unended } from './queries.ts'

export type Workshop = {
  /** Sets a job going, behind those that wait; one that is on its way already is let be. */
  readonly begin: (tenant: Tenant, job: Id<'Job'>) => void
  /** When nobody here works on it any more. */
  readonly through: (job: Id<'Job'>) => Promise<void>
  /** Ends the thread that works on it, and with its connections all it has not kept. */
  readonly stop: (job: Id<'Job'>) => Promise<void>
  /** Takes up what a server before this one was asked for and did not end. */
  readonly resume: () => Promise<void>
  readonly close: () => Promise<void>
}

type Waiting = Order & { readonly over: PromiseWithResolvers<void> }
type Bench = { readonly worker: Worker; order: Waiting | null }

/** One core is left for answers. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1))

/** `failed` is told of what should not happen. */
function newWorkshop(pool: Pool, failed: (error: unknown, what: string) => void): Workshop {
  const benches = new Set<Bench>()
  const queue: Waiting[] = []
  const known = new Map<string, Waiting>()
  let closed = false

  function next(): void {
    if (closed) return
    const free = [...benches].find(({ order }) => order === null)
    if (queue.length === 0 || (!free && benches.size >= mostThreads)) return
    const bench = free ?? newBench()
    const order = queue.shift() as Waiting
    bench.order = order
    bench.worker.postMessage({ tenant: order.tenant, job: order.job } satisfies Order)
  }

  function newBench(): Bench {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { address: addressOf(pool) } satisfies Start,
    })
    const bench: Bench = { worker, order: null }
    benches.add(bench)
    // Work that goes on keeps no program from ending.
    worker.unref()
    worker.on('message', ({ job, failure }: Through) => {
      if (failure !== null) failed(new Error(failure), `job ${job}`)
      free(bench)
    })
    worker.on('error', (error) => failed(error, `job ${bench.order?.job ?? ''}`))
    worker.on('exit', () => {
      benches.delete(bench)
      free(bench)
    })
    return bench
  }

  function free(bench: Bench): void {
    const { order } = bench
    bench.order = null
    if (order) {
      known.delete(order.job)
      order.over.resolve()
    }
    next()
  }

  function begin(tenant: Tenant, job: Id<'Job'>): void {
    if (closed || known.has(job)) return
    const waiting = { tenant, job, over: Promise.withResolvers<void>() }
    known.set(job, waiting)
    queue.push(waiting)
    next()
  }

  return {
    begin,
    through: async (job) => known.get(job)?.over.promise,
    stop: async (job) => {
      const at = queue.findIndex((order) => order.job === job)
      const waiting = queue[at]
      if (waiting) {
        queue.splice(at, 1)
        known.delete(job)
        waiting.over.resolve()
      }
      const bench = [...benches].find(({ order }) => order?.job === job)
      await bench?.worker.terminate()
    },
    resume: async () => {
      for (const tenant of await tenants(pool)) {
        const jobs = await asTenant(pool, tenant.id, (transaction) => unended(transaction, tenant.id))
        for (const { id } of jobs) begin(tenant, id)
      }
    },
    close: async () => {
      closed = true
      await Promise.all([...benches].map(({ worker }) => worker.terminate()))
      for (const { over } of known.values()) over.resolve()
    },
  }
}

const workshops = new WeakMap<Pool, { readonly workshop: Workshop; users: number }>()

/** The workshop of the servers on one pool; it closes with the last of them. */
export function openWorkshop(pool: Pool, failed: (error: unknown, what: string) => void): Workshop {
  const open = workshops.get(pool) ?? { workshop: newWorkshop(pool, failed), users: 0 }
  open.users++
  workshops.set(pool, open)
  const close = async () => {
    if (--open.users > 0) return
    workshops.delete(pool)
    await open.workshop.close()
  }
  return { ...open.workshop, close }
}

/** Opened with the server; without one there is nobody to do a job, and that is a bug. */
export function workshopOf(pool: Pool): Workshop {
  const open = workshops.get(pool)
  if (!open) throw new Error('no workshop is open')
  return open.workshop
}
