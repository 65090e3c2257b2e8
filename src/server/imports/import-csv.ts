/** Takes in tables from controllers and other systems: people, teams, grants, plans, visits, hours. */
import type { Pool } from 'pg'
import type { Columns, RowOf } from '#exchange/csv/column.ts'
import { textOf } from '#exchange/csv/encoding.ts'
import type { Fault } from '#exchange/csv/fault.ts'
import { type KindName, kinds } from '#exchange/csv/kinds.ts'
import { type Batch, type Kind, newTable } from '#exchange/csv/table.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime } from '#kernel/clock/zone.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { type Faults, newFaults } from './csv/faults.ts'
import { importGrants } from './csv/grants.ts'
import { importHours } from './csv/hours.ts'
import { importPeople } from './csv/people.ts'
import { importPlans } from './csv/plans.ts'
import { importTeams } from './csv/teams.ts'
import { importVisits } from './csv/visits.ts'
import type { Counts, Importer } from './csv/work.ts'

export type CsvOptions = {
  /** Takes in what is right and leaves out the rows that are not; otherwise one wrong row refuses the file. */
  readonly partial: boolean
  readonly now: Instant
  /** Only sees what would come of it, with what is right and without what is not; nothing is kept. */
  readonly tried?: boolean
  /** Done at the end in the same transaction: both are kept, or neither. */
  readonly along?: (transaction: Transaction, imported: CsvImported) => Promise<void>
  /** Told after each piece of the file, and when rows are being written. */
  readonly progress?: (progress: { readonly rows: number; readonly saving: boolean }) => void
}

/**
 * What came of a file, counted in rows: each is created, updated, unchanged or has an error. All or nothing unless
 * `partial`, so a refused file has created nothing. Of errors and notes the first thousand are kept.
 */
export type CsvImported = Counts & {
  readonly read: number
  readonly errors: readonly Fault[]
  readonly errorCount: number
  /** What was noticed and stopped nothing, such as a column nobody knows. */
  readonly notes: readonly Fault[]
}

/**
 * Takes in one file of one kind, in one transaction of the municipality. The same file again changes nothing.
 * `chunks` are the file's bytes as they come; a file of visits is never held whole.
 */
export function importCsv(
  pool: Pool,
  tenant: Tenant,
  kind: KindName,
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions,
): Promise<CsvImported> {
  return importers[kind]({ pool, tenant, chunks, options })
}

type Start = {
  readonly pool: Pool
  readonly tenant: Tenant
  readonly chunks: AsyncIterable<Uint8Array>
  readonly options: CsvOptions
}

const importers: Readonly<Record<KindName, (start: Start) => Promise<CsvImported>>> = {
  people: (start) => run(start, kinds.people, importPeople),
  teams: (start) => run(start, kinds.teams, importTeams),
  grants: (start) => run(start, kinds.grants, importGrants),
  plans: (start) => run(start, kinds.plans, importPlans),
  visits: (start) => run(start, kinds.visits, importVisits),
  hours: (start) => run(start, kinds.hours, importHours),
}

function run<These extends Columns>(
  start: Start,
  kind: Kind<These>,
  importer: Importer<RowOf<These>>,
): Promise<CsvImported> {
  const { pool, tenant, chunks, options } = start
  const { now, progress, tried = false } = options
  const partial = options.partial || tried
  const table = newTable(kind)
  const faults = newFaults()
  let read = 0

  async function* batches(): AsyncGenerator<Batch<RowOf<These>>> {
    for await (const text of textOf(chunks, (encoding) => new TextDecoder(encoding))) yield noted(table.push(text))
    yield noted(table.end())
  }

  function noted(batch: Batch<RowOf<These>>): Batch<RowOf<These>> {
    read += batch.read
    for (const fault of batch.faults) faults.add(fault)
    for (const note of batch.notes) faults.note(note)
    progress?.({ rows: read, saving: false })
    return batch
  }

  const imported = asTenant(pool, tenant.id, async (transaction) => {
    // Two files at once would each judge what it says by what was known before the other.
    if (kind.name !== 'visits')
      await transaction.run(sql`select pg_advisory_xact_lock(hashtext('frirum import'), hashtext(${tenant.id}))`)
    const save = await importer(
      {
        transaction,
        tenant,
        now,
        today: localTime(now, tenant.zone).date,
        partial,
        table,
        faults,
        beside: (work) => asTenant(pool, tenant.id, work),
        saving: () => progress?.({ rows: read, saving: true }),
      },
      batches(),
    )
    const counts = faults.count() > 0 && !partial ? nothing : await save()
    const told = answer(read, counts, faults)
    if (tried) throw new OnlyTried(told)
    await options.along?.(transaction, told)
    return told
  })
  return imported.catch((error: unknown) => {
    if (error instanceof OnlyTried) return error.imported
    throw error
  })
}

/** What undoes an import that was only tried, and carries out what would have come of it. */
class OnlyTried extends Error {
  readonly imported: CsvImported
  constructor(imported: CsvImported) {
    super('only tried')
    this.imported = imported
  }
}

const nothing: Counts = { created: 0, updated: 0, unchanged: 0 }

const answer = (read: number, counts: Counts, faults: Faults): CsvImported => ({
  read,
  ...counts,
  errors: faults.errors(),
  errorCount: faults.count(),
  notes: faults.notes(),
})
