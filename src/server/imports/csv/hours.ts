/** Hours a team paid for on a day, by staff member; a row said again with other figures takes over. */
import { type HoursRow, minutesOf } from '#exchange/csv/hours.ts'
import { json, sql } from '#server/database/sql.ts'
import { teamFinder } from './teams-known.ts'
import { gathered, type Importer, sound, wrong } from './work.ts'

export const importHours: Importer<HoursRow> = async (work, batches) => {
  const { transaction, tenant } = work
  const { lines } = await gathered(work, batches)
  const teamOf = await teamFinder(work)
  const said = new Set<string>()
  const told = lines.flatMap((line) => {
    const { day, staff, cost } = line.row
    const team = teamOf(line.row.team)
    if (team === undefined) {
      wrong(work, line, 'team', 'unknownTeam')
      return []
    }
    // Added up they would be too much if a row was copied by mistake, so somebody has to say what is meant.
    const key = JSON.stringify([team, day, staff])
    if (said.has(key)) wrong(work, line, 'staff', 'twiceInFile')
    said.add(key)
    return [{ ...line, stored: { team, day, staff, minutes: minutesOf(line.row), cost } }]
  })
  return async () => {
    const rows = sound(work, told) as typeof told
    const written = await transaction.one<{ created: number; updated: number }>(sql`
      with written as (
        insert into paid_hours (tenant_id, team_id, day, staff_key, minutes, cost_minor)
        select ${tenant.id}::uuid, team, day, staff, minutes, cost
        from jsonb_to_recordset(${json(rows.map(({ stored }) => stored))}::jsonb)
          as said (team uuid, day date, staff text, minutes integer, cost bigint)
        on conflict (tenant_id, team_id, day, staff_key) do update
          set minutes = excluded.minutes, cost_minor = excluded.cost_minor
          where (paid_hours.minutes, paid_hours.cost_minor) is distinct from (excluded.minutes, excluded.cost_minor)
        returning old.tenant_id is null as is_new
      )
      select count(*) filter (where is_new) as created, count(*) filter (where not is_new) as updated from written`)
    return { ...written, unchanged: rows.length - written.created - written.updated }
  }
}
