/** The thread in which jobs are done, one after another, with connections of its own. */
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { Instant } from '#kernel/clock/instant.ts'
import { isAway, newPool } from '#server/database/pool.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Doing } from './doing.ts'
import type { Order, Start, Through } from './messages.ts'
import { beginJob, endJob, jobOf, noteProgress, type Progress } from './queries.ts'
import { work } from './work.ts'

if (!parentPort) throw new Error('this runs in a thread of its own')
const port = parentPort
const { address } = workerData as Start
const pool = newPool(address, 'frirum jobs', { max: 5 })
yieldToAnswers()

/** Orders wait for one another. */
let turn: Promise<void> = Promise.resolve()
port.on('message', (order: Order) => {
  turn = turn.then(async () => {
    const failure = await done(order).then(
      () => null,
      (error: Error) => (isAway(error) ? null : (error.stack ?? String(error))),
    )
    port.postMessage({ job: order.job, failure } satisfies Through)
  })
})

/** Whoever waits for an answer goes first: on Linux a thread may be given a lower priority than its process. */
function yieldToAnswers(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 10)
  } catch {
    // Elsewhere all threads are alike.
  }
}

/** How often the same job is begun: one that takes the server down with it must not do so for ever. */
const mostTries = 3

class Stopped extends Error {}

const now = () => Date.now() as Instant

async function done(order: Order): Promise<void> {
  const holder = await pool.connect()
  try {
    const { rows } = await holder.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [`frirum job ${order.job}`],
    )
    if (rows[0]?.held) await begun(order)
  } finally {
    // Its end sets the lock free, whatever state the connection is in.
    holder.release(true)
  }
}

async function begun({ tenant, job: id }: Order): Promise<void> {
  const job = await asTenant(pool, tenant.id, async (transaction) => {
    const found = await jobOf(transaction, tenant.id, id)
    if (!found || found.state !== null) return undefined
    if ((await beginJob(transaction, tenant.id, id)) <= mostTries) return found
    await endJob(transaction, tenant.id, id, { state: 'failed', answer: null, at: now() })
    return undefined
  })
  if (!job) return
  const told = progressTeller((progress) =>
    asTenant(pool, tenant.id, (transaction) => noteProgress(transaction, tenant.id, id, progress)),
  )
  const doing: Doing = {
    pool,
    tenant,
    job: id,
    asked: job.asked,
    by: job.askedBy,
    at: job.askedAt,
    progress: told.tell,
    end: async (transaction, state, answer) => {
      if (!(await endJob(transaction, tenant.id, id, { state, answer, at: now() }))) throw new Stopped()
    },
  }
  try {
    await work[job.kind](doing as never)
  } catch (error) {
    const isLate = error instanceof Stopped || (await isEnded(tenant.id, id))
    if (isLate) return
    if (!isAway(error))
      await asTenant(pool, tenant.id, (transaction) =>
        endJob(transaction, tenant.id, id, { state: 'failed', answer: null, at: now() }),
      )
    throw error
  } finally {
    await told.stop()
  }
}

const isEnded = (tenant: string, id: Order['job']): Promise<boolean> =>
  asTenant(pool, tenant, async (transaction) => (await jobOf(transaction, tenant, id))?.state != null).catch(
    () => false,
  )

const tellEvery = 250

/** Writes down how far the work is, now and then, and never two at once. */
function progressTeller(write: (progress: Progress) => Promise<unknown>) {
  let latest: Progress | undefined
  let writing: Promise<unknown> = Promise.resolve()
  let isWriting = false
  let last = 0
  return {
    tell: (progress: Progress): void => {
      const isNew = progress.stage !== latest?.stage
      latest = progress
      if (isWriting || (!isNew && performance.now() - last < tellEvery)) return
      last = performance.now()
      isWriting = true
      // Progress that cannot be noted stops nothing.
      writing = write(progress)
        .catch(() => {})
        .finally(() => {
          isWriting = false
        })
    },
    stop: async (): Promise<void> => void (await writing),
  }
}
