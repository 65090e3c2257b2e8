/** What the adopted routes of a team say of one day: who goes to whom and when, who is gone, and how long ways are. */
import type { Position, TravelMode } from '#care/people/position.ts'
import { isGoneFor, type RosteredShift } from '#care/people/rostered-shift.ts'
import { byTime, type RoutedVisit } from '#care/plans/day-plan.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { weekOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { estimatedMinutes } from '#planning/travel/estimate.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { adoptionOf } from '#server/planning/adoptions.ts'
import { shiftsOf } from '#server/planning/shifts.ts'

type StaffName = { readonly id: Id<'Staff'>; readonly name: string; readonly profession: string }

export type DayRoutes = {
  readonly visits: readonly RoutedVisit[]
  /** The shifts that begin on the day or the one before. */
  readonly shifts: readonly RosteredShift[]
  readonly staff: ReadonlyMap<Id<'Staff'>, StaffName>
}

/** The routes of a day; undefined where none are adopted for its week. */
export async function dayRoutesOf(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  date: LocalDate,
): Promise<DayRoutes | undefined> {
  const adoption = await adoptionOf(transaction, tenant, team, weekOf(date))
  if (!adoption) return undefined
  const visits = await transaction.rows<RoutedVisit>(sql`
    select citizen_id as citizen, visit_key as visit, day as date, starts as start, minutes, staff::text[] as staff
    from routed_visit where tenant_id = ${tenant} and adoption_id = ${adoption.id} and day = ${date}::date`)
  const shifts = await shiftsOf(transaction, tenant, team, { from: addDays(date, -1), to: date })
  const staff = await transaction.rows<StaffName>(sql`
    select id, name, profession from staff
    where tenant_id = ${tenant} and id = any (${[...new Set(visits.flatMap((visit) => visit.staff))]}::uuid[])`)
  return { visits, shifts, staff: new Map(staff.map((one) => [one.id, one])) }
}

/** Where citizens live, as far as that is known. */
export async function homesOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
): Promise<ReadonlyMap<Id<'Citizen'>, Position>> {
  const rows = await transaction.rows<Position & { citizen: Id<'Citizen'> }>(sql`
    select citizen_id as citizen, latitude, longitude from citizen_position
    where tenant_id = ${tenant} and citizen_id = any (${citizens}::uuid[])`)
  return new Map(rows.map(({ citizen, ...home }) => [citizen, home]))
}

/** Who goes to a visit, and whether each is still there to go. */
export const goingTo = ({ shifts, staff }: DayRoutes, visit: RoutedVisit) =>
  visit.staff.flatMap((id) => {
    const known = staff.get(id)
    const isGone = shifts.some((shift) => shift.staff === id && isGoneFor(shift, visit))
    return known ? [{ ...known, isGone }] : []
  })

/** What one visit of a day is known by. */
export const visitName = (citizen: Id<'Citizen'>, visit: string): string => `${citizen} ${visit}`

/** Minutes to each stop of somebody's route from the one before, by {@link visitName}, where both homes are known. */
export function waysOf(
  { visits }: DayRoutes,
  staff: Id<'Staff'>,
  mode: TravelMode,
  homes: ReadonlyMap<Id<'Citizen'>, Position>,
): ReadonlyMap<string, number> {
  const stops = visits.filter((visit) => visit.staff.includes(staff)).toSorted(byTime)
  return new Map(
    stops.flatMap(({ citizen, visit }, index) => {
      const [from, to] = [homes.get(stops[index - 1]?.citizen as Id<'Citizen'>), homes.get(citizen)]
      return from && to ? [[visitName(citizen, visit), estimatedMinutes(from, to, mode)] as const] : []
    }),
  )
}

const minutesOfDay = 24 * 60
/** No shift that began the day before goes on beyond this. */
const nightOver = 12 * 60

/** The day before, while a shift that somebody began on it goes on and its routes are adopted; null by day. */
export async function goingOn(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  { date, time }: { readonly date: LocalDate; readonly time: number },
): Promise<LocalDate | null> {
  if (time >= nightOver) return null
  const before = addDays(date, -1)
  const shifts = await shiftsOf(transaction, tenant, team, { from: before, to: before })
  const isOn = shifts.some((shift) => shift.staff === staff && shift.end <= shift.start && time < shift.end)
  return isOn && (await adoptionOf(transaction, tenant, team, weekOf(before))) ? before : null
}

/** Somebody's shift of a day as it crosses the wire; the one that begins on it, the first of two. */
export function shiftTold({ shifts }: DayRoutes, staff: Id<'Staff'>, date: LocalDate) {
  const shift = shifts.find((one) => one.staff === staff && one.date === date)
  if (!shift) return null
  const { start, end, mode, absentFrom } = shift
  const after = (time: number) => (time <= start ? time + minutesOfDay : time)
  const goneFrom = absentFrom === null ? null : absentFrom === start ? start : after(absentFrom)
  return { start, end: after(end), mode, goneFrom }
}
