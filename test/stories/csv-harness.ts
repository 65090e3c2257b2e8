import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { KindName } from '#exchange/csv/kinds.ts'
import { instant } from '#kernel/clock/instant.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { identifier, type Sql, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { type CsvImported, importCsv } from '#server/imports/import-csv.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import type { TestDatabase } from '../database.ts'

export const now = instant('2026-11-02T09:00:00.000Z')

/** A new, empty municipality of a country. */
export async function municipality({ pool }: TestDatabase, country: 'DK' | 'SE' = 'DK'): Promise<Tenant> {
  const zone = readZone(country === 'DK' ? 'Europe/Copenhagen' : 'Europe/Stockholm') as Zone
  const id = randomUUID()
  const tenant: Tenant = { id, key: `t-${id}`, name: 'Test', country, zone, currency: country === 'DK' ? 'DKK' : 'SEK' }
  await addTenant(pool, tenant)
  return tenant
}

/** A file of these lines. */
export const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`

type Options = { readonly partial?: boolean; readonly at?: typeof now }

/** Takes in rows as they would stand in a file: one string, or lines of cells parted by semicolons. */
export function take(
  { pool }: TestDatabase,
  tenant: Tenant,
  kind: KindName,
  text: string | Uint8Array,
  { partial = false, at = now }: Options = {},
): Promise<CsvImported> {
  async function* chunks() {
    yield typeof text === 'string' ? new TextEncoder().encode(text) : text
  }
  return importCsv(pool, tenant, kind, chunks(), { partial, now: at })
}

export const takeFile = ({ pool }: TestDatabase, tenant: Tenant, kind: KindName, file: string): Promise<CsvImported> =>
  importCsv(pool, tenant, kind, createReadStream(file), { partial: false, now })

/** Everything but moments and ids made by chance: what a second run must leave as it was. */
export async function everything(database: TestDatabase, tenant: Tenant): Promise<unknown> {
  const tables = [
    'citizen',
    'team',
    'staff',
    'team_member',
    'citizen_team',
    'paid_hours',
    'decision',
    'granted',
    'frame',
  ]
  tables.push('rhythm_plan', 'planned_visit', 'visit_fact')
  const all: unknown[] = []
  for (const table of tables)
    all.push(await rows(database, tenant, sql`select to_jsonb(t) as row from ${identifier(table)} t order by t::text`))
  return all
}

export const rows = <Row extends Record<string, unknown>>(
  { pool }: TestDatabase,
  tenant: Tenant,
  query: Sql,
): Promise<Row[]> => asTenant(pool, tenant.id, (transaction) => transaction.rows<Row>(query))

export const counts = ({ read, created, updated, unchanged, errorCount }: CsvImported) => ({
  read,
  created,
  updated,
  unchanged,
  errorCount,
})

export const faults = ({ errors }: CsvImported) =>
  errors.map(({ line, column, value, reason }) => [line, column, value, reason])
