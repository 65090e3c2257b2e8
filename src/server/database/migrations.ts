import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { ok, type Result, refuse } from '#kernel/result.ts'

/** One numbered file of plain SQL, applied once in its own transaction. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly checksum: string
  readonly text: string
}

export type MigrationRefusal =
  /** The file is not what was applied: an applied migration is never edited, a new one corrects it. */
  | { readonly kind: 'migrationChanged'; readonly file: string }
  /** The database was migrated by a newer program. */
  | { readonly kind: 'databaseIsNewer'; readonly missing: readonly string[] }
  /** A file came in under a later one that is already applied. */
  | { readonly kind: 'migrationTooLate'; readonly file: string; readonly applied: string }

export const migrationsFolder = path.join(import.meta.dirname, 'migrations')

/**
 * Brings the database to the newest schema, or to that of number `upTo`, and says which files it applied. Any number
 * may ask at once: one does it.
 */
export async function migrate(
  pool: Pool,
  folder = migrationsFolder,
  upTo = Number.POSITIVE_INFINITY,
): Promise<Result<readonly string[], MigrationRefusal>> {
  const wanted = (await readMigrations(folder)).filter(({ number }) => number <= upTo)
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('frirum migrations'))`)
    await client.query(bookkeeping)
    const { rows: applied } = await client.query<Applied>(
      'select number, name, checksum from frirum.migration order by number',
    )
    const refusal = whatForbids(wanted, applied)
    if (refusal) return refuse(refusal)
    const missing = wanted.slice(applied.length)
    for (const migration of missing) await apply(client, migration)
    return ok(missing.map(fileOf))
  } finally {
    // Closing the connection lets go of the lock, whatever happened.
    client.release(true)
  }
}

/** The files of `folder` in order. Two with one number, or a name that is not `NNNN-name.sql`, are a bug, and throw. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const read = await Promise.all(
    files.map(async (file) => {
      const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? []
      if (!number || !name) throw new Error(`a migration must be named NNNN-name.sql, not ${file}`)
      const text = await readFile(path.join(folder, file), 'utf8')
      return { number: Number(number), name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
  const twice = read.find((migration, index) => read[index - 1]?.number === migration.number)
  if (twice) throw new Error(`two migrations have the number ${twice.number}`)
  return read
}

type Applied = Omit<Migration, 'text'>

/** What stands against going from what is applied to what is wanted. */
function whatForbids(wanted: readonly Applied[], applied: readonly Applied[]): MigrationRefusal | undefined {
  const numbers = new Set(wanted.map(({ number }) => number))
  const missing = applied.filter(({ number }) => !numbers.has(number))
  if (missing.length) return { kind: 'databaseIsNewer', missing: missing.map(fileOf) }
  for (const [index, done] of applied.entries()) {
    const file = wanted[index] as Applied
    if (file.number !== done.number)
      return { kind: 'migrationTooLate', file: fileOf(file), applied: fileOf(applied.at(-1) as Applied) }
    if (file.checksum !== done.checksum || file.name !== done.name)
      return { kind: 'migrationChanged', file: fileOf(file) }
  }
  return undefined
}

const bookkeeping = `
  create schema if not exists frirum;
  create table if not exists frirum.migration (
    number int primary key, name text not null, checksum text not null,
    applied_at timestamptz(3) not null default now()
  )`

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin; set local search_path = frirum, public')
    await client.query(migration.text)
    await client.query('insert into frirum.migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    const { position, message } = error as { position?: string; message: string }
    const line = position ? `:${migration.text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`${fileOf(migration)}${line}: ${message}`, { cause: error })
  }
}

const fileOf = ({ number, name }: Applied): string => `${String(number).padStart(4, '0')}-${name}.sql`
