import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMonth } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { must } from '#kernel/result.ts'
import { writeCheckpoint } from '#server/audit/checkpoints.ts'
import { publicKeys, signingKey } from '#server/audit/keys.ts'
import { sequenceAll } from '#server/audit/sequence.ts'
import { verifyTenant } from '#server/audit/verify.ts'
import { chooseTenant, tablesInOrder } from '#server/backup/catalogue.ts'
import { readKey } from '#server/backup/key.ts'
import { checkSet, recordsIn } from '#server/backup/read-set.ts'
import { counter, type Head, written } from '#server/backup/records.ts'
import { restoreSet } from '#server/backup/restore-set.ts'
import { sealed } from '#server/backup/sealed.ts'
import { writeBackup } from '#server/backup/write-set.ts'
import { databaseConfig, openDatabase } from '#server/database/database.ts'
import { migrate, migrationsFolder, readMigrations } from '#server/database/migrations.ts'
import { identifier, sql } from '#server/database/sql.ts'
import { asOwner, asTenant } from '#server/database/transaction.ts'
import { settleMonth } from '#server/settlement/settle-month.ts'
import { type Tenant, tenants } from '#server/tenants/queries.ts'
import { logTown, looked } from '../audit/log-town.ts'
import { emptyDatabase, freshDatabase, scratchFolder, type TestDatabase } from '../database.ts'
import { urlOf } from '../database-server.ts'
import { now, writeSmallTown } from '../http/small-town.ts'

const key = must(readKey(randomBytes(32).toString('base64')))
const database = await freshDatabase()
const { pool } = database
let folder: string
let home: string
let set: string
let town: Tenant

beforeAll(async () => {
  folder = await scratchFolder()
  home = path.join(folder, 'home')
  set = path.join(folder, 'set.frirum')
  town = await writeSmallTown(database, 'north', { mark: 'North', number: 1, more: 3 })
  const other = await writeSmallTown(database, 'south', { mark: 'South', number: 2 })
  const month = readMonth('2026-10')
  if (!month) throw new Error('no month')
  for (const tenant of [town, other])
    must(await settleMonth(pool, tenant, { month, model: undefined, whatIf: false, by: 'test', at: now }))
  await looked(database, town, 70)
  await sequenceAll(pool, town.id)
  await writeCheckpoint(pool, town, { home, key: await signingKey(home), now })
  // These wait for their leaf when the backup is made.
  await looked(database, town, 5)
  await mkdir(path.join(home, 'files/letters'), { recursive: true })
  await writeFile(path.join(home, 'files/letters/æøå.pdf'), randomBytes(200_000))
  await writeFile(path.join(home, 'files/empty'), '')
  must(await backedUp(set))
})
const opened: { close: () => Promise<void> }[] = [database]
afterAll(async () => {
  for (const { close } of opened) await close()
  await rm(folder, { recursive: true })
})

const backedUp = (out: string, from = { pool, home }) =>
  writeBackup({ ...from, out, secret: key, now: () => Date.now() })

async function newDatabase(): Promise<TestDatabase> {
  const made = await emptyDatabase()
  opened.push(made)
  return made
}

let homes = 0
const newHome = () => path.join(folder, `home-${++homes}`)

type Content = Readonly<Record<string, readonly string[]>>

/** Every row of every table, as texts, sorted; of all municipalities. */
function contentOf(some: Pool): Promise<Content> {
  return asOwner(some, async (transaction) => {
    const content: Record<string, string[]> = {}
    const all = await transaction.rows<{ id: string }>(sql`select id from tenant order by id`)
    for (const { name, ofTenant } of await tablesInOrder(transaction)) {
      const rows: { row: string }[] = []
      for (const { id } of ofTenant ? all : all.slice(0, 1)) {
        await chooseTenant(transaction, id)
        rows.push(
          ...(await transaction.rows<{ row: string }>(
            sql`select t::text as row from ${identifier(`frirum.${name}`)} t`,
          )),
        )
      }
      content[name] = rows.map(({ row }) => row).sort()
    }
    return content
  })
}

const filesOf = async (some: string): Promise<Record<string, string>> => {
  const names = (await readdir(some, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(some, path.join(entry.parentPath, entry.name)))
    .filter((name) => /^(audit|files)/.test(name))
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async (name) => [name, await readFile(path.join(some, name), 'base64')] as const),
    ),
  )
}

