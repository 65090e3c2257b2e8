import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { must } from '#kernel/result.ts'
import { databaseConfig } from '#server/database/database.ts'
import { openEmbedded, stopEmbedded } from '#server/database/embedded.ts'
import { migrate } from '#server/database/migrations.ts'
import { type Address, newPool } from '#server/database/pool.ts'

/**
 * One PostgreSQL for a whole run of tests, with a migrated template that every test file clones. It starts in the
 * background, so tests that need no database do not wait for it. DATABASE_URL_TEST names another server instead.
 */
export type Ready = { readonly server: Address; readonly template: string } | { readonly failed: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that says where the server is, once it is ready. */
    readonly databaseReady: string
  }
}

const prefix = 'frirum-test-'

/** Memory where there is plenty: a disk makes tests three times slower and finds nothing more. */
function temporaryFolder(): string {
  const memory = '/dev/shm'
  if (process.env.TMPDIR || !existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2 ** 31 ? memory : tmpdir()
}

export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(path.join(temporaryFolder(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o711)
  const ready = path.join(folder, 'ready.json')
  project.provide('databaseReady', ready)
  // Ctrl-C or a termination leaves no time to wait for the teardown.
  process.once('exit', () => endAtOnce(folder))
  process.once('SIGTERM', () => process.exit(143))
  const url = process.env.DATABASE_URL_TEST
  const { start, stop } = url ? namedServer(url) : ownServer(folder)
  const told = start()
    .catch((error: Error): Ready => ({ failed: error.stack ?? error.message }))
    .then((answer) => writeFileSync(ready, JSON.stringify(answer)))
  return async () => {
    await told
    await stop().finally(() => rm(folder, { recursive: true, force: true }))
  }
}

type TestServer = { readonly start: () => Promise<Ready>; readonly stop: () => Promise<unknown> }

function ownServer(folder: string): TestServer {
  const home = path.join(folder, 'home')
  const programs = path.join(
    databaseConfig({}, path.resolve(import.meta.dirname, '..'), process.getuid?.()).home,
    'postgresql',
  )
  return {
    start: async () => {
      await clearLeftOver()
      const { address } = must(await openEmbedded({ home, programs, mode: 'hold', durable: false }))
      await inPool({ ...address, user: 'postgres' }, (pool) => pool.query(`alter role ${address.user} createdb`))
      return prepared(address, 'frirum_template')
    },
    stop: () => stopEmbedded(home, 'hard'),
  }
}

function namedServer(url: string): TestServer {
  const template = `frirum_template_${randomUUID().replaceAll('-', '')}`
  return {
    start: () => prepared({ url }, template),
    stop: () => inPool({ url }, (pool) => pool.query(`drop database if exists ${template} with (force)`)),
  }
}

/** The template is migrated from the folder as it is; with nobody connected to it, it can be cloned. */
async function prepared(server: Address, template: string): Promise<Ready> {
  await inPool(server, (pool) => pool.query(`create database ${template}`))
  must(await inPool(elsewhere(server, template), (pool) => migrate(pool)))
  return { server, template }
}

/** The same server, another database. */
export function elsewhere(server: Address, database: string): Address {
  if (!('url' in server)) return { ...server, database }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return { url: url.href }
}

/** An address as DATABASE_URL would say it. */
export function urlOf(address: Address): string {
  if ('url' in address) return address.url
  const { host, port, user, database } = address
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

export async function inPool<Value>(
  address: Address,
  work: (pool: ReturnType<typeof newPool>) => Promise<Value>,
): Promise<Value> {
  const pool = newPool(address, 'frirum tests', { max: 2 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** A run that was killed leaves its server running; the next run ends it. */
async function clearLeftOver(): Promise<void> {
  for (const name of readdirSync(temporaryFolder())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!pid || isRunning(pid)) continue
    const folder = path.join(temporaryFolder(), name)
    for (const home of readdirSync(folder, { withFileTypes: true })) {
      if (home.isDirectory()) await stopEmbedded(path.join(folder, home.name), 'hard')
    }
    await rm(folder, { recursive: true, force: true })
  }
}

function endAtOnce(folder: string): void {
  for (const home of existsSync(folder) ? readdirSync(folder) : []) {
    const file = path.join(folder, home, 'data/postmaster.pid')
    if (existsSync(file)) process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGQUIT')
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as { code: string }).code === 'EPERM'
  }
}
