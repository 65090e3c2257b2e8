import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { chmod, chown, mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { must } from '#kernel/result.ts'
import { freshDatabase, scratchFolder } from '../../../test/database.ts'
import { type Database, type DatabaseEvent, databaseConfig, openDatabase, tooOld } from './database.ts'
import { stopEmbedded } from './embedded.ts'
import { migrate } from './migrations.ts'
import type { Address } from './pool.ts'

const project = path.resolve(import.meta.dirname, '../../..')
const programs = path.join(databaseConfig({}, project, process.getuid?.()).home, 'postgresql')
const holderProgram = fileURLToPath(new URL('../../../test/database-holder.ts', import.meta.url))

let base: string
let folder: string
let home: string
const children: ChildProcess[] = []
const open: Database[] = []

beforeAll(async () => {
  base = await scratchFolder()
  await must(await openDatabase({ home: base, programs, mode: 'share' })).close()
})

afterAll(() => rm(base, { recursive: true }))

beforeEach(async () => {
  folder = await scratchFolder()
  home = folder
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(open.splice(0).map((database) => database.close()))
  await stopEmbedded(home, 'hard').catch(() => {})
  await rm(folder, { recursive: true, force: true })
})

/** A home that was used before; most tests need no first start, which takes a second. */
async function used(): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${base}/.`, home])
}

const config = (mode: 'hold' | 'share') => ({ home, programs, mode })

async function opened(mode: 'hold' | 'share', report?: (event: DatabaseEvent) => void): Promise<Database> {
  const database = must(await openDatabase({ ...config(mode), ...(report && { report }) }))
  open.push(database)
  return database
}

const close = (database: Database) => {
  open.splice(open.indexOf(database), 1)
  return database.close()
}

const postmasterFile = () => readFileSync(path.join(home, 'data/postmaster.pid'), 'utf8').split('\n')
const postmaster = () => Number(postmasterFile()[0])
const socketFolder = () => postmasterFile()[4] as string

/** A process that holds and writes; what it printed was acknowledged. */
async function holder() {
  const child = spawn(process.execPath, [holderProgram, home, programs], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  while (!printed.includes('\n')) await pause(5)
  return { child, acknowledged: () => printed.split('\n').slice(0, -1).map(Number) }
}

async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  await once(child, 'exit')
}

const written = async (database: Database): Promise<number[]> =>
  (await database.pool.query('select n from written order by n')).rows.map(({ n }) => n)

const timed = async <Value>(work: () => Promise<Value>) => {
  const start = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - start }
}

describe('the embedded database', () => {
  it('starts, keeps what was written over a stop, and starts again well within 1.5 seconds', async () => {
    const first = await opened('hold')
    must(await migrate(first.pool))
    await first.pool.query('create table kept as select 42 as n')
    await close(first)
    expect(() => postmaster()).toThrow('ENOENT')
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      const { value, milliseconds } = await timed(async () => {
        const again = await opened('hold')
        expect((await again.pool.query('select n from kept')).rows).toEqual([{ n: 42 }])
        return again
      })
      times.push(milliseconds)
      await close(value)
    }
    expect(Math.min(...times)).toBeLessThan(1_500)
  })

  it('is owned by a role that is no superuser, and writes durably', async () => {
    const { pool } = await opened('hold')
    const { rows } = await pool.query(`
      select rolsuper, rolbypassrls, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
             current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
             current_setting('listen_addresses') as listens, current_setting('search_path') as path
      from pg_roles where rolname = current_user`)
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        fsync: 'on',
        commit: 'on',
        pages: 'on',
        checksums: 'on',
        listens: '',
        path: 'frirum,public',
      },
    ])
    for (const private_ of ['data', 'run', 'log']) expect(statSync(path.join(home, private_)).mode & 0o077).toBe(0)
  })

  it('tells a second holder who holds it, and leaves the first alone', async () => {
    await used()
    const { child, acknowledged } = await holder()
    const second = await openDatabase(config('hold'))
    expect(second).toEqual({
      ok: false,
      refusal: {
        kind: 'held',
        by: {
          pid: child.pid,
          since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          address: 'http://127.0.0.1:4711',
        },
      },
    })
    const before = acknowledged().length
    while (acknowledged().length < before + 10) await pause(5)
  })

  it('is shared by the command line with a running server, and stopped by the last to leave', async () => {
    await used()
    const command = await opened('share')
    const server = await opened('hold')
    const another = await opened('share')
    await close(command)
    expect((await server.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await close(server)
    expect((await another.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await close(another)
    expect(() => postmaster()).toThrow('ENOENT')
  })

  it('opened by several at once for the first time is made once', async () => {
    const shared = await Promise.all([1, 2, 3].map(() => opened('share')))
    for (const { pool } of shared) await pool.query('select 1')
    await Promise.all(shared.map(close))
  })

  it('handed from one user to the next without a pause always opens', async () => {
    await used()
    for (let round = 0; round < 5; round++) {
      const leaving = await opened('share')
      const [, coming] = await Promise.all([close(leaving), opened('hold')])
      await coming.pool.query('select 1')
      await close(coming)
    }
  })
})

describe('nothing acknowledged is lost, and the data are back within 10 seconds,', () => {
  it('when the holder is killed and PostgreSQL left running', async () => {
    await used()
    const { child, acknowledged } = await holder()
    const survivor = postmaster()
    while (acknowledged().length < 50) await pause(5)
    await killed(child, 'SIGKILL')
    const { value: database, milliseconds } = await timed(() => opened('hold'))
    expect(milliseconds).toBeLessThan(10_000)
    expect(postmaster()).toBe(survivor)
    expect(await written(database)).toEqual(expect.arrayContaining(acknowledged()))
  })

  it('when PostgreSQL and the holder are killed together', async () => {
    await used()
    for (let round = 0; round < 2; round++) {
      const { child, acknowledged } = await holder()
      while (acknowledged().length < 50) await pause(5)
      process.kill(postmaster(), 'SIGKILL')
      await killed(child, 'SIGKILL')
      const { value: database, milliseconds } = await timed(() => opened('hold'))
      expect(milliseconds).toBeLessThan(10_000)
      expect(await written(database)).toEqual(expect.arrayContaining(acknowledged()))
      await close(database)
    }
  })

  it('when PostgreSQL is killed under a living holder, which starts it again', async () => {
    await used()
    const events: DatabaseEvent[] = []
    const database = await opened('hold', (event) => events.push(event))
    await database.pool.query('create table written (n bigint primary key)')
    const acknowledged: number[] = []
    process.kill(postmaster(), 'SIGKILL')
    const start = performance.now()
    for (let n = 1; acknowledged.length < 20; n++) {
      await database.pool.query('insert into written values ($1)', [n]).then(
        () => acknowledged.push(n),
        () => pause(20),
      )
      expect(performance.now() - start).toBeLessThan(10_000)
    }
    expect(await written(database)).toEqual(expect.arrayContaining(acknowledged))
    await vi.waitFor(() => expect(events.map(({ kind }) => kind)).toEqual(['databaseLost', 'databaseBack']))
    expect(await openDatabase(config('hold'))).toMatchObject({ ok: false, refusal: { kind: 'held' } })
  })

  it('and no empty database takes their place when the data themselves are gone', async () => {
    await used()
    const events: DatabaseEvent[] = []
    await opened('hold', (event) => events.push(event))
    const pid = postmaster()
    await rename(path.join(home, 'data'), path.join(home, 'moved'))
    process.kill(pid, 'SIGKILL')
    const refusal = { kind: 'dataGone', home }
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: 'databaseGone', refusal }), 5_000)
  })

  it('when one of its backends is killed', async () => {
    await used()
    const database = await opened('hold')
    await database.pool.query('create table written as select 1::bigint as n')
    const { rows } = await database.pool.query('select pg_backend_pid() as pid')
    process.kill(rows[0].pid, 'SIGKILL')
    let back: number[] = []
    for (const deadline = Date.now() + 10_000; !back.length && Date.now() < deadline; await pause(20)) {
      back = await written(database).catch(() => [])
    }
    expect(back).toEqual([1])
  })

  it('when the number of the dead PostgreSQL now belongs to another process', async () => {
    await used()
    const first = await opened('hold')
    await first.pool.query('create table written as select 1::bigint as n')
    const file = path.join(home, 'data/postmaster.pid')
    const text = readFileSync(file, 'utf8')
    await close(first)
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
      cwd: '/',
    })
    children.push(stranger)
    writeFileSync(file, text.replace(/^\d+/, String(stranger.pid)))
    expect(await written(await opened('hold'))).toEqual([1])
  })
})

describe('the home', () => {
  it('may have a path too long for a socket', async () => {
    home = path.join(folder, 'long-'.repeat(30), 'långt-hem-'.repeat(5))
    const database = await opened('hold')
    expect(await openDatabase(config('hold'))).toMatchObject({ ok: false, refusal: { kind: 'held' } })
    const socket = socketFolder()
    expect(path.dirname(socket)).toBe(tmpdir())
    process.kill(postmaster(), 'SIGKILL')
    await pause(50)
    await close(database)
    const again = await opened('hold')
    const sockets = [socket, socketFolder()]
    await close(again)
    for (const left of sockets) expect(() => statSync(left)).toThrow('ENOENT')
  })

  it('with data of another PostgreSQL is refused', async () => {
    await used()
    writeFileSync(path.join(home, 'data/PG_VERSION'), '17\n')
    const refusal = { kind: 'dataOfAnotherVersion', data: '17', program: '18' }
    expect(await openDatabase(config('hold'))).toEqual({ ok: false, refusal })
  })

  it('where PostgreSQL cannot start gives its last words', async () => {
    await used()
    writeFileSync(path.join(home, 'data/postgresql.conf'), 'no such setting')
    const { openEmbedded } = await import('./embedded.ts')
    const result = await openEmbedded({ ...config('hold'), patience: 500 })
    expect(result).toMatchObject({
      ok: false,
      refusal: { kind: 'didNotStart', log: expect.stringContaining('syntax error') },
    })
  })

  it.runIf(process.getuid?.() === 0)('with data of another user is refused', async () => {
    await used()
    await chown(path.join(home, 'data'), 4711, 4711)
    const refusal = { kind: 'dataOfAnotherUser', home, uid: 4711 }
    expect(await openDatabase(config('hold'))).toEqual({ ok: false, refusal })
  })

  it.runIf(process.getuid?.())('that cannot be written to is refused', async () => {
    await chmod(home, 0o555)
    expect(await openDatabase(config('hold'))).toEqual({ ok: false, refusal: { kind: 'homeUnwritable', home } })
    await chmod(home, 0o755)
  })

  it.runIf(process.getuid?.() === 0)('made private by root lets PostgreSQL through', async () => {
    await chmod(home, 0o700)
    const database = await opened('share')
    await database.pool.query('select 1')
  })

  it.runIf(process.getuid?.() === 0)(
    'closed on the way for the user PostgreSQL runs as is refused by name',
    async () => {
      home = path.join(folder, 'closed/home')
      await mkdir(home, { recursive: true })
      await chmod(path.dirname(home), 0o700)
      const refusal = { kind: 'homeUnreachable', home, closed: path.dirname(home) }
      expect(await openDatabase(config('hold'))).toEqual({ ok: false, refusal })
    },
  )

  it.each([
    [{}, 1000, { url: undefined, home: '/srv/frirum/.frirum' }],
    [{}, 0, { url: undefined, home: '/var/lib/frirum' }],
    [{ FRIRUM_HOME: '/data' }, 0, { url: undefined, home: '/data' }],
    [{ DATABASE_URL: 'postgres://h/d', FRIRUM_HOME: '' }, 1000, { url: 'postgres://h/d', home: '/srv/frirum/.frirum' }],
  ])('of %j for user %i', (env, uid, expected) => {
    expect(databaseConfig(env, '/srv/frirum', uid)).toEqual(expected)
  })
})

function urlOf(address: Address): string {
  if ('url' in address) return address.url
  const { host, user, database, port } = address
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

describe('a server named by DATABASE_URL', () => {
  it('is used with the same settings', async () => {
    const other = await freshDatabase()
    const url = urlOf(other.address)
    const named = must(await openDatabase({ url, home, mode: 'hold' }))
    const { rows } = await named.pool.query(`select current_database() as name, current_setting('search_path') as path`)
    expect(rows).toEqual([{ name: new URL(url).pathname.slice(1), path: 'frirum,public' }])
    await named.close()
    await other.close()
  })

  it.each([
    ['postgresql://nobody@127.0.0.1:1/none', 'ECONNREFUSED'],
    ['not a url', 'not a URL'],
  ])('that gives no answer is refused: %s', async (url, reason) => {
    const refusal = { kind: 'noAnswer', reason: expect.stringContaining(reason) }
    expect(await openDatabase({ url, home, mode: 'hold' })).toEqual({ ok: false, refusal })
  })

  it.each([
    [150018, '15.18'],
    [170099, '17.99'],
    [180000, undefined],
    [190001, undefined],
  ])('must be 18 or newer: %i', (number, found) => {
    expect(tooOld(number)).toBe(found)
  })
})
