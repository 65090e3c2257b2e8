import type { CustomTypesConfig } from 'pg'
import pg from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'

/**
 * What values of PostgreSQL are here: `date` a LocalDate ('2026-10-25'), `timestamptz` an Instant (milliseconds; use
 * timestamptz(3), finer parts are cut), `int8` a number and a throw beyond 2^53, `timestamp`, `time`, `interval`,
 * `numeric` and ranges their text, `json` what it says. Going in, an Instant is written by `writeInstant`.
 */
export const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
}

/** A whole number that JavaScript holds exactly; more than that is a bug of the column, and throws. */
function wholeNumber(text: string): number {
  const read = Number(text)
  if (!Number.isSafeInteger(read)) throw new RangeError(`${text} is more than a number can hold exactly`)
  return read
}

/** Reads `2026-10-25 06:30:00.123456+00`; every session speaks UTC, so another offset is a bug, and throws. */
function instantOf(text: string): Instant {
  const read = text.endsWith('+00') ? Date.parse(`${text.slice(0, -3).replace(' ', 'T')}Z`) : Number.NaN
  if (Number.isNaN(read)) throw new RangeError(`not a moment this program can hold: ${text}`)
  return read as Instant
}

const asText = (text: string): string => text

const one = { date: 1082, int8: 20, timestamptz: 1184, timestamp: 1114, interval: 1186 }
const many = { date: 1182, int8: 1016, timestamptz: 1185, timestamp: 1115, interval: 1187 }
const readers = { date: asText, int8: wholeNumber, timestamptz: instantOf, timestamp: asText, interval: asText }

const textArray = pg.types.getTypeParser(1009 as number, 'text') as (text: string) => unknown
const listOf = (read: (text: string) => unknown) => {
  const each = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(each) : item === null ? null : read(item as string)
  return (text: string) => each(textArray(text))
}

const names = Object.keys(one) as (keyof typeof one)[]
const parsers = new Map<number, (text: string) => unknown>([
  ...names.map((name) => [one[name], readers[name]] as const),
  ...names.map((name) => [many[name], listOf(readers[name])] as const),
])
