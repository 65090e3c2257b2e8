/**
 * Sessions in a table of our own. The cookie holds the municipality and a secret of 256 bits; the table only the
 * secret's hash. A session ends when it is signed out, after half an hour without use, and after twelve hours anyway.
 * Its secret is another at every sign-in and every quarter of an hour, so that one that leaked is soon of no use.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { type Sql, sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { newUuid } from '#server/http/uuid.ts'
import { type Tenant, tenantByKey } from '#server/tenants/queries.ts'
import { personColumns } from './demo.ts'
import type { Person } from './person.ts'

export const idleMinutes = 30
export const mostHours = 12
export const secretMinutes = 15
/** How long a secret that was replaced is still taken, for requests that were already on their way. */
export const overlapSeconds = 60

const shape = /^([a-z0-9][a-z0-9-]{0,62})\.([A-Za-z0-9_-]{43})$/
const hashOf = (secret: string): string => `\\x${createHash('sha256').update(secret).digest('hex')}`
const newSecret = (): string => randomBytes(32).toString('base64url')

/** A session still runs: neither ended nor idle nor twelve hours old. */
export const runs = (at: string): Sql => sql`(ended_at is null or ended_at > ${at}::timestamptz)
  and used_at > ${at}::timestamptz - make_interval(mins => ${idleMinutes})
  and started_at > ${at}::timestamptz - make_interval(hours => ${mostHours})`

/** Begins a session of a person and gives its token; undefined where there is no such person, or they are barred. */
export async function beginSession(
  pool: Pool,
  tenant: Tenant,
  { key, source, teams }: { readonly key: string; readonly source: string; readonly teams: readonly string[] | null },
  now: Instant,
): Promise<string | undefined> {
  const secret = newSecret()
  const at = writeInstant(now)
  const added = await asTenant(pool, tenant.id, async (transaction) => {
    await transaction.run(sql`
      delete from session where tenant_id = ${tenant.id} and person = ${key}
        and started_at <= ${at}::timestamptz - make_interval(hours => ${mostHours})`)
    return transaction.run(sql`
      insert into session (tenant_id, id, secret_hash, person, teams, started_at, issued_at, used_at)
      select tenant_id, ${newUuid(now)}, ${hashOf(secret)}::bytea, key, ${teams}::uuid[], ${at}, ${at}, ${at}
      from person where tenant_id = ${tenant.id} and key = ${key} and source = ${source} and barred_at is null`)
  })
  return added === 1 ? `${tenant.key}.${secret}` : undefined
}

/** Whose session a token is, and the token that takes its place where it is time for another. */
export type Standing = { readonly person: Person; readonly next: string | null; readonly demo: boolean }

type Row = Omit<Person, 'tenant'> & {
  readonly id: Id<'Session'>
  readonly demo: boolean
  /** Not noted as used for a minute or more. */
  readonly isUnnoted: boolean
  /** Not used before. */
  readonly isFresh: boolean
  /** It is time for another, and none was given in the last minute. */
  readonly isDue: boolean
}

/** Whose session a token is, if it is one that still runs. Its use is noted at most once a minute. */
export async function standingOf(pool: Pool, token: string, now: Instant): Promise<Standing | undefined> {
  const [, tenantKey, secret] = shape.exec(token) ?? []
  const tenant = tenantKey ? await tenantByKey(pool, tenantKey) : undefined
  if (!tenant || !secret) return undefined
  const at = writeInstant(now)
  const hash = hashOf(secret)
  return asTenant(pool, tenant.id, async (transaction) => {
    const found = await transaction.maybe<Row>(sql`
      select s.id, s.teams, ${personColumns}, p.source = 'demo' as demo,
        s.used_at < ${at}::timestamptz - interval '1 minute' as "isUnnoted",
        s.predecessor is not null and s.used_at = s.issued_at as "isFresh",
        s.issued_at <= ${at}::timestamptz - make_interval(mins => ${secretMinutes}) and not exists (
          select 1 from session n where n.tenant_id = s.tenant_id and n.predecessor = s.secret_hash
            and n.issued_at > ${at}::timestamptz - make_interval(secs => ${overlapSeconds})) as "isDue"
      from session s join person p on p.tenant_id = s.tenant_id and p.key = s.person
      where s.tenant_id = ${tenant.id} and s.secret_hash = ${hash}::bytea and p.barred_at is null and ${runs(at)}`)
    if (!found) return undefined
    const { id: _, isUnnoted, isFresh, isDue, demo, ...person } = found
    if (isUnnoted || isFresh) await used(transaction, tenant.id, hash, at)
    if (isFresh) await endPredecessor(transaction, tenant.id, hash, at)
    const next = isDue ? `${tenant.key}.${await successorOf(transaction, tenant.id, hash, at)}` : null
    return { person: { ...person, tenant }, next, demo }
  })
}

/** A millisecond after it was issued at the least, so that one that was used shows it. */
const used = (transaction: Transaction, tenant: string, hash: string, at: string) =>
  transaction.run(sql`
    update session set used_at = greatest(${at}::timestamptz, issued_at + interval '1 millisecond')
    where tenant_id = ${tenant} and secret_hash = ${hash}::bytea and used_at <= ${at}::timestamptz`)

const endPredecessor = (transaction: Transaction, tenant: string, hash: string, at: string) =>
  transaction.run(sql`
    update session set ended_at = ${at}::timestamptz + make_interval(secs => ${overlapSeconds})
    where tenant_id = ${tenant} and ended_at is null and secret_hash = (
      select predecessor from session where tenant_id = ${tenant} and secret_hash = ${hash}::bytea)`)

async function successorOf(transaction: Transaction, tenant: string, hash: string, at: string): Promise<string> {
  const secret = newSecret()
  await transaction.run(sql`
    insert into session (tenant_id, id, secret_hash, person, teams, started_at, issued_at, used_at, predecessor)
    select tenant_id, id, ${hashOf(secret)}::bytea, person, teams, started_at, ${at}, ${at}, secret_hash
    from session where tenant_id = ${tenant} and secret_hash = ${hash}::bytea`)
  return secret
}

/** Ends a session for good, with every secret it ever had; nothing happens where there is none. */
export async function endSession(pool: Pool, token: string, now: Instant): Promise<void> {
  const [, tenantKey, secret] = shape.exec(token) ?? []
  const tenant = tenantKey ? await tenantByKey(pool, tenantKey) : undefined
  if (!tenant || !secret) return
  const at = writeInstant(now)
  await asTenant(pool, tenant.id, (transaction) =>
    transaction.run(sql`
      update session set ended_at = ${at}
      where tenant_id = ${tenant.id} and (ended_at is null or ended_at > ${at}::timestamptz) and id = (
        select id from session where tenant_id = ${tenant.id} and secret_hash = ${hashOf(secret)}::bytea)`),
  )
}

/** Ends every session of a person, and says how many ran. */
export async function endSessionsOf(
  transaction: Transaction,
  tenant: string,
  person: string,
  now: Instant,
): Promise<number> {
  const at = writeInstant(now)
  const { count } = await transaction.one<{ count: number }>(sql`
    with ended as (
      update session set ended_at = ${at}
      where tenant_id = ${tenant} and person = ${person} and ${runs(at)}
      returning id)
    select count(distinct id)::int as count from ended`)
  return count
}
