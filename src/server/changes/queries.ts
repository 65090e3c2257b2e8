/** Changes that were made, with what the compass said of each and the versions of the plan they wrote. */
import type { PlanChange } from '#care/changes/apply-change.ts'
import type { Compass, Standing } from '#care/changes/change.ts'
import type { ChangeFrom } from '#care/changes/make-change.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { daysOfWeek, weekOf } from '#kernel/calendar/week.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { plansOf } from '#server/plans/queries.ts'

/** Where a citizen stands on a day, and what is planned from it; undefined where nothing is granted. */
export async function changeFrom(
  transaction: Transaction,
  tenant: string,
  model: GovernanceModel,
  citizen: Id<'Citizen'>,
  on: LocalDate,
): Promise<ChangeFrom | undefined> {
  const grants = (await grantsOf(transaction, tenant, [citizen])).get(citizen) ?? []
  const grant = valueOn(grants, on)
  if (!grant) return undefined
  const plans = (await plansOf(transaction, tenant, [citizen], { from: on, to: null })).get(citizen) ?? []
  const plan = valueOn(plans, on) ?? null
  const standing = { grant, plan, ...(await soFar(transaction, tenant, model, grant, on)) }
  return { standing, grants, plans, on }
}

/** Minutes added as minor since the decision, and swaps in the model's period that holds the day. */
async function soFar(
  transaction: Transaction,
  tenant: string,
  model: GovernanceModel,
  grant: Grant,
  day: LocalDate,
): Promise<Pick<Standing, 'minorMinutesSoFar' | 'swapsSoFar'>> {
  const { from, to } = model.swap?.period === 'month' ? daysOfMonth(monthOf(day)) : daysOfWeek(weekOf(day))
  return transaction.one<Pick<Standing, 'minorMinutesSoFar' | 'swapsSoFar'>>(sql`
    select coalesce(sum(minor_minutes) filter (where grant_id = ${grant.id}), 0) as "minorMinutesSoFar",
      coalesce(sum(swaps) filter (where day between ${from}::date and ${to}::date), 0) as "swapsSoFar"
    from change_made where tenant_id = ${tenant} and citizen_id = ${grant.citizen}`)
}

/** Holds the citizen until the transaction ends, so that of two who change at once the second sees the first. */
export const holdCitizen = (transaction: Transaction, tenant: string, citizen: Id<'Citizen'>): Promise<number> =>
  transaction.run(sql`select 1 from citizen where tenant_id = ${tenant} and id = ${citizen} for no key update`)

/** What was asked under an id: by its hash, and how it was answered. */
export type AnsweredBefore = { readonly hash: string | null; readonly answer: unknown }

/** How a change of this id was answered, whether made or awaiting; undefined where there is none. */
export const answeredBefore = (
  transaction: Transaction,
  tenant: string,
  id: Id<'Change'>,
): Promise<AnsweredBefore | undefined> =>
  transaction.maybe<AnsweredBefore>(sql`
    select asked_hash as hash, answer from change_made where tenant_id = ${tenant} and id = ${id}
    union all select asked_hash, answer from change_awaiting where tenant_id = ${tenant} and id = ${id} limit 1`)

/** Everything that is kept of a change, made or awaiting. */
export type ChangeKept = PlanChange & {
  readonly id: Id<'Change'>
  readonly grant: Grant
  readonly compass: Compass
  readonly on: LocalDate
  readonly by: string
  readonly role: string
  readonly at: Instant
  readonly hash: string
  readonly answer: unknown
}

export type ChangeMade = ChangeKept & {
  /** Minutes a week that it added outside the grant as a minor adjustment; under zero where it gives them back. */
  readonly minorMinutes: number
  readonly swaps: number
  readonly plans: readonly Id<'Plan'>[]
  readonly takesBack: Id<'Change'> | null
}

/** False where there is a change of that id already, or it takes back what is taken back; nothing is written then. */
export async function addChange(transaction: Transaction, tenant: string, made: ChangeMade): Promise<boolean> {
  const { id, grant, change, edits, compass, on, by, role, at, minorMinutes, swaps, plans, takesBack } = made
  const added = await transaction.run(sql`
    insert into change_made (tenant_id, id, citizen_id, grant_id, day, made_by, role, effect, minor_minutes, swaps,
      change, edits, compass, plans, takes_back, asked_hash, answer, recorded_at)
    values (${tenant}, ${id}, ${grant.citizen}, ${grant.id}, ${on}, ${by}, ${role}, ${compass.effect}, ${minorMinutes},
      ${swaps}, ${json(change)}, ${json(edits)}, ${json(compass)}, ${plans}, ${takesBack}, ${made.hash},
      ${json(made.answer)}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}

/** A change that was made, with whether it is taken back and whether the plan has been written again since. */
export type ChangeRead = PlanChange & {
  readonly id: Id<'Change'>
  readonly on: LocalDate
  readonly by: string
  readonly role: string
  readonly compass: Compass
  readonly recordedAt: Instant
  readonly minorMinutes: number
  readonly swaps: number
  readonly plans: readonly Id<'Plan'>[]
  readonly takesBack: Id<'Change'> | null
  readonly isTakenBack: boolean
  readonly isLatest: boolean
}

/** The latest changes of a citizen, or one of them. */
export const changesOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  { id = null, limit }: { readonly id?: Id<'Change'> | null; readonly limit: number },
): Promise<ChangeRead[]> =>
  transaction.rows<ChangeRead>(sql`
    select m.id, m.day as "on", m.made_by as by, m.role, m.change, m.edits, m.compass, m.plans,
      m.recorded_at as "recordedAt", m.minor_minutes as "minorMinutes", m.swaps, m.takes_back as "takesBack",
      exists (select 1 from change_made b where b.tenant_id = m.tenant_id and b.takes_back = m.id) as "isTakenBack",
      not exists (
        select 1 from rhythm_plan p where p.tenant_id = m.tenant_id and p.citizen_id = m.citizen_id
          and p.version > (select coalesce(max(w.version), 2147483647) from rhythm_plan w
            where w.tenant_id = m.tenant_id and w.id = any (m.plans))) as "isLatest"
    from change_made m
    where m.tenant_id = ${tenant} and m.citizen_id = ${citizen} and (${id}::uuid is null or m.id = ${id})
    order by m.recorded_at desc, m.id desc limit ${limit}`)
