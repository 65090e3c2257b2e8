import { chmod, mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ok, type Result, refuse } from '#kernel/result.ts'
import {
  type Cluster,
  dataVersion,
  lastWords,
  launch,
  makeData,
  type Running,
  running,
  shutDown,
  superuser,
} from './embedded/cluster.ts'
import { type NoProgram, readyProgram, runAs } from './embedded/program.ts'
import { clientConfig, type LocalAddress } from './pool.ts'

/**
 * The PostgreSQL that comes with the program, on data under one home folder. Whoever uses it keeps one connection
 * open with two advisory locks: a shared one, "using", and, for the server, "holding". A killed process loses its
 * connection and so its locks, so nothing can be stale; the last user to leave stops PostgreSQL.
 */
export type EmbeddedConfig = {
  readonly home: string
  /** The server holds, and only one may; the command line shares, beside the server or alone. */
  readonly mode: 'hold' | 'share'
  /** Where a copy of the program may lie; under `home` unless told otherwise. */
  readonly programs?: string
  /** False only in tests. */
  readonly durable?: boolean
  /** How long a start may take, recovery after a crash included. */
  readonly patience?: number
}

/** Who has the data now. */
export type Holder = { readonly pid: number; readonly since: string; readonly address?: string }

export type EmbeddedRefusal =
  | NoProgram
  | { readonly kind: 'held'; readonly by: Holder }
  | { readonly kind: 'dataOfAnotherVersion'; readonly data: string; readonly program: string }
  /** PostgreSQL's user may not pass the folder `closed`. */
  | { readonly kind: 'homeUnreachable'; readonly home: string; readonly closed: string }
  /** `log` is its last words. */
  | { readonly kind: 'didNotStart'; readonly log: string }

export type Embedded = {
  readonly address: LocalAddress
  readonly server: Running
  /** Tells later comers where the holder answers. */
  readonly announce: (address: string) => Promise<void>
  /** Resolves when the connection that holds the locks is lost: PostgreSQL went away under us. */
  readonly lost: Promise<void>
  /** Lets go, and stops PostgreSQL if nobody else uses it. */
  readonly close: () => Promise<void>
}

export const ownerRole = 'frirum_owner'
const databaseName = 'frirum'
const using = 1
const holding = 2

/** Finds PostgreSQL running on this home, or makes and starts it, and joins those who use it. */
export async function openEmbedded(config: EmbeddedConfig): Promise<Result<Embedded, EmbeddedRefusal>> {
  await mkdir(config.home, { recursive: true })
  const home = await realpath(config.home)
  const closed = runAs() && (await closedFolder(home))
  if (closed) return refuse({ kind: 'homeUnreachable', home, closed })
  const program = await readyProgram(config.programs ?? path.join(home, 'postgresql'))
  if (!program.ok) return program
  const cluster: Cluster = { program: program.value, home, durable: config.durable ?? true }
  if (!(await dataVersion(home))) await makeData(cluster)
  const data = (await dataVersion(home)) as string
  const major = program.value.version.split('.')[0] as string
  if (data !== major) return refuse({ kind: 'dataOfAnotherVersion', data, program: major })
  return joined(cluster, config)
}

/** Tries until one of the two works: joining a running server, or starting one. Each can be overtaken by another start. */
async function joined(cluster: Cluster, config: EmbeddedConfig): Promise<Result<Embedded, EmbeddedRefusal>> {
  const deadline = Date.now() + (config.patience ?? 15_000)
  let launched = { ended: true }
  while (Date.now() < deadline) {
    const server = running(cluster.home)
    if (server) {
      const session = server.ready && (await joinedSession(server, config.mode))
      if (session === 'held') return refuse({ kind: 'held', by: await holderOf(server) })
      if (session) return ok(embedded(cluster, server, session))
      await pause(15)
    } else if (launched.ended) {
      launched = await launch(cluster)
      await pause(15)
    } else {
      // It has not said yet that it runs, or it will not: refused while the last process of a crashed one still ends.
      await pause(50)
    }
  }
  return refuse({ kind: 'didNotStart', log: await lastWords(cluster.home) })
}

