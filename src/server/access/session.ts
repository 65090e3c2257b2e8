/**
 * Sessions in a table of our own. The cookie holds the municipality and a secret of 256 bits; the table only the
 * secret's hash. A session ends when it is signed out, after half an hour without use, and after twelve hours anyway.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { type DemoPerson, demoPersonColumns } from './demo.ts'
import type { Person } from './person.ts'

export const idleMinutes = 30
export const mostHours = 12

const shape = /^([a-z0-9][a-z0-9-]{0,62})\.([A-Za-z0-9_-]{43})$/
const hashOf = (secret: string): string => `\\x${createHash('sha256').update(secret).digest('hex')}`

/** Begins a session of a demo person and gives its token; undefined where there is no such person. */
export async function beginSession(
  pool: Pool,
  tenantKey: string,
  personKey: string,
  now: Instant,
): Promise<string | undefined> {
  const tenant = await tenantByKey(pool, tenantKey)
  if (!tenant) return undefined
  const secret = randomBytes(32).toString('base64url')
  const at = writeInstant(now)
  const added = await asTenant(pool, tenant.id, (transaction) =>
    transaction.run(sql`
      insert into session (tenant_id, secret_hash, person, started_at, used_at)
      select tenant_id, ${hashOf(secret)}::bytea, key, ${at}, ${at}
      from demo_person where tenant_id = ${tenant.id} and key = ${personKey}`),
  )
  return added === 1 ? `${tenant.key}.${secret}` : undefined
}

/** Whose session a token is, if it is one that still runs. Its use is noted at most once a minute. */
export async function personOfSession(pool: Pool, token: string, now: Instant): Promise<Person | undefined> {
  const [, tenantKey, secret] = shape.exec(token) ?? []
  if (!tenantKey || !secret) return undefined
  const tenant = await tenantByKey(pool, tenantKey)
  if (!tenant) return undefined
  const at = writeInstant(now)
  const hash = hashOf(secret)
  return asTenant(pool, tenant.id, async (transaction) => {
    const found = await transaction.maybe<DemoPerson & { readonly isOld: boolean }>(sql`
      select ${demoPersonColumns}, used_at < ${at}::timestamptz - interval '1 minute' as "isOld"
      from session s join demo_person p on p.tenant_id = s.tenant_id and p.key = s.person
      where s.tenant_id = ${tenant.id} and s.secret_hash = ${hash}::bytea and s.ended_at is null
        and s.used_at > ${at}::timestamptz - make_interval(mins => ${idleMinutes})
        and s.started_at > ${at}::timestamptz - make_interval(hours => ${mostHours})`)
    if (!found) return undefined
    if (found.isOld)
      await transaction.run(sql`
        update session set used_at = ${at}
        where tenant_id = ${tenant.id} and secret_hash = ${hash}::bytea and used_at < ${at}::timestamptz`)
    const { isOld: _, ...person } = found
    return { ...person, tenant }
  })
}

/** Ends a session for good; nothing happens where there is none. */
export async function endSession(pool: Pool, token: string, now: Instant): Promise<void> {
  const [, tenantKey, secret] = shape.exec(token) ?? []
  const tenant = tenantKey ? await tenantByKey(pool, tenantKey) : undefined
  if (!tenant || !secret) return
  await asTenant(pool, tenant.id, (transaction) =>
    transaction.run(sql`
      update session set ended_at = ${writeInstant(now)}
      where tenant_id = ${tenant.id} and secret_hash = ${hashOf(secret)}::bytea and ended_at is null`),
  )
}
