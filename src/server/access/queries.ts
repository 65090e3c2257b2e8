import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Nearness } from './actions.ts'
import type { Person } from './person.ts'

/** Does the person stand near enough to this citizen on this day? False also where there is no such citizen. */
export async function standsNear(
  transaction: Transaction,
  person: Person,
  citizen: Id<'Citizen'>,
  nearness: Nearness,
  day: LocalDate,
): Promise<boolean> {
  if (nearness === 'self' && person.citizen !== citizen) return false
  if (nearness !== 'team') return exists(transaction, person.tenant.id, citizen)
  const found = await transaction.maybe(sql`
    select 1 as near
    from citizen_team c
    join team_member m on m.tenant_id = c.tenant_id and m.team_id = c.team_id and m.during @> ${day}::date
    where c.tenant_id = ${person.tenant.id} and c.citizen_id = ${citizen} and c.during @> ${day}::date
      and m.staff_id = ${person.staff}
    limit 1`)
  return found !== undefined
}

async function exists(transaction: Transaction, tenant: string, citizen: Id<'Citizen'>): Promise<boolean> {
  const found = await transaction.maybe(sql`select 1 from citizen where tenant_id = ${tenant} and id = ${citizen}`)
  return found !== undefined
}

/** One row for each citizen who was looked at or written about, before the answer leaves. */
export async function logAccess(
  transaction: Transaction,
  person: Person,
  seen: { readonly at: Instant; readonly action: string; readonly operation: string; readonly criterion: string | null },
  citizens: readonly Id<'Citizen'>[],
): Promise<void> {
  if (citizens.length === 0) return
  await transaction.run(sql`
    insert into access_log (tenant_id, at, person, role, action, operation, citizen_id, criterion)
    select ${person.tenant.id}, ${writeInstant(seen.at)}::timestamptz, ${person.key}, ${person.role}, ${seen.action},
      ${seen.operation}, citizen_id, ${seen.criterion}
    from unnest(${citizens}::uuid[]) as citizen_id`)
}
