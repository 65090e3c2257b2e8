import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { inject } from 'vitest'
import type { Database } from '#server/database/database.ts'
import { type Address, newPool } from '#server/database/pool.ts'
import { elsewhere, inPool, type Ready } from './database-server.ts'

/** A database of a test's own, beside where it is. */
export type TestDatabase = Database & { readonly address: Address }

/**
 * A new database with the whole schema and nothing in it, for one test file; `close` drops it.
 *
 *     const database = await freshDatabase()
 *     afterAll(() => database.close())
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { server, template } = await ready()
  return made(server, `template ${template}`)
}

/** A database that is not even migrated; `close` drops it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const { server } = await ready()
  return made(server, '')
}

async function made(server: Address, template: string): Promise<TestDatabase> {
  const name = `frirum_test_${randomUUID().replaceAll('-', '')}`
  await inTurn(server, (turn) => turn.query(`create database ${name} ${template}`))
  const address = elsewhere(server, name)
  const pool = newPool(address, 'frirum tests')
  return {
    pool,
    address,
    announce: async () => {},
    close: async () => {
      await pool.end()
      await inTurn(server, (turn) => turn.query(`drop database ${name} with (force)`))
    },
  }
}

/** A new folder that goes away with the run, also a killed one, and in which PostgreSQL may live. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(path.dirname(inject('databaseReady')), 'scratch-'))
  await chmod(folder, 0o711)
  return folder
}

async function ready(): Promise<Exclude<Ready, { failed: string }>> {
  const file = inject('databaseReady')
  for (let tries = 0; tries < 3_000; tries++) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text.endsWith('}')) {
      const answer = JSON.parse(text) as Ready
      if ('failed' in answer) throw new Error(`the test database did not start: ${answer.failed}`)
      return answer
    }
    await pause(20)
  }
  throw new Error('the test database did not start within a minute')
}

/** One worker at a time: a database that is being cloned lets nobody else near it. */
function inTurn(server: Address, work: (turn: PoolClient) => Promise<unknown>): Promise<void> {
  return inPool(server, async (pool) => {
    const turn = await pool.connect()
    try {
      await turn.query(`select pg_advisory_lock(hashtext('frirum test databases'))`)
      await work(turn)
    } finally {
      turn.release(true)
    }
  })
}
