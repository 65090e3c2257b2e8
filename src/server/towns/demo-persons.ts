/** The persons a demonstration offers in each town: one of every role, around one team and one citizen of it. */
import type { Pool } from 'pg'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'

/** The controller works in the town hall and is in no team; the name is as invented as everybody's. */
const controllers: Readonly<Record<string, string>> = { DK: 'Henrik Aagaard Friis', SE: 'Per-Olof Lindmark' }

/**
 * Adds them where they are missing. The team is the one whose fixed contact answers for most citizens on `day`; the
 * citizen is the one of that contact's who is visited most; the leader coordinates the same team; the case officer has
 * the team's area, under the name that the decisions there bear; the relative has a mandate, to act where anybody has.
 */
export function addDemoPersons(pool: Pool, tenant: { id: string; country: string }, day: string): Promise<number> {
  const controller = controllers[tenant.country]
  if (!controller) throw new Error(`no names for the town hall of a town in ${tenant.country}`)
  return asTenant(pool, tenant.id, (transaction) =>
    transaction.run(sql`
      with contact as (
        select f.staff_id, m.team_id
        from fixed_contact f
        join team_member m on m.tenant_id = f.tenant_id and m.staff_id = f.staff_id and m.during @> ${day}::date
        where f.tenant_id = ${tenant.id} and f.during @> ${day}::date
        group by f.staff_id, m.team_id
        order by count(*) desc, f.staff_id
        limit 1
      ), colleague as (
        select s.id, s.name, s.profession
        from contact c
        join team_member m on m.tenant_id = ${tenant.id} and m.team_id = c.team_id and m.during @> ${day}::date
        join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
        where s.id <> c.staff_id
      ), member as (
        select id, name from colleague where profession = 'helper' order by id limit 1
      ), leader as (
        select id, name from colleague where id not in (select id from member)
        order by profession <> 'coordinator', profession <> 'nurse', id limit 1
      ), citizen_of_contact as (
        select z.id, z.name
        from contact c
        join fixed_contact f on f.tenant_id = ${tenant.id} and f.staff_id = c.staff_id and f.during @> ${day}::date
        join citizen z on z.tenant_id = f.tenant_id and z.id = f.citizen_id
        join rhythm_plan r on r.tenant_id = z.tenant_id and r.citizen_id = z.id and r.during @> ${day}::date
        join planned_visit v on v.tenant_id = r.tenant_id and v.plan_id = r.id
        group by z.id, z.name
        order by sum(v.minutes * coalesce(cardinality(v.weekdays), v.times_a_week)) desc, z.id
        limit 1
      ), officer as (
        select a.officer_key as name
        from contact c
        join team t on t.tenant_id = ${tenant.id} and t.id = c.team_id
        join case_officer_area a on a.tenant_id = t.tenant_id and a.area = t.area and a.during @> ${day}::date
      ), near as (
        select r.id, r.name
        from contact c
        join citizen_team s on s.tenant_id = ${tenant.id} and s.team_id = c.team_id and s.during @> ${day}::date
        join relative r on r.tenant_id = s.tenant_id and r.citizen_id = s.citizen_id and r.during @> ${day}::date
        where r.mandate <> 'none'
        order by r.mandate, r.citizen_id not in (select id from citizen_of_contact), r.id
        limit 1
      )
      insert into person (tenant_id, key, name, role, citizen_id, relative_id, staff_id, officer_key, source)
      select ${tenant.id}::uuid, said.*, 'demo' from (
        select 'citizen', name, 'citizen', id, null::uuid, null::uuid, null from citizen_of_contact
        union all select 'relative', name, 'relative', null, id, null, null from near
        union all select 'team-member', name, 'teamMember', null, null, id, null from member
        union all select 'fixed-contact', s.name, 'fixedContact', null, null, s.id, null
          from contact c join staff s on s.tenant_id = ${tenant.id} and s.id = c.staff_id
        union all select 'leader', name, 'leader', null, null, id, null from leader
        union all select 'case-officer', name, 'caseOfficer', null, null, null, name from officer
        union all select 'controller', ${controller}, 'controller', null, null, null, null
      ) as said
      on conflict (tenant_id, key) do update set name = excluded.name, officer_key = excluded.officer_key
        where person.officer_key is null and excluded.officer_key is not null`),
  )
}
