/** A team with its people over time, and what is written of them. */
import type { AutonomyChange } from '#care/governance/team-autonomy.ts'
import { autonomySteps } from '#care/governance/team-autonomy.ts'
import type { Profession, Team } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type StaffName = { readonly id: Id<'Staff'>; readonly name: string; readonly profession: Profession }

type TeamFacts = Team & {
  readonly area: string | null
  readonly caseOfficer: string | null
  readonly citizens: number
}

/** The team with its area, who decides there and how many it serves on a day. */
export const teamOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  day: LocalDate,
): Promise<TeamFacts> =>
  transaction.one(sql`
    select t.id, t.key, t.name, t.private, t.area, (
        select coalesce(p.name, a.officer_key) from case_officer_area a
        left join person p on p.tenant_id = a.tenant_id and p.officer_key = a.officer_key
        where a.tenant_id = t.tenant_id and a.area = t.area and a.during @> ${day}::date limit 1) as "caseOfficer", (
        select count(*)::int from citizen_team s
        where s.tenant_id = t.tenant_id and s.team_id = t.id and s.during @> ${day}::date) as citizens
    from team t where t.tenant_id = ${tenant} and t.id = ${team}`)

export type MemberRow = Period & {
  readonly staff: StaffName
  readonly competences: readonly string[]
  readonly contactFor: number
}

/** Everybody who was, is or will be in the team, the latest to join first. */
export const membersOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  day: LocalDate,
): Promise<MemberRow[]> =>
  transaction.rows(sql`
    select json_build_object('id', s.id, 'name', s.name, 'profession', s.profession) as staff, s.competences,
      ${periodColumns(verbatim('m'))}, (
        select count(*)::int from fixed_contact f
        join citizen_team c on c.tenant_id = f.tenant_id and c.citizen_id = f.citizen_id and c.during @> ${day}::date
        where f.tenant_id = m.tenant_id and f.staff_id = m.staff_id and f.during @> ${day}::date
          and c.team_id = m.team_id) as "contactFor"
    from team_member m join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
    where m.tenant_id = ${tenant} and m.team_id = ${team} order by lower(m.during) desc, s.name, s.id`)

export type DelegationRow = {
  readonly id: Id<'DelegatedTask'>
  readonly staff: Id<'Staff'>
  readonly task: string
  readonly givenBy: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** What was delegated to some people and has not ended on a day; the first to end first. */
export const delegationsOf = (
  transaction: Transaction,
  tenant: string,
  staff: readonly Id<'Staff'>[],
  day: LocalDate,
): Promise<DelegationRow[]> =>
  transaction.rows(sql`
    select d.id, d.staff_id as staff, d.task, g.name as "givenBy", ${periodColumns(verbatim('d'))}
    from delegated_task d join staff g on g.tenant_id = d.tenant_id and g.id = d.given_by
    where d.tenant_id = ${tenant} and d.staff_id = any (${staff}::uuid[]) and upper(d.during) > ${day}::date
    order by upper(d.during), d.task, d.id`)

/** The citizens a team serves on a day and who have no fixed contact then, by name. */
export const withoutContactIn = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  day: LocalDate,
): Promise<{ readonly id: Id<'Citizen'>; readonly name: string | null }[]> =>
  transaction.rows(sql`
    select c.id, c.name from citizen_team s join citizen c on c.tenant_id = s.tenant_id and c.id = s.citizen_id
    where s.tenant_id = ${tenant} and s.team_id = ${team} and s.during @> ${day}::date and not exists (
      select 1 from fixed_contact f
      where f.tenant_id = c.tenant_id and f.citizen_id = c.id and f.during @> ${day}::date)
    order by c.name, c.id limit 200`)

export const coachesOf = async (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
): Promise<{ readonly name: string; readonly period: Period }[]> => {
  const rows = await transaction.rows<Period & { readonly name: string }>(sql`
    select s.name, ${periodColumns(verbatim('k'))} from team_coach k
    join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id
    where k.tenant_id = ${tenant} and k.team_id = ${team} order by lower(k.during) desc`)
  return rows.map(({ name, from, to }) => ({ name, period: { from, to } }))
}

/** Every step that was decided, in the order of deciding. */
export const autonomyChangesOf = async (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
): Promise<AutonomyChange[]> => {
  type Row = Omit<AutonomyChange, 'step'> & { readonly step: number }
  const rows = await transaction.rows<Row>(sql`
    select a.axis, a.step, a.from_day as "from", a.reason, coalesce(p.name, a.decided_by) as by
    from team_autonomy a left join person p on p.tenant_id = a.tenant_id and p.key = a.decided_by
    where a.tenant_id = ${tenant} and a.team_id = ${team} order by a.recorded_at, a.id`)
  return rows.map((row) => ({ ...row, step: autonomySteps[row.step] ?? 'leaderDecides' }))
}

