/** Staff by their key, and which team they are in from which day. */
import type { Line } from '#exchange/csv/table.ts'
import type { TeamRow } from '#exchange/csv/teams.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { sameValue } from '#kernel/timeline/same-value.ts'
import { emptyTimeline, type Timeline } from '#kernel/timeline/timeline.ts'
import { periodColumns } from '#server/database/period.ts'
import { json, sql, verbatim } from '#server/database/sql.ts'
import { agreed } from './agreed.ts'
import { placed } from './memberships.ts'
import { grouped, type Outcome, spoken, type Work } from './work.ts'

/** Notes what rows did; a row that made something new stays so. */
export type Mark = (rows: readonly Line<TeamRow>[], outcome: Outcome) => void

/** A row that names somebody of the team. */
export type StaffLine = Line<TeamRow> & { readonly row: { readonly staff: string; readonly from: LocalDate } }
export const isOfStaff = (line: Line<TeamRow>): line is StaffLine => line.row.staff !== null

export type StoredMember = {
  readonly id: string
  readonly staff: string
  readonly staffName: string
  readonly profession: string
  readonly competences: readonly string[]
}
export const ofStaff = ['staffName', 'profession', 'competences'] as const

export const loadStaff = ({ transaction, tenant }: Work<unknown>): Promise<StoredMember[]> =>
  transaction.rows<StoredMember>(sql`
    select id, key as staff, name as "staffName", profession, competences from staff where tenant_id = ${tenant.id}`)

/** Writes the people who are new or said otherwise; everybody's ids by their keys. */
export async function saveStaff(
  work: Work<TeamRow>,
  lines: readonly StaffLine[],
  staff: ReadonlyMap<string, StoredMember>,
  mark: Mark,
): Promise<Map<string, string>> {
  const written: Record<string, unknown>[] = []
  for (const [key, rows] of grouped(lines, ({ row }) => row.staff)) {
    const said = spoken(agreed(work, rows, ofStaff))
    const known = staff.get(key)
    if (known && ofStaff.every((column) => said[column] === undefined || sameValue(said[column], known[column])))
      continue
    mark(rows, 'updated')
    written.push({ staff: key, competences: [], ...known, ...said })
  }
  const rows = await work.transaction.rows<{ id: string; staff: string }>(sql`
    insert into staff (tenant_id, id, key, name, profession, competences)
    select ${work.tenant.id}::uuid, uuidv7(), staff, "staffName", profession, competences
    from jsonb_to_recordset(${json(written)}::jsonb)
      as said (staff text, "staffName" text, profession text, competences text[])
    on conflict (tenant_id, key) do update
      set name = excluded.name, profession = excluded.profession, competences = excluded.competences
    returning id, key as staff`)
  return new Map([...staff.values(), ...rows].map((member) => [member.staff, member.id]))
}

type Ids = ReadonlyMap<string, string>

/** Puts people in their teams from the day their rows say. */
export async function saveMembers(
  { transaction, tenant }: Work<TeamRow>,
  lines: readonly StaffLine[],
  teams: Ids,
  staff: Ids,
  mark: Mark,
): Promise<void> {
  const idsOf = ({ row }: StaffLine) => ({ team: teams.get(row.key) as string, member: staff.get(row.staff) as string })
  const places = grouped(lines, (line) => Object.values(idsOf(line)).join(' '))
  const before = await storedMembers({ transaction, tenant }, [...teams.values()])
  const moved: { readonly team: string; readonly member: string; readonly after: Timeline<true> }[] = []
  for (const [key, rows] of places) {
    let after = before.get(key) ?? emptyTimeline
    for (const line of rows.toSorted((a, b) => (a.row.from < b.row.from ? -1 : 1))) {
      const placedHere = placed(after, line.row, true)
      if (!sameValue(after, placedHere)) mark([line], 'updated')
      after = placedHere
    }
    if (!sameValue(before.get(key) ?? emptyTimeline, after)) moved.push({ ...idsOf(rows[0]), after })
  }
  const stretches = moved.flatMap(({ team, member, after }) =>
    after.map(({ from, to }) => ({ team, member, from, to })),
  )
  await transaction.run(sql`
    delete from team_member using jsonb_to_recordset(${json(moved)}::jsonb) as said (team uuid, member uuid)
    where tenant_id = ${tenant.id} and team_id = team and staff_id = member`)
  await transaction.run(sql`
    insert into team_member (tenant_id, team_id, staff_id, during)
    select ${tenant.id}::uuid, team, member, daterange("from", "to", '[]')
    from jsonb_to_recordset(${json(stretches)}::jsonb) as said (team uuid, member uuid, "from" date, "to" date)`)
}

async function storedMembers(
  { transaction, tenant }: Pick<Work<unknown>, 'transaction' | 'tenant'>,
  teams: readonly string[],
): Promise<Map<string, Timeline<true>>> {
  type Row = { readonly place: string; readonly from: LocalDate; readonly to: LocalDate | null }
  const rows = await transaction.rows<Row>(sql`
    select team_id || ' ' || staff_id as place, ${periodColumns(verbatim('team_member'))}
    from team_member where tenant_id = ${tenant.id} and team_id = any(${teams}::uuid[]) order by lower(during)`)
  return new Map(
    [...grouped(rows, ({ place }) => place)].map(([place, stretches]) => [
      place,
      stretches.map(({ from, to }) => ({ from, to, value: true as const })),
    ]),
  )
}
