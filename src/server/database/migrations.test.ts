import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { must } from '#kernel/result.ts'
import { emptyDatabase, freshDatabase, scratchFolder, type TestDatabase } from '../../../test/database.ts'
import { migrate, readMigrations } from './migrations.ts'
import { newPool } from './pool.ts'

const folders: string[] = []
const databases: TestDatabase[] = []
afterAll(async () => {
  for (const database of databases) await database.close()
  for (const folder of folders) await rm(folder, { recursive: true })
})

let folder: string
let database: TestDatabase
beforeEach(async () => {
  folder = await scratchFolder()
  database = await emptyDatabase()
  folders.push(folder)
  databases.push(database)
})

const write = (name: string, text: string) => writeFile(path.join(folder, name), text)
const run = () => migrate(database.pool, folder)

describe('migrations', () => {
  it('are applied in order, once', async () => {
    await write('0002-b.sql', 'insert into a values (2)')
    await write('0001-a.sql', 'create table a (n int); insert into a values (1)')
    expect(must(await run())).toEqual(['0001-a.sql', '0002-b.sql'])
    expect(must(await run())).toEqual([])
    await write('0003-c.sql', 'insert into a values (3)')
    expect(must(await run())).toEqual(['0003-c.sql'])
    expect((await database.pool.query('select n from frirum.a order by n')).rows).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ])
  })

  it('that changed after they were applied are refused', async () => {
    await write('0001-a.sql', 'create table a ()')
    await run()
    await write('0001-a.sql', 'create table a (n int)')
    expect(await run()).toEqual({ ok: false, refusal: { kind: 'migrationChanged', file: '0001-a.sql' } })
  })

  it('of a newer program are refused', async () => {
    await write('0001-a.sql', 'create table a ()')
    await write('0002-b.sql', 'create table b ()')
    await run()
    await rm(path.join(folder, '0002-b.sql'))
    expect(await run()).toEqual({ ok: false, refusal: { kind: 'databaseIsNewer', missing: ['0002-b.sql'] } })
  })

  it('that come in under an applied one are refused', async () => {
    await write('0001-a.sql', 'create table a ()')
    await write('0003-c.sql', 'create table c ()')
    await run()
    await write('0002-b.sql', 'create table b ()')
    expect(await run()).toEqual({
      ok: false,
      refusal: { kind: 'migrationTooLate', file: '0002-b.sql', applied: '0003-c.sql' },
    })
  })

  it('that fail leave nothing of themselves, and keep those before', async () => {
    await write('0001-a.sql', 'create table a ()')
    await write('0002-b.sql', 'create table b ();\ncreate table c ();\nselect 1 / 0')
    await expect(run()).rejects.toThrow('0002-b.sql: division by zero')
    await write('0002-b.sql', 'create table b ();\n\ncreate tabel c ()')
    await expect(run()).rejects.toThrow('0002-b.sql:3: syntax error')
    const { rows } = await database.pool.query(`select tablename as name from pg_tables where schemaname = 'frirum'`)
    expect(rows.map(({ name }) => name).sort()).toEqual(['a', 'migration'])
  })

  it.each([
    ['two with one number', ['0001-a.sql', '0001-b.sql'], 'the number 1'],
    ['a name without a number', ['first.sql'], 'NNNN-name.sql'],
  ])('are a bug with %s', async (_, names, message) => {
    for (const name of names) await write(name, '')
    await expect(readMigrations(folder)).rejects.toThrow(message)
  })

  it('asked for by several at once are applied by one', async () => {
    await write('0001-a.sql', 'create table a (); select pg_sleep(0.1)')
    const pools = [1, 2, 3].map(() => newPool(database.address, 'frirum tests'))
    const applied = await Promise.all(pools.map(async (pool) => must(await migrate(pool, folder))))
    expect(applied.flat()).toEqual(['0001-a.sql'])
    await Promise.all(pools.map((pool) => pool.end()))
  })
})

describe('the schema', () => {
  it('is made in several databases of one server at once', async () => {
    databases.push(await emptyDatabase(), await emptyDatabase())
    const results = await Promise.all(databases.slice(-3).map(({ pool }) => migrate(pool)))
    for (const result of results) expect(must(result)[0]).toBe('0001-foundation.sql')
  })

  it('leaves no table with a tenant unprotected, nor one open that has none', async () => {
    const { pool, close } = await freshDatabase()
    const { rows } = await pool.query(`
      select c.relname as name,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as of_tenant,
             c.relrowsecurity and c.relforcerowsecurity
               and exists (select from pg_policy p where p.polrelid = c.oid) as protected,
             has_any_column_privilege('frirum_app', c.oid, 'select, insert, update') as open
      from pg_class c where c.relnamespace = 'frirum'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'tenant'`)
    await close()
    expect(rows.filter((table) => table.of_tenant && table.open && !table.protected)).toEqual([])
    expect(rows.filter((table) => !table.of_tenant && table.open)).toEqual([])
    expect(rows.filter((table) => table.of_tenant && !table.protected)).toEqual([])
  })

  it.each([
    ["protect('loose')", 'must lead with tenant_id'],
    ["protect('behind')", 'must lead with tenant_id'],
    ["protect('fine', 'select, truncate')", 'truncate is no privilege'],
    ["protect('fine', 'select on x to public; --')", 'is no privilege'],
  ])('protects nothing halfway: %s', async (call, message) => {
    const { pool, close } = await freshDatabase()
    await pool.query(`create table loose (id int primary key);
      create table behind (id int, tenant_id uuid, primary key (id, tenant_id));
      create table fine (tenant_id uuid primary key)`)
    await expect(pool.query(`select ${call}`)).rejects.toThrow(message)
    await close()
  })
})
