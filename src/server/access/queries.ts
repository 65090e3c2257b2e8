import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { nothing, often, type Sql, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Nearness } from './actions.ts'
import type { Person } from './person.ts'

/** Does the person stand near enough to this citizen on this day? False also where there is no such citizen. */
export async function standsNear(
  transaction: Transaction,
  person: Person,
  citizen: Id<'Citizen'>,
  nearness: Nearness,
  day: LocalDate,
): Promise<boolean> {
  const within = withinReach(person, nearness, day)
  const found = await transaction.maybe(
    often(sql`
    select 1 from citizen c where c.tenant_id = ${person.tenant.id} and c.id = ${citizen}${within}`),
  )
  return found !== undefined
}

/** Is it a team of theirs on this day, or where any will do, a team at all? Whom it serves is not near it by that. */
export async function standsNearTeam(
  transaction: Transaction,
  person: Person,
  team: Id<'Team'>,
  nearness: Nearness,
  day: LocalDate,
): Promise<boolean> {
  if (nearness === 'self') return false
  const own = sql`and exists (
    select 1 from team_member m where m.tenant_id = t.tenant_id and m.team_id = t.id
      and m.staff_id = ${person.staff} and m.during @> ${day}::date)`
  const found = await transaction.maybe(
    often(sql`
    select 1 from team t
    where t.tenant_id = ${person.tenant.id} and t.id = ${team} ${nearness === 'team' ? own : nothing}`),
  )
  return found !== undefined
}

/** The further condition on a citizen `c` that makes it one whom the person may reach on this day. */
export function withinReach(person: Person, nearness: Nearness, day: LocalDate): Sql {
  if (nearness === 'any') return nothing
  if (nearness === 'self') return sql` and c.id = ${person.citizen}`
  return sql` and exists (
    select 1 from citizen_team s
    join team_member m on m.tenant_id = s.tenant_id and m.team_id = s.team_id and m.during @> ${day}::date
    where s.tenant_id = c.tenant_id and s.citizen_id = c.id and s.during @> ${day}::date
      and m.staff_id = ${person.staff})`
}

/** A look at citizens; a search that found nobody looks at none. */
export type Look = {
  readonly citizens: readonly Id<'Citizen'>[]
  /** What was searched for, where it was a search. */
  readonly criterion: string | null
}

/** One row for each citizen who was looked at or written about, and one for a search that found nobody. */
export async function logAccess(
  transaction: Transaction,
  person: Person,
  done: { readonly at: Instant; readonly action: string; readonly operation: string },
  looks: readonly Look[],
): Promise<void> {
  const rows = looks.flatMap(({ citizens, criterion }) => {
    const looked: readonly (string | null)[] = citizens.length === 0 && criterion !== null ? [null] : citizens
    return looked.map((citizen) => ({ citizen, criterion }))
  })
  if (rows.length === 0) return
  await transaction.run(
    often(sql`
    insert into access_log (tenant_id, at, person, role, action, operation, citizen_id, criterion)
    select ${person.tenant.id}, ${writeInstant(done.at)}::timestamptz, ${person.key}, ${person.role}, ${done.action},
      ${done.operation}, looked.citizen, looked.criterion
    from unnest(${rows.map((row) => row.citizen)}::uuid[], ${rows.map((row) => row.criterion)}::text[])
      as looked (citizen, criterion)`),
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
}

/** Who looked at a citizen, latest first, from before the row numbered `before`. */
export const accessLogOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  before: number | undefined,
  limit: number,
): Promise<AccessRow[]> =>
  transaction.rows<AccessRow>(sql`
    select l.id, l.at, l.person, p.name, l.role, l.action, l.operation, l.criterion
    from access_log l left join demo_person p on p.tenant_id = l.tenant_id and p.key = l.person
    where l.tenant_id = ${tenant} and l.citizen_id = ${citizen}${before === undefined ? nothing : sql` and l.id < ${before}`}
    order by l.id desc limit ${limit}`)

/** The teams a person belongs to on a day. */
export const teamsOf = (
  transaction: Transaction,
  person: Person,
  day: LocalDate,
): Promise<{ readonly id: Id<'Team'>; readonly key: string; readonly name: string }[]> =>
  transaction.rows(sql`
    select t.id, t.key, t.name from team_member m join team t on t.tenant_id = m.tenant_id and t.id = m.team_id
    where m.tenant_id = ${person.tenant.id} and m.staff_id = ${person.staff} and m.during @> ${day}::date
    order by t.name, t.id`)