/** A session with its locks; `held` when another holds; nothing when the server is not ready, or about to stop. */
async function joinedSession(server: Running, mode: EmbeddedConfig['mode']): Promise<pg.Client | 'held' | undefined> {
  const session = await connected(addressOf(server), `frirum ${mode} ${process.pid}`)
  if (!session) return undefined
  try {
    const locks = mode === 'hold' ? ', pg_try_advisory_lock($1, $3) as holding' : ', true as holding'
    const { rows } = await session.query(
      `select pg_try_advisory_lock_shared($1, $2) as using${locks}`,
      mode === 'hold' ? [lockSpace, using, holding] : [lockSpace, using],
    )
    if (rows[0].using && rows[0].holding) return session
    await session.end()
    return rows[0].using ? 'held' : undefined
  } catch {
    await session.end().catch(() => {})
    return undefined
  }
}

const lockSpace = 0x46726972

const addressOf = ({ socketFolder, port }: Running): LocalAddress => ({
  host: socketFolder,
  port,
  user: ownerRole,
  database: databaseName,
})

async function connected(address: LocalAddress, name: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ ...clientConfig(address, name), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    const { code } = error as { code?: string }
    // No such role or database: PostgreSQL runs for the first time.
    if (code === '28000' || code === '3D000') await makeDatabase(address)
    else if (code === '42501' || code === 'EACCES') throw error
    return undefined
  }
}

/** The owner is no superuser, so row security and rights are the same here as on any other server. */
async function makeDatabase(address: LocalAddress): Promise<void> {
  const client = new pg.Client({ ...address, user: superuser, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(`select from pg_roles where rolname = '${ownerRole}'`)
    if (!rows.length) await client.query(`create role ${ownerRole} login createrole nosuperuser nobypassrls`)
    await client.query(`create database ${databaseName} owner ${ownerRole}`)
  } catch (error) {
    // Another start is making the same; the next try to connect tells.
    if (!['42710', '23505', '42P04', '55006', '57P03'].includes((error as { code: string }).code)) throw error
  } finally {
    await client.end()
  }
}

async function holderOf(server: Running): Promise<Holder> {
  const session = await connected(addressOf(server), `frirum asks ${process.pid}`)
  try {
    const { rows } = (await session?.query(
      `select application_name as name, to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
      [lockSpace, holding],
    )) ?? { rows: [] }
    const [, , pid, address] = (rows[0]?.name ?? '').split(' ')
    return { pid: Number(pid ?? 0), since: rows[0]?.since ?? '', ...(address ? { address } : {}) }
  } finally {
    await session?.end()
  }
}

/** Ends PostgreSQL on this home, whoever uses it; `hard` leaves the writing to the next start. */
export async function stopEmbedded(home: string, how: 'fast' | 'hard' = 'fast'): Promise<void> {
  const server = running(await realpath(home))
  if (server) await shutDown(home, server, how)
}

function embedded(cluster: Cluster, server: Running, session: pg.Client): Embedded {
  const lost = new Promise<void>((resolve) => session.once('end', () => resolve()))
  return {
    address: addressOf(server),
    server,
    lost,
    announce: async (address) => {
      await session.query('select set_config($1, $2, false)', [
        'application_name',
        `frirum hold ${process.pid} ${address}`,
      ])
    },
    close: async () => {
      // Whoever gets the lock alone was the last; nobody can join until PostgreSQL has ended and takes the lock with it.
      const { rows } = await session
        .query('select pg_advisory_unlock_shared($1, $2), pg_try_advisory_lock($1, $2) as last', [lockSpace, using])
        .catch(() => ({ rows: [{ last: false }] }))
      if (rows[0].last) await shutDown(cluster.home, server)
      await session.end().catch(() => {})
    },
  }
}

/** Lets PostgreSQL's user into `home` where root hands it over; the first folder on the way there that does not. */
async function closedFolder(home: string): Promise<string | undefined> {
  const way = home.split(path.sep).map((_, index, parts) => parts.slice(0, index + 1).join(path.sep) || path.sep)
  for (const folder of way) {
    const { mode, uid } = await stat(folder)
    if (mode & 0o001 || uid === runAs()?.uid) continue
    if (folder !== home) return folder
    await chmod(home, mode | 0o011)
  }
  return undefined
}
