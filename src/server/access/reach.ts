/** How somebody stands to a citizen or a team on a day, in SQL: the relations of the table of actions made real. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { joined, often, type Sql, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Relation } from './actions.ts'
import type { Person } from './person.ts'

/** True where the team is one of theirs on a day: as the identity provider said at sign-in, else by the register. */
export const isTheirTeam = ({ tenant, staff, teams }: Person, team: Sql, day: Sql): Sql =>
  teams === null
    ? sql`exists (
        select 1 from team_member m where m.tenant_id = ${tenant.id} and m.team_id = ${team}
          and m.staff_id = ${staff}::uuid and m.during @> ${day})`
    : sql`${team} = any (${teams}::uuid[])`

/** Areas that are theirs on a day, or nobody's: whoever has no case officer of their own has them all. */
const isTheirArea = ({ tenant, officer }: Person, area: Sql, day: Sql): Sql => sql`not exists (
    select 1 from case_officer_area a where a.tenant_id = ${tenant.id} and a.area = ${area} and a.during @> ${day}
      and a.officer_key is distinct from ${officer})`

const hasMandate = ({ tenant, relative }: Person, mandates: readonly string[], day: Sql): Sql => sql`exists (
    select 1 from relative r where r.tenant_id = ${tenant.id} and r.citizen_id = c.id and r.id = ${relative}::uuid
      and r.mandate = any (${mandates}) and r.during @> ${day})`

/** Each relation as a condition on a citizen `c`. */
const toCitizen: Readonly<Record<Relation, (person: Person, day: Sql) => Sql>> = {
  self: ({ citizen }) => sql`c.id = ${citizen}::uuid`,
  mandate: (person, day) => hasMandate(person, ['see', 'act'], day),
  mandateToAct: (person, day) => hasMandate(person, ['act'], day),
  team: (person, day) => sql`exists (
    select 1 from citizen_team s where s.tenant_id = c.tenant_id and s.citizen_id = c.id and s.during @> ${day}
      and ${isTheirTeam(person, sql`s.team_id`, day)})`,
  fixedContact: ({ staff }, day) => sql`exists (
    select 1 from fixed_contact f where f.tenant_id = c.tenant_id and f.citizen_id = c.id and f.staff_id = ${staff}::uuid
      and f.during @> ${day})`,
  area: (person, day) => isTheirArea(person, sql`c.area`, day),
  any: () => sql`true`,
}

/** Each relation as a condition on a team `t`; whom a team serves is not near it by that. */
const toTeam: Readonly<Record<Relation, (person: Person, day: Sql) => Sql>> = {
  self: () => sql`false`,
  mandate: () => sql`false`,
  mandateToAct: () => sql`false`,
  team: (person, day) => isTheirTeam(person, sql`t.id`, day),
  fixedContact: () => sql`false`,
  area: (person, day) => isTheirArea(person, sql`t.area`, day),
  any: () => sql`true`,
}

const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length ? sql`(${joined(conditions, ' or ')})` : sql`false`

/** The condition on a citizen `c` that makes it one whom the person may reach on a day by any of these relations. */
export const reaches = (person: Person, by: readonly Relation[], day: Sql): Sql =>
  anyOf(by.map((relation) => toCitizen[relation](person, day)))

/** The same as a further condition. */
export const withinReach = (person: Person, by: readonly Relation[], day: LocalDate): Sql =>
  sql` and ${reaches(person, by, sql`${day}::date`)}`

/** The first of these relations in which the person stands to a citizen on a day; undefined for none, or no citizen. */
export async function relationTo(
  transaction: Transaction,
  person: Person,
  citizen: Id<'Citizen'>,
  by: readonly Relation[],
  day: LocalDate,
): Promise<Relation | undefined> {
  const cases = by.map((relation) => sql`when ${toCitizen[relation](person, sql`${day}::date`)} then ${relation}`)
  const found = await transaction.maybe<{ relation: Relation | null }>(
    often(sql`
    select case ${joined(cases, ' ')} end as relation
    from citizen c where c.tenant_id = ${person.tenant.id} and c.id = ${citizen}`),
  )
  return found?.relation ?? undefined
}

/** The condition on a team `t` that makes it one within reach on a day by any of these relations. */
export const reachesTeam = (person: Person, by: readonly Relation[], day: Sql): Sql =>
  anyOf(by.map((relation) => toTeam[relation](person, day)))

/** Whether a team is within reach on a day by any of these relations. */
export async function standsNearTeam(
  transaction: Transaction,
  person: Person,
  team: Id<'Team'>,
  by: readonly Relation[],
  day: LocalDate,
): Promise<boolean> {
  const within = reachesTeam(person, by, sql`${day}::date`)
  const found = await transaction.maybe(
    often(sql`select 1 from team t where t.tenant_id = ${person.tenant.id} and t.id = ${team} and ${within}`),
  )
  return found !== undefined
}
