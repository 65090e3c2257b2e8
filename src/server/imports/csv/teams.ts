/** Teams by their key, and who is in them from which day. */
import type { Line } from '#exchange/csv/table.ts'
import type { TeamRow } from '#exchange/csv/teams.ts'
import { json, sql } from '#server/database/sql.ts'
import { agreed } from './agreed.ts'
import { isOfStaff, loadStaff, type Mark, ofStaff, type StoredMember, saveMembers, saveStaff } from './members.ts'
import { type KnownTeam, loadTeams } from './teams-known.ts'
import {
  type Counts,
  counted,
  gathered,
  grouped,
  type Importer,
  type Outcome,
  sound,
  spoken,
  type Work,
  wrong,
} from './work.ts'

type Known = {
  readonly teams: ReadonlyMap<string, KnownTeam>
  readonly staff: ReadonlyMap<string, StoredMember>
}
const ofTeam = ['name', 'area', 'private', 'frameBudget'] as const

export const importTeams: Importer<TeamRow> = async (work, batches) => {
  const { lines } = await gathered(work, batches)
  const known: Known = {
    teams: new Map((await loadTeams(work)).map((team) => [team.key, team])),
    staff: new Map((await loadStaff(work)).map((member) => [member.staff, member])),
  }
  // A row found wrong may be the one that named a new team or person, so the rest is judged without it.
  for (let before = -1; before !== work.faults.count(); ) {
    before = work.faults.count()
    judge(work, sound(work, lines), known)
  }
  return () => save(work, sound(work, lines), known)
}

function judge(work: Work<TeamRow>, lines: readonly Line<TeamRow>[], { teams, staff }: Known): void {
  for (const [key, rows] of grouped(lines, ({ row }) => row.key)) {
    const { name } = agreed(work, rows, ofTeam)
    for (const line of name === null && !teams.has(key) ? rows : []) wrong(work, line, 'name', 'missing')
    for (const same of grouped(rows.filter(isOfStaff), ({ row }) => `${row.staff} ${row.from}`).values())
      agreed(work, same, ['to'])
  }
  for (const [key, rows] of grouped(lines.filter(isOfStaff), ({ row }) => row.staff)) {
    const said = agreed(work, rows, ofStaff)
    for (const column of ['staffName', 'profession'] as const)
      for (const line of said[column] === null && !staff.has(key) ? rows : []) wrong(work, line, column, 'missing')
  }
}

async function save(work: Work<TeamRow>, lines: readonly Line<TeamRow>[], known: Known): Promise<Counts> {
  const outcomes = new Map<Line<TeamRow>, Outcome>(lines.map((line) => [line, 'unchanged']))
  const mark: Mark = (rows, outcome) => {
    for (const row of rows) if (outcomes.get(row) !== 'created') outcomes.set(row, outcome)
  }
  const teams = await saveTeams(work, lines, known, mark)
  const staff = await saveStaff(work, lines.filter(isOfStaff), known.staff, mark)
  await saveMembers(work, lines.filter(isOfStaff), teams, staff, mark)
  return counted(outcomes.values())
}

/** Writes the teams that are new or said otherwise; all teams' ids by their keys. */
async function saveTeams(
  work: Work<TeamRow>,
  lines: readonly Line<TeamRow>[],
  { teams }: Known,
  mark: Mark,
): Promise<Map<string, string>> {
  const { transaction, tenant } = work
  const written: Partial<KnownTeam>[] = []
  for (const [key, rows] of grouped(lines, ({ row }) => row.key)) {
    const said = spoken(agreed(work, rows, ofTeam))
    const team = teams.get(key)
    if (team && ofTeam.every((column) => said[column] === undefined || said[column] === team[column])) continue
    mark(rows, team ? 'updated' : 'created')
    written.push({ key, private: false, ...team, ...said })
  }
  const rows = await transaction.rows<{ id: string; key: string }>(sql`
    insert into team (tenant_id, id, key, name, area, private, frame_budget_minor)
    select ${tenant.id}::uuid, uuidv7(), key, name, area, private, "frameBudget"
    from jsonb_to_recordset(${json(written)}::jsonb)
      as said (key text, name text, area text, private boolean, "frameBudget" bigint)
    on conflict (tenant_id, key) do update set name = excluded.name, area = excluded.area, private = excluded.private,
      frame_budget_minor = excluded.frame_budget_minor
    returning id, key`)
  return new Map([...teams.values(), ...rows].map(({ key, id }) => [key, id]))
}
