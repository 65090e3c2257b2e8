import pg from 'pg'
import { clientConfig, isAway, type LocalAddress } from '../pool.ts'
import { type Running, superuser } from './cluster.ts'

/**
 * Being among those who use a server: a connection that stays open with advisory locks. Everyone has "using" together
 * with the others; the holder has "holding" alone. Whoever gets "using" alone was the last, and may stop the server.
 */
export type Session = {
  /** Resolves when the connection, and so the locks, are lost. */
  readonly lost: Promise<void>
  /** Tells later comers where the holder answers. */
  readonly announce: (address: string) => Promise<void>
  /** Stops using; true for the last, and then nobody can join before the server has ended. */
  readonly leave: () => Promise<boolean>
  readonly end: () => Promise<void>
}

/** Who has the data now. */
export type Holder = { readonly pid: number; readonly since: string; readonly address?: string }

const ownerRole = 'frirum_owner'
const databaseName = 'frirum'
const lockSpace = 0x46726972
const using = 1
const holding = 2

/** Joins; `held` when another holds, nothing when the server is not ready, or is about to stop. */
export async function joinedSession(server: Running, mode: 'hold' | 'share'): Promise<Session | 'held' | undefined> {
  const client = await connected(addressOf(server), `frirum ${mode} ${process.pid}`)
  if (!client) return undefined
  try {
    const [hold, locks] = mode === 'hold' ? ['pg_try_advisory_lock($1, $3)', [using, holding]] : ['true', [using]]
    const { rows } = await client.query(`select pg_try_advisory_lock_shared($1, $2) as using, ${hold} as holding`, [
      lockSpace,
      ...locks,
    ])
    if (rows[0].using && rows[0].holding) return session(client)
    await client.end()
    return rows[0].using ? 'held' : undefined
  } catch {
    await client.end().catch(() => {})
    return undefined
  }
}

function session(client: pg.Client): Session {
  return {
    lost: new Promise((resolve) => client.once('end', () => resolve())),
    announce: async (address) => {
      const name = `frirum hold ${process.pid} ${address}`
      await client.query('select set_config($1, $2, false)', ['application_name', name])
    },
    leave: () =>
      client
        .query('select pg_advisory_unlock_shared($1, $2), pg_try_advisory_lock($1, $2) as last', [lockSpace, using])
        .then(
          ({ rows }) => rows[0].last,
          () => false,
        ),
    end: () => client.end().catch(() => {}),
  }
}

/** Who holds, as their session tells; nothing when they have just left. */
export async function holderOf(server: Running): Promise<Holder | undefined> {
  const client = await connected(addressOf(server), `frirum asks ${process.pid}`)
  try {
    const { rows } = (await client?.query(
      `select application_name as name, to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and classid = $1 and objid = $2 and granted
         and database = (select oid from pg_database where datname = current_database())`,
      [lockSpace, holding],
    )) ?? { rows: [] }
    if (!rows[0]) return undefined
    const [, , pid, address] = rows[0].name.split(' ')
    return { pid: Number(pid), since: rows[0].since, ...(address ? { address } : {}) }
  } finally {
    await client?.end()
  }
}

export const addressOf = ({ socketFolder, port }: Running): LocalAddress => ({
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
    if (!isAway(error) && !['42710', '23505', '42P04', '55006'].includes((error as { code: string }).code)) throw error
  } finally {
    await client.end()
  }
}
