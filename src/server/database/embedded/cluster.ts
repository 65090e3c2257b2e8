import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { totalmem, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Program, privateFolder, runAs } from './program.ts'

/**
 * One PostgreSQL on one data folder: made, started, found running, stopped. It is its own process group and outlives
 * whoever started it, so Ctrl-C reaches us first and a killed starter leaves a server the next one can take over.
 * That two never run on the same data is PostgreSQL's own promise (postmaster.pid); nothing is locked here.
 */
export type Cluster = {
  readonly program: Program
  /** Holds data, log and socket. */
  readonly home: string
  /** False only where losing everything is fine: tests. */
  readonly durable: boolean
}

/** A server that has the data folder, as postmaster.pid tells it. */
export type Running = { readonly pid: number; readonly socketFolder: string; readonly port: number }

export const superuser = 'postgres'
const port = 5432

const dataOf = (home: string) => path.join(home, 'data')
export const logOf = (home: string) => path.join(home, 'log', 'postgresql.log')

/** The version the data were made by, e.g. `18`; nothing before the first start. */
export const dataVersion = (home: string): Promise<string | undefined> =>
  readFile(path.join(dataOf(home), 'PG_VERSION'), 'utf8').then((text) => text.trim(), () => undefined)

/** Makes an empty data folder; of two at once, one wins and the other finds it made. */
export async function makeData({ program, home, durable }: Cluster): Promise<void> {
  const draft = path.join(home, `data.${process.pid}`)
  await rm(draft, { recursive: true, force: true })
  await privateFolder(draft)
  // The built-in locale is the same on every machine; sorting for people names an ICU collation.
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const who = [`--username=${superuser}`, '--auth-local=trust', '--auth-host=reject']
  await initdb(program, [...locale, ...who, '--no-instructions', ...(durable ? [] : ['--no-sync']), '-D', draft])
  await rename(draft, dataOf(home)).catch(async (error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(draft, { recursive: true })
  })
}

async function initdb(program: Program, options: readonly string[]): Promise<void> {
  const child = spawn(path.join(program.folder, 'bin', 'initdb'), options, {
    ...runAs(),
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said.trim()}`)
}

/** The server that has the data folder now, if one does; a file left by a dead one does not count. */
export function running(home: string): Running | undefined {
  const told = lastTold(home)
  return told && isAlive(told.pid, dataOf(home)) ? told : undefined
}

function lastTold(home: string): Running | undefined {
  let lines: string[]
  try {
    lines = readFileSync(path.join(dataOf(home), 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const [pid, , , port, socketFolder] = lines
  return pid && port && socketFolder ? { pid: Number(pid), port: Number(port), socketFolder } : undefined
}

/** A number is given to other processes later, so where it can be seen it must also stand in the data folder. */
function isAlive(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as { code: string }).code === 'ESRCH') return false
  }
  const stands = standsIn(pid)
  return stands === undefined || stands === data
}

function standsIn(pid: number | string): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Starts the server and returns at once; it answers some tens of milliseconds later, or writes to the log why not. */
export async function launch(cluster: Cluster): Promise<void> {
  const { program, home } = cluster
  await clearStale(home)
  const log = await openLog(home)
  try {
    const options = settings(cluster).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const socketFolder = await readySocketFolder(home)
    const child = spawn(
      path.join(program.folder, 'bin', 'postgres'),
      ['-D', dataOf(home), '-k', socketFolder, '-p', String(port), ...options],
      { ...runAs(), cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, detached: true, stdio: ['ignore', log.fd, log.fd] },
    )
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
  } finally {
    await log.close()
  }
}

/** After a crash: the file of a dead server whose number another process now has, and its short socket folder. */
async function clearStale(home: string): Promise<void> {
  const told = lastTold(home)
  if (!told || isAlive(told.pid, dataOf(home))) return
  await dropSocketFolder(home, told.socketFolder)
  const left = process.platform === 'linux' && readdirSync('/proc').some((pid) => standsIn(pid) === dataOf(home))
  if (process.platform === 'linux' && !left) await rm(path.join(dataOf(home), 'postmaster.pid'), { force: true })
}

/** A socket's path may have 107 bytes (103 on macOS); a longer home gets a short folder, told in postmaster.pid. */
async function readySocketFolder(home: string): Promise<string> {
  const folder = path.join(home, 'run')
  const fits = Buffer.byteLength(path.join(folder, `.s.PGSQL.${port}`)) <= 103
  const chosen = fits ? folder : await mkdtemp(path.join(tmpdir(), shortName))
  await privateFolder(chosen)
  return chosen
}

const shortName = 'frirum-socket-'

async function dropSocketFolder(home: string, folder: string): Promise<void> {
  if (folder === path.join(home, 'run') || !path.basename(folder).startsWith(shortName)) return
  await rm(folder, { recursive: true, force: true })
}

async function openLog(home: string) {
  const file = logOf(home)
  await privateFolder(path.dirname(file))
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 8_000_000) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}

/** Fast shutdown: sessions end, everything is written. What hangs is stopped hard, which loses nothing either. */
export async function shutDown(home: string, server: Running, patience = 20_000): Promise<void> {
  const data = dataOf(home)
  const gone = async (deadline: number) => {
    while (isAlive(server.pid, data)) {
      if (Date.now() > deadline) return false
      await pause(10)
    }
    return true
  }
  process.kill(server.pid, 'SIGINT')
  if (!(await gone(Date.now() + patience))) {
    process.kill(server.pid, 'SIGQUIT')
    if (!(await gone(Date.now() + 10_000))) throw new Error(`PostgreSQL (${server.pid}) does not end`)
  }
  await dropSocketFolder(home, server.socketFolder)
}

/** The last words of the log: why a start failed. */
export async function lastWords(home: string): Promise<string> {
  if (!existsSync(logOf(home))) return ''
  return (await readFile(logOf(home), 'utf8')).trim().split('\n').slice(-5).join('\n')
}

type Setting = readonly [name: string, value: string | number]

function settings({ durable }: Cluster): Setting[] {
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, (totalmem() * share) / 2 ** 20)))}MB`
  return [
    ['listen_addresses', ''],
    ['unix_socket_permissions', '0700'],
    ['max_connections', 100],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    // A failed statement is told to whoever asked, and its words may be about a citizen: it stays out of the log.
    ['log_min_messages', 'log'],
    ['log_min_error_statement', 'panic'],
    ['log_error_verbosity', 'terse'],
    ['random_page_cost', 1.1],
    ['jit', 'off'],
    ...(durable ? durableSettings(megabytes) : testSettings),
  ]
}

// Replaying 1 GB after a crash takes seconds, and that bounds how long one is away.
const durableSettings = (megabytes: (share: number, least: number, most: number) => string): Setting[] => [
  ['shared_buffers', megabytes(1 / 16, 128, 2048)],
  ['effective_cache_size', megabytes(1 / 2, 512, 65536)],
  ['work_mem', '16MB'],
  ['maintenance_work_mem', megabytes(1 / 64, 64, 1024)],
  ['max_wal_size', '1GB'],
  ['min_wal_size', '256MB'],
  ['wal_compression', 'on'],
  ['fsync', 'on'],
  ['synchronous_commit', 'on'],
  ['full_page_writes', 'on'],
]

const testSettings: Setting[] = [
  ['shared_buffers', '128MB'],
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['full_page_writes', 'off'],
  ['max_wal_size', '4GB'],
  ['autovacuum', 'off'],
  ['max_connections', 200],
]
