/** Puts a simulated town into the database, whole or not at all: the municipality, its model, people and visits. */
import type { Pool } from 'pg'
import { newId } from '#kernel/id.ts'
import { seededRandom } from '#kernel/random.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { copyIn } from '#server/database/copy.ts'
import { json, sql, verbatim } from '#server/database/sql.ts'
import { asOwner, type Transaction } from '#server/database/transaction.ts'
import { type LoadedModel, loadPreset } from '#server/governance/load.ts'
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

/** Told after every few hundred citizens. */
export type Progress = (citizens: number, of: number) => void

/** Citizens taken together: enough that COPY pays, few enough that their facts fit in memory. */
const atATime = 400

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
  const began = performance.now()
  const town = simulateTown(recipe, options)
  return asOwner(pool, async (transaction) => {
    const id = await founded(transaction, recipe, tenant, options)
    if (id === undefined) return refuse({ kind: 'tenantExists', tenant })
    await steered(transaction, id, model)
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
  { until, seed }: TownOptions,
): Promise<string | undefined> {
  const made = Date.parse(until)
  const letters = [...key].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5 ^ seed)
  const id = newId<'Tenant'>(made as Parameters<typeof newId>[0], seededRandom(letters))
  const added = await transaction.run(sql`
    insert into tenant (id, key, name, country, zone, currency)
    values (${id}, ${key}, ${name}, ${country}, ${zone}, ${currency}) on conflict (key) do nothing`)
  if (added === 0) return undefined
  await transaction.run(verbatim(`set local role frirum_app`))
  await transaction.run(sql`select set_config('app.tenant', ${id}, true)`)
  return id
}

async function steered(
  transaction: Transaction,
  tenant: string,
  { model, written, contentHash }: LoadedModel,
): Promise<void> {
  const { id, version, valid } = model
  const during = sql`daterange(${valid.from}::date, ${valid.to}::date, '[]')`
  await transaction.run(sql`
    insert into governance_model (tenant_id, id, version, valid, document, content_hash, stored_at)
    values (${tenant}, ${id}, ${version}, ${during}, ${json(written)}, ${contentHash}, now())`)
  await transaction.run(sql`
    insert into steering (tenant_id, model_id, model_version, during) values (${tenant}, ${id}, ${version}, ${during})`)
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
  const write = async () => {
    for (const rows of citizenTables(tenant, some, staffKeys)) await copied(transaction, rows)
    some = []
    progress(citizens, of)
  }
  for (const one of town.citizens()) {
    some.push(one)
    citizens++
    facts += one.facts.length
    if (some.length === atATime) await write()
  }
  if (some.length > 0) await write()
  return { citizens, facts }
}

const copied = (transaction: Transaction, { table, columns, rows }: TableRows): Promise<number> =>
  copyIn(transaction, table, columns, rows)
