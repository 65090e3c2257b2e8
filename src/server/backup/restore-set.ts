/**
 * Puts a backup into an empty database and an empty home. The schema is made by our own migrations up to the number of
 * the set, rows come in by COPY with every constraint on, and all of it is one transaction: a set that turns out to be
 * damaged at its last byte leaves nothing. Then the migrations that came later are applied.
 */
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Pool } from 'pg'
import { must, ok, type Result, refuse } from '#kernel/result.ts'
import { syncFolder } from '#server/audit/durable.ts'
import { publicKeys } from '#server/audit/keys.ts'
import { type Verified, verifyTenant } from '#server/audit/verify.ts'
import { copyInBytes } from '#server/database/copy.ts'
import { migrate, migrationsFolder, readMigrations } from '#server/database/migrations.ts'
import { identifier, nothing, sql, verbatim } from '#server/database/sql.ts'
import { asOwner, type Transaction } from '#server/database/transaction.ts'
import { tenants } from '#server/tenants/queries.ts'
import { chooseTenant, type Table, tablesInOrder } from './catalogue.ts'
import { figuresOf } from './figures.ts'
import { fileFolders } from './files.ts'
import type { Secret } from './key.ts'
import { type ReadRefusal, recordsIn, refusing } from './read-set.ts'
import { counter, type Head, type Held, type Last, type SetRecord, type TablePart } from './records.ts'
import { BrokenSet } from './sealed.ts'

export type RestoreRefusal =
  | ReadRefusal
  /** There are municipalities, or other rows, in the database. */
  | { readonly kind: 'databaseNotEmpty' }
  /** This folder of the home is there and has something in it. */
  | { readonly kind: 'homeNotEmpty'; readonly folder: string }
  /** A newer program made the set: it has migrations that this one does not know. */
  | { readonly kind: 'setIsNewer'; readonly migration: string }
  /** The set was made by migrations other than ours. */
  | { readonly kind: 'otherMigration'; readonly migration: string }
  /** What came in is not what went out; nothing was kept. */
  | { readonly kind: 'differs'; readonly what: string }

export type Restored = {
  readonly madeAt: string
  readonly rows: number
  readonly files: number
  readonly tenants: readonly string[]
  /** The migrations that came after the set was made. */
  readonly applied: readonly string[]
  /** The access log of each municipality, recomputed from its rows. */
  readonly logs: readonly Verified[]
}

export type RestoreParts = {
  readonly pool: Pool
  readonly home: string
  readonly file: string
  readonly secret: Secret
  readonly progress?: (table: string, rows: number) => void
}

export function restoreSet(parts: RestoreParts): Promise<Result<Restored, RestoreRefusal>> {
  const { pool, home, file, secret } = parts
  return refusing<Restored, RestoreRefusal>(async () => {
    const records = recordsIn(file, secret)
    const head = await readHead(records)
    const refusal = (await whyNotFrom(head)) ?? (await whyNotInto(pool, home))
    if (refusal) {
      await records.return(undefined)
      return refuse(refusal)
    }
    await mkdir(home, { recursive: true })
    const stage = await mkdtemp(path.join(home, 'restore.new-'))
    try {
      const newest = head.migrations.at(-1)?.number ?? 0
      must(await migrate(pool, migrationsFolder, newest))
      const filled = await asOwner(pool, (transaction) => fill(transaction, head, records, stage, parts))
      await moveIn(stage, home)
      const applied = must(await migrate(pool))
      await pool.query('analyze')
      const keys = await publicKeys(home)
      const logs: Verified[] = []
      for (const tenant of await tenants(pool)) logs.push(await verifyTenant(pool, tenant, { home, keys }))
      return ok({ madeAt: head.madeAt, ...filled, tenants: head.tenants.map(({ key }) => key), applied, logs })
    } catch (error) {
      if (error instanceof Differs) return refuse({ kind: 'differs', what: error.message })
      throw error
    } finally {
      await rm(stage, { recursive: true, force: true })
    }
  })
}

