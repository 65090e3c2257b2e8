/** Puts a simulated town into the database, whole or not at all: the municipality, its model, people and visits. */
import type { Pool } from 'pg'
import { addMonths, localDate } from '#kernel/calendar/local-date.ts'
import { monthOf } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { newId } from '#kernel/id.ts'
import type { Currency } from '#kernel/money.ts'
import { seededRandom } from '#kernel/random.ts'
import { must, ok, type Result, refuse } from '#kernel/result.ts'
import { copyIn } from '#server/database/copy.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { asOwner, type Transaction } from '#server/database/transaction.ts'
import { type LoadedModel, loadPreset } from '#server/governance/load.ts'
import { addModel } from '#server/governance/store.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { TownRecipe } from '#simulation/towns/recipe.ts'
import {
  type SimulatedCitizen,
  type SimulatedTown,
  simulateTown,
  type TownOptions,
} from '#simulation/towns/simulate.ts'
import { citizenTables, hoursTable, type TableRows, teamTables } from './rows.ts'

export type TownWritten = {
  readonly tenant: string
  readonly id: string
  readonly citizens: number
  readonly teams: number
  readonly facts: number
  readonly from: string
  readonly until: string
  readonly milliseconds: number
}

export type TownRefusal =
  | { readonly kind: 'tenantExists'; readonly tenant: string }
  | { readonly kind: 'unknownModel'; readonly model: string }
  | { readonly kind: 'otherCurrency'; readonly model: string; readonly pays: Currency; readonly keeps: Currency }

/** Told whenever a part of the citizens is written. */
export type Progress = (citizens: number, of: number) => void

/** What is taken together: enough that COPY pays, few enough that it fits in memory. */
const atOnce = { citizens: 2_000, facts: 40_000 }

/**
 * Writes a town as a new municipality under `tenant`, steered by the recipe's model from the model's first day.
 * A municipality that is there already is refused and left alone.
 */
export async function writeTown(
  pool: Pool,
  recipe: TownRecipe,
  tenant: string,
  options: TownOptions,
  progress: Progress = () => {},
): Promise<Result<TownWritten, TownRefusal>> {
  const model = await loadPreset(recipe.model)
  if (!model) return refuse({ kind: 'unknownModel', model: recipe.model })
  const pays = model.model.currency
  if (pays !== recipe.currency)
    return refuse({ kind: 'otherCurrency', model: recipe.model, pays, keeps: recipe.currency })
  const began = performance.now()
  const town = simulateTown(recipe, options)
  return asOwner(pool, async (transaction) => {
    const made = Date.parse(options.until) as Instant
    const municipality = await founded(transaction, recipe, tenant, options.seed, made)
    if (municipality === undefined) return refuse({ kind: 'tenantExists', tenant })
    const { id } = municipality
    await steered(transaction, municipality, model, made)
    await transaction.run(sql`select ensure_visit_months(${town.days.from}::date, ${town.days.to}::date)`)
    for (const rows of teamTables(id, town)) await copied(transaction, rows)
    const counted = await citizensWritten(transaction, id, town, options.citizens ?? recipe.citizens, progress)
    await copied(transaction, hoursTable(id, town.paidHours()))
    const { from, to } = town.days
    const milliseconds = Math.round(performance.now() - began)
    return ok({ tenant, id, ...counted, teams: town.teams.length, from, until: to, milliseconds })
  })
}

/** The municipality itself; after it the transaction works as the daily work does, for this municipality alone. */
async function founded(
  transaction: Transaction,
  { name, country, zone, currency }: TownRecipe,
  key: string,
  seed: number,
  made: Instant,
): Promise<Tenant | undefined> {
  const letters = [...key].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5 ^ seed)
  const id = newId<'Tenant'>(made, seededRandom(letters))
  const added = await transaction.run(sql`
    insert into tenant (id, key, name, country, zone, currency)
    values (${id}, ${key}, ${name}, ${country}, ${zone}, ${currency}) on conflict (key) do nothing`)
  if (added === 0) return undefined
  await transaction.run(verbatim('set local role frirum_app'))
  await transaction.run(sql`select set_config('app.tenant', ${id}, true)`)
  return { id, key, name, country, zone: zone as Zone, currency }
}

/** A model takes over with a month, so it steers from its first whole one. */
async function steered(transaction: Transaction, tenant: Tenant, loaded: LoadedModel, now: Instant): Promise<void> {
  const { from } = loaded.model.valid
  const first = localDate(`${monthOf(from)}-01`)
  must(await addModel(transaction, tenant, loaded, { from: first === from ? first : addMonths(first, 1), now }))
}

async function citizensWritten(
  transaction: Transaction,
  tenant: string,
  town: SimulatedTown,
  of: number,
  progress: Progress,
): Promise<{ citizens: number; facts: number }> {
  const staffKeys = new Map(town.teams.flatMap(({ staff }) => staff.map(({ id, key }) => [id as string, key])))
  let some: SimulatedCitizen[] = []
  let citizens = 0
  let facts = 0
  let waiting = 0
  const write = async () => {
    for (const rows of citizenTables(tenant, some, staffKeys)) await copied(transaction, rows)
    some = []
    waiting = 0
    progress(citizens, of)
  }
  for (const one of town.citizens()) {
    some.push(one)
    citizens++
    facts += one.facts.length
    waiting += one.facts.length
    if (some.length >= atOnce.citizens || waiting >= atOnce.facts) await write()
  }
  if (some.length > 0) await write()
  return { citizens, facts }
}

const copied = (transaction: Transaction, { table, columns, rows }: TableRows): Promise<number> =>
  copyIn(transaction, table, columns, rows)
