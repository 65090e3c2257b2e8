/** A team's week with adopted routes, made as people make it: proposed, then adopted. */
import type { Client } from '#contract/http/client.ts'
import { adoptProposal, readProposal, startProposal } from '#contract/planning/proposals.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addProposal } from '#server/planning/proposals.ts'
import { proposeWeek } from '#server/planning/propose.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import type { TestDatabase } from '../database.ts'
import { now } from '../http/small-town.ts'
import { demoKey } from './demo-town.ts'

let made = 0
export const newTestId = <Of extends string>() =>
  `0193cccc-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

/** Proposes a week within so many seconds and waits for it. */
export async function proposedWeek(
  asked: Client,
  team: string,
  week: string,
  seconds = 1,
  way: 'anew' | 'asAdopted' = 'anew',
): Promise<Id<'Proposal'>> {
  const id = newTestId<'Proposal'>()
  must(await asked(startProposal, { params: { team, week }, body: { id, seconds, way } }))
  for (let waited = 0; waited < 30_000; waited += 50) {
    const { state } = must(await asked(readProposal, { params: { team, proposal: id } }))
    if (state === 'done') return id
    if (state !== 'waiting' && state !== 'running') throw new Error(`the proposal was ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the proposal never came')
}

/**
 * Proposes and adopts all of it, everybody having agreed. It is searched for so many steps and not by a clock, so that
 * the same visits lie at the same places on every machine.
 */
export async function adoptedWeek(asked: Client, { pool }: TestDatabase, team: Id<'Team'>, week: Week): Promise<void> {
  const proposal = newTestId<'Proposal'>()
  const tenant = await tenantByKey(pool, demoKey)
  if (!tenant) throw new Error('there is no demo town')
  const proposing = { team, week, budget: { steps: 10_000 }, seed: 1, service: undefined, at: now }
  const found = must(await proposeWeek(pool, tenant, proposing))
  await asTenant(pool, tenant.id, (transaction) =>
    addProposal(transaction, tenant.id, { id: proposal, by: 'leader', at: now, proposal: found }),
  )
  const agreed = [...new Set(found.visits.map(({ citizen }) => citizen))]
  must(await asked(adoptProposal, { params: { team, proposal }, body: { id: newTestId<'Adoption'>(), agreed } }))
}
