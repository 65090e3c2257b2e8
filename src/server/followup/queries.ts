/** Follow-ups that were done. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type DoneByRule = { readonly rule: string; readonly on: LocalDate }

/** By which rule and when some citizens were followed up, in order; nobody is missing. */
export async function followUpsDone(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
): Promise<ReadonlyMap<Id<'Citizen'>, readonly DoneByRule[]>> {
  const rows = await transaction.rows<DoneByRule & { readonly citizen: Id<'Citizen'> }>(sql`
    select citizen_id as citizen, rule, day as "on" from follow_up_done
    where tenant_id = ${tenant} and citizen_id = any (${citizens}::uuid[]) order by day`)
  const done = Map.groupBy(rows, ({ citizen }) => citizen)
  return new Map(citizens.map((citizen) => [citizen, done.get(citizen) ?? []]))
}

export type FollowUpDone = {
  readonly id: Id<'FollowUp'>
  readonly citizen: Id<'Citizen'>
  readonly rule: string
  readonly on: LocalDate
  readonly outcome: 'continues' | 'changedInsideFrame' | 'ended' | 'newAssessment'
  readonly by: string
  readonly at: Instant
}

/** False where there is one of that id already; nothing is written then. */
export async function addFollowUp(
  transaction: Transaction,
  tenant: string,
  { id, citizen, rule, on, outcome, by, at }: FollowUpDone,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into follow_up_done (tenant_id, id, citizen_id, rule, day, outcome, done_by, recorded_at)
    values (${tenant}, ${id}, ${citizen}, ${rule}, ${on}, ${outcome}, ${by}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}
