/** Proposals: appended and read back. */
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Proposal } from './propose.ts'

export async function addProposal(
  transaction: Transaction,
  tenant: string,
  { id, by, at, proposal }: { id: Id<'Proposal'>; by: string; at: Instant; proposal: Proposal },
): Promise<void> {
  await transaction.run(sql`
    insert into week_proposal (tenant_id, id, team_id, monday, made_at, made_by, proposal)
    values (${tenant}, ${id}, ${proposal.team}, ${mondayOf(proposal.week)}::date, ${writeInstant(at)}, ${by},
      ${json(proposal)})`)
}

/** A proposal of a team. */
export const proposalOf = async (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  id: Id<'Proposal'>,
): Promise<Proposal | undefined> =>
  (
    await transaction.maybe<{ proposal: Proposal }>(sql`
      select proposal from week_proposal where tenant_id = ${tenant} and team_id = ${team} and id = ${id}`)
  )?.proposal

export type ProposalLine = {
  readonly id: Id<'Proposal'>
  readonly at: Instant
  readonly by: string
  readonly visits: number
}

/** The latest proposals of a team's week. */
export const proposalsOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
): Promise<ProposalLine[]> =>
  transaction.rows<ProposalLine>(sql`
    select id, made_at as at, made_by as by, jsonb_array_length(proposal->'visits') as visits from week_proposal
    where tenant_id = ${tenant} and team_id = ${team} and monday = ${mondayOf(week)}::date
    order by made_at desc, id desc limit 10`)
