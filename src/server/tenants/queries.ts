/** Municipalities. Each is a tenant that never meets another; only the owner of the schema sees more than one. */
import type { Pool } from 'pg'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Currency } from '#kernel/money.ts'
import { sql } from '#server/database/sql.ts'
import { asOwner } from '#server/database/transaction.ts'

export type Tenant = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly country: string
  readonly zone: Zone
  readonly currency: Currency
}

const columns = sql`id, key, name, country, zone, currency`

export const tenants = (pool: Pool): Promise<Tenant[]> =>
  asOwner(pool, (transaction) => transaction.rows<Tenant>(sql`select ${columns} from tenant order by key`))

const known = new WeakMap<Pool, Map<string, Tenant>>()

/** Every request asks for its municipality, and what is told of one never changes: whoever was found is remembered. */
export async function tenantByKey(pool: Pool, key: string): Promise<Tenant | undefined> {
  const found = known.get(pool) ?? new Map<string, Tenant>()
  known.set(pool, found)
  const tenant =
    found.get(key) ??
    (await asOwner(pool, (transaction) =>
      transaction.maybe<Tenant>(sql`select ${columns} from tenant where key = ${key}`),
    ))
  if (tenant) found.set(key, tenant)
  return tenant
}

/** False when the key is taken; nothing is changed then. */
export async function addTenant(pool: Pool, tenant: Tenant): Promise<boolean> {
  const { id, key, name, country, zone, currency } = tenant
  const added = await asOwner(pool, (transaction) =>
    transaction.run(sql`
      insert into tenant (id, key, name, country, zone, currency, created_at)
      values (${id}, ${key}, ${name}, ${country}, ${zone}, ${currency}, now())
      on conflict (key) do nothing`),
  )
  return added === 1
}

/** For how long an emergency opens a citizen from now on. */
export const setEmergencyMinutes = (pool: Pool, { id }: Tenant, minutes: number): Promise<number> =>
  asOwner(pool, (transaction) =>
    transaction.run(sql`update tenant set emergency_minutes = ${minutes} where id = ${id}`),
  )
