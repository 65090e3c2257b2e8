/** A point in time: milliseconds since 1970-01-01T00:00:00Z. On the wire it is written `2026-10-25T06:30:00.000Z`. */
export type Instant = number & { readonly is: 'Instant' }

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const first = Date.parse('0001-01-01T00:00:00Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

/** Reads an RFC 3339 time with its offset; `undefined` without one, and for a time that does not exist. */
export function readInstant(text: string): Instant | undefined {
  if (!shape.test(text)) return undefined
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds
    return first <= at && at <= last ? (at as Instant) : undefined
  } catch {
    return undefined
  }
}

export function instant(text: string): Instant {
  const read = readInstant(text)
  if (read === undefined) throw new RangeError(`not an instant: ${text}`)
  return read
}

export const writeInstant = (at: Instant): string => new Date(at).toISOString()

/** Whole minutes from one instant to another, rounded down. */
export const minutesFrom = (from: Instant, to: Instant): number => Math.floor((to - from) / 60_000)
