/** Who looked at whom, when, by which relation and for what: written before an answer leaves, and read. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { nothing, often, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Purpose, Relation } from './actions.ts'
import type { Person } from './person.ts'

/** A look at citizens; a search that found nobody looks at none. */
export type Look = {
  readonly citizens: readonly Id<'Citizen'>[]
  /** What was searched for, masked, where it was a search. */
  readonly criterion: string | null
  /** By which relation; several where any of them would have done. */
  readonly relation: readonly Relation[]
  readonly purpose: Purpose
  /** The emergency under which it was theirs to see. */
  readonly emergency: Id<'Emergency'> | null
}

/** An identity number as the log keeps it: enough to know a slip of the finger by, not enough to name anybody. */
export const masked = (identity: string): string => `${identity.slice(0, -4)}****`

/**
 * One row for each citizen who was looked at or written about, and one for a search that found nobody: written right
 * before the transaction is kept.
 */
export function logAccess(
  transaction: Transaction,
  person: Person,
  done: { readonly at: Instant; readonly action: string; readonly operation: string },
  looks: readonly Look[],
): void {
  const rows = looks.flatMap((look) => {
    const looked: readonly (string | null)[] =
      look.citizens.length === 0 && look.criterion !== null ? [null] : look.citizens
    return looked.map((citizen) => ({ ...look, citizen }))
  })
  if (rows.length === 0) return
  transaction.atLast(
    often(sql`
    insert into access_log (tenant_id, at, person, person_name, role, action, operation, citizen_id, criterion,
      relation, purpose, emergency_id)
    select ${person.tenant.id}, ${writeInstant(done.at)}::timestamptz, ${person.key}, ${person.name}, ${person.role},
      ${done.action}, ${done.operation}, looked.citizen, looked.criterion, looked.relation, looked.purpose,
      looked.emergency
    from unnest(${rows.map((row) => row.citizen)}::uuid[], ${rows.map((row) => row.criterion)}::text[],
      ${rows.map((row) => row.relation.join(' ') || null)}::text[], ${rows.map((row) => row.purpose)}::text[],
      ${rows.map((row) => row.emergency)}::uuid[])
      as looked (citizen, criterion, relation, purpose, emergency)`),
  )
}

export type AccessRow = {
  readonly id: number
  readonly at: Instant
  readonly person: string
  readonly name: string | null
  readonly role: Person['role']
  readonly action: string
  readonly operation: string
  readonly criterion: string | null
  readonly relation: string | null
  readonly purpose: Purpose | null
  /** What was written when an emergency opened the citizen. */
  readonly emergency: string | null
}

const columns = sql`l.id, l.at, l.person, coalesce(l.person_name, p.name) as name, l.role, l.action, l.operation,
  l.criterion, l.relation, l.purpose, e.reason as emergency`

const joins = sql`left join person p on p.tenant_id = l.tenant_id and p.key = l.person
  left join emergency e on e.tenant_id = l.tenant_id and e.id = l.emergency_id`

/** Who looked at a citizen, latest first, from before the row numbered `before`. */
export const accessLogOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  before: number | undefined,
  limit: number,
): Promise<AccessRow[]> =>
  transaction.rows<AccessRow>(sql`
    select ${columns} from access_log l ${joins}
    where l.tenant_id = ${tenant} and l.citizen_id = ${citizen}
      ${before === undefined ? nothing : sql`and l.id < ${before}`}
    order by l.id desc limit ${limit}`)

export type LogFilter = {
  readonly person?: string | undefined
  readonly citizen?: Id<'Citizen'> | undefined
  /** A day in the municipality. */
  readonly day?: LocalDate | undefined
  readonly emergencies?: boolean
  readonly before?: number | undefined
}

export type WholeAccessRow = AccessRow & {
  readonly citizen: Id<'Citizen'> | null
  readonly citizenName: string | null
}

/** Who looked at whom in the whole municipality, latest first. */
export function accessLog(
  transaction: Transaction,
  { id: tenant, zone }: { readonly id: string; readonly zone: Zone },
  { person, citizen, day, emergencies = false, before }: LogFilter,
  limit: number,
): Promise<WholeAccessRow[]> {
  const midnight = (days: number) => sql`((${day ?? null}::date + ${days}::int)::timestamp at time zone ${zone})`
  return transaction.rows<WholeAccessRow>(sql`
    select ${columns}, l.citizen_id as citizen, c.name as "citizenName"
    from access_log l ${joins}
    left join citizen c on c.tenant_id = l.tenant_id and c.id = l.citizen_id
    where l.tenant_id = ${tenant}
      ${person === undefined ? nothing : sql`and l.person = ${person}`}
      ${citizen === undefined ? nothing : sql`and l.citizen_id = ${citizen}`}
      ${day === undefined ? nothing : sql`and l.at >= ${midnight(0)} and l.at < ${midnight(1)}`}
      ${emergencies ? sql`and l.emergency_id is not null` : nothing}
      ${before === undefined ? nothing : sql`and l.id < ${before}`}
    order by l.id desc limit ${limit}`)
}
