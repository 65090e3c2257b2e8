/** Changes that were made, with what the compass said of each. */
import type { Change, Compass, Standing } from '#care/changes/change.ts'
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
import { grantOn } from '#server/grants/queries.ts'
import { plansOf } from '#server/plans/queries.ts'

/** Where a citizen stands on a day; undefined where nothing is granted. */
export async function standingOn(
  transaction: Transaction,
  tenant: string,
  model: GovernanceModel,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<Standing | undefined> {
  const { grant } = await grantOn(transaction, tenant, citizen, day)
  if (!grant) return undefined
  const plans = (await plansOf(transaction, tenant, [citizen], { from: day, to: day })).get(citizen) ?? []
  const plan = valueOn(plans, day) ?? null
  return { grant, plan, ...(await soFar(transaction, tenant, model, grant, day)) }
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

export type ChangeMade = {
  readonly id: Id<'Change'>
  readonly grant: Grant
  readonly change: Change
  readonly compass: Compass
  readonly on: LocalDate
  readonly by: string
  readonly role: string
  readonly at: Instant
  /** Minutes a week that it added outside the grant as a minor adjustment. */
  readonly minorMinutes: number
}

/** False where there is a change of that id already; nothing is written then. */
export async function addChange(transaction: Transaction, tenant: string, made: ChangeMade): Promise<boolean> {
  const { id, grant, change, compass, on, by, role, at, minorMinutes } = made
  const swaps = change.components.filter(({ kind }) => kind === 'swapped').length
  const added = await transaction.run(sql`
    insert into change_made (tenant_id, id, citizen_id, grant_id, day, made_by, role, effect, minor_minutes, swaps,
      change, compass, recorded_at)
    values (${tenant}, ${id}, ${grant.citizen}, ${grant.id}, ${on}, ${by}, ${role}, ${compass.effect}, ${minorMinutes},
      ${swaps}, ${json(change)}, ${json(compass)}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}
