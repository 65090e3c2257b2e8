import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { ReportRefusal } from '#exchange/fhir/delivery.ts'
import type { Finding } from '#exchange/fhir/finding.ts'
import type { Law } from '#exchange/fhir/gateway.ts'
import { compareVersions, type Effect, type Version, versionOf } from '#exchange/fhir/merge.ts'
import { readReports } from '#exchange/fhir/report.ts'
import { translate } from '#exchange/fhir/translate.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { readCpr } from '#law/denmark/cpr.ts'
import { fsiiiConcept } from '#law/denmark/fsiii.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { citizensOf } from './citizens.ts'
import { mergeVersions } from './merge-versions.ts'
import { projectAgain } from './project-again.ts'

/** The law that Danish reports are read by. */
export const danishLaw: Law = { readIdentity: readCpr, concept: fsiiiConcept }

export type ReportFile = { readonly name: string; readonly text: string }

export type ImportOptions = {
  /** Take the files that can be taken and leave the others; otherwise one refused file refuses all. */
  readonly partial?: boolean
  /** Only sees what would come of it; nothing is kept. */
  readonly tried?: boolean
  /** Done at the end in the same transaction: both are kept, or neither. */
  readonly along?: (transaction: Transaction, imported: Imported) => Promise<void>
  /** Told after each file that was read and each thousand resources that were saved. */
  readonly progress?: (done: ImportProgress) => void
}

export type ImportProgress = { readonly stage: 'reading' | 'saving'; readonly done: number; readonly of: number }

/** A file that was refused whole, with the resource and the place in it. */
export type RefusedFile = ReportRefusal & { readonly file: string }

/**
 * What came of an import, in resources: how many were read, and of these how many were told for the first time,
 * changed what was told, or changed nothing. The three add up to what was read.
 */
export type Imported = {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly notUnderstood: readonly Finding[]
  readonly refused: readonly RefusedFile[]
}

export type ImportRefusal = { readonly kind: 'filesRefused'; readonly refused: readonly RefusedFile[] }

/**
 * Takes in delivery reports: all of the files or, where one is refused, none; with `partial` those that can be taken.
 * The same reports in any order and any number of times leave the same state.
 */
export async function importReports(
  pool: Pool,
  tenant: string,
  files: readonly ReportFile[],
  { partial = false, tried = false, along, progress = () => {} }: ImportOptions = {},
): Promise<Result<Imported, ImportRefusal>> {
  const zone = await asTenant(pool, tenant, (transaction) => zoneOf(transaction, tenant))
  const versions: Version[] = []
  const findings: Finding[] = []
  const refused: RefusedFile[] = []
  for (const [index, { name, text }] of files.entries()) {
    const read = await readFile(text, zone)
    if (read.ok) {
      for (const version of read.value.versions) versions.push(version)
      for (const finding of read.value.findings) findings.push(finding)
    } else refused.push({ ...read.refusal, file: name })
    progress({ stage: 'reading', done: index + 1, of: files.length })
  }
  if (refused.length > 0 && !partial) return refuse({ kind: 'filesRefused', refused })

  versions.sort(compareVersions)
  const imported = asTenant(pool, tenant, async (transaction) => {
    // One import at a time in a municipality: two that saw the same old version could not both replace it.
    await transaction.run(sql`select pg_advisory_xact_lock(hashtextextended('frirum reports ' || ${tenant}::text, 0))`)
    const saved = await saveVersions(transaction, versions, zone, progress)
    const notUnderstood = distinct([...findings, ...saved.findings])
    const told = { read: versions.length, ...saved.counts, notUnderstood, refused }
    if (tried) throw new OnlyTried(told)
    await along?.(transaction, told)
    return ok(told)
  })
  return imported.catch((error: unknown) => {
    if (error instanceof OnlyTried) return ok(error.imported)
    throw error
  })
}

/** What undoes an import that was only tried, and carries out what would have come of it. */
class OnlyTried extends Error {
  readonly imported: Imported
  constructor(imported: Imported) {
    super('only tried')
    this.imported = imported
  }
}

async function zoneOf(transaction: Transaction, tenant: string): Promise<Zone> {
  const { zone } = await transaction.one<{ zone: string }>(sql`select zone from tenant where id = ${tenant}`)
  const known = readZone(zone)
  if (known === undefined) throw new Error(`the municipality's time zone is not known here: ${zone}`)
  return known
}

/** A whole day of a large municipality, each resource of it wrong in one place. */
const mostFindings = 100_000

type ReadFile = { readonly versions: readonly Version[]; readonly findings: readonly Finding[] }

/** A file's resources as versions, and all that is to be told of them. Others get a turn after every few reports. */
async function readFile(text: string, zone: Zone): Promise<Result<ReadFile, ReportRefusal>> {
  const delivery = readReports(text, danishLaw)
  if (!delivery.ok) return delivery
  const findings = [...delivery.value.findings]
  const versions: Version[] = []
  for (const [index, { resources, moment, present }] of delivery.value.reports.entries()) {
    if (index % 20 === 19) await setImmediate()
    for (const resource of resources) {
      versions.push(versionOf(resource, moment))
      const { content, type, id } = resource
      const translated = translate(content, type, id, { law: danishLaw, zone, present })
      for (const finding of translated.findings) findings.push(finding)
    }
    if (findings.length > mostFindings)
      return refuse({ kind: 'tooMuchUnknown', resource: '', path: '', value: findings.length })
  }
  return ok({ versions, findings })
}

async function saveVersions(
  transaction: Transaction,
  versions: readonly Version[],
  zone: Zone,
  progress: (done: ImportProgress) => void,
): Promise<{ counts: Record<Effect, number>; findings: readonly Finding[] }> {
  const merged = await mergeVersions(transaction, versions)
  const citizens = await citizensOf(transaction, versions, danishLaw, zone)
  await projectAgain(transaction, merged, citizens, danishLaw, zone, (done, of) =>
    progress({ stage: 'saving', done, of }),
  )
  return merged
}

/** Each finding once: the same resource is told again in many reports. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [JSON.stringify(Object.values(finding)), finding]))
  return [...seen.values()]
}
