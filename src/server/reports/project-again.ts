import type { Law } from '#exchange/fhir/gateway.ts'
import { keyOf, type Version } from '#exchange/fhir/merge.ts'
import { standingOf, type Tells, toldBy } from '#exchange/fhir/standing.ts'
import type { Told } from '#exchange/fhir/told.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { identifier, json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Citizens } from './citizens.ts'
import { findOrMake } from './citizens.ts'
import { loadVersions, loadVersionsAbout, type Merged } from './merge-versions.ts'
import { type Row, rowsOf, tablesOf } from './rows.ts'

const atOnce = 1_000

/**
 * Writes anew every row that follows from a touched version: its own; where a Patient says something else, all about
 * that Patient; where an intervention does, the visits that rest on it. Nothing else can have changed.
 */
export async function projectAgain(
  transaction: Transaction,
  { touched, changed }: Pick<Merged, 'touched' | 'changed'>,
  citizens: Citizens,
  law: Law,
  zone: Zone,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const again = new Map(touched)
  const add = (versions: readonly Version[]) => {
    for (const version of versions) if (!again.has(keyOf(version))) again.set(keyOf(version), version)
  }
  const about = await loadVersionsAbout(transaction, idsOf([...touched.values()].filter(isIn(changed)), 'Patient'))
  add(about)
  const interventions = [...[...touched.values()].filter(isIn(changed)), ...about]
  add(await restingOn(transaction, idsOf(interventions, 'CarePlan')))
  const all = [...again.values()]
  for (let from = 0; from < all.length; from += atOnce) {
    await project(transaction, all.slice(from, from + atOnce), touched, citizens, law, zone)
    progress(Math.min(from + atOnce, all.length), all.length)
  }
}

const isIn = (keys: ReadonlySet<string>) => (version: Version) => keys.has(keyOf(version))

const idsOf = (versions: readonly Version[], type: string): readonly string[] =>
  versions.flatMap((version) => (version.type === type ? [version.id] : []))

/** The contacts that rest on one of these interventions. */
async function restingOn(transaction: Transaction, interventions: readonly string[]): Promise<Version[]> {
  if (interventions.length === 0) return []
  const contacts = await transaction.rows<{ id: string }>(sql`
    select id from contact where tenant_id = current_tenant() and interventions && ${interventions}::text[]`)
  return loadVersions(
    transaction,
    contacts.map(({ id }) => ({ type: 'Encounter', id })),
  )
}

async function project(
  transaction: Transaction,
  versions: readonly Version[],
  touched: ReadonlyMap<string, Version>,
  known: Citizens,
  law: Law,
  zone: Zone,
): Promise<void> {
  const told = new Map(versions.map((version) => [keyOf(version), toldBy(version, law, zone)]))
  await completeFrom(transaction, told, touched, law, zone)
  const tells: Tells = (key) => told.get(key) ?? null
  const standing = versions.flatMap((version) => {
    const stands = standingOf(tells(keyOf(version)), tells)
    return stands ? [{ version, ...stands }] : []
  })
  const strangers = standing.filter(({ citizen }) => !known.has(citizen.value)).map(({ citizen }) => citizen)
  const citizens = new Map([...known, ...(await findOrMake(transaction, strangers))])
  const rows = standing.flatMap(({ version, citizen, ...stands }) =>
    rowsOf(version, stands, citizens.get(citizen.value) as string),
  )
  await replace(transaction, versions, rows)
}

/** Adds what the told refer to: interventions of visits, then the Patients of all. */
async function completeFrom(
  transaction: Transaction,
  told: Map<string, Told | null>,
  touched: ReadonlyMap<string, Version>,
  law: Law,
  zone: Zone,
): Promise<void> {
  const complete = async (type: string, ids: Iterable<string>) => {
    const wanted = [...new Set(ids)].filter((id) => !told.has(`${type}/${id}`)).map((id) => ({ type, id }))
    const here = wanted.flatMap((each) => touched.get(keyOf(each)) ?? [])
    const elsewhere = wanted.filter((each) => !touched.has(keyOf(each)))
    for (const version of [...here, ...(await loadVersions(transaction, elsewhere))])
      told.set(keyOf(version), toldBy(version, law, zone))
  }
  const all = () => [...told.values()].flatMap((each) => each ?? [])
  await complete(
    'CarePlan',
    all().flatMap((each) => (each.kind === 'contact' ? each.interventions : [])),
  )
  await complete(
    'Patient',
    all().map(({ patient }) => patient),
  )
}

/** Takes away every row of these resources and puts the new ones in their place. */
async function replace(transaction: Transaction, versions: readonly Version[], rows: readonly Row[]): Promise<void> {
  for (const [type, some] of Map.groupBy(versions, ({ type }) => type))
    for (const table of tablesOf(type))
      await transaction.run(sql`
        delete from ${identifier(table)}
        where tenant_id = current_tenant() and id = any(${some.map(({ id }) => id)}::text[])`)
  for (const [table, some] of Map.groupBy(rows, ({ table }) => table))
    await transaction.run(sql`
      insert into ${identifier(table)}
      select (jsonb_populate_record(
        null::${identifier(table)}, told || jsonb_build_object('tenant_id', current_tenant()))).*
      from jsonb_array_elements(${json(some.map(({ columns }) => columns))}::jsonb) as told`)
}
