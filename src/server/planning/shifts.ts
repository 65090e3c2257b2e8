/** Who works when: written and read by team and day. */
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type Days = { readonly from: LocalDate; readonly to: LocalDate }

/** The shifts of a team that begin on some days, by day and hour. */
export const shiftsOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  { from, to }: Days,
): Promise<RosteredShift[]> =>
  transaction.rows<RosteredShift>(sql`
    select staff_id as staff, day as date, starts as start, ends as "end", mode, assumed, absent_from as "absentFrom"
    from shift where tenant_id = ${tenant} and team_id = ${team} and day between ${from}::date and ${to}::date
    order by day, starts, staff_id`)

/**
 * Writes what somebody works on one day in a team instead of what stood there, told and not assumed. An empty list is a
 * day off. The employee's row is held until the transaction ends, so of two who write at once the second has the say.
 */
export async function writeShifts(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  { staff, date }: Pick<RosteredShift, 'staff' | 'date'>,
  shifts: readonly Pick<RosteredShift, 'start' | 'end' | 'mode'>[],
): Promise<void> {
  await transaction.run(sql`select 1 from staff where tenant_id = ${tenant} and id = ${staff} for no key update`)
  await transaction.run(sql`
    delete from shift
    where tenant_id = ${tenant} and team_id = ${team} and staff_id = ${staff} and day = ${date}::date`)
  await transaction.run(sql`
    insert into shift (tenant_id, team_id, staff_id, day, starts, ends, mode)
    select ${tenant}, ${team}, ${staff}, ${date}::date, s.start, s."end", s.mode
    from jsonb_to_recordset(${json(shifts)}::jsonb) as s (start smallint, "end" smallint, mode text)`)
}

/** Says that somebody is gone from a minute on that day, or there again with null; how many shifts that concerned. */
export const writeAbsence = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  date: LocalDate,
  from: TimeOfDay | null,
): Promise<number> =>
  transaction.run(sql`
    update shift set absent_from = case when ${from}::smallint is null then null
      -- Before the shift begins means the whole of it; over midnight the early hours are its end.
      when starts < ends and ${from}::smallint < starts then starts else ${from}::smallint end
    where tenant_id = ${tenant} and team_id = ${team} and staff_id = ${staff} and day = ${date}::date
      and (${from}::smallint is null or ends <= starts or ${from}::smallint < ends)`)
