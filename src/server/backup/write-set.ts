/**
 * Writes a backup: every table in one snapshot, however long it takes and whoever writes meanwhile, the files beside
 * it, and figures to hold a copy to. Nothing is gathered in memory, and nothing stands under the name that was asked
 * for before all of it is on disk.
 */
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Pool } from 'pg'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { originOf } from '#server/audit/checkpoints.ts'
import { syncFolder } from '#server/audit/durable.ts'
import { copyOutBytes } from '#server/database/copy.ts'
import { identifier, nothing, sql } from '#server/database/sql.ts'
import { asOwner, type Transaction } from '#server/database/transaction.ts'
import { chooseTenant, columnsOf, partitions, sequences, type Table, tablesInOrder } from './catalogue.ts'
import { figuresOf } from './figures.ts'
import { bytesOf, filesToBackUp } from './files.ts'
import type { Secret } from './key.ts'
import { counter, type Figures, type Head, type Held, type SetRecord, written } from './records.ts'
import { sealed } from './sealed.ts'

export type BackupRefusal =
  /** The database has no schema of ours. */
  | { readonly kind: 'nothingThere' }
  | { readonly kind: 'outExists' }
  | { readonly kind: 'cannotWrite'; readonly code: string }

export type BackupWritten = {
  readonly bytes: number
  readonly rows: number
  readonly files: number
  readonly tenants: readonly string[]
  readonly migration: number
  readonly milliseconds: number
}

export type BackupParts = {
  readonly pool: Pool
  /** Where the files lie that belong to the database. */
  readonly home: string
  readonly out: string
  readonly secret: Secret
  readonly now: () => number
  readonly progress?: (table: string, rows: number) => void
}

export async function writeBackup(parts: BackupParts): Promise<Result<BackupWritten, BackupRefusal>> {
  const { pool, out, secret, now } = parts
  const began = now()
  if (await isThere(out)) return refuse({ kind: 'outExists' })
  const draft = draftOf(out)
  try {
    const made = await asOwner(
      pool,
      async (transaction) => {
        const head = await headOf(transaction, new Date(now()).toISOString())
        if (!head) return undefined
        const tally = { rows: 0, files: 0, bytes: 0 }
        await pipeline(
          bytesOfRecords(transaction, head, parts, tally),
          createGzip({ level: 3 }),
          (zipped: AsyncIterable<Buffer>) => sealed(zipped, secret),
          async (pieces) => {
            tally.bytes = await toDisk(draft, pieces)
          },
        )
        return { head: head.head, ...tally }
      },
      { snapshot: true, readOnly: true },
    )
    if (!made) return refuse({ kind: 'nothingThere' })
    await rename(draft, out)
    await syncFolder(path.dirname(out))
    const { head, ...counts } = made
    const tenants = head.tenants.map(({ key }) => key)
    const migration = head.migrations.at(-1)?.number ?? 0
    return ok({ ...counts, tenants, migration, milliseconds: now() - began })
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall !== undefined && code !== undefined && diskCodes.includes(code))
      return refuse({ kind: 'cannotWrite', code })
    throw error
  }
}

/** Under which name a backup grows until it is whole. */
export const draftOf = (out: string): string => `${out}.partial-${process.pid}`

const diskCodes: readonly string[] = [
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EIO',
]

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Everything, on disk and not only on its way there; readable by its owner alone. */
async function toDisk(file: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const handle = await open(file, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of pieces) {
      await handle.appendFile(piece)
      bytes += piece.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return bytes
}

type Snapshot = { readonly head: Head; readonly tables: readonly Table[] }

async function headOf(transaction: Transaction, madeAt: string): Promise<Snapshot | undefined> {
  const { there } = await transaction.one<{ there: boolean }>(
    sql`select to_regclass('frirum.migration') is not null as there`,
  )
  if (!there) return undefined
  const tables = await tablesInOrder(transaction)
  const head: Head = {
    format: 1,
    madeAt,
    migrations: await transaction.rows(sql`select number, name, checksum from migration order by number`),
    tenants: await transaction.rows(sql`select id, key from tenant order by key`),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    partitions: await partitions(transaction),
    sequences: await sequences(transaction),
  }
  return { head, tables }
}

type Tally = { rows: number; files: number }

async function* bytesOfRecords(
  transaction: Transaction,
  snapshot: Snapshot,
  parts: BackupParts,
  tally: Tally,
): AsyncGenerator<Buffer> {
  for await (const record of recordsOf(transaction, snapshot, parts, tally)) yield* written(record)
}

async function* recordsOf(
  transaction: Transaction,
  { head, tables }: Snapshot,
  { home, progress }: BackupParts,
  tally: Tally,
): AsyncGenerator<SetRecord> {
  yield { kind: 'head', head }
  let count = 0
  for (const table of tables)
    for (const tenant of table.ofTenant ? head.tenants.map(({ id }) => id) : [null]) {
      yield { kind: 'table', part: { table: table.name, tenant } }
      const held = yield* part('table', rowsOf(transaction, table, tenant))
      tally.rows += held.count
      count++
      progress?.(table.name, tally.rows)
    }
  const figures: Figures[] = []
  for (const { id } of head.tenants) figures.push(await figuresOf(transaction, id))
  for (const name of await filesToBackUp(home)) {
    yield { kind: 'file', part: { path: name } }
    yield* part('file', bytesOf(home, name, signedUpTo(head, figures)))
    tally.files++
    count++
  }
  yield { kind: 'last', last: { parts: count, figures } }
}

async function* part(kind: 'table' | 'file', chunks: AsyncIterable<Buffer>): AsyncGenerator<SetRecord, Held> {
  const counted = counter(kind)
  for await (const bytes of chunks) {
    counted.add(bytes)
    yield { kind: 'data', bytes }
  }
  const held = counted.held()
  yield { kind: 'held', held }
  return held
}

/** Named by the tenant too, for a connection that row security does not hold would otherwise give everybody's. */
async function* rowsOf(transaction: Transaction, table: Table, tenant: string | null): AsyncGenerator<Buffer> {
  if (tenant !== null) await chooseTenant(transaction, tenant)
  const own = tenant === null ? nothing : sql` where tenant_id = ${tenant}`
  yield* copyOutBytes(transaction, sql`select ${columnsOf(table)} from ${identifier(`frirum.${table.name}`)}${own}`)
}

/** Up to where the tree of a municipality was signed at most when the snapshot was taken. */
const signedUpTo = (head: Head, figures: readonly Figures[]) => (key: string) => {
  const tenant = head.tenants.find((one) => one.key === key)
  const told = figures.find((one) => one.tenant === tenant?.id)
  return tenant && told && told.root !== 'broken' ? { origin: originOf(tenant), size: told.leaves } : undefined
}
