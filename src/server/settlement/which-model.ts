import type { GovernanceModel } from '#care/governance/model.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Currency } from '#kernel/money.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { loadPreset, presetIds, readDocument } from '#server/governance/load.ts'
import { steeringOn } from '#server/governance/steering.ts'
import type { Tenant } from '#server/tenants/queries.ts'

/** Why a month is not settled. */
export type ModelRefusal =
  | { readonly kind: 'noSteering'; readonly month: Month; readonly presets: readonly string[] }
  | { readonly kind: 'steeringChanges'; readonly first: string; readonly last: string }
  | { readonly kind: 'unknownModel'; readonly model: string; readonly known: readonly string[] }
  | { readonly kind: 'outsideValidity'; readonly model: string; readonly valid: Period }
  | { readonly kind: 'otherCurrency'; readonly model: string; readonly pays: Currency; readonly keeps: Currency }

/**
 * The model a month is settled by: the one named (as the municipality has taken it in, or else as it comes with
 * Frirum), or the one that steers on every day of the month. Outside its validity, and in another currency than the
 * municipality's, a model may only be tried (`whatIf`). Its days are those of the municipality's zone.
 */
export async function whichModel(
  transaction: Transaction,
  tenant: Tenant,
  month: Month,
  { model: name, whatIf }: { readonly model: string | undefined; readonly whatIf: boolean },
): Promise<Result<GovernanceModel, ModelRefusal>> {
  const found =
    name === undefined ? await steering(transaction, tenant, month) : await named(transaction, tenant, month, name)
  if (!found.ok) return found
  const { id: model, version, valid, currency: pays } = found.value
  const days = daysOfMonth(month)
  const holds = valid.from <= days.from && (valid.to === null || days.to <= valid.to)
  if (!holds && !whatIf) return refuse({ kind: 'outsideValidity', model: `${model} ${version}`, valid })
  if (pays !== tenant.currency && !whatIf) return refuse({ kind: 'otherCurrency', model, pays, keeps: tenant.currency })
  return ok({ ...found.value, zone: tenant.zone })
}

async function steering(
  transaction: Transaction,
  tenant: Tenant,
  month: Month,
): Promise<Result<GovernanceModel, ModelRefusal>> {
  const { from, to } = daysOfMonth(month)
  const first = await steeringOn(transaction, tenant.id, from)
  const last = await steeringOn(transaction, tenant.id, to)
  const nameOf = (model: GovernanceModel | undefined) => (model ? `${model.id} ${model.version}` : '')
  if (!first && !last) return refuse({ kind: 'noSteering', month, presets: await presetIds() })
  if (!first || !last || nameOf(first) !== nameOf(last))
    return refuse({ kind: 'steeringChanges', first: nameOf(first), last: nameOf(last) })
  return ok(first)
}

/**
 * Of the versions the municipality has taken in, one that is valid in the month goes before a later one that is not.
 */
async function named(
  transaction: Transaction,
  tenant: Tenant,
  month: Month,
  name: string,
): Promise<Result<GovernanceModel, ModelRefusal>> {
  const stored = await transaction.maybe<{ readonly document: unknown }>(sql`
    select document from governance_model
    where tenant_id = ${tenant.id} and id = ${name}
    order by (valid @> ${daysOfMonth(month).from}::date) desc, stored_at desc, version desc limit 1`)
  if (stored) return ok(readDocument(stored.document).model)
  const preset = await loadPreset(name)
  if (preset) return ok(preset.model)
  const own = await transaction.rows<{ readonly id: string }>(sql`
    select distinct id from governance_model where tenant_id = ${tenant.id} order by id`)
  const known = [...new Set([...own.map(({ id }) => id), ...(await presetIds())])].sort()
  return refuse({ kind: 'unknownModel', model: name, known })
}
