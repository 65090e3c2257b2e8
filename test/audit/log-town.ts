import { randomUUID } from 'node:crypto'
import { type Instant, instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import type { TestDatabase } from '../database.ts'

export const october: Instant = instant('2026-10-07T08:00:00Z')

/** A municipality in which nothing happens but that people are looked for. */
export async function logTown({ pool }: TestDatabase, key: string): Promise<Tenant> {
  const zone = 'Europe/Copenhagen' as Zone
  const tenant: Tenant = { id: randomUUID(), key, name: key, country: 'DK', zone, currency: 'DKK' }
  await addTenant(pool, tenant)
  return tenant
}

/** Adds rows to the log in one statement, as one look at many does, and says their numbers. */
export const looked = ({ pool }: TestDatabase, { id }: Tenant, times = 1): Promise<number[]> =>
  asTenant(pool, id, async (transaction) => {
    const rows = await transaction.rows<{ id: number }>(sql`
      insert into access_log (tenant_id, at, person, role, action, operation, criterion)
      select ${id}, clock_timestamp(), 'officer', 'caseOfficer', 'citizen.search', 'findCitizen', 'number ' || n
      from generate_series(1, ${times}::int) n returning id`)
    return rows.map((row) => row.id)
  })
