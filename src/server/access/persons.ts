/** Who can sign in, and keeping them out. */
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { nothing, type Sql, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Person } from './person.ts'
import { endSessionsOf, runs } from './session.ts'

export type PersonRow = {
  readonly id: string
  readonly name: string
  readonly role: Person['role']
  readonly sessions: number
  readonly barredAt: Instant | null
}

/** Everybody who can sign in, in the order of their keys, with how many of their sessions run. */
export const personPage = (
  transaction: Transaction,
  tenant: string,
  now: Instant,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<PersonRow[]> =>
  transaction.rows<PersonRow>(sql`
    select p.key as id, p.name, p.role, p.barred_at as "barredAt", (
        select count(distinct s.id) from session s
        where s.tenant_id = p.tenant_id and s.person = p.key and ${runs(writeInstant(now))})::int as sessions
    from person p where p.tenant_id = ${tenant} ${after === undefined ? nothing : sql`and p.key > ${after}`}
    order by p.key limit ${limit}`)

export const isPerson = async (transaction: Transaction, tenant: string, key: string): Promise<boolean> =>
  (await transaction.maybe(sql`select 1 from person where tenant_id = ${tenant} and key = ${key}`)) !== undefined

/** Keeps somebody out from now on, ending their sessions, or lets them in again; says how many sessions ended. */
export async function bar(
  transaction: Transaction,
  by: Person,
  key: string,
  barred: boolean,
  now: Instant,
): Promise<number> {
  const since = barred ? writeInstant(now) : null
  await transaction.run(sql`
    update person set barred_at = ${since}, barred_by = ${barred ? by.key : null}
    where tenant_id = ${by.tenant.id} and key = ${key} and (barred_at is not null) <> ${barred}`)
  return barred ? endSessionsOf(transaction, by.tenant.id, key, now) : 0
}

/** What people are called, by their keys; whoever does not sign in here is not among them. */
export async function namesOf(
  transaction: Transaction,
  tenant: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.rows<{ key: string; name: string }>(sql`
    select key, name from person where tenant_id = ${tenant} and key = any (${keys})`)
  return new Map(rows.map(({ key, name }) => [key, name]))
}

/** The name of the person whose key a column holds, or the key where nobody of that key is known. */
export const nameOfPerson = (tenant: string, key: Sql): Sql =>
  sql`coalesce((select q.name from person q where q.tenant_id = ${tenant} and q.key = ${key}), ${key})`
