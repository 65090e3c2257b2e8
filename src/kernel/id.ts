import type { Instant } from '#kernel/clock/instant.ts'
import type { Random } from './random.ts'

/**
 * The name of one thing for ever: a UUID in lower case. New ones are version 7 (RFC 9562), so they sort by
 * when they were made and a device without a network can make them.
 */
export type Id<Of extends string = string> = string & { readonly idOf: Of }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function readId<Of extends string = string>(text: string): Id<Of> | undefined {
  const lower = text.toLowerCase()
  return uuid.test(lower) ? (lower as Id<Of>) : undefined
}

/** A new id made at `instant`; time and chance are arguments, so the same ask gives the same id. */
export function newId<Of extends string = string>(instant: Instant, random: Random): Id<Of> {
  if (!Number.isInteger(instant) || instant < 0) throw new RangeError(`no id can be made at ${instant}`)
  const time = hex(instant, 12)
  const a = hex(0x7000 | random.below(0x1000), 4)
  const b = hex(0x8000 | random.below(0x4000), 4)
  const c = hex(random.below(0x1000000), 6) + hex(random.below(0x1000000), 6)
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${c}` as Id<Of>
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
