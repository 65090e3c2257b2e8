import type { Instant } from './clock/instant.ts'
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
  const time = instant.toString(16).padStart(12, '0')
  const a = (0x7000 | random.below(0x1000)).toString(16)
  const b = (0x8000 | random.below(0x4000)).toString(16)
  const c = random.below(0x1000000).toString(16).padStart(6, '0') + random.below(0x1000000).toString(16).padStart(6, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${c}` as Id<Of>
}
