import { sql } from '#server/database/sql.ts'
import type { Work } from './work.ts'

export type KnownTeam = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly area: string | null
  readonly private: boolean
  readonly frameBudget: number | null
}

export const loadTeams = ({ transaction, tenant }: Work<unknown>): Promise<KnownTeam[]> =>
  transaction.rows<KnownTeam>(sql`
    select id, key, name, area, private, frame_budget_minor as "frameBudget" from team where tenant_id = ${tenant.id}`)

/** Finds teams by their key, or by a name that only one of them has. */
export async function teamFinder(work: Work<unknown>): Promise<(text: string) => string | undefined> {
  const teams = await loadTeams(work)
  const byKey = new Map(teams.map((team) => [team.key, team.id]))
  const byName = new Map<string, string | undefined>()
  for (const { id, name } of teams) {
    const lower = name.toLowerCase()
    byName.set(lower, byName.has(lower) ? undefined : id)
  }
  return (text) => byKey.get(text) ?? byName.get(text.toLowerCase())
}