/** False where there is one of that id already. */
export async function addAutonomyChange(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  { id, axis, step, from, reason, by, at }: AutonomyChange & { readonly id: string; readonly at: Instant },
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into team_autonomy (tenant_id, id, team_id, axis, step, from_day, reason, decided_by, recorded_at)
    values (${tenant}, ${id}, ${team}, ${axis}, ${autonomySteps.indexOf(step)}, ${from}, ${reason}, ${by},
      ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}

/** False where they are in the team on any of those days already. */
export async function joinTeam(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  during: Period,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into team_member (tenant_id, team_id, staff_id, during)
    values (${tenant}, ${team}, ${staff}, ${dateRange(during)}) on conflict do nothing`)
  return added === 1
}

/** False where they are not in the team on that day and the next. */
export async function leaveTeam(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  last: LocalDate,
): Promise<boolean> {
  const ended = await transaction.run(sql`
    update team_member set during = daterange(lower(during), ${last}::date, '[]')
    where tenant_id = ${tenant} and team_id = ${team} and staff_id = ${staff}
      and during @> ${last}::date and during @> (${last}::date + 1)`)
  return ended === 1
}

/** The coach from a day on; whoever was set for that day or a later one no longer is. */
export async function coachFrom(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'> | null,
  from: LocalDate,
): Promise<void> {
  await transaction.one(sql`select 1 from team where tenant_id = ${tenant} and id = ${team} for no key update`)
  await transaction.run(sql`
    delete from team_coach where tenant_id = ${tenant} and team_id = ${team} and lower(during) >= ${from}::date`)
  await transaction.run(sql`
    update team_coach set during = daterange(lower(during), ${from}::date, '[)')
    where tenant_id = ${tenant} and team_id = ${team} and during @> ${from}::date`)
  if (staff !== null)
    await transaction.run(sql`
      insert into team_coach (tenant_id, team_id, staff_id, during)
      values (${tenant}, ${team}, ${staff}, daterange(${from}::date, null))`)
}

/** Which of some people there are in the municipality, and whether each is in the team on a day. */
export async function knownStaff(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  day: LocalDate,
): Promise<{ readonly isMember: boolean } | undefined> {
  return transaction.maybe(sql`
    select exists (select 1 from team_member m where m.tenant_id = s.tenant_id and m.team_id = ${team}
      and m.staff_id = s.id and m.during @> ${day}::date) as "isMember"
    from staff s where s.tenant_id = ${tenant} and s.id = ${staff}`)
}

/** Whether a delegation is to somebody who is in the team on a day. */
export const isDelegatedIn = async (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  delegation: Id<'DelegatedTask'>,
  day: LocalDate,
): Promise<boolean> =>
  (await transaction.maybe(sql`
    select 1 from delegated_task d
    join team_member m on m.tenant_id = d.tenant_id and m.staff_id = d.staff_id and m.during @> ${day}::date
    where d.tenant_id = ${tenant} and d.id = ${delegation} and m.team_id = ${team}`)) !== undefined

export const staffList = (
  transaction: Transaction,
  tenant: string,
  day: LocalDate,
): Promise<{ readonly staff: StaffName; readonly teams: string[] }[]> =>
  transaction.rows(sql`
    select json_build_object('id', s.id, 'name', s.name, 'profession', s.profession) as staff, coalesce((
        select array_agg(t.name order by t.name) from team_member m
        join team t on t.tenant_id = m.tenant_id and t.id = m.team_id
        where m.tenant_id = s.tenant_id and m.staff_id = s.id and m.during @> ${day}::date), '{}') as teams
    from staff s where s.tenant_id = ${tenant} order by s.name, s.id limit 2000`)

/** Every area that a team or citizen has, with who decides there on a day. */
export const areaList = (
  transaction: Transaction,
  tenant: string,
  day: LocalDate,
): Promise<{ readonly area: string; readonly caseOfficer: string | null }[]> =>
  transaction.rows(sql`
    select a.area, (
        select coalesce(p.name, o.officer_key) from case_officer_area o
        left join person p on p.tenant_id = o.tenant_id and p.officer_key = o.officer_key
        where o.tenant_id = ${tenant} and o.area = a.area and o.during @> ${day}::date limit 1) as "caseOfficer"
    from (
      select area from team where tenant_id = ${tenant} and area is not null
      union select area from case_officer_area where tenant_id = ${tenant}
    ) a order by a.area limit 500`)
