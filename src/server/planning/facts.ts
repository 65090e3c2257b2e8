/** What a team's week is planned from, fetched in one transaction. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Position } from '#care/people/position.ts'
import type { StaffMember } from '#care/people/team.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { intersection, type Period } from '#kernel/calendar/period.ts'
import { daysOfWeek, type Week, weekOf } from '#kernel/calendar/week.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { within } from '#kernel/timeline/timeline.ts'
import type { WeekFacts } from '#planning/week/facts.ts'
import { periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { delegatedTo } from '#server/people/rules-queries.ts'
import { plansOf } from '#server/plans/queries.ts'
import { adoptedVisits } from './adoptions.ts'
import { shiftsOf } from './shifts.ts'

/** Everything care knows of a team in a week under a model. */
export async function weekFactsOf(
  transaction: Transaction,
  tenant: { readonly id: string; readonly zone: Zone },
  team: Id<'Team'>,
  week: Week,
  model: GovernanceModel,
): Promise<WeekFacts> {
  const days = daysOfWeek(week)
  const members = await membersDuring(transaction, tenant.id, team, days)
  const delegated = await delegatedTo(
    transaction,
    tenant.id,
    members.map(({ staff }) => staff.id),
  )
  const served = await servedDuring(transaction, tenant.id, team, days)
  const ids = served.map(({ id }) => id)
  const grants = await grantsOf(transaction, tenant.id, ids)
  const plans = await plansOf(transaction, tenant.id, ids, days)
  const before = { from: addDays(days.from, -7), to: addDays(days.from, -1) }
  const seen = await whoCame(transaction, tenant.id, ids, before)
  const adopted = await adoptedVisits(transaction, tenant.id, team, weekOf(before.from))
  const faces = (citizen: Id<'Citizen'>) => [
    ...new Set([
      ...(seen.get(citizen) ?? []),
      ...adopted.filter((visit) => visit.citizen === citizen).flatMap(({ staff }) => staff),
    ]),
  ]
  return {
    week,
    zone: tenant.zone,
    model,
    people: { members, delegated },
    shifts: await shiftsOf(transaction, tenant.id, team, { from: addDays(days.from, -1), to: days.to }),
    base: await baseOf(transaction, tenant.id, team),
    citizens: served.map(({ id, usual, from, to, latitude, longitude }) => {
      const there = intersection({ from, to }, days) as Period
      return {
        id,
        home: latitude === null || longitude === null ? null : { latitude, longitude },
        grants: within(grants.get(id) ?? [], there),
        plans: within(plans.get(id) ?? [], there),
        usual,
        seen: faces(id),
      }
    }),
    adopted,
  }
}

async function membersDuring(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  { from, to }: Period,
): Promise<WeekFacts['people']['members']> {
  const rows = await transaction.rows<StaffMember & Period>(sql`
    select s.id, s.key, s.name, s.profession, s.competences, ${periodColumns(verbatim('m'))}
    from team_member m join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
    where m.tenant_id = ${tenant} and m.team_id = ${team}
      and m.during && daterange(${addDays(from, -1)}::date, ${to}::date, '[]')
    order by s.id, lower(m.during)`)
  return rows.map(({ from: first, to: last, ...staff }) => ({ staff, period: { from: first, to: last } }))
}

type Served = Period & {
  readonly id: Id<'Citizen'>
  readonly usual: Id<'Staff'> | null
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Whom a team answers for in a week, each once with their days there, and who the fixed contact is as it begins. */
const servedDuring = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  { from, to }: Period,
): Promise<Served[]> =>
  transaction.rows<Served>(sql`
    select distinct on (c.citizen_id) c.citizen_id as id, ${periodColumns(verbatim('c'))}, p.latitude, p.longitude, (
        select f.staff_id from fixed_contact f where f.tenant_id = c.tenant_id and f.citizen_id = c.citizen_id
          and f.during && daterange(${from}::date, ${to}::date, '[]') order by lower(f.during) limit 1) as usual
    from citizen_team c
    left join citizen_position p on p.tenant_id = c.tenant_id and p.citizen_id = c.citizen_id
    where c.tenant_id = ${tenant} and c.team_id = ${team}
      and c.during && daterange(${from}::date, ${to}::date, '[]')
    order by c.citizen_id, lower(c.during)`)

/** Who is known to have come: those who told of a visit or opened a lock. Others may have come and told nothing. */
async function whoCame(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<ReadonlyMap<Id<'Citizen'>, readonly Id<'Staff'>[]>> {
  const rows = await transaction.rows<{ citizen: Id<'Citizen'>; staff: Id<'Staff'>[] }>(sql`
    select f.citizen_id as citizen, array_agg(distinct s.id) as staff
    from effective_visit_fact f join staff s on s.tenant_id = f.tenant_id and s.key = f.recorded_by
    where f.tenant_id = ${tenant} and f.citizen_id = any (${citizens}::uuid[])
      and f.day between ${from}::date and ${to}::date
      and f.kind in ('lockEvent', 'more', 'less', 'moved', 'swapped', 'extra', 'doubleStaffed', 'observation')
    group by f.citizen_id`)
  return new Map(rows.map(({ citizen, staff }) => [citizen, staff]))
}

const baseOf = async (transaction: Transaction, tenant: string, team: Id<'Team'>): Promise<Position | null> =>
  (await transaction.maybe<Position>(
    sql`select latitude, longitude from team_base where tenant_id = ${tenant} and team_id = ${team}`,
  )) ?? null
