import type { ClientConfig, Pool, PoolConfig } from 'pg'
import pg from 'pg'
import { types } from './types.ts'

/** Settings every connection has, wherever the server stands. */
const settings = [
  'search_path=frirum,public',
  'timezone=UTC',
  'datestyle=ISO',
  'intervalstyle=iso_8601',
  'bytea_output=hex',
]

/** Where a database answers: a socket folder or host, or a whole URL. */
export type Address = { readonly url: string } | LocalAddress

export type LocalAddress = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

export function clientConfig(address: Address, program: string): ClientConfig {
  const options = settings.map((setting) => `-c ${setting}`).join(' ')
  if (!('url' in address)) return { ...address, options, application_name: program, types }
  // `pg` lets what the URL says win, so what it says of options is kept and ours is put before it.
  const url = new URL(address.url)
  url.searchParams.set('options', `${options} ${url.searchParams.get('options') ?? ''}`.trim())
  return { connectionString: url.href, application_name: program, types }
}

/** Connections to `address`. One lost while idle is only replaced: whoever asks next gets a new one. */
export function newPool(address: Address, program: string, limits: PoolConfig = {}): Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    ...limits,
    ...clientConfig(address, program),
  })
  pool.on('error', () => {})
  // One lost while in use fails the query at hand; without a listener `pg` would also end the whole program.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Where a pool's database answers now: what a thread of its own needs to open another pool on it. */
export function addressOf({ options }: Pool): Address {
  const { connectionString, host = '', port = 0, user = '', database = '' } = options
  return connectionString === undefined ? { host, port, user, database } : { url: connectionString }
}

/** True for errors that say "the database is not there just now", and not "this is wrong": worth asking again soon. */
export function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    (code !== undefined && (/^(08|57P0)/.test(code) || networkCodes.has(code))) ||
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      message ?? '',
    )
  )
}

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])
