/** Which homes have a digital lock on a day, by team. */
import { type Home, lockShares } from '#care/people/digital-lock.ts'
import { readLockShares } from '#contract/people/locks.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { route } from '#server/http/route.ts'

/** The homes that a team answers for on a day, with the lock of that day. */
export async function homesOn(transaction: Transaction, tenant: string, day: LocalDate): Promise<readonly Home[]> {
  const rows = await transaction.rows<{ team: Id<'Team'>; locked: boolean }>(sql`
    select s.team_id as team, l.citizen_id is not null as locked
    from citizen_team s
    left join citizen_lock l on l.tenant_id = s.tenant_id and l.citizen_id = s.citizen_id and l.during @> ${day}::date
    where s.tenant_id = ${tenant} and s.during @> ${day}::date`)
  const thatDay = { from: day, to: day }
  return rows.map(({ team, locked }) => ({
    teams: [{ ...thatDay, value: team }],
    locks: locked ? [{ ...thatDay, value: 'digital' }] : [],
  }))
}

export const lockRoutes = [
  route(readLockShares, async ({ transaction, tenant, query, today }) => {
    const on = query.on ?? today
    const shares = lockShares(await homesOn(transaction, tenant, on), on)
    const named = await transaction.rows<{ id: Id<'Team'>; key: string; name: string }>(sql`
      select id, key, name from team where tenant_id = ${tenant} order by key collate "C"`)
    const teams = named.flatMap(({ id, key, name }) => {
      const share = shares.teams.get(id)
      return share ? [{ team: id, key, name, ...share }] : []
    })
    return ok({ on, all: shares.all, teams })
  }),
]