describe('a drill', () => {
  it('into another PostgreSQL by its URL gives every row, figure and file', async () => {
    const target = await newDatabase()
    const there = newHome()
    const named = must(await openDatabase({ url: urlOf(target.address), home: there, mode: 'hold' }))
    const restored = must(await restoreSet({ pool: named.pool, home: there, file: set, secret: key }))
    await named.close()
    const [was, is] = [await contentOf(pool), await contentOf(target.pool)]
    expect(Object.values(was).flat().length).toBe(restored.rows)
    for (const table of [
      'citizen',
      'visit_fact',
      'settlement_line',
      'posting',
      'access_log',
      'audit_leaf',
      'audit_pending',
    ])
      expect(was[table]?.length, table).toBeGreaterThan(0)
    expect(is).toEqual(was)
    expect(await filesOf(there)).toEqual(await filesOf(home))
    expect(restored).toMatchObject({ tenants: ['north', 'south'], files: 6, applied: [] })
    expect(restored.logs[0]).toMatchObject({
      tenant: 'north',
      size: 70,
      waiting: 5,
      counts: {},
      checkpoints: { inFile: 1 },
    })
    expect((await stat(path.join(there, 'audit/signing-key.pem'))).mode & 0o777).toBe(0o600)
  })

  it('into an embedded one of its own gives the same, and one can go on working there', async () => {
    const there = await scratchFolder()
    const project = path.resolve(import.meta.dirname, '../..')
    const programs = path.join(databaseConfig({}, project, process.getuid?.()).home, 'postgresql')
    const embedded = must(await openDatabase({ home: there, programs, mode: 'hold' }))
    try {
      must(await restoreSet({ pool: embedded.pool, home: there, file: set, secret: key }))
      expect(await contentOf(embedded.pool)).toEqual(await contentOf(pool))
      // Row security, rights, triggers and numbers are as they were.
      const rowsSeen = await asTenant(embedded.pool, town.id, (own) =>
        own.rows(sql`select distinct tenant_id from citizen`),
      )
      expect(rowsSeen).toEqual([{ tenant_id: town.id }])
      const last = await asTenant(embedded.pool, town.id, (own) =>
        own.one<{ id: number }>(sql`select max(id) as id from access_log`),
      )
      const [id] = await looked({ ...database, pool: embedded.pool }, town)
      expect(id).toBe(last.id + 1)
      await expect(asTenant(embedded.pool, town.id, (own) => own.run(sql`delete from access_log`))).rejects.toThrow(
        'denied',
      )
      await sequenceAll(embedded.pool, town.id)
      await writeCheckpoint(embedded.pool, town, {
        home: there,
        key: await signingKey(there),
        now: (now + 1) as Instant,
      })
      const keys = await publicKeys(there)
      const verified = await verifyTenant(embedded.pool, town, { home: there, keys })
      expect(verified).toMatchObject({ size: 76, waiting: 0, counts: {}, checkpoints: { inFile: 2 } })
    } finally {
      await embedded.close()
      await rm(there, { recursive: true })
    }
  })

  it('of a set that an older program made brings it up to date', async () => {
    const older = await emptyDatabase()
    opened.push(older)
    const first = 15
    must(await migrate(older.pool, migrationsFolder, first))
    const tenant = await logTown(older, 'older')
    await looked(older, tenant, 3)
    const out = path.join(folder, 'older.frirum')
    expect(must(await backedUp(out, { pool: older.pool, home: newHome() })).migration).toBe(first)
    const target = await newDatabase()
    const restored = must(await restoreSet({ pool: target.pool, home: newHome(), file: out, secret: key }))
    const later = (await readMigrations(migrationsFolder)).filter(({ number }) => number > first)
    expect(restored.applied).toHaveLength(later.length)
    expect(restored.logs).toMatchObject([{ tenant: 'older', waiting: 3, counts: {} }])
    expect(must(await migrate(target.pool))).toEqual([])
  })

  it('can be looked through without a database', async () => {
    const told = must(await checkSet(set, key))
    expect(told.head.tenants.map((tenant) => tenant.key)).toEqual(['north', 'south'])
    expect(told.files).toBe(6)
    const north = told.last.figures.find(({ tenant }) => tenant === town.id)
    expect(north).toMatchObject({ leaves: 70, balance: '0' })
    expect(north?.postings).toBeGreaterThan(0)
  })

  it('tells a log that was altered before the backup by its name', async () => {
    const altered = await freshDatabase()
    opened.push(altered)
    const tenant = await logTown(altered, 'altered')
    const [row] = await looked(altered, tenant, 4)
    await sequenceAll(altered.pool, tenant.id)
    await altered.pool.query(`begin; set local app.tenant = '${tenant.id}'; alter table access_log disable trigger user;
      update access_log set person = 'nobody' where id = ${row}; alter table access_log enable trigger user; commit`)
    const out = path.join(folder, 'altered.frirum')
    must(await backedUp(out, { pool: altered.pool, home: newHome() }))
    const target = await newDatabase()
    const restored = must(await restoreSet({ pool: target.pool, home: newHome(), file: out, secret: key }))
    expect(restored.logs).toMatchObject([{ tenant: 'altered', findings: [{ kind: 'rowChanged', index: 0, row }] }])
  })
})

