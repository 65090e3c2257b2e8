import { judgeShifts } from '#care/people/judge-shifts.ts'
import { dayBreaksOf, shiftOf } from '#care/people/rostered-shift.ts'
import { readTeamRoutes, reportAbsence, writeTeamShifts } from '#contract/planning/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfWeek, weekOf } from '#kernel/calendar/week.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { problem, route } from '#server/http/route.ts'
import { adoptedLanes } from './adopted-lanes.ts'
import { adoptedVisits, adoptionOf } from './adoptions.ts'
import { missingAsAdopted } from './as-adopted.ts'
import { byHandRoutes } from './by-hand-routes.ts'
import { exportTeamRoutesRoute } from './export-route.ts'
import { planPeople } from './people.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { proposalsOf } from './proposals.ts'
import { shiftsOf, writeAbsence, writeShifts } from './shifts.ts'
import { breachTold } from './told.ts'

const notMember = problem('refused', 'They are not in the team on that day.', {
  fields: [{ path: 'body.staff', reason: 'expected a member of the team' }],
})

type AskedOf = Parameters<Parameters<typeof route<typeof writeTeamShifts>>[1]>[0]

const isMember = async (
  { transaction, tenant }: Pick<AskedOf, 'transaction' | 'tenant'>,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  date: string,
) =>
  (await transaction.maybe(sql`
    select 1 from team_member where tenant_id = ${tenant} and team_id = ${team} and staff_id = ${staff}
      and during @> ${date}::date`)) !== undefined

/** What the roster of the weeks around a day breaks. */
async function breachesAround(
  { transaction, tenant, person }: Pick<AskedOf, 'transaction' | 'tenant' | 'person'>,
  team: Id<'Team'>,
  days: { from: ReturnType<typeof addDays>; to: ReturnType<typeof addDays> },
) {
  const model = await steeringOn(transaction, tenant, days.from)
  const shifts = await shiftsOf(transaction, tenant, team, { from: addDays(days.from, -7), to: addDays(days.to, 7) })
  const { zone } = person.tenant
  const real = shifts.flatMap((shift) => shiftOf(shift, zone) ?? [])
  return judgeShifts(model?.workingTime ?? [], real, { zone, dayBreaks: dayBreaksOf(shifts) }).map(breachTold)
}

export const planningRoutes = [
  route(readTeamRoutes, async (asked) => {
    const { transaction, tenant, person, now, params, seen } = asked
    const { team, week } = params
    const days = daysOfWeek(week)
    const visits = await adoptedVisits(transaction, tenant, team, week)
    const shifts = await shiftsOf(transaction, tenant, team, days)
    const lanes = await adoptedLanes(transaction, tenant, team, week, visits, shifts)
    const adoption = await adoptionOf(transaction, tenant, team, week)
    const missing = adoption ? await missingAsAdopted(transaction, person.tenant, team, week, now) : []
    const staff = [...shifts.map((shift) => shift.staff), ...visits.flatMap((visit) => visit.staff)]
    const people = await planPeople(
      transaction,
      tenant,
      staff,
      [...visits, ...missing].map(({ citizen }) => citizen),
    )
    seen(people.citizens.map(({ id }) => id))
    const base = await transaction.maybe<{ latitude: number; longitude: number }>(
      sql`select latitude, longitude from team_base where tenant_id = ${tenant} and team_id = ${team}`,
    )
    return ok({
      week,
      adopted: adoption ? { number: adoption.number, at: writeInstant(adoption.at), by: adoption.by } : null,
      visits,
      ...lanes,
      shifts,
      breaches: await breachesAround(asked, team, days),
      missing,
      proposals: (await proposalsOf(transaction, tenant, team, week)).map(({ at, ...line }) => ({
        ...line,
        at: writeInstant(at),
      })),
      people,
      base: base ?? null,
    })
  }),

  route(writeTeamShifts, async (asked) => {
    const {
      transaction,
      tenant,
      params: { team },
      body: { staff, date, shifts },
    } = asked
    if (!(await isMember(asked, team, staff, date))) return notMember
    if (new Set(shifts.map(({ start }) => start)).size < shifts.length)
      return problem('refused', 'Two shifts begin at the same minute.')
    const endless = shifts.findIndex(({ start, end }) => start === end)
    if (endless >= 0)
      return problem('refused', 'A shift ends when it begins.', {
        fields: [{ path: `body.shifts.${endless}.end`, reason: 'expected an hour other than that of its start' }],
      })
    const elsewhere = await transaction.maybe(sql`
      select 1 from shift where tenant_id = ${tenant} and staff_id = ${staff} and day = ${date}::date
        and team_id <> ${team} limit 1`)
    if (elsewhere) return problem('conflict', 'They have a shift in another team that day.')
    await writeShifts(transaction, tenant, team, { staff, date }, shifts)
    const breaches = await breachesAround(asked, team, { from: date, to: date })
    return ok({ breaches: breaches.filter((breach) => breach.staff === staff) })
  }),

  route(reportAbsence, async ({ transaction, tenant, params: { team }, body: { staff, date, from }, seen }) => {
    const shifts = await writeAbsence(transaction, tenant, team, staff, date, from)
    if (shifts === 0) return problem('refused', 'They have no shift then.', { refusal: { kind: 'noShift' } })
    const week = await adoptedVisits(transaction, tenant, team, weekOf(date))
    const visits = week.filter(
      (visit) => visit.date === date && visit.staff.includes(staff) && visit.start + visit.minutes > (from ?? 2880),
    )
    seen(visits.map(({ citizen }) => citizen))
    return ok({ shifts, visits })
  }),

  exportTeamRoutesRoute,

  ...proposalRoutes,
  ...byHandRoutes,
]
