/** A made town in a database of its own, for tests that plan its week. */
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { townRecipe } from '#server/towns/seed.ts'
import { writeTown } from '#server/towns/write-town.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

export const week = '2026-W41' as Week

export type PlannedTown = {
  readonly database: TestDatabase
  readonly tenant: Tenant
  /** Teams by their key. */
  readonly teams: ReadonlyMap<string, Id<'Team'>>
}

/** Lyngvig as it stands on the Sunday before the week. */
export async function plannedTown(): Promise<PlannedTown> {
  const database = await freshDatabase()
  const recipe = await townRecipe('lyngvig')
  must(await writeTown(database.pool, recipe, 'lyngvig', { seed: 1, until: localDate('2026-10-04'), months: 1 }))
  const tenant = (await tenantByKey(database.pool, 'lyngvig')) as Tenant
  const rows = await asTenant(database.pool, tenant.id, (transaction) =>
    transaction.rows<{ id: Id<'Team'>; key: string }>(sql`select id, key from team where tenant_id = ${tenant.id}`),
  )
  return { database, tenant, teams: new Map(rows.map(({ id, key }) => [key, id])) }
}