/** Undoes everything: a check of what came in did not hold. */
class Differs extends Error {}

async function readHead(records: AsyncGenerator<SetRecord>): Promise<Head> {
  const { value } = await records.next()
  if (value?.kind !== 'head' || value.head.format !== 1) throw new BrokenSet({ kind: 'malformed', where: 'the start' })
  return value.head
}

const fileName = ({ number, name }: Head['migrations'][number]): string => `${String(number).padStart(4, '0')}-${name}`

/** The set must have been made by the migrations we have, and all of them up to its last. */
async function whyNotFrom(head: Head): Promise<RestoreRefusal | undefined> {
  const ours = await readMigrations(migrationsFolder)
  const unknown = head.migrations.find(({ number }) => !ours.some((own) => own.number === number))
  if (unknown) return { kind: 'setIsNewer', migration: fileName(unknown) }
  const newest = head.migrations.at(-1)?.number ?? 0
  const other = ours
    .filter(({ number }) => number <= newest)
    .find((own) => !head.migrations.some(({ number, checksum }) => number === own.number && checksum === own.checksum))
  return other && { kind: 'otherMigration', migration: fileName(other) }
}

/** Empty is a database without our schema, or with one in which nothing is; that one is taken away, to be made anew. */
async function whyNotInto(pool: Pool, home: string): Promise<RestoreRefusal | undefined> {
  for (const folder of fileFolders)
    if ((await readdir(path.join(home, folder)).catch(() => [])).length > 0) return { kind: 'homeNotEmpty', folder }
  return asOwner(pool, async (transaction) => {
    const { there } = await transaction.one<{ there: boolean }>(
      sql`select to_regnamespace('frirum') is not null as there`,
    )
    if (!there) return undefined
    // Every row of a municipality refers to it, so where there is none there are no such rows either.
    for (const { name } of (await tablesInOrder(transaction)).filter(({ ofTenant }) => !ofTenant))
      if (await transaction.maybe(sql`select 1 from ${identifier(`frirum.${name}`)} limit 1`))
        return { kind: 'databaseNotEmpty' }
    await transaction.run(verbatim('drop schema frirum cascade'))
    return undefined
  })
}

async function fill(
  transaction: Transaction,
  head: Head,
  records: AsyncGenerator<SetRecord>,
  stage: string,
  { progress = () => {} }: RestoreParts,
): Promise<{ rows: number; files: number }> {
  const tables = await tablesInOrder(transaction)
  const known = new Map(tables.map((table) => [table.name, table]))
  for (const { name, columns } of head.tables)
    if (known.get(name)?.columns.join() !== columns.join()) throw new Differs(`the columns of ${name}`)
  await opening(transaction, tables, head)
  const counts: (TablePart & Held)[] = []
  let [rows, files] = [0, 0]
  let last: Last | undefined
  for await (const record of records) {
    if (record.kind === 'table') {
      const table = known.get(record.part.table)
      if (!table) throw new Differs(`the table ${record.part.table}`)
      const held = heldBy(records)
      const came = await copyInBytes(transaction, `frirum.${table.name}`, table.columns, held.bytes)
      if (came !== held.told().count) throw new Differs(`the rows of ${table.name}`)
      counts.push({ ...record.part, ...held.told() })
      rows += came
      progress(table.name, rows)
    } else if (record.kind === 'file') {
      const held = heldBy(records)
      await writeFileOf(stage, record.part.path, held.bytes)
      await fileHeld(stage, record.part.path, held.told())
      files++
    } else if (record.kind === 'last') last = record.last
  }
  await closing(transaction, tables, head)
  await compared(transaction, counts, last as Last)
  return { rows, files }
}

