/** Citizens and who is near them. */
import type { Citizen, IdentityNumber } from '#care/people/citizen.ts'
import type { Team } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import type { Relation } from '#server/access/actions.ts'
import type { Person } from '#server/access/person.ts'
import { withinReach } from '#server/access/reach.ts'
import { nothing, often, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** What concerns a person's reach on a day. */
export type Reach = { readonly person: Person; readonly nearness: readonly Relation[]; readonly today: LocalDate }

const columns = sql`c.id, c.identity_system as system, c.identity_value as value, c.identity_test as test,
  c.born_on as "bornOn", c.name, c.area, c.own_words as "ownWords"`

type CitizenRow = Omit<Citizen, 'identity'> & {
  readonly system: string | null
  readonly value: string | null
  readonly test: boolean
  readonly bornOn: LocalDate | null
}

function citizenOf({ id, system, value, test, bornOn, name, area, ownWords }: CitizenRow): Citizen {
  const identity = system === null || value === null ? null : { system, value, bornOn, test }
  return { id, identity, name, area, ownWords }
}

/** Citizens within reach in the order of their ids, of one team today where it is named. */
export async function citizenPage(
  transaction: Transaction,
  { person, nearness, today }: Reach,
  {
    team,
    after,
    limit,
  }: { readonly team?: Id<'Team'> | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<Citizen[]> {
  const ofTeam = sql` and exists (
    select 1 from citizen_team o where o.tenant_id = c.tenant_id and o.citizen_id = c.id
      and o.team_id = ${team ?? null} and o.during @> ${today}::date)`
  const rows = await transaction.rows<CitizenRow>(sql`
    select ${columns} from citizen c
    where c.tenant_id = ${person.tenant.id}${withinReach(person, nearness, today)}${team ? ofTeam : nothing}
      ${after === undefined ? nothing : sql`and c.id > ${after}`}
    order by c.id limit ${limit}`)
  return rows.map(citizenOf)
}

/** The citizen of an identity number, if within reach. */
export async function citizenByIdentity(
  transaction: Transaction,
  { person, nearness, today }: Reach,
  { system, value }: IdentityNumber,
): Promise<Citizen | undefined> {
  const row = await transaction.maybe<CitizenRow>(sql`
    select ${columns} from citizen c
    where c.tenant_id = ${person.tenant.id} and c.identity_system = ${system} and c.identity_value = ${value}
      ${withinReach(person, nearness, today)}`)
  return row && citizenOf(row)
}

export type CitizenNear = {
  readonly citizen: Citizen
  readonly team: Team | null
  readonly fixedContact: { readonly id: Id<'Staff'>; readonly name: string; readonly profession: string } | null
  /** First day of the digital lock that the home has; null where it has none. */
  readonly lockSince: LocalDate | null
}

/** A citizen who is there, with the team and the fixed contact of a day. */
export async function citizenNear(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<CitizenNear> {
  const { team, fixedContact, lockSince, ...row } = await transaction.one<CitizenRow & Omit<CitizenNear, 'citizen'>>(
    often(sql`
    select ${columns}, (
        select json_build_object('id', t.id, 'key', t.key, 'name', t.name, 'private', t.private)
        from citizen_team s join team t on t.tenant_id = s.tenant_id and t.id = s.team_id
        where s.tenant_id = c.tenant_id and s.citizen_id = c.id and s.during @> ${day}::date) as team, (
        select json_build_object('id', m.id, 'name', m.name, 'profession', m.profession)
        from fixed_contact f join staff m on m.tenant_id = f.tenant_id and m.id = f.staff_id
        where f.tenant_id = c.tenant_id and f.citizen_id = c.id and f.during @> ${day}::date) as "fixedContact", (
        select lower(l.during) from citizen_lock l
        where l.tenant_id = c.tenant_id and l.citizen_id = c.id and l.during @> ${day}::date) as "lockSince"
    from citizen c where c.tenant_id = ${tenant} and c.id = ${citizen}`),
  )
  return { citizen: citizenOf(row), team, fixedContact, lockSince }
}
