/** What people said of findings: only added, and the latest of one finding holds. */
import type { PaidBeyond } from '#care/settlement/settlement.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type Mark = {
  readonly decision: 'looked' | 'unpaid' | 'pay'
  readonly minutes: number | null
  readonly note: string
  readonly at: Instant
  readonly by: string
}

/** Joins the latest mark `m` to each finding `f` it is of: what was found, by whom and when, with the same figures. */
export const latestMark = verbatim(`
  left join lateral (
    select k.decision, k.minutes, k.note, k.at, k.by_name as by from finding_mark k
    where k.tenant_id = f.tenant_id and k.month = f.month and k.kind = f.kind
      and k.citizen_id is not distinct from f.citizen_id and k.team_id is not distinct from f.team_id
      and k.day is not distinct from f.day and k.facts = f.facts
    order by k.at desc, k.id desc limit 1) m on true`)

/** Adds a mark to a finding of a run; false where its id is in use. */
export async function addMark(
  transaction: Transaction,
  tenant: string,
  of: { readonly month: Month; readonly run: number; readonly finding: number },
  id: Id<'Mark'>,
  { decision, minutes, note, at, by }: Mark & { readonly by: string },
  byName: string,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into finding_mark (tenant_id, id, month, kind, citizen_id, team_id, day, facts, decision, minutes, note, at,
      by, by_name)
    select tenant_id, ${id}, month, kind, citizen_id, team_id, day, facts, ${decision}, ${minutes}::integer, ${note},
      ${writeInstant(at)}::timestamptz, ${by}, ${byName}
    from settlement_finding
    where tenant_id = ${tenant} and month = ${daysOfMonth(of.month).from} and run = ${of.run} and finding = ${of.finding}
    on conflict do nothing`)
  return added === 1
}

/** The minutes of a month that somebody has decided to pay beyond what citizens were granted. */
export async function paidBeyondOf(
  transaction: Transaction,
  tenant: string,
  month: Month,
  citizens: readonly Id<'Citizen'>[],
): Promise<ReadonlyMap<Id<'Citizen'>, readonly PaidBeyond[]>> {
  type Row = { readonly citizen: Id<'Citizen'>; readonly order: string | null; readonly minutes: Minutes }
  const rows = await transaction.rows<Row>(sql`
    select citizen, "order", minutes from (
      select distinct on (citizen_id, kind, team_id, day, facts) citizen_id as citizen, facts ->> 'order' as "order",
        decision, minutes
      from finding_mark
      where tenant_id = ${tenant} and month = ${daysOfMonth(month).from} and citizen_id = any (${citizens}::uuid[])
      order by citizen_id, kind, team_id, day, facts, at desc, id desc) latest
    where decision = 'pay' order by citizen, "order", minutes`)
  return Map.groupBy(rows, ({ citizen }) => citizen)
}