/** The bytes of the part that has just begun; what it held is known when they are over. */
function heldBy(records: AsyncGenerator<SetRecord>): { bytes: AsyncGenerator<Buffer>; told: () => Held } {
  let held: Held | undefined
  return {
    bytes: (async function* () {
      for (;;) {
        const { value } = await records.next()
        if (value?.kind === 'held') {
          held = value.held
          return
        }
        yield (value as Extract<SetRecord, { kind: 'data' }>).bytes
      }
    })(),
    told: () => held as Held,
  }
}

/** COPY does not go together with row security, so its owner is let past it, in this transaction alone. */
async function opening(transaction: Transaction, tables: readonly Table[], head: Head): Promise<void> {
  for (const { name, of, bound } of head.partitions)
    await transaction.run(
      sql`create table if not exists ${identifier(`frirum.${name}`)} partition of ${identifier(`frirum.${of}`)} ${verbatim(bound)}`,
    )
  for (const { name, isForced, ofTenant } of tables) {
    if (isForced) await transaction.run(sql`alter table ${identifier(`frirum.${name}`)} no force row level security`)
    // What a migration itself put in is in the set as well.
    if (!ofTenant) await transaction.run(sql`delete from ${identifier(`frirum.${name}`)}`)
  }
  // The rows it would add are in the set, as far as they still wait.
  await transaction.run(verbatim('alter table frirum.access_log disable trigger mark_pending'))
}

async function closing(transaction: Transaction, tables: readonly Table[], { sequences }: Head): Promise<void> {
  await transaction.run(verbatim('set constraints all immediate'))
  await transaction.run(verbatim('alter table frirum.access_log enable trigger mark_pending'))
  for (const { name, isForced } of tables)
    if (isForced) await transaction.run(sql`alter table ${identifier(`frirum.${name}`)} force row level security`)
  for (const { name, last } of sequences)
    await transaction.run(sql`select setval(${`frirum.${name}`}::regclass, ${last})`)
}

/** Counts every table again, and holds each municipality's figures to those that were backed up. */
async function compared(transaction: Transaction, counts: readonly (TablePart & Held)[], last: Last): Promise<void> {
  for (const { table, tenant, count } of counts) {
    if (tenant !== null) await chooseTenant(transaction, tenant)
    const own = tenant === null ? nothing : sql` where tenant_id = ${tenant}`
    const now = await transaction.one<{ count: number }>(
      sql`select count(*) as count from ${identifier(`frirum.${table}`)}${own}`,
    )
    if (now.count !== count) throw new Differs(`${table}: ${now.count} rows came in of ${count}`)
  }
  for (const was of last.figures) {
    const now = await figuresOf(transaction, was.tenant)
    for (const name of ['postings', 'balance', 'settled', 'leaves', 'root'] as const)
      if (now[name] !== was[name]) throw new Differs(`${name} of ${was.tenant}: ${now[name]}, and was ${was[name]}`)
  }
}

/** A path of the set may only lead into the folders that are backed up. */
function placeOf(stage: string, name: string): string {
  const parts = name.split('/')
  if (!fileFolders.includes(parts[0] as string) || parts.some((part) => ['', '.', '..'].includes(part)))
    throw new BrokenSet({ kind: 'malformed', where: 'the path of a file' })
  return path.join(stage, ...parts)
}

async function writeFileOf(stage: string, name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const place = placeOf(stage, name)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const handle = await open(place, 'wx', 0o600)
  try {
    for await (const some of bytes) await handle.appendFile(some)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Reads the file again, as it came to lie. */
async function fileHeld(stage: string, name: string, held: Held): Promise<void> {
  const counted = counter('file')
  const handle = await open(placeOf(stage, name))
  for await (const bytes of handle.createReadStream()) counted.add(bytes as Buffer)
  if (counted.held().sha256 !== held.sha256) throw new Differs(`the file ${name}`)
}

async function moveIn(stage: string, home: string): Promise<void> {
  for (const folder of await readdir(stage)) {
    await rm(path.join(home, folder), { recursive: true, force: true })
    await rename(path.join(stage, folder), path.join(home, folder))
  }
  await syncFolder(home)
}
