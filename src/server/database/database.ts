import path from 'node:path'
import type { Pool } from 'pg'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { type Embedded, type EmbeddedRefusal, openEmbedded } from './embedded.ts'
import { newPool } from './pool.ts'

/** Opens the database: the embedded one, or any PostgreSQL 18 or newer that DATABASE_URL names. */
export type DatabaseConfig = {
  /** Any PostgreSQL; nothing means the embedded one. */
  readonly url?: string | undefined
  /** Where the embedded one keeps its data. */
  readonly home: string
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
  return { url: env['DATABASE_URL'] || undefined, home: path.resolve(env['FRIRUM_HOME'] || usual) }
}

export function openDatabase(config: DatabaseConfig): Promise<Result<Database, DatabaseRefusal>> {
  return config.url ? openServer(config.url, config) : openOwn(config)
}

async function openServer(url: string, config: DatabaseConfig): Promise<Result<Database, DatabaseRefusal>> {
  const pool = newPool({ url }, `frirum ${config.mode} ${process.pid}`, limitsOf(config))
  try {
    const { rows } = await pool.query<{ number: string }>(`select current_setting('server_version_num') as number`)
    const found = tooOld(Number(rows[0]?.number))
    if (found === undefined) return ok({ pool, announce: async () => {}, close: () => pool.end() })
    await pool.end()
    return refuse({ kind: 'postgresTooOld', found, needed: String(oldestPostgres) })
  } catch (error) {
    await pool.end()
    throw error
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
  let current: Embedded = opened.value
  let closing = false
  let announced: string | undefined
  const pool = newPool(current.address, `frirum ${config.mode} ${process.pid}`, limitsOf(config))

  // PostgreSQL killed under a living server is started again; the pool finds it by itself, being at the same socket.
  async function watch(): Promise<void> {
    while (!closing) {
      await current.lost
      if (closing) return
      const since = Date.now()
      config.report?.({ kind: 'databaseLost' })
      const again = await openEmbedded(config)
      if (!again.ok) return config.report?.({ kind: 'databaseGone', refusal: again.refusal })
      current = again.value
      Object.assign(pool.options, current.address)
      if (announced) await current.announce(announced)
      config.report?.({ kind: 'databaseBack', afterMilliseconds: Date.now() - since })
    }
  }
  const watching = watch()

  return ok({
    pool,
    announce: (address) => {
      announced = address
      return current.announce(address)
    },
    close: async () => {
      closing = true
      await pool.end()
      await current.close()
      await watching
    },
  })
}

const limitsOf = ({ connections }: DatabaseConfig) => (connections ? { max: connections } : {})
