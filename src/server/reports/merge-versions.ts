import type { Finding } from '#exchange/fhir/finding.ts'
import { contentOf, type Effect, join, keyOf, type Version } from '#exchange/fhir/merge.ts'
import { patientIdOf } from '#exchange/fhir/standing.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type Merged = {
  readonly counts: Record<Effect, number>
  readonly findings: readonly Finding[]
  /** The versions that now stand and did not before. */
  readonly touched: ReadonlyMap<string, Version>
  /** Those of the touched that say something else than what stood; the others only say the same later. */
  readonly changed: ReadonlySet<string>
}

const atOnce = 1_000

/** Joins versions, told in order of time, with those that stand, and saves the greater of each. */
export async function mergeVersions(transaction: Transaction, versions: readonly Version[]): Promise<Merged> {
  const counts = { created: 0, updated: 0, unchanged: 0 }
  const findings: Finding[] = []
  const standing = new Map<string, Version>()
  const touched = new Map<string, Version>()
  const changed = new Set<string>()
  for (let from = 0; from < versions.length; from += atOnce) {
    const some = versions.slice(from, from + atOnce)
    const unseen = some.filter((version) => !standing.has(keyOf(version)))
    for (const version of await loadVersions(transaction, unseen)) standing.set(keyOf(version), version)
    for (const version of some) {
      const key = keyOf(version)
      const before = standing.get(key)
      const joined = join(before, version)
      counts[joined.effect]++
      if (joined.tied) findings.push({ resource: key, path: '', value: version.moment, reason: 'sameTimeOtherContent' })
      if (joined.version === before) continue
      standing.set(key, joined.version)
      touched.set(key, joined.version)
      if (joined.effect !== 'unchanged') changed.add(key)
    }
  }
  const all = [...touched.values()]
  for (let from = 0; from < all.length; from += atOnce) await save(transaction, all.slice(from, from + atOnce))
  return { counts, findings, touched, changed }
}

type Row = { readonly type: string; readonly id: string; readonly reported_at: string; readonly content: string }

/** The versions that stand of the named resources. */
export async function loadVersions(
  transaction: Transaction,
  named: readonly Pick<Version, 'type' | 'id'>[],
): Promise<Version[]> {
  if (named.length === 0) return []
  const rows = await transaction.rows<Row>(sql`
    select r.type, r.id, r.reported_at, r.content
    from unnest(${named.map(({ type }) => type)}::text[], ${named.map(({ id }) => id)}::text[]) as asked (type, id)
    join report_resource r on r.tenant_id = current_tenant() and r.type = asked.type and r.id = asked.id`)
  return rows.map(versionOfRow)
}

/** Everything that stands about the named Patients, themselves not counted in. */
export async function loadVersionsAbout(transaction: Transaction, patients: readonly string[]): Promise<Version[]> {
  if (patients.length === 0) return []
  const rows = await transaction.rows<Row>(sql`
    select type, id, reported_at, content from report_resource
    where tenant_id = current_tenant() and patient = any(${patients}::text[]) and type <> 'Patient'`)
  return rows.map(versionOfRow)
}

const versionOfRow = ({ type, id, reported_at, content }: Row): Version => ({ type, id, moment: reported_at, content })

async function save(transaction: Transaction, versions: readonly Version[]): Promise<void> {
  await transaction.run(sql`
    insert into report_resource (tenant_id, type, id, reported_at, patient, content)
    select current_tenant(), told.* from unnest(
      ${versions.map(({ type }) => type)}::text[],
      ${versions.map(({ id }) => id)}::text[],
      ${versions.map(({ moment }) => moment)}::text[],
      ${versions.map((version) => patientIdOf(contentOf(version), version.type, version.id))}::text[],
      ${versions.map(({ content }) => content)}::text[]) as told
    on conflict (tenant_id, type, id) do update
    set reported_at = excluded.reported_at, patient = excluded.patient, content = excluded.content,
      received_at = now()`)
}
