import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Program, privateFolder, runAs } from './program.ts'
import { settings } from './settings.ts'

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
export type Running = {
  readonly pid: number
  readonly socketFolder: string
  readonly port: number
  /** It takes connections: neither starting nor stopping. */
  readonly ready: boolean
}

export const superuser = 'postgres'
const port = 5432

const dataOf = (home: string) => path.join(home, 'data')
const logOf = (home: string) => path.join(home, 'log', 'postgresql.log')

/** Whose the data are; nothing before the first start. */
export const dataOwner = (home: string): Promise<{ readonly uid: number } | undefined> =>
  stat(dataOf(home)).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })

/** The version the data were made by, e.g. `18`. */
export const dataVersion = async (home: string): Promise<string> =>
  (await readFile(path.join(dataOf(home), 'PG_VERSION'), 'utf8')).trim()

/** Makes an empty data folder; of two at once, one wins and the other finds it made. */
export async function makeData({ program, home, durable }: Cluster): Promise<void> {
  const draft = await mkdtemp(path.join(home, 'data.new-'))
  await privateFolder(draft)
  // The built-in locale is the same on every machine; sorting for people names an ICU collation.
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const who = [`--username=${superuser}`, '--auth-local=trust', '--auth-host=reject']
  await initdb(program, [...locale, ...who, '--no-instructions', ...(durable ? [] : ['--no-sync']), '-D', draft])
  await rename(draft, dataOf(home)).catch(async (error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(draft, { recursive: true })
  })
  // The new name must outlive a power cut as well, or the next start would make empty data.
  const folder = await open(home)
  await folder.sync().finally(() => folder.close())
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
  const [pid, , , port, socketFolder, , , status] = lines
  return pid && port && socketFolder
    ? { pid: Number(pid), port: Number(port), socketFolder, ready: status?.trim() === 'ready' }
    : undefined
}

/** Numbers are given anew, so where it can be seen the process must also stand in the data folder, as our user. */
function isAlive(pid: number, data: string): boolean {
  if (!isRunning(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return statSync(`/proc/${pid}`).uid === statSync(data).uid && readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}

/** Starts the server and returns at once; it answers some tens of milliseconds later, or ends and its log says why. */
export async function launch(cluster: Cluster): Promise<{ readonly ended: boolean }> {
  const { program, home, durable } = cluster
  await clearStale(home)
  const log = await openLog(home)
  try {
    const options = settings(durable).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const socketFolder = await readySocketFolder(home)
    const child = spawn(
      path.join(program.folder, 'bin', 'postgres'),
      ['-D', dataOf(home), '-k', socketFolder, '-p', String(port), ...options],
      {
        ...runAs(),
        cwd: '/',
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    )
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    const state = { ended: false }
    child.once('exit', () => {
      state.ended = true
    })
    return state
  } finally {
    await log.close()
  }
}

/** Clears away what a killed server leaves, as far as PostgreSQL cannot do it itself. */
async function clearStale(home: string): Promise<void> {
  const told = lastTold(home)
  if (!told || isAlive(told.pid, dataOf(home))) return
  await endOrphans(home, told)
  await dropSocketFolder(home, told.socketFolder)
  // PostgreSQL clears the files of a process that is gone. One that only its parent has not noticed to be dead, or
  // whose number another process has now, would stop it for ever.
  if (!isRunning(told.pid)) return
  for (const lock of [path.join(dataOf(home), 'postmaster.pid'), `${socketIn(told.socketFolder)}.lock`]) {
    await rm(lock, { force: true })
  }
}

/**
 * Backends outlive a killed server until their query is done, and no new one may start before; what they do is lost.
 */
async function endOrphans(home: string, dead: Running): Promise<void> {
  if (process.platform !== 'linux') return
  const orphans = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isAlive(Number(name), dataOf(home)))
  for (const deadline = Date.now() + 5_000; orphans().length && Date.now() < deadline; await pause(5)) {
    if (lastTold(home)?.pid !== dead.pid) return
    for (const orphan of orphans()) send(Number(orphan), 'SIGKILL')
  }
}

/** Whether any process has this number now. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as { code: string }).code === 'EPERM'
  }
}

/** A socket's path may have 107 bytes (103 on macOS); a longer home gets a short folder, told in postmaster.pid. */
async function readySocketFolder(home: string): Promise<string> {
  const folder = path.join(home, 'run')
  const fits = Buffer.byteLength(socketIn(folder)) <= 103
  const chosen = fits ? folder : await mkdtemp(path.join(tmpdir(), shortName))
  await privateFolder(chosen)
  return chosen
}

const socketIn = (folder: string): string => path.join(folder, `.s.PGSQL.${port}`)

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

/**
 * Ends the server. `fast` ends sessions and writes everything; `hard` only ends, and the next start replays the log.
 * What hangs is ended hard: nothing acknowledged is lost either way.
 */
export async function shutDown(home: string, server: Running, how: 'fast' | 'hard' = 'fast'): Promise<void> {
  if (how === 'fast') await ended(home, server, 'SIGINT', 20_000)
  if (!(await ended(home, server, 'SIGQUIT', 10_000))) throw new Error(`PostgreSQL (${server.pid}) does not end`)
  await dropSocketFolder(home, server.socketFolder)
}

async function ended(home: string, { pid }: Running, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  if (!isAlive(pid, dataOf(home))) return true
  send(pid, signal)
  while (isAlive(pid, dataOf(home))) {
    if (Date.now() > deadline) return false
    await pause(10)
  }
  return true
}

/** A process that ended meanwhile needs no signal. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as { code: string }).code !== 'ESRCH') throw error
  }
}

/** The last words of the log: why a start failed. */
export async function lastWords(home: string): Promise<string> {
  const log = await readFile(logOf(home), 'utf8').catch(() => '')
  return log.trim().split('\n').slice(-5).join('\n')
}
