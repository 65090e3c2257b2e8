/** Who answers for a citizen from day to day, and which case officer has which area: read and written. */
import {
  type AreaAssignments,
  caseOfficerFor,
  type IdentityOrder,
  officerByIdentity,
  type Reassignment,
  reassignByArea,
} from '#care/people/case-officer.ts'
import type { Citizen } from '#care/people/citizen.ts'
import {
  appointFixedContact,
  daysWithoutFixedContact,
  endFixedContact,
  type FixedContactRefusal,
  fixedContactOn,
  type Membership,
  membersOn,
  type Responsibility,
  teamOn,
} from '#care/people/responsibility.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { emptyTimeline, type Stretch, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'
import { periodColumns } from '#server/database/period.ts'
import { json, nothing, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { staffOf } from './rules-queries.ts'

/** The team, the fixed contact and the people of the team who answer for a citizen on a day. */
export async function answeringOn(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<{ team: Id<'Team'> | null; fixedContact: Id<'Staff'> | null; members: Id<'Staff'>[] }> {
  const all = await responsibilityFor(transaction, tenant, citizen)
  return {
    team: teamOn(all, day) ?? null,
    fixedContact: fixedContactOn(all, day) ?? null,
    members: membersOn(all, day),
  }
}

/**
 * Somebody becomes a citizen's fixed contact for a period, unless the rule of the model that steers on its first day
 * is against it (002-18).
 */
export async function appoint(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  staff: Id<'Staff'>,
  during: Period,
): Promise<Result<null, FixedContactRefusal>> {
  await hold(transaction, tenant, citizen)
  const [member] = await staffOf(transaction, tenant, staff)
  if (!member) throw new Error(`there is no member of the staff ${staff}`)
  const rule = (await steeringOn(transaction, tenant, during.from))?.fixedContact
  const after = appointFixedContact(rule, await responsibilityFor(transaction, tenant, citizen), member, during)
  if (after.ok) await saveFixedContacts(transaction, tenant, citizen, after.value)
  return after.ok ? ok(null) : after
}

/** Nobody is a citizen's fixed contact after a day. */
export async function endFixedContacts(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  last: LocalDate,
): Promise<void> {
  await hold(transaction, tenant, citizen)
  const before = await responsibilityFor(transaction, tenant, citizen)
  await saveFixedContacts(transaction, tenant, citizen, endFixedContact(before, last))
}

/** Citizens whom a team answers for without a fixed contact, with the days of a period on which it is so (002-18). */
export async function withoutFixedContact(
  transaction: Transaction,
  tenant: string,
  during: Period,
): Promise<{ citizen: Id<'Citizen'>; days: Period[] }[]> {
  const teams = await teamsOfCitizens(transaction, tenant)
  const contacts = await contactsOfCitizens(transaction, tenant)
  return [...teams].flatMap(([citizen, of]) => {
    const fixedContacts = contacts.get(citizen) ?? emptyTimeline
    const days = daysWithoutFixedContact({ teams: of, fixedContacts }, during)
    return days.length ? [{ citizen, days }] : []
  })
}

/** Two who write at once about one citizen do it one after the other. */
const hold = (transaction: Transaction, tenant: string, citizen: Id<'Citizen'>) =>
  transaction.one(sql`select 1 from citizen where tenant_id = ${tenant} and id = ${citizen} for no key update`)

async function responsibilityFor(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
): Promise<Responsibility> {
  const teams = (await teamsOfCitizens(transaction, tenant, citizen)).get(citizen) ?? emptyTimeline
  const fixedContacts = (await contactsOfCitizens(transaction, tenant, citizen)).get(citizen) ?? emptyTimeline
  const rows = await transaction.rows<Omit<Membership, 'period'> & Period>(sql`
    select team_id as team, staff_id as staff, ${periodColumns(verbatim('team_member'))} from team_member
    where tenant_id = ${tenant} and team_id = any (${teams.map(({ value }) => value)}::uuid[])`)
  return { teams, fixedContacts, memberships: rows.map(({ from, to, ...of }) => ({ ...of, period: { from, to } })) }
}

const teamsOfCitizens = async (transaction: Transaction, tenant: string, only?: Id<'Citizen'>) =>
  timelines<Id<'Citizen'>, Id<'Team'>>(
    await transaction.rows(sql`
      select citizen_id as of, team_id as value, ${periodColumns(verbatim('citizen_team'))} from citizen_team
      where tenant_id = ${tenant} ${only ? sql`and citizen_id = ${only}` : nothing}
      order by citizen_id, lower(during)`),
  )

const contactsOfCitizens = async (transaction: Transaction, tenant: string, only?: Id<'Citizen'>) =>
  timelines<Id<'Citizen'>, Id<'Staff'>>(
    await transaction.rows(sql`
      select citizen_id as of, staff_id as value, ${periodColumns(verbatim('fixed_contact'))} from fixed_contact
      where tenant_id = ${tenant} ${only ? sql`and citizen_id = ${only}` : nothing}
      order by citizen_id, lower(during)`),
  )

type TimelineRow<Of, Value> = Stretch<Value> & { readonly of: Of }

/** Rows in the order of their days, as a timeline for each thing they are of. */
const timelines = <Of, Value>(rows: readonly TimelineRow<Of, Value>[]): Map<Of, Timeline<Value>> => {
  const stretches = Map.groupBy(rows, ({ of }) => of)
  return new Map(
    [...stretches].map(([of, each]) => [
      of,
      each.reduce<Timeline<Value>>((line, { from, to, value }) => setDuring(line, { from, to }, value), emptyTimeline),
    ]),
  )
}

async function saveFixedContacts(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  contacts: Timeline<Id<'Staff'>>,
): Promise<void> {
  await transaction.run(sql`delete from fixed_contact where tenant_id = ${tenant} and citizen_id = ${citizen}`)
  await transaction.run(sql`
    insert into fixed_contact (tenant_id, citizen_id, staff_id, during)
    select ${tenant}, ${citizen}, value, daterange("from", "to", '[]')
    from jsonb_to_recordset(${json(contacts)}::jsonb) as said (value uuid, "from" date, "to" date)`)
}

/** A case officer has an area for a period, whoever had it then; after a period that has an end they have it again. */
export async function assignArea(
  transaction: Transaction,
  tenant: string,
  area: string,
  officer: string,
  during: Period,
): Promise<void> {
  const after = setDuring((await areaAssignments(transaction, tenant)).get(area) ?? emptyTimeline, during, officer)
  await transaction.run(sql`delete from case_officer_area where tenant_id = ${tenant} and area = ${area}`)
  await transaction.run(sql`
    insert into case_officer_area (tenant_id, area, officer_key, during)
    select ${tenant}, ${area}, value, daterange("from", "to", '[]')
    from jsonb_to_recordset(${json(after)}::jsonb) as said (value text, "from" date, "to" date)`)
}

const areaAssignments = async (transaction: Transaction, tenant: string): Promise<AreaAssignments> =>
  timelines<string, string>(
    await transaction.rows(sql`
      select area as of, officer_key as value, ${periodColumns(verbatim('case_officer_area'))} from case_officer_area
      where tenant_id = ${tenant} order by area, lower(during)`),
  )

/** The key of a citizen's case officer on a day, by the citizen's area (003-28). */
export async function caseOfficerOf(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<string | undefined> {
  const { area } = await transaction.one<Pick<Citizen, 'area'>>(sql`
    select area from citizen where tenant_id = ${tenant} and id = ${citizen}`)
  return caseOfficerFor(area, await areaAssignments(transaction, tenant), day)
}

/** What going from an order by identity number to areas means on a day for every citizen (003-28); changes nothing. */
export async function reassignment(
  transaction: Transaction,
  tenant: string,
  order: IdentityOrder,
  day: LocalDate,
): Promise<Reassignment> {
  const citizens = await transaction.rows<Pick<Citizen, 'id' | 'area'> & { readonly value: string | null }>(sql`
    select id, area, identity_value as value from citizen where tenant_id = ${tenant} order by id`)
  const assigned = citizens.map(({ id, area, value }) => ({ id, area, officer: officerByIdentity(order, value) }))
  return reassignByArea(assigned, await areaAssignments(transaction, tenant), day)
}
