import { asTenant } from '#server/database/transaction.ts'
import type { Doing } from '#server/jobs/doing.ts'
import { settleMonth } from './settle-month.ts'
import { monthTold, refusalWords } from './told.ts'

/** Settles a month as a job; what is posted and what came of the job are kept together. */
export async function doSettlement(doing: Doing<'settlement'>): Promise<void> {
  const { pool, tenant, asked, by, at, progress, end } = doing
  const settled = await settleMonth(pool, tenant, {
    month: asked.month,
    model: asked.model ?? undefined,
    whatIf: asked.whatIf,
    by,
    at,
    progress: (done, of) => progress({ stage: 'citizens', done, of }),
    along: (transaction, month) => end(transaction, 'done', monthTold(month)),
  })
  if (settled.ok) return
  const { refusal } = settled
  await asTenant(pool, tenant.id, (transaction) =>
    end(transaction, 'refused', { detail: refusalWords[refusal.kind], refusal }),
  )
}
