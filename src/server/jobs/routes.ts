import { listJobs, readJob, stopJob } from '#contract/jobs/operations.ts'
import { ok } from '#kernel/result.ts'
import { asTenant } from '#server/database/transaction.ts'
import { nextOf } from '#server/http/page.ts'
import { longRoute, problem, route } from '#server/http/route.ts'
import { endJob, isIdle, jobOf, jobsBefore } from './queries.ts'
import { jobTold, lineTold } from './told.ts'
import { workshopOf } from './workshop.ts'

const noSuchJob = problem('notFound', 'There is no such job.')

export const jobRoutes = [
  route(readJob, async ({ transaction, tenant, person, params: { job }, after }) => {
    const row = await jobOf(transaction, tenant, job)
    if (!row) return noSuchJob
    if (row.state === null && (await isIdle(transaction, job)))
      after((pool) => workshopOf(pool).begin(person.tenant, job))
    return ok(jobTold(row))
  }),

  route(listJobs, async ({ transaction, tenant, query: { kind, before, limit } }) => {
    const rows = await jobsBefore(transaction, tenant, kind, before, limit)
    return ok({ items: rows.map(lineTold), next: nextOf(rows, limit) })
  }),

  longRoute(stopJob, async ({ pool, tenant, params: { job }, now }) => {
    const found = await asTenant(pool, tenant, async (transaction) => {
      if (!(await jobOf(transaction, tenant, job))) return false
      await endJob(transaction, tenant, job, { state: 'stopped', answer: null, at: now })
      return true
    })
    if (!found) return noSuchJob
    await workshopOf(pool).stop(job)
    const row = await asTenant(pool, tenant, (transaction) => jobOf(transaction, tenant, job))
    return row ? ok(jobTold(row)) : noSuchJob
  }),
]
