/** What the figures of a team are counted from: few statements over whole sets, never one a citizen. */

import type { Counts } from '#insight/measures/definition.ts'
import type { CitizenKnown } from '#insight/measures/known.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { followUpsDone } from '#server/followup/queries.ts'
import { grantsOf, isNew } from '#server/grants/queries.ts'
import { plansOf } from '#server/plans/queries.ts'
import { factsOfMany } from '#server/visits/queries.ts'

type Days = { readonly from: LocalDate; readonly to: LocalDate }

/** A citizen with their name, and the days on which the team served them. */
export type ServedCitizen = CitizenKnown & {
  readonly name: string | null
  readonly served: (day: LocalDate) => boolean
}

type ServedRow = {
  readonly id: Id<'Citizen'>
  readonly name: string | null
  readonly bornOn: LocalDate | null
  readonly days: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[]
}

/** Everybody the team served on some of these days, with all that figures of those days are counted from. */
export async function servedCitizens(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  days: Days,
): Promise<ServedCitizen[]> {
  const rows = await transaction.rows<ServedRow>(sql`
    select c.id, c.name, c.born_on as "bornOn", json_agg(json_build_object('from', lower(s.during),
      'to', upper(s.during) - 1)) as days
    from citizen_team s join citizen c on c.tenant_id = s.tenant_id and c.id = s.citizen_id
    where s.tenant_id = ${tenant} and s.team_id = ${team}
      and s.during && daterange(${days.from}::date, ${days.to}::date, '[]')
    group by c.id, c.name, c.born_on order by c.id`)
  const ids = rows.map(({ id }) => id)
  const grants = await grantsOf(transaction, tenant, ids)
  const plans = await plansOf(transaction, tenant, ids, days)
  const facts = await factsOfMany(transaction, tenant, ids, days)
  const done = await followUpsDone(transaction, tenant, ids)
  return rows.map(({ id, name, bornOn, days: spans }) => {
    const granted = grants.get(id) ?? []
    return {
      citizen: id,
      name,
      bornOn,
      grants: granted,
      plans: plans.get(id) ?? [],
      facts: facts.get(id) ?? [],
      followUps: done.get(id) ?? [],
      isNew: (day) => isNew(granted, day),
      served: (day) => spans.some(({ from, to }) => from <= day && (to === null || day <= to)),
    }
  })
}

/**
 * Paid shifts of a team's own people, stretch by stretch: those nobody worked (paid for no minutes) and the others.
 * A stretch without any is left out.
 */
export async function shiftsPaid(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  stretches: readonly Days[],
): Promise<ReadonlyMap<LocalDate, Counts>> {
  const rows = await transaction.rows<{ to: LocalDate; absent: number; worked: number }>(sql`
    select d.last as "to", (count(*) filter (where h.minutes = 0))::int as absent,
      (count(*) filter (where h.minutes > 0))::int as worked
    from unnest(${stretches.map(({ from }) => from)}::date[], ${stretches.map(({ to }) => to)}::date[]) as d (first, last)
    join paid_hours h on h.tenant_id = ${tenant} and h.team_id = ${team} and h.day between d.first and d.last
      and h.cost_minor > 0
    join staff s on s.tenant_id = h.tenant_id and s.key = h.staff_key
    group by d.last`)
  return new Map(rows.map(({ to, absent, worked }) => [to, { absent, worked, paid: absent + worked }]))
}

/** The months that are settled, the latest last, at most `most`. */
export async function settledMonths(transaction: Transaction, tenant: string, most: number): Promise<string[]> {
  const rows = await transaction.rows<{ month: string }>(sql`
    select distinct to_char(month, 'YYYY-MM') as month from settlement_run
    where tenant_id = ${tenant} order by month desc limit ${most}`)
  return rows.map(({ month }) => month).reverse()
}

export const teamNamed = (transaction: Transaction, tenant: string, team: Id<'Team'>): Promise<{ name: string }> =>
  transaction.one(sql`select name from team where tenant_id = ${tenant} and id = ${team}`)

/** The first day that any visit of the municipality was told of; nothing is known of visits before it. */
export async function firstDayTold(transaction: Transaction, tenant: string): Promise<LocalDate | null> {
  const { first } = await transaction.one<{ first: LocalDate | null }>(sql`
    select least((select min(day) from visit_fact where tenant_id = ${tenant}),
      (select min(day) from report_visit where tenant_id = ${tenant})) as first`)
  return first
}
