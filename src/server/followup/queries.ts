/** Follow-ups that were done, and the days on which citizens came home from hospital. */
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

export type Discharge = {
  readonly id: Id<'Discharge'>
  readonly citizen: Id<'Citizen'>
  readonly on: LocalDate
  readonly by: string
  readonly at: Instant
}

/** False where there is one of that id already; nothing is written then. */
export async function addDischarge(
  transaction: Transaction,
  tenant: string,
  { id, citizen, on, by, at }: Discharge,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into hospital_discharge (tenant_id, id, citizen_id, day, told_by, recorded_at)
    values (${tenant}, ${id}, ${citizen}, ${on}, ${by}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}

/** The days on which some citizens came home from hospital; who never did is missing. */
export async function dischargesOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
): Promise<ReadonlyMap<Id<'Citizen'>, readonly LocalDate[]>> {
  const rows = await transaction.rows<{ readonly citizen: Id<'Citizen'>; readonly days: readonly LocalDate[] }>(sql`
    select citizen_id as citizen, json_agg(day order by day) as days from hospital_discharge
    where tenant_id = ${tenant} and citizen_id = any (${citizens}::uuid[]) group by citizen_id`)
  return new Map(rows.map(({ citizen, days }) => [citizen, days]))
}
