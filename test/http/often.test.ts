import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPool } from '#server/database/pool.ts'
import { often, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { writeSmallTown } from './small-town.ts'

let database: TestDatabase
let towns: readonly Tenant[]

beforeAll(async () => {
  database = await freshDatabase()
  towns = [
    await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 }),
    await writeSmallTown(database, 'skogsby', { mark: 'Skogsby', number: 2 }),
  ]
})
afterAll(() => database.close())

test('a plan that a connection keeps shows each municipality its own rows, turn by turn', async () => {
  const one = newPool(database.address, 'frirum tests', { max: 1 })
  const names = (tenant: Tenant) =>
    asTenant(one, tenant.id, (transaction) =>
      transaction.rows<{ name: string }>(often(sql`select name from team where key = ${'north'}`)),
    )
  // PostgreSQL keeps a plan for good from the sixth time on.
  for (let turn = 0; turn < 20; turn++) {
    const tenant = towns[turn % 2] as Tenant
    expect(await names(tenant)).toEqual([{ name: `${tenant.name.split(' ')[0]} team north` }])
  }
  const kept = await asTenant(one, towns[0]?.id as string, (transaction) =>
    transaction.rows(
      sql`select generic_plans > 0 as generic from pg_prepared_statements where statement like '%team%'`,
    ),
  )
  expect(kept).toEqual([{ generic: true }])
  await one.end()
})
