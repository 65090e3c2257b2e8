/** Changes that wait for a decision: kept as they were asked for, and answered once. */
import type { PlanChange } from '#care/changes/apply-change.ts'
import type { Compass } from '#care/changes/change.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { withinReach } from '#server/access/reach.ts'
import { json, nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Reach } from '#server/people/queries.ts'
import type { ChangeKept } from './queries.ts'

/** False where there is one of that id already; nothing is written then. */
export async function addAwaiting(
  transaction: Transaction,
  tenant: string,
  { id, grant, change, edits, compass, on, by, role, at, hash, answer }: ChangeKept,
  note: string | null,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into change_awaiting (tenant_id, id, citizen_id, grant_id, day, asked_by, role, effect, change, edits,
      compass, note, asked_hash, answer, recorded_at)
    values (${tenant}, ${id}, ${grant.citizen}, ${grant.id}, ${on}, ${by}, ${role}, ${compass.effect}, ${json(change)},
      ${json(edits)}, ${json(compass)}, ${note}, ${hash}, ${json(answer)}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}

/** A change that waits or waited, and how it was answered. */
export type AwaitingRead = PlanChange & {
  readonly id: Id<'Change'>
  readonly citizen: Id<'Citizen'>
  readonly name: string | null
  readonly on: LocalDate
  readonly by: string
  readonly role: string
  readonly compass: Compass
  readonly note: string | null
  readonly recordedAt: Instant
  readonly outcome: 'decided' | 'declined' | null
  readonly decision: Id<'Decision'> | null
  readonly answerNote: string | null
}

const columns = sql`a.id, a.citizen_id as citizen, c.name, a.day as "on", a.asked_by as by, a.role, a.change, a.edits,
  a.compass, a.note, a.recorded_at as "recordedAt", w.outcome, w.decision_id as decision, w.note as "answerNote"`
const tables = sql`change_awaiting a
  join citizen c on c.tenant_id = a.tenant_id and c.id = a.citizen_id
  left join change_answered w on w.tenant_id = a.tenant_id and w.change_id = a.id`

/** The latest of one citizen, answered or not. */
export const awaitingOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  limit: number,
): Promise<AwaitingRead[]> =>
  transaction.rows<AwaitingRead>(sql`
    select ${columns} from ${tables}
    where a.tenant_id = ${tenant} and a.citizen_id = ${citizen}
    order by a.recorded_at desc, a.id desc limit ${limit}`)

/** Those within reach that nobody has answered, in the order of their ids. */
export const awaitingPage = (
  transaction: Transaction,
  { person, nearness, today }: Reach,
  { after, limit }: { readonly after?: Id<'Change'> | undefined; readonly limit: number },
): Promise<AwaitingRead[]> =>
  transaction.rows<AwaitingRead>(sql`
    select ${columns} from ${tables}
    where a.tenant_id = ${person.tenant.id} and w.change_id is null${withinReach(person, nearness, today)}
      ${after === undefined ? nothing : sql`and a.id > ${after}`}
    order by a.id limit ${limit}`)

export const isAwaitingOf = async (
  transaction: Transaction,
  tenant: string,
  id: Id<'Change'>,
  citizen: Id<'Citizen'>,
): Promise<boolean> => {
  const found = await transaction.maybe(sql`
    select 1 from change_awaiting where tenant_id = ${tenant} and id = ${id} and citizen_id = ${citizen}`)
  return found !== undefined
}

export type Answered = {
  readonly change: Id<'Change'>
  readonly outcome: 'decided' | 'declined'
  readonly decision: Id<'Decision'> | null
  readonly note: string | null
  readonly by: string
  readonly at: Instant
}

/** False where it is answered already; nothing is written then. */
export async function addAnswer(
  transaction: Transaction,
  tenant: string,
  { change, outcome, decision, note, by, at }: Answered,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into change_answered (tenant_id, change_id, outcome, decision_id, note, answered_by, recorded_at)
    values (${tenant}, ${change}, ${outcome}, ${decision}, ${note}, ${by}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}
