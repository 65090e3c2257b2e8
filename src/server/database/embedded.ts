import { access, chmod, constants, mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ok, type Result, refuse } from '#kernel/result.ts'
import {
  type Cluster,
  dataOwner,
  dataVersion,
  isRunning,
  lastWords,
  launch,
  makeData,
  type Running,
  running,
  shutDown,
} from './embedded/cluster.ts'
import { type NoProgram, ownUid, readyProgram, runAs } from './embedded/program.ts'
import { addressOf, type Holder, holderOf, joinedSession, type Session } from './embedded/session.ts'
import type { LocalAddress } from './pool.ts'

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
  /** The data must be there: a living program never goes on with an empty database because its data were moved. */
  readonly existing?: boolean
  /** How long a start may take, recovery after a crash included. */
  readonly patience?: number
}

export type EmbeddedRefusal =
  | NoProgram
  | { readonly kind: 'held'; readonly by: Holder }
  | { readonly kind: 'dataOfAnotherVersion'; readonly data: string; readonly program: string }
  | { readonly kind: 'dataOfAnotherUser'; readonly home: string; readonly uid: number }
  | { readonly kind: 'homeUnwritable'; readonly home: string }
  /** PostgreSQL's user may not pass the folder `closed`. */
  | { readonly kind: 'homeUnreachable'; readonly home: string; readonly closed: string }
  /** The data were there, and are not any more. */
  | { readonly kind: 'dataGone'; readonly home: string }
  /** `log` is its last words. */
  | { readonly kind: 'didNotStart'; readonly log: string }

export type Embedded = {
  readonly address: LocalAddress
  /** Tells later comers where the holder answers. */
  readonly announce: (address: string) => Promise<void>
  /** Resolves when the connection that holds the locks is lost: PostgreSQL went away under us. */
  readonly lost: Promise<void>
  /** Lets go, and stops PostgreSQL if nobody else uses it. */
  readonly close: () => Promise<void>
}

/** Finds PostgreSQL running on this home, or makes and starts it, and joins those who use it. */
export async function openEmbedded(config: EmbeddedConfig): Promise<Result<Embedded, EmbeddedRefusal>> {
  const place = await readyHome(config)
  if (!place.ok) return place
  const home = place.value
  const program = await readyProgram(config.programs ?? path.join(home, 'postgresql'))
  if (!program.ok) return program
  const cluster: Cluster = { program: program.value, home, durable: config.durable ?? true }
  if (!(await dataOwner(home))) {
    if (config.existing) return refuse({ kind: 'dataGone', home })
    await makeData(cluster)
  }
  const owner = await dataOwner(home)
  if (owner?.uid !== ownUid()) return refuse({ kind: 'dataOfAnotherUser', home, uid: owner?.uid ?? -1 })
  const data = await dataVersion(home)
  const major = program.value.version.split('.')[0] as string
  if (data !== major) return refuse({ kind: 'dataOfAnotherVersion', data, program: major })
  return joined(cluster, config)
}

/** The home, its links followed, where we may write and PostgreSQL's user may go. */
async function readyHome(config: EmbeddedConfig): Promise<Result<string, EmbeddedRefusal>> {
  try {
    if (!config.existing) await mkdir(config.home, { recursive: true })
    const home = await realpath(config.home)
    await access(home, constants.W_OK | constants.X_OK)
    const closed = runAs() && (await closedFolder(home))
    return closed ? refuse({ kind: 'homeUnreachable', home, closed }) : ok(home)
  } catch (error) {
    if (config.existing && (error as { code: string }).code === 'ENOENT')
      return refuse({ kind: 'dataGone', home: config.home })
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as { code: string }).code)) throw error
    return refuse({ kind: 'homeUnwritable', home: config.home })
  }
}

/**
 * Tries until one of the two works: joining a running server, or starting one. Each can be overtaken by another
 * start.
 */
async function joined(cluster: Cluster, config: EmbeddedConfig): Promise<Result<Embedded, EmbeddedRefusal>> {
  const start = Date.now()
  const deadline = start + (config.patience ?? 15_000)
  let launched = { ended: true }
  while (Date.now() < deadline) {
    const server = running(cluster.home)
    if (server) {
      const session = server.ready && (await joinedSession(server, config.mode))
      if (session === 'held') {
        const by = await holderOf(server)
        // One killed this instant still holds for the moment PostgreSQL needs to notice.
        if (by && (isRunning(by.pid) || Date.now() > start + 1_000)) return refuse({ kind: 'held', by })
      } else if (session) return ok(embedded(cluster, server, session))
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

/** Ends PostgreSQL on this home, whoever uses it; `hard` leaves the writing to the next start. */
export async function stopEmbedded(home: string, how: 'fast' | 'hard' = 'fast'): Promise<void> {
  const server = running(await realpath(home))
  if (server) await shutDown(home, server, how)
}

function embedded(cluster: Cluster, server: Running, session: Session): Embedded {
  return {
    address: addressOf(server),
    lost: session.lost,
    announce: session.announce,
    close: async () => {
      if (await session.leave()) await shutDown(cluster.home, server)
      await session.end()
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