describe('a backup', () => {
  it('is of one moment, whoever writes meanwhile', async () => {
    const busy = await freshDatabase()
    opened.push(busy)
    const there = newHome()
    const tenant = await logTown(busy, 'busy')
    // Each transaction adds a citizen and a look at them, so a moment has as many of one as of the other.
    let isWriting = true
    let writtenCount = 0
    const write = async () => {
      while (isWriting) {
        await asTenant(busy.pool, tenant.id, async (own) => {
          const citizen = crypto.randomUUID()
          await own.run(
            sql`insert into citizen (tenant_id, id, name) values (${tenant.id}, ${citizen}, ${'x'.repeat(500)})`,
          )
          await own.run(sql`
            insert into access_log (tenant_id, at, person, role, action, operation, citizen_id)
            values (${tenant.id}, now(), 'p', 'r', 'a', 'o', ${citizen})`)
        })
        writtenCount++
        if (writtenCount % 50 === 0) await sequenceAll(busy.pool, tenant.id)
        if (writtenCount % 100 === 0)
          await writeCheckpoint(busy.pool, tenant, { home: there, key: await signingKey(there), now })
      }
    }
    const writing = Promise.all([write(), write(), write()])
    while (writtenCount < 800) await pause(10)
    const before = writtenCount
    const out = path.join(folder, 'busy.frirum')
    must(await backedUp(out, { pool: busy.pool, home: there }))
    const after = writtenCount
    isWriting = false
    await writing
    expect(after).toBeGreaterThan(before)
    const target = await newDatabase()
    const elsewhere = newHome()
    const restored = must(await restoreSet({ pool: target.pool, home: elsewhere, file: out, secret: key }))
    const content = await contentOf(target.pool)
    expect(content['citizen']?.length).toBe(content['access_log']?.length)
    expect(content['citizen']?.length).toBeGreaterThanOrEqual(before - 3)
    expect(content['citizen']?.length).toBeLessThanOrEqual(after + 3)
    expect(restored.logs).toMatchObject([{ counts: {} }])
  })

  it('never takes the place of a file, and leaves none when it fails', async () => {
    const before = await readFile(set)
    expect(await backedUp(set)).toEqual({ ok: false, refusal: { kind: 'outExists' } })
    expect((await readFile(set)).equals(before)).toBe(true)
    const nowhere = path.join(folder, 'nowhere/set.frirum')
    expect(await backedUp(nowhere)).toEqual({ ok: false, refusal: { kind: 'cannotWrite', code: 'ENOENT' } })
    const empty = await newDatabase()
    const none = path.join(folder, 'none.frirum')
    expect(await backedUp(none, { pool: empty.pool, home })).toEqual({ ok: false, refusal: { kind: 'nothingThere' } })
    const failing = path.join(folder, 'failing.frirum')
    const fails = writeBackup({
      pool,
      home,
      out: failing,
      secret: key,
      now: () => Date.now(),
      progress: () => {
        throw new Error('the disk is pulled out')
      },
    })
    await expect(fails).rejects.toThrow('pulled out')
    expect((await readdir(folder)).filter((name) => /none|failing|nowhere/.test(name))).toEqual([])
    await pool.query('select 1')
  })

  it('shows nothing of anybody to whoever has no key, and is for its owner alone', async () => {
    const bytes = await readFile(set)
    expect(bytes.includes('North')).toBe(false)
    expect((await stat(set)).mode & 0o777).toBe(0o600)
  })
})

