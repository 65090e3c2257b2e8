/** Somebody whom a provider vouches for, made one of the persons who are known here. */
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { readIdentity } from '#server/people/identity.ts'
import { type Tenant, tenantByKey } from '#server/tenants/queries.ts'
import type { SignInRefusal, Vouched } from './provider.ts'

export type Known = {
  readonly tenant: Tenant
  readonly key: string
  readonly teams: readonly Id<'Team'>[] | null
}

/** The same for ever for one subject of one issuer, and nothing that names anybody. */
export const keyOf = ({ issuer, subject }: Pick<Vouched, 'issuer' | 'subject'>): string =>
  `p-${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 24)}`

/** Finds the municipality and whom the claims name in it, and writes down who this is, as the provider says today. */
export async function knownPerson(pool: Pool, vouched: Vouched, now: Instant): Promise<Result<Known, SignInRefusal>> {
  const { municipality, role, name } = vouched
  const tenant = municipality === undefined ? undefined : await tenantByKey(pool, municipality)
  if (!tenant) return refuse({ kind: 'noMunicipality', cause: `there is no municipality ${municipality ?? 'named'}` })
  if (!role) return refuse({ kind: 'noRole', cause: 'no value of the role claim means a role here' })
  const key = keyOf(vouched)
  const today = localTime(now, tenant.zone).date
  return asTenant(pool, tenant.id, async (transaction) => {
    const found = await whoIs(transaction, tenant, vouched, today)
    if (!found.ok) return found
    const { staff, citizen, teams } = found.value
    const officer = role === 'caseOfficer' ? (vouched.staff ?? null) : null
    const { barred } = await transaction.one<{ barred: boolean }>(sql`
      insert into person (tenant_id, key, name, role, citizen_id, staff_id, officer_key, source)
      values (${tenant.id}, ${key}, ${name}, ${role}, ${citizen}, ${staff}, ${officer}, 'provider')
      on conflict (tenant_id, key) do update set name = excluded.name, role = excluded.role,
        citizen_id = excluded.citizen_id, staff_id = excluded.staff_id, officer_key = excluded.officer_key
      returning barred_at is not null as barred`)
    return barred ? refuse({ kind: 'barred', cause: `${key} is barred` }) : ok({ tenant, key, teams })
  })
}

type Found = Pick<Known, 'teams'> & { readonly staff: Id<'Staff'> | null; readonly citizen: Id<'Citizen'> | null }

const mustBeStaff: readonly unknown[] = ['teamMember', 'fixedContact']

async function whoIs(
  transaction: Transaction,
  tenant: Tenant,
  { role, staff: staffKey, citizen: identity, teams: teamKeys }: Vouched,
  today: LocalDate,
): Promise<Result<Found, SignInRefusal>> {
  const staff = await transaction.maybe<{ id: Id<'Staff'> }>(sql`
    select id from staff where tenant_id = ${tenant.id} and key = ${staffKey ?? null}`)
  if (!staff && mustBeStaff.includes(role))
    return refuse({ kind: 'noStaff', cause: 'no member of the staff has the key that the claim names' })
  const teams = teamKeys
    ? await transaction.rows<{ id: Id<'Team'> }>(sql`
        select id from team where tenant_id = ${tenant.id} and key = any (${teamKeys})`)
    : null
  const read = role === 'citizen' && identity ? readIdentity(tenant.country, identity, today) : undefined
  const citizen = read?.ok
    ? await transaction.maybe<{ id: Id<'Citizen'> }>(sql`
        select id from citizen where tenant_id = ${tenant.id} and identity_system = ${read.value.system}
          and identity_value = ${read.value.value}`)
    : undefined
  if (!citizen && role === 'citizen')
    return refuse({ kind: 'noCitizen', cause: 'no citizen has the identity number that the claim names' })
  return ok({ staff: staff?.id ?? null, citizen: citizen?.id ?? null, teams: teams?.map(({ id }) => id) ?? null })
}
