/**
 * What of a row its leaf is made from. A leaf's bytes are the JSON text, in UTF-8, of
 *
 *     {"kind":"access","row":{"action":"citizen.read","at":"2026-10-07T08:00:00+00:00", …}}
 *
 * with every column of the row that is not null, keys sorted by code unit, no spaces, text and numbers as
 * `JSON.stringify` writes them (RFC 8785 for the values there are) and moments as PostgreSQL writes them in UTC, to the
 * microsecond. Columns that are null are left out, so a column that comes later leaves the leaves of older rows as
 * they were: it must be nullable and without a default, and a test holds new columns to that.
 */
import { type Hash, leafHash } from './merkle.ts'

/** A row as `to_jsonb` tells it. */
export type RowTold = Readonly<Record<string, unknown>>

/** The bytes of the leaf of a row of the access log. */
export const leafOf = (row: RowTold): Buffer => Buffer.from(canonical({ kind: 'access', row }))

/** A row that was gone before its turn came leaves this, so that its absence is on record as well. */
export const leafOfMissing = (id: number): Buffer => Buffer.from(canonical({ kind: 'missing', row: { id } }))

export const hashOfRow = (row: RowTold): Hash => leafHash(leafOf(row))
export const hashOfMissing = (id: number): Hash => leafHash(leafOfMissing(id))

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== null)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}