describe('a restore refuses', () => {
  const restored = async (file: string, into: { pool: Pool; home: string }, secret = key) => {
    const answer = await restoreSet({ ...into, file, secret })
    if (answer.ok) throw new Error('it was restored')
    return answer.refusal
  }

  it('a database in which there is something, and a home in which there are files', async () => {
    expect(await restored(set, { pool, home: newHome() })).toEqual({ kind: 'databaseNotEmpty' })
    const { pool: empty } = await newDatabase()
    expect(await restored(set, { pool: empty, home })).toEqual({ kind: 'homeNotEmpty', folder: 'audit' })
    expect((await tenants(pool)).map((tenant) => tenant.key)).toEqual(['north', 'south'])
  })

  it('another key, and a file that is not there', async () => {
    const into = { pool: (await newDatabase()).pool, home: newHome() }
    const other = must(readKey(randomBytes(32).toString('hex')))
    expect(await restored(set, into, other)).toEqual({ kind: 'wrongKey' })
    expect(await restored(path.join(folder, 'gone'), into)).toEqual({ kind: 'cannotRead', code: 'ENOENT' })
  })

  it('any changed byte and any cut, and leaves the database empty and the home as it was', async () => {
    const whole = await readFile(set)
    const into = { pool: (await newDatabase()).pool, home: newHome() }
    const broken = path.join(folder, 'broken.frirum')
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, change) => {
        const other = Buffer.from(whole)
        if (change > 0) other[at] = (other[at] as number) ^ change
        await writeFile(broken, other)
        if (change === 0) await truncate(broken, at)
        const told = await checkSet(broken, key)
        expect(told.ok ? 'whole' : told.refusal.kind).toMatch(/damaged|notABackup|wrongKey|otherSecret/)
      }),
      { numRuns: 120 },
    )
    // The last byte is the hardest: by then every row has come in.
    for (const at of [whole.length - 1, Math.floor(whole.length / 2)]) {
      await writeFile(broken, whole.with(at, (whole[at] as number) ^ 1))
      expect((await restored(broken, into)).kind).toBe('damaged')
      expect(await contentOf(into.pool).then((content) => Object.values(content).flat())).toEqual([])
      expect((await readdir(into.home).catch(() => [])).filter((name) => name !== 'audit')).toEqual([])
    }
    must(await restoreSet({ ...into, file: set, secret: key }))
  })

  it('a set of a newer program, or of another', async () => {
    const remade = async (change: (head: Head) => Head) => {
      const out = path.join(folder, `remade-${homes++}.frirum`)
      const records = async function* () {
        for await (const record of recordsIn(set, key))
          yield* written(record.kind === 'head' ? { ...record, head: change(record.head) } : record)
      }
      await writeFile(out, sealed(Readable.from(records()).pipe(createGzip()), key))
      return out
    }
    const into = { pool: (await newDatabase()).pool, home: newHome() }
    const newer = await remade((head) => ({
      ...head,
      migrations: [...head.migrations, { number: 9999, name: 'later', checksum: 'x' }],
    }))
    expect(await restored(newer, into)).toEqual({ kind: 'setIsNewer', migration: '9999-later' })
    const other = await remade((head) => ({
      ...head,
      migrations: head.migrations.map((one) => (one.number === 5 ? { ...one, checksum: 'x' } : one)),
    }))
    expect(await restored(other, into)).toEqual({ kind: 'otherMigration', migration: '0005-visits' })
  })

  it('rows that break a rule of the database, and keeps nothing', async () => {
    const out = path.join(folder, 'unruly.frirum')
    // The team that a citizen is served by is left out, with counts and hashes made to fit.
    const records = async function* () {
      let isTeam = false
      for await (const record of recordsIn(set, key)) {
        if (record.kind === 'table') isTeam = record.part.table === 'team'
        if (isTeam && record.kind === 'data') continue
        yield* written(isTeam && record.kind === 'held' ? { kind: 'held', held: counter('table').held() } : record)
      }
    }
    await writeFile(out, sealed(Readable.from(records()).pipe(createGzip()), key))
    expect((await checkSet(out, key)).ok).toBe(true)
    const into = { pool: (await newDatabase()).pool, home: newHome() }
    await expect(restored(out, into)).rejects.toThrow('foreign key')
    expect(await contentOf(into.pool).then((content) => Object.values(content).flat())).toEqual([])
  })
})

it('the schema can be filled table by table: none refers to another in a circle', async () => {
  const tables = await asOwner(pool, (transaction) => tablesInOrder(transaction))
  const places = new Map(tables.map(({ name }, at) => [name, at]))
  for (const { name, needs } of tables)
    for (const need of needs) expect(places.get(need), `${name} after ${need}`).toBeLessThan(places.get(name) as number)
})
