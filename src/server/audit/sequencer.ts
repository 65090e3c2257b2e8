/**
 * The server's own round: rows become leaves several times a second, and trees are signed every ten minutes and when
 * the server stops. Any number of servers may run it on one database: whoever has a municipality's turn works on it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import { isAway } from '#server/database/pool.ts'
import { tenants } from '#server/tenants/queries.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { type SigningKey, signingKey } from './keys.ts'
import { sequenceAll } from './sequence.ts'

export type SequencerParts = {
  readonly pool: Pool
  readonly home: string
  readonly clock: () => Instant
  /** Told of what should not happen; the round goes on. */
  readonly failed: (error: unknown) => void
  readonly roundMilliseconds?: number
  readonly checkpointMinutes?: number
}

export type Sequencer = {
  readonly key: SigningKey
  /** Ends the rounds; what waits becomes leaves, and every tree is signed once more. */
  readonly stop: () => Promise<void>
}

const usualRound = 300
const usualCheckpointMinutes = 10
/** After a failure the next round waits, so that a broken tree does not fill the log. */
const failedPause = 5_000

/** Starts the rounds, with the key of this home. */
export async function startSequencer(parts: SequencerParts): Promise<Sequencer> {
  const key = await signingKey(parts.home)
  const stopping = new AbortController()
  const rounds = goRound(parts, key, stopping.signal)
  return {
    key,
    stop: async () => {
      stopping.abort()
      await rounds
      await attempted(parts, async () => {
        await sequenceEach(parts.pool)
        await signEach(parts, key)
      })
    },
  }
}

async function goRound(parts: SequencerParts, key: SigningKey, stopping: AbortSignal): Promise<void> {
  const between = (parts.checkpointMinutes ?? usualCheckpointMinutes) * 60_000
  let signAt = parts.clock() + between
  while (!stopping.aborted) {
    const isWell = await attempted(parts, async () => {
      await sequenceEach(parts.pool)
      if (parts.clock() < signAt) return
      await signEach(parts, key)
      signAt = parts.clock() + between
    })
    const rest = isWell ? (parts.roundMilliseconds ?? usualRound) : failedPause
    await pause(rest, undefined, { signal: stopping }).catch(() => {})
  }
}

/** A database that is away for a moment is no failure: the next round finds what waited. */
async function attempted({ failed }: SequencerParts, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!isAway(error)) failed(error)
    return false
  }
}

async function sequenceEach(pool: Pool): Promise<void> {
  for (const { id } of await tenants(pool)) await sequenceAll(pool, id)
}

async function signEach({ pool, home, clock }: SequencerParts, key: SigningKey): Promise<void> {
  for (const tenant of await tenants(pool)) await writeCheckpoint(pool, tenant, { home, key, now: clock() })
}
