/**
 * How often the same person, or the same address, may do what could be done to harm by doing it often. Counted in the
 * memory of this server, so with several servers each counts its own; what is counted is bounded by {@link remembered}.
 */
import type { Action } from './actions.ts'

/** At most `times` within any `minutes`. */
export type Limit = { readonly times: number; readonly minutes: number }
export type Limits = Readonly<Record<'signIn' | 'search' | 'export' | 'emergency', Both>>
type Both = { readonly person: Limit; readonly address: Limit }

/** People behind one address are many; one person is one. */
export const usualLimits: Limits = {
  signIn: { person: { times: 20, minutes: 10 }, address: { times: 120, minutes: 10 } },
  search: { person: { times: 30, minutes: 10 }, address: { times: 300, minutes: 10 } },
  export: { person: { times: 10, minutes: 60 }, address: { times: 60, minutes: 60 } },
  emergency: { person: { times: 6, minutes: 60 }, address: { times: 60, minutes: 60 } },
}

/** Which limit holds an action; every other is held by none. */
export const limitOf: Readonly<Partial<Record<Action, keyof Limits>>> = {
  'citizen.search': 'search',
  'access.export': 'export',
  'settlement.export': 'export',
  'emergency.open': 'emergency',
}

/** Of how many persons and addresses something is remembered; beyond it the longest ago is forgotten first. */
export const remembered = 20_000

const minute = 60_000

/** Counts, and answers with the seconds to wait where it is too often; 0 where it may be done. */
export type Often = (kind: keyof Limits, who: { person?: string; address: string }, now: number) => number

export function newOften(limits: Limits): Often {
  const times = new Map<string, number[]>()

  /** When each of the last times was, oldest first. */
  const lately = (key: string, { minutes }: Limit, now: number): number[] =>
    (times.get(key) ?? []).filter((at) => at > now - minutes * minute)

  const waitOf = (key: string, limit: Limit, now: number): number => {
    const done = lately(key, limit, now)
    if (done.length < limit.times) return 0
    const oldest = done[done.length - limit.times] ?? now
    return Math.max(1, Math.ceil((oldest + limit.minutes * minute - now) / 1000))
  }

  const note = (key: string, limit: Limit, now: number): void => {
    const done = [...lately(key, limit, now), now]
    times.delete(key)
    times.set(key, done)
    if (times.size > remembered) for (const oldest of times.keys()) return void times.delete(oldest)
  }

  return (kind, { person, address }, now) => {
    const counted = [
      ...(person === undefined ? [] : [{ key: `${kind} person ${person}`, limit: limits[kind].person }]),
      { key: `${kind} address ${address}`, limit: limits[kind].address },
    ]
    const wait = Math.max(...counted.map(({ key, limit }) => waitOf(key, limit, now)))
    if (wait === 0) for (const { key, limit } of counted) note(key, limit, now)
    return wait
  }
}
