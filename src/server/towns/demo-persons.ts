/** The six persons a demonstration offers in each town: one of every role, around one team and one citizen of it. */
import type { Pool } from 'pg'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'

/** Two of them work in the town hall and are in no team; their names are as invented as everybody's. */
const townHall: Readonly<Record<string, { readonly caseOfficer: string; readonly controller: string }>> = {
  DK: { caseOfficer: 'Bodil Kragelund', controller: 'Henrik Aagaard Friis' },
  SE: { caseOfficer: 'Agneta Sundvall', controller: 'Per-Olof Lindmark' },
}

/**
 * Adds them where they are missing. The team is the one whose fixed contact answers for most citizens on `day`; the
 * citizen is the one of that contact's who is visited most; the leader coordinates the same team.
 */
export function addDemoPersons(pool: Pool, tenant: { id: string; country: string }, day: string): Promise<number> {
  const names = townHall[tenant.country]
  if (!names) throw new Error(`no names for the town hall of a town in ${tenant.country}`)
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
      )
      insert into demo_person (tenant_id, key, name, role, citizen_id, staff_id)
      select ${tenant.id}::uuid, 'citizen', name, 'citizen', id, null::uuid from citizen_of_contact
      union all select ${tenant.id}, 'team-member', name, 'teamMember', null, id from member
      union all select ${tenant.id}, 'fixed-contact', s.name, 'fixedContact', null, s.id
        from contact c join staff s on s.tenant_id = ${tenant.id} and s.id = c.staff_id
      union all select ${tenant.id}, 'leader', name, 'leader', null, id from leader
      union all select ${tenant.id}, 'case-officer', ${names.caseOfficer}, 'caseOfficer', null, null
      union all select ${tenant.id}, 'controller', ${names.controller}, 'controller', null, null
      on conflict do nothing`),
  )
}
