import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Embedded, type EmbeddedRefusal, openEmbedded } from './embedded.ts'
import { type Address, newPool } from './pool.ts'

/** Opens the database: the embedded one, or any PostgreSQL 18 or newer that DATABASE_URL names. */
export type DatabaseConfig = {
  /** Any PostgreSQL; nothing means the embedded one. */
  readonly url?: string | undefined
  /** Where the embedded one keeps its data. */
  readonly home: string
  /** Where a copy of PostgreSQL may lie; under `home` unless told otherwise. */
  readonly programs?: string
  /** The server holds the embedded database; the command line shares it with the server, or starts it for itself. */
  readonly mode: 'hold' | 'share'
  readonly connections?: number
  /** Told when the embedded PostgreSQL was lost and is back, or cannot be got back. */
  readonly report?: (event: DatabaseEvent) => void
}

export type DatabaseEvent =
  | { readonly kind: 'databaseLost' }
  | { readonly kind: 'databaseBack'; readonly afterMilliseconds: number }
  | { readonly kind: 'databaseGone'; readonly refusal: EmbeddedRefusal }

export type DatabaseRefusal =
  | EmbeddedRefusal
  /** The server at DATABASE_URL is not there, or does not let us in; `reason` is its own words. */
  | { readonly kind: 'noAnswer'; readonly reason: string }
  | { readonly kind: 'postgresTooOld'; readonly found: string; readonly needed: string }

export type Database = {
  readonly pool: Pool
  /** For the holder: tells whoever comes second where it answers. */
  readonly announce: (address: string) => Promise<void>
  readonly close: () => Promise<void>
}

const oldestPostgres = 18

/** What the surroundings say: `project` is the folder of the checkout, `uid` whose process this is. */
export function databaseConfig(
  env: Readonly<Record<string, string | undefined>>,
  project: string,
  uid: number | undefined,
): Pick<DatabaseConfig, 'url' | 'home'> {
  const usual = uid === 0 ? '/var/lib/frirum' : path.join(project, '.frirum')
  return { url: env.DATABASE_URL || undefined, home: path.resolve(env.FRIRUM_HOME || usual) }
}

export function openDatabase(config: DatabaseConfig): Promise<Result<Database, DatabaseRefusal>> {
  return config.url ? openServer(config.url, config) : openOwn(config)
}

async function openServer(url: string, config: DatabaseConfig): Promise<Result<Database, DatabaseRefusal>> {
  if (!URL.canParse(url)) return refuse({ kind: 'noAnswer', reason: 'not a URL' })
  const pool = newPool({ url }, `frirum ${config.mode} ${process.pid}`, limitsOf(config))
  try {
    const { rows } = await pool.query<{ number: string }>(`select current_setting('server_version_num') as number`)
    const found = tooOld(Number(rows[0]?.number))
    if (found === undefined) return ok({ pool, announce: async () => {}, close: () => pool.end() })
    await pool.end()
    return refuse({ kind: 'postgresTooOld', found, needed: String(oldestPostgres) })
  } catch (error) {
    await pool.end()
    // Several addresses of one name fail as one error with no message of its own.
    const { message, code } = error as { message: string; code?: string }
    return refuse({ kind: 'noAnswer', reason: message || (code ?? '') })
  }
}

/** The version as people write it, if it is older than what the SQL here needs: `150018` is `15.18`. */
export function tooOld(versionNumber: number): string | undefined {
  const major = Math.floor(versionNumber / 10_000)
  return major >= oldestPostgres ? undefined : `${major}.${versionNumber % 10_000}`
}

async function openOwn(config: DatabaseConfig): Promise<Result<Database, DatabaseRefusal>> {
  const opened = await openEmbedded(config)
  if (!opened.ok) return opened
  const pool = newPool(opened.value.address, `frirum ${config.mode} ${process.pid}`, limitsOf(config))
  const kept = keptOpen(config, opened.value, (address) => Object.assign(pool.options, address))
  return ok({
    pool,
    announce: kept.announce,
    close: async () => {
      // A query that hangs must not keep the program: stopping PostgreSQL ends it.
      await Promise.race([pool.end(), pause(5_000, undefined, { ref: false })])
      await kept.close()
    },
  })
}

/** PostgreSQL killed under a living program is started again; the pool finds it where it was, or where `moved` says. */
function keptOpen(config: DatabaseConfig, first: Embedded, moved: (address: Address) => void) {
  let current = first
  let announced: string | undefined
  let closing = false

  async function keep(): Promise<void> {
    for (;;) {
      await current.lost
      if (closing) return
      const since = Date.now()
      config.report?.({ kind: 'databaseLost' })
      const again = await openEmbedded({ ...config, existing: true })
      if (!again.ok) return config.report?.({ kind: 'databaseGone', refusal: again.refusal })
      current = again.value
      moved(current.address)
      if (closing) return current.close()
      if (announced) await current.announce(announced).catch(() => {})
      config.report?.({ kind: 'databaseBack', afterMilliseconds: Date.now() - since })
    }
  }
  const kept = keep()

  return {
    announce: (address: string) => {
      announced = address
      return current.announce(address)
    },
    close: async () => {
      closing = true
      await current.close()
      await kept
    },
  }
}

const limitsOf = ({ connections }: DatabaseConfig) => (connections ? { max: connections } : {})
