/** The week as it is adopted, as a proposal: nothing is searched and no service is asked, so it is there at once. */
import type { Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { solutionAsAdopted } from '#planning/board/as-adopted.ts'
import { type MissingVisit, missingIn } from '#planning/board/week-lanes.ts'
import { bookOf } from '#planning/feasible/book.ts'
import { weekProblem } from '#planning/week/problem.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { adoptedPauses } from './adoptions.ts'
import { momentIn } from './moment.ts'
import { askable, factsFor, type Proposal, type ProposeRefusal, proposalFrom } from './propose.ts'
import { travelServiceHere } from './travel-service.ts'
import { knownTravel } from './travel-tables.ts'

/** What the plans say of a week as it is adopted and nobody makes; what is over is not missed. */
export async function missingAsAdopted(
  transaction: Transaction,
  tenant: Tenant,
  team: Id<'Team'>,
  week: Week,
  at: Instant,
): Promise<MissingVisit[]> {
  const facts = await factsFor(transaction, tenant, { team, week, way: 'asAdopted', at })
  if (!facts) return []
  // How long ways are says nothing of who goes.
  const problem = weekProblem(facts, () => new Map())
  const visits = (problem.instance.plan?.visits ?? []).map(({ pinned: _, ...visit }) => visit)
  const book = bookOf(problem.instance, { visits, pauses: [] }, null)
  return missingIn(problem, { ...book, now: momentIn(week, at, tenant.zone) })
}

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
