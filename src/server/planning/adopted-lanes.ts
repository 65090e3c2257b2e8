/** Adopted routes as they are gone: with the ways between visits and the pauses. */
import type { Position } from '#care/people/position.ts'
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { addDays, daysBetween } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { pauseOf } from '#planning/board/lanes.ts'
import { drawn, type Lanes } from '#planning/board/week-lanes.ts'
import { isIn } from '#planning/feasible/book.ts'
import { piecesOf } from '#planning/week/carers.ts'
import { dayBegins } from '#planning/week/clock.ts'
import { middleOf } from '#planning/week/problem.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { adoptedPauses } from './adoptions.ts'
import { travelServiceHere } from './travel-service.ts'
import { knownTravel } from './travel-tables.ts'

/** Ways and pauses of some adopted visits of a week; of a visit to an unknown home no way is told. */
export async function adoptedLanes(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
  visits: readonly RoutedVisit[],
  shifts: readonly RosteredShift[],
): Promise<Lanes> {
  if (visits.length === 0) return { ways: [], pauses: [] }
  const { homes, base } = await placesOf(transaction, tenant, team, new Set(visits.map(({ citizen }) => citizen)))
  const at = new Map([...homes.keys()].map((citizen, index) => [citizen, index + 1]))
  const places = [base ?? middleOf([...homes.values()]) ?? { latitude: 0, longitude: 0 }, ...homes.values()]
  const service = travelServiceHere()
  const modes = [...new Set(shifts.map((shift) => shift.mode))]
  const { travel } = await knownTravel(transaction, tenant, service, places, modes)
  const was = await adoptedPauses(transaction, tenant, team, week)
  const monday = mondayOf(week)
  const calls = visits.flatMap((visit) => {
    const place = at.get(visit.citizen)
    const laid = { visit, day: daysBetween(monday, visit.date), start: visit.start - dayBegins, length: visit.minutes }
    return place === undefined ? [] : visit.staff.map((staff) => ({ ...laid, staff, place }))
  })
  const laid = Map.groupBy(calls, ({ staff, day }) => `${staff} ${day}`)
  const lanes = shifts.flatMap((rostered) => {
    const { staff, mode } = rostered
    const way = (from: number, to: number) => travel.get(mode)?.[from]?.[to] ?? 0
    return piecesOf({ ...rostered, absentFrom: null }, monday).map((shift) => {
      const own = (laid.get(`${staff} ${shift.day}`) ?? []).filter(({ start }) => isIn(shift, start))
      const taken = was.find(({ carer, day }) => carer === staff && day === shift.day)
      const pause = pauseOf(shift, own, way, taken?.start ?? null)
      return { staff, date: addDays(monday, shift.day), shift, calls: own, pause, way }
    })
  })
  return drawn(lanes, ({ visit }) => ({ citizen: visit.citizen, visit: visit.visit }))
}

async function placesOf(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  citizens: ReadonlySet<Id<'Citizen'>>,
): Promise<{ readonly homes: ReadonlyMap<Id<'Citizen'>, Position>; readonly base: Position | undefined }> {
  const rows = await transaction.rows<Position & { readonly id: Id<'Citizen'> }>(sql`
    select citizen_id as id, latitude, longitude from citizen_position
    where tenant_id = ${tenant} and citizen_id = any (${[...citizens]}::uuid[]) order by citizen_id`)
  const base = await transaction.maybe<Position>(
    sql`select latitude, longitude from team_base where tenant_id = ${tenant} and team_id = ${team}`,
  )
  const homes = new Map(rows.map(({ id, latitude, longitude }) => [id, { latitude, longitude }]))
  return { homes, base }
}
