/** Emergencies: somebody outside the relation opened a citizen for a while, and wrote why. */
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { nothing, often, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Person } from './person.ts'

/** The emergency by which a citizen is open to a person now, if there is one; the latest of several. */
export async function openEmergency(
  transaction: Transaction,
  { tenant, key }: Person,
  citizen: Id<'Citizen'>,
  now: Instant,
): Promise<Id<'Emergency'> | undefined> {
  const found = await transaction.maybe<{ id: Id<'Emergency'> }>(
    often(sql`
    select id from emergency where tenant_id = ${tenant.id} and person = ${key} and citizen_id = ${citizen}
      and opened_at <= ${writeInstant(now)}::timestamptz and ends_at > ${writeInstant(now)}::timestamptz
    order by ends_at desc limit 1`),
  )
  return found?.id
}

export type Emergency = {
  readonly id: Id<'Emergency'>
  readonly citizen: Id<'Citizen'>
  readonly reason: string
}

/** Opens a citizen for as long as the municipality has set, and says until when; undefined where the id is in use. */
export async function addEmergency(
  transaction: Transaction,
  { tenant, key }: Person,
  { id, citizen, reason }: Emergency,
  now: Instant,
): Promise<Instant | undefined> {
  const at = writeInstant(now)
  const added = await transaction.maybe<{ endsAt: Instant }>(sql`
    insert into emergency (tenant_id, id, person, citizen_id, reason, opened_at, ends_at)
    select ${tenant.id}, ${id}, ${key}, ${citizen}, ${reason}, ${at}::timestamptz,
      ${at}::timestamptz + make_interval(mins => emergency_minutes)
    from tenant where id = ${tenant.id}
    on conflict do nothing returning ends_at as "endsAt"`)
  return added?.endsAt
}

export type EmergencyRow = Emergency & {
  readonly citizenName: string | null
  readonly person: string
  readonly name: string
  readonly role: Person['role']
  readonly openedAt: Instant
  readonly endsAt: Instant
  /** How often something was read under it. */
  readonly reads: number
  readonly verdict: 'warranted' | 'unwarranted' | null
  readonly note: string | null
  readonly reviewedAt: Instant | null
  readonly reviewedBy: string | null
}

/** Emergencies, those that nobody has looked at first, the latest of each first; `after` is the last one seen. */
export const emergencies = (
  transaction: Transaction,
  tenant: string,
  { reviewed, after }: { readonly reviewed: boolean; readonly after?: string | undefined },
  limit: number,
): Promise<EmergencyRow[]> =>
  transaction.rows<EmergencyRow>(sql`
    select e.id, e.citizen_id as citizen, c.name as "citizenName", e.reason, e.person, p.name, p.role,
      e.opened_at as "openedAt", e.ends_at as "endsAt", e.verdict, e.note, e.reviewed_at as "reviewedAt",
      coalesce(r.name, e.reviewed_by) as "reviewedBy", (
        select count(*) from access_log l where l.tenant_id = e.tenant_id and l.emergency_id = e.id
          and l.citizen_id = e.citizen_id and l.action <> 'emergency.open')::int as reads
    from emergency e
    join citizen c on c.tenant_id = e.tenant_id and c.id = e.citizen_id
    join person p on p.tenant_id = e.tenant_id and p.key = e.person
    left join person r on r.tenant_id = e.tenant_id and r.key = e.reviewed_by
    where e.tenant_id = ${tenant} and (e.reviewed_at is not null) = ${reviewed}
      ${
        after === undefined
          ? nothing
          : sql`and (e.opened_at, e.id) < (
              select a.opened_at, a.id from emergency a where a.tenant_id = ${tenant} and a.id = ${after})`
      }
    order by e.opened_at desc, e.id desc limit ${limit}`)

export type Review = { readonly verdict: 'warranted' | 'unwarranted'; readonly note: string | null }

/** What became of a review: nobody reviews their own, and nobody reviews twice. */
export type Reviewed = 'done' | 'unknown' | 'own' | 'already'

export async function review(
  transaction: Transaction,
  { tenant, key }: Person,
  id: Id<'Emergency'>,
  { verdict, note }: Review,
  now: Instant,
): Promise<{ readonly became: Reviewed; readonly citizen?: Id<'Citizen'> }> {
  const found = await transaction.maybe<{ person: string; citizen: Id<'Citizen'>; reviewed: boolean }>(sql`
    select person, citizen_id as citizen, reviewed_at is not null as reviewed from emergency
    where tenant_id = ${tenant.id} and id = ${id} for no key update`)
  if (!found) return { became: 'unknown' }
  const { citizen } = found
  if (found.person === key) return { became: 'own', citizen }
  if (found.reviewed) return { became: 'already', citizen }
  await transaction.run(sql`
    update emergency set verdict = ${verdict}, note = ${note}, reviewed_at = ${writeInstant(now)}, reviewed_by = ${key}
    where tenant_id = ${tenant.id} and id = ${id}`)
  return { became: 'done', citizen }
}
