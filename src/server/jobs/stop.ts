import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { asTenant } from '#server/database/transaction.ts'
import { endJob, type JobRow, jobOf } from './queries.ts'
import { workshopOf } from './workshop.ts'

/**
 * Stops a job; nothing of it is kept. Where it was done first it stays done, and what is given back says so. Undefined
 * where there is no such job, or not one that is `meant`.
 */
export async function stopped(
  pool: Pool,
  tenant: string,
  { job, at, meant = () => true }: { job: Id<'Job'>; at: Instant; meant?: (row: JobRow) => boolean },
): Promise<JobRow | undefined> {
  const isThere = await asTenant(pool, tenant, async (transaction) => {
    const row = await jobOf(transaction, tenant, job)
    if (!row || !meant(row)) return false
    await endJob(transaction, tenant, job, { state: 'stopped', answer: null, at })
    return true
  })
  if (!isThere) return undefined
  await workshopOf(pool).stop(job)
  return asTenant(pool, tenant, (transaction) => jobOf(transaction, tenant, job))
}
