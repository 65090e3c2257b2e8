import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identifier, type Sql, sql } from '#server/database/sql.ts'
import { asOwner, asTenant } from '#server/database/transaction.ts'
import { routes } from '#server/http/routes.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { type About, requestOf } from './requests.ts'
import { citizens, numbers, ownCitizen, type PersonKey, persons, teams, writeSmallTown } from './small-town.ts'

/** Two municipalities with the same ids, persons and numbers; only `mark` and the neighbours differ. */
let database: TestDatabase
let asked: Asked
let ours: Tenant
let theirs: Tenant

beforeAll(async () => {
  database = await freshDatabase()
  ours = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2 })
  theirs = await writeSmallTown(database, 'skogsby', { mark: 'Skogsby', number: 2, more: 2 })
  asked = serverOn(database)
  const settle = routes.find(({ operation }) => operation.name === 'runSettlement')
  for (const town of ['lyngvig', 'skogsby'])
    await asked.as(town, 'controller')(settle!.operation, {
      body: { month: '2026-09', model: null, whatIf: false },
    } as never)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const operations = routes.map(({ operation }) => operation)
const keys = Object.keys(persons) as PersonKey[]
const same: About = { citizen: citizens.north, team: teams.north, identity: numbers.north }

/** Every table that leads with the tenant, and so holds rows of one. */
async function tables(): Promise<string[]> {
  const rows = await asOwner(database.pool, (transaction) =>
    transaction.rows<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'frirum'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname`),
  )
  return rows.map(({ name }) => name)
}

const inTown = (tenant: Tenant, query: Sql) =>
  asTenant(database.pool, tenant.id, (transaction) => transaction.rows(query))

/** What a municipality holds, table by table, as one number each. */
async function contentOf(tenant: Tenant): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {}
  for (const table of await tables()) {
    const rows = sql`select count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as content from ${identifier(table)} t`
    content[table] = (await inTown(tenant, rows))[0]
  }
  return content
}

describe('the other municipality, through every operation', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))('%s', async (_, operation) => {
    const before = await contentOf(theirs)
    for (const person of keys) {
      const theirOwn: About = { citizen: ownCitizen(2), team: teams.north, identity: numbers.north }
      for (const about of [same, theirOwn]) {
        const result = await asked.as('lyngvig', person)(operation, requestOf(operation, about) as never)
        const told = JSON.stringify(result)
        expect(told, `${person} was told of the other municipality`).not.toContain('Skogsby')
        expect(told).not.toContain(theirs.id)
        const namesTheirs =
          about === theirOwn && (/\{citizen\}/.test(operation.path) || operation.name === 'reportVisits')
        if (!namesTheirs) continue
        expect(result.ok, `${person} reached into the other municipality`).toBe(false)
        if (!result.ok) expect([403, 404]).toContain(result.refusal.status)
      }
    }
    expect(await contentOf(theirs)).toEqual(before)
  })
})

describe('the other municipality, in SQL', () => {
  test('every table with rows of municipalities is protected, whatever its owner does', async () => {
    const rows = await asOwner(database.pool, (transaction) =>
      transaction.rows(sql`
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = 'frirum'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and not (c.relrowsecurity and c.relforcerowsecurity)`),
    )
    expect(rows).toEqual([])
    expect((await tables()).length).toBeGreaterThan(25)
  })

  test('the daily role neither bypasses row security nor logs in', async () => {
    const [role] = await asOwner(database.pool, (transaction) =>
      transaction.rows(sql`
        select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'frirum_app'`),
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false })
  })

  test('its rows are not seen, by name or by asking for all', async () => {
    for (const table of await tables()) {
      const seen = await inTown(ours, sql`select 1 from ${identifier(table)} where tenant_id <> ${ours.id} limit 1`)
      expect(seen, table).toEqual([])
      const none = await asOwner(database.pool, (transaction) =>
        transaction.rows(sql`select 1 from ${identifier(table)} limit 1`),
      )
      expect(none, `${table} without a municipality`).toEqual([])
    }
  })

  test('nothing is written, changed or removed there', async () => {
    const before = await contentOf(theirs)
    for (const table of await tables()) {
      const name = identifier(table)
      const attempts = [
        sql`insert into ${name} select (jsonb_populate_record(t, jsonb_build_object('tenant_id', ${theirs.id}::text))).* from ${name} t`,
        sql`update ${name} set tenant_id = ${theirs.id}`,
        sql`update ${name} set tenant_id = tenant_id where tenant_id = ${theirs.id}`,
        sql`delete from ${name} where tenant_id = ${theirs.id}`,
      ]
      for (const attempt of attempts) {
        const done = await asTenant(database.pool, ours.id, (transaction) => transaction.run(attempt)).catch(
          (error: { code: string }) => error.code,
        )
        const isEmpty = done === 0
        expect(
          isEmpty || ['42501', '428C9', '23503', '23505', '55000'].includes(String(done)),
          `${table}: ${done}`,
        ).toBe(true)
      }
    }
    expect(await contentOf(theirs)).toEqual(before)
  })
})
