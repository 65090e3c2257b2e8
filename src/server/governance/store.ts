/** Takes a model in for a municipality and says from which day it steers: all of it, or nothing and why. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Currency } from '#kernel/money.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { json, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { LoadedModel } from './load.ts'

/** A stretch of days with the model that steers on them. */
export type Steering = Period & { readonly id: string; readonly version: string }

/** Why a model is not taken in; nothing has changed then, and what steered still steers. */
export type AddRefusal =
  /** Its name and version stand for another document already, and for ever. */
  | { readonly kind: 'otherContent'; readonly id: string; readonly version: string }
  | { readonly kind: 'otherCurrency'; readonly pays: Currency; readonly keeps: Currency }
  | { readonly kind: 'outsideValidity'; readonly valid: Period }
  /** A month is settled by one model, so a model takes over with a month. */
  | { readonly kind: 'midMonth' }
  /** Another model is set to begin on that day or later. */
  | { readonly kind: 'overlaps'; readonly with: Steering }
  /** The month, or one after it, is settled under what steers now. */
  | { readonly kind: 'settled'; readonly month: string }

/** What was done: the document new or known before, and the days it steers where it was asked to. */
export type Added = { readonly stored: boolean; readonly steers: Period | null; readonly instead: Steering | null }

/**
 * Stores a model under its name and version, and with `from` lets it steer from that day until its last; the model
 * that steered until then ends the day before. The same again changes nothing.
 */
export async function addModel(
  transaction: Transaction,
  tenant: Tenant,
  loaded: LoadedModel,
  { from, now }: { readonly from: LocalDate | null; readonly now: Instant },
): Promise<Result<Added, AddRefusal>> {
  const { id, version, currency } = loaded.model
  const known = await transaction.maybe<{ hash: string }>(sql`
    select content_hash as hash from governance_model
    where tenant_id = ${tenant.id} and id = ${id} and version = ${version}`)
  if (known && known.hash !== loaded.contentHash) return refuse({ kind: 'otherContent', id, version })
  if (currency !== tenant.currency) return refuse({ kind: 'otherCurrency', pays: currency, keeps: tenant.currency })
  const place = from === null ? ok(nowhere) : await placeFrom(transaction, tenant, loaded, from)
  if (!place.ok) return place
  if (!known) await store(transaction, tenant.id, loaded, now)
  const { steers, instead, isNew } = place.value
  if (steers && isNew) await steer(transaction, tenant.id, loaded, steers, instead)
  return ok({ stored: !known, steers, instead })
}

type Place = { readonly steers: Period | null; readonly instead: Steering | null; readonly isNew: boolean }
const nowhere: Place = { steers: null, instead: null, isNew: false }

/** Where a model would steer from a day on, or what stands in its way. */
async function placeFrom(
  transaction: Transaction,
  tenant: Tenant,
  { model }: LoadedModel,
  from: LocalDate,
): Promise<Result<Place, AddRefusal>> {
  if (!includes(model.valid, from)) return refuse({ kind: 'outsideValidity', valid: model.valid })
  if (!from.endsWith('-01')) return refuse({ kind: 'midMonth' })
  const all = await transaction.rows<Steering>(sql`
    select s.model_id as id, s.model_version as version, ${periodColumns(verbatim('s'))}
    from steering s where s.tenant_id = ${tenant.id} order by lower(s.during) for update`)
  const same = all.find((each) => each.id === model.id && each.version === model.version && each.from === from)
  if (same) return ok({ steers: { from: same.from, to: same.to }, instead: null, isNew: false })
  const later = all.find((each) => each.from >= from)
  if (later) return refuse({ kind: 'overlaps', with: later })
  const settled = await transaction.maybe<{ month: string }>(sql`
    select to_char(month, 'YYYY-MM') as month from settlement_run
    where tenant_id = ${tenant.id} and month >= ${from}::date order by month limit 1`)
  if (settled) return refuse({ kind: 'settled', month: settled.month })
  const instead = all.find((each) => includes(each, from)) ?? null
  return ok({ steers: { from, to: model.valid.to }, instead, isNew: true })
}

async function store(
  transaction: Transaction,
  tenant: string,
  { model, written, contentHash }: LoadedModel,
  now: Instant,
): Promise<void> {
  await transaction.run(sql`
    insert into governance_model (tenant_id, id, version, valid, document, content_hash, stored_at)
    values (${tenant}, ${model.id}, ${model.version}, ${dateRange(model.valid)}, ${json(written)}::jsonb,
      ${contentHash}, ${writeInstant(now)})`)
}

async function steer(
  transaction: Transaction,
  tenant: string,
  { model }: LoadedModel,
  during: Period,
  instead: Steering | null,
): Promise<void> {
  if (instead)
    await transaction.run(sql`
      update steering set during = daterange(lower(during), ${during.from}::date, '[)')
      where tenant_id = ${tenant} and lower(during) = ${instead.from}::date`)
  await transaction.run(sql`
    insert into steering (tenant_id, model_id, model_version, during)
    values (${tenant}, ${model.id}, ${model.version}, ${dateRange(during)})`)
}
