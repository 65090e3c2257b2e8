/** Visits: facts that are added and never changed. A file of any length goes through row by row. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Batch, Line } from '#exchange/csv/table.ts'
import type { VisitRow } from '#exchange/csv/visits.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { type CopyRow, writeRow } from '#server/database/copy.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { sentAlone } from '#server/database/travel.ts'
import { ensureMonths } from '#server/visits/queries.ts'
import { citizenFinder } from './citizens.ts'
import { type PlannedMinutes, plannedMinutes } from './planned-minutes.ts'
import { loadSteering, serviceFinder } from './steering.ts'
import { dayClock, visitFact } from './visit-fact.ts'
import { type Counts, type Importer, idOfContent, type Work, wrong } from './work.ts'

const contentNames = [
  'day',
  'citizen_id',
  'planned_visit',
  'kind',
  'minutes',
  'starts_at',
  'ends_at',
  'services',
  'reason',
  'source',
  'recorded_by',
  'corrects',
]
const columns = sql`id, ${verbatim(contentNames.join(', '))}`

const contentOf = (alias: string) => verbatim(contentNames.map((name) => `${alias}.${name}`).join(', '))

export const importVisits: Importer<VisitRow> = async (work, batches) => {
  const { transaction } = work
  const rowOf = await rowWriter(work)
  await transaction.run(sql`
    create temp table told_visit (line integer, named boolean, day date, id uuid, citizen_id uuid, planned_visit text,
      kind text, minutes integer, starts_at timestamptz, ends_at timestamptz, services text[], reason text, source text,
      recorded_by text, corrects uuid) on commit drop`)
  const target = sentAlone(transaction.client, copyFrom('copy pg_temp.told_visit from stdin'))
  const days = new Set<LocalDate>()
  let rows = 0
  async function* lines(): AsyncGenerator<Buffer> {
    for await (const batch of batches) {
      const text = textOf(batch)
      if (text) yield Buffer.from(text)
    }
  }
  function textOf(batch: Batch<VisitRow>): string {
    let text = ''
    for (const line of batch.lines) {
      const row = rowOf(line)
      // Once the file is refused it is read on only to find what else is wrong.
      if (row === undefined || (work.faults.count() > 0 && !work.partial)) continue
      days.add(line.row.date)
      rows++
      text += writeRow(row)
    }
    return text
  }
  await pipeline(Readable.from(lines()), target)
  if (work.faults.count() > 0 && !work.partial) return async () => ({ created: 0, updated: 0, unchanged: 0 })
  const months = await missingMonths(work, days)
  if (months.length > 0) await work.beside((other) => ensureEach(other, months))
  if (work.table.has('id')) rows -= await refuseOtherContent(work)
  return () => save(work, rows)
}

/** The months there is no room for yet. A file may tell of days far apart, and months between them need none. */
async function missingMonths({ transaction }: Work<unknown>, days: ReadonlySet<LocalDate>): Promise<LocalDate[]> {
  const months = new Set([...days].map((day) => `${day.slice(0, 7)}-01`))
  const rows = await transaction.rows<{ month: LocalDate }>(sql`
    select month from unnest(${[...months]}::date[]) as told (month)
    where to_regclass('frirum.visit_fact_' || to_char(month, 'YYYY_MM')) is null`)
  return rows.map(({ month }) => month)
}

/** Room is made beside the import, for the table is closed to everybody until that is kept. */
async function ensureEach(transaction: Transaction, months: readonly LocalDate[]): Promise<void> {
  for (const month of months) await ensureMonths(transaction, [month])
}

async function save({ transaction, tenant, now, saving }: Work<unknown>, rows: number): Promise<Counts> {
  saving()
  const created = await transaction.run(sql`
    insert into visit_fact (tenant_id, recorded_at, ${columns})
    select ${tenant.id}::uuid, ${writeInstant(now)}::timestamptz, ${columns} from pg_temp.told_visit
    on conflict do nothing`)
  return { created, updated: 0, unchanged: rows - created }
}

type RowWriter = (line: Line<VisitRow>) => CopyRow | undefined

/** Writes a row as the fact it becomes; nothing where it is wrong. */
async function rowWriter(work: Work<VisitRow>): Promise<RowWriter> {
  const citizenOf = await citizenFinder(work)
  const serviceId = serviceFinder(await loadSteering(work))
  const planned: PlannedMinutes = await plannedMinutes(work)
  const clock = dayClock(work.tenant.zone)
  return (line) => {
    const { row } = line
    const citizen = citizenOf(row.identityNumber)
    if (!citizen.ok) return void wrong(work, line, 'identityNumber', citizen.refusal)
    const services = (row.services ?? []).map((word) => serviceId(row.date, word))
    if (services.includes(undefined)) return void wrong(work, line, 'services', 'unknownService')
    const minutes = row.plannedVisit === null ? undefined : planned(citizen.value, row.date, row.plannedVisit)
    const fact = visitFact(row, minutes, clock)
    if (!fact.ok) return void wrong(work, line, fact.refusal.column, fact.refusal.reason)
    const { kind, plannedVisit, start, end } = fact.value
    const content = [
      citizen.value,
      plannedVisit,
      kind,
      fact.value.minutes,
      start === null ? null : writeInstant(start),
      end === null ? null : writeInstant(end),
      services as string[],
      row.reason,
      row.source ?? 'import',
      row.staff,
      row.corrects,
    ] as const
    const id = row.id ?? idOfContent('visit', work.tenant.id, citizen.value, ...saidBy(row))
    return [line.line, row.id !== null, row.date, id, ...content]
  }
}

/**
 * All that a row says, which makes its id where it has none. What the plan makes of it is left out, for a plan can
 * change and the row is then still the same.
 */
const saidBy = (row: VisitRow): readonly unknown[] => [
  row.date,
  row.start,
  row.end,
  row.minutes,
  row.plannedVisit,
  row.kind,
  row.services,
  row.source,
  row.reason,
  row.staff,
  row.corrects,
]

/** An id that stands for something else already, here or earlier in the file; says how many rows that were. */
async function refuseOtherContent(work: Work<VisitRow>): Promise<number> {
  const { transaction, tenant, faults } = work
  await transaction.run(sql`analyze pg_temp.told_visit`)
  const found = await transaction.rows<{ line: number; id: string }>(sql`
    with told as (select *, first_value(line) over (partition by id order by line) as first from pg_temp.told_visit),
    days as (select min(day) as first, max(day) as last from told)
    select t.line, t.id from told t
    left join told f on f.line = t.first and t.line <> t.first
    left join visit_fact k on k.tenant_id = ${tenant.id} and k.id = t.id
      and k.day between (select first from days) and (select last from days)
    where t.named and (
      (f.line is not null and (${contentOf('f')}) is distinct from (${contentOf('t')}))
      or (k.id is not null and (${contentOf('k')}) is distinct from (${contentOf('t')})))
    order by t.line`)
  for (const { line, id } of found)
    faults.add({ line, column: work.table.nameOf('id'), value: id, reason: 'otherContent' })
  return transaction.run(
    sql`delete from pg_temp.told_visit where line = any(${found.map(({ line }) => line)}::integer[])`,
  )
}
