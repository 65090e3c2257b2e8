/** The week as it is adopted, as a proposal: nothing is searched and no service is asked, so it is there at once. */
import type { Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { solutionAsAdopted } from '#planning/board/as-adopted.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { adoptedPauses } from './adoptions.ts'
import { askable, factsFor, type Proposal, type ProposeRefusal, proposalFrom } from './propose.ts'
import { travelServiceHere } from './travel-service.ts'
import { knownTravel } from './travel-tables.ts'

export async function adoptedAsProposal(
  transaction: Transaction,
  tenant: Tenant,
  team: Id<'Team'>,
  week: Week,
  at: Instant,
): Promise<Result<Proposal, ProposeRefusal>> {
  const service = travelServiceHere()
  const facts = await factsFor(transaction, tenant, { team, week, way: 'asAdopted', at })
  const asked = await askable(facts, (places, modes) => knownTravel(transaction, tenant.id, service, places, modes))
  if (!asked.ok) return asked
  const pauses = await adoptedPauses(transaction, tenant.id, team, week)
  const solution = solutionAsAdopted(asked.value.problem, pauses)
  return ok(proposalFrom({ team, ...asked.value }, solution, { seed: 1, way: 'asAdopted', steps: 0, seconds: 0 }))
}
