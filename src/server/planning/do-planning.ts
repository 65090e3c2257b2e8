import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Doing } from '#server/jobs/doing.ts'
import { addProposal } from './proposals.ts'
import { proposeWeek } from './propose.ts'
import { travelServiceHere } from './travel-service.ts'

/** Proposes a week as a job; the proposal and what came of the job are kept together. */
export async function doPlanning({
  pool,
  tenant,
  asked,
  job,
  by,
  at,
  progress,
  end,
}: Doing<'planning'>): Promise<void> {
  const { team, week, seconds, seed, way } = asked
  const service = travelServiceHere()
  const report = (share: number) => progress({ stage: 'searching', done: Math.round(share * 100), of: 100 })
  const proposing = { team, week, budget: { seconds }, seed, service, way, at }
  const found = await proposeWeek(pool, tenant, proposing, report)
  await asTenant(pool, tenant.id, async (transaction) => {
    if (!found.ok)
      return end(transaction, 'refused', {
        detail: `Nothing was proposed: ${found.refusal.kind}.`,
        refusal: found.refusal,
      })
    const id = job as string as Id<'Proposal'>
    await addProposal(transaction, tenant.id, { id, by, at, proposal: found.value })
    await end(transaction, 'done', { proposal: id, at: writeInstant(at) })
  })
}
