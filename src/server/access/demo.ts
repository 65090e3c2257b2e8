/**
 * Signing in on a demonstration: `Authorization: Bearer demo.<municipality>.<person>` is enough, and only because
 * every person there is invented. The server takes it in demo mode alone, and says so in its banner and on its page.
 */
import type { Pool } from 'pg'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { type Tenant, tenantByKey } from '#server/tenants/queries.ts'
import type { Person } from './person.ts'

export type DemoPerson = Omit<Person, 'tenant' | 'teams'>

const token = /^Bearer demo\.([a-z0-9-]{1,63})\.([a-z0-9-]{1,63})$/

/** A row of `person p` as a person. */
export const personColumns = sql`p.key, p.name, p.role, p.citizen_id as citizen, p.relative_id as relative,
  p.staff_id as staff, p.officer_key as officer`

export const demoToken = (tenant: Tenant, person: Pick<DemoPerson, 'key'>): string => `demo.${tenant.key}.${person.key}`

/**
 * Who a demo token names, if anybody. Demo persons are only ever added, so whoever was found is remembered; whoever
 * was not is asked for again, as a town may be written meanwhile.
 */
export function demoSignIn(pool: Pool): (authorization: string | undefined) => Promise<Person | undefined> {
  const known = new Map<string, Person>()
  return async (authorization = '') => {
    const [whole, tenantKey, personKey] = token.exec(authorization) ?? []
    if (!whole || !tenantKey || !personKey) return undefined
    const found = known.get(whole) ?? (await demoPerson(pool, tenantKey, personKey))
    if (found) known.set(whole, found)
    return found
  }
}

async function demoPerson(pool: Pool, tenantKey: string, personKey: string): Promise<Person | undefined> {
  const tenant = await tenantByKey(pool, tenantKey)
  if (!tenant) return undefined
  const person = await asTenant(pool, tenant.id, (transaction) =>
    transaction.maybe<DemoPerson>(
      sql`select ${personColumns} from person p
        where tenant_id = ${tenant.id} and key = ${personKey} and source = 'demo'`,
    ),
  )
  return person && { ...person, teams: null, tenant }
}

export const demoPersons = (pool: Pool, tenant: Tenant): Promise<DemoPerson[]> =>
  asTenant(pool, tenant.id, (transaction) =>
    transaction.rows<DemoPerson>(
      sql`select ${personColumns} from person p where tenant_id = ${tenant.id} and source = 'demo' order by role, key`,
    ),
  )
