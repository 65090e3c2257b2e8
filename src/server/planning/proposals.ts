/** Proposals: appended and read back. */
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { nameOfPerson } from '#server/access/persons.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { CameBy, Proposal } from './propose.ts'

type Made = { readonly id: Id<'Proposal'>; readonly by: string; readonly at: Instant; readonly proposal: Proposal }

/** Keeps a proposal. An id that is in use already is a bug of whoever made it. */
export async function addProposal(transaction: Transaction, tenant: string, made: Made): Promise<void> {
  if (!(await keepProposal(transaction, tenant, made))) throw new Error(`proposal ${made.id} is there already`)
}

/** Keeps a proposal, unless its id is in use already. */
export const keepProposal = async (
  transaction: Transaction,
  tenant: string,
  { id, by, at, proposal }: Made,
): Promise<boolean> =>
  (await transaction.run(sql`
    insert into week_proposal (tenant_id, id, team_id, monday, made_at, made_by, proposal)
    values (${tenant}, ${id}, ${proposal.team}, ${mondayOf(proposal.week)}::date, ${writeInstant(at)}, ${by},
      ${json(written(proposal))})
    on conflict do nothing`)) === 1

/** Which proposal has an id, whatever team it is of, and how it was made. */
export type ProposalBefore = {
  readonly team: Id<'Team'>
  readonly week: Week
  readonly way: CameBy
  readonly byHand: Proposal['byHand'] | null
}

export const proposalBefore = (
  transaction: Transaction,
  tenant: string,
  id: Id<'Proposal'>,
): Promise<ProposalBefore | undefined> =>
  transaction.maybe<ProposalBefore>(sql`
    select team_id as team, proposal->>'week' as week, way, proposal->'byHand' as "byHand"
    from week_proposal where tenant_id = ${tenant} and id = ${id}`)

/** A proposal of a team; one made by hand with what it has from the first it was made from. */
export async function proposalOf(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  id: Id<'Proposal'>,
): Promise<Proposal | undefined> {
  const found = await transaction.maybe<{ proposal: Proposal; first: Proposal | null }>(sql`
    select p.proposal, f.proposal as first from week_proposal p
    left join week_proposal f on f.tenant_id = p.tenant_id and f.id = (p.proposal->'byHand'->>'first')::uuid
    where p.tenant_id = ${tenant} and p.team_id = ${team} and p.id = ${id}`)
  return found && { ...found.first, ...found.proposal }
}

/** What is written down: by hand the week stays as it was found, so only what became of it, a third of all. */
function written(proposal: Proposal): Partial<Proposal> {
  if (!proposal.byHand) return proposal
  const { team, week, solution, visits, goals, measures, search, byHand } = proposal
  return { team, week, solution, visits, goals, measures, search, byHand }
}

export type ProposalLine = {
  readonly id: Id<'Proposal'>
  readonly at: Instant
  readonly by: string
  readonly visits: number
  readonly from: Id<'Proposal'> | null
  readonly way: CameBy
}

/** The latest proposals of a team's week; of steps by hand the last one stands for all, and none is as adopted. */
export const proposalsOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
): Promise<ProposalLine[]> =>
  transaction.rows<ProposalLine>(sql`
    select id, made_at as at, ${nameOfPerson(tenant, sql`made_by`)} as by, visits, from_id as "from", way from week_proposal p
    where tenant_id = ${tenant} and team_id = ${team} and monday = ${mondayOf(week)}::date and way <> 'asAdopted'
      and (way <> 'byHand' or not exists (
        select 1 from week_proposal n where n.tenant_id = p.tenant_id and n.from_id = p.id))
    order by made_at desc, id desc limit 10`)
