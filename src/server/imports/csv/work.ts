/** What every kind of import works with. */
import { hash } from 'node:crypto'
import type { Fault, FaultReason } from '#exchange/csv/fault.ts'
import type { Batch, Line, TableReader } from '#exchange/csv/table.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { Faults } from './faults.ts'

export type Work<Row> = {
  readonly transaction: Transaction
  readonly tenant: Tenant
  readonly now: Instant
  /** The day it is in the municipality. */
  readonly today: LocalDate
  readonly partial: boolean
  readonly table: TableReader<Row>
  readonly faults: Faults
  /** Work of the municipality that must be kept at once, beside this transaction. */
  readonly beside: <Value>(work: (transaction: Transaction) => Promise<Value>) => Promise<Value>
  /** Tells that reading is over and rows are being written. */
  readonly saving: () => void
}

/** Rows that made something new, changed something, or said what is known already. */
export type Counts = { readonly created: number; readonly updated: number; readonly unchanged: number }
export type Outcome = keyof Counts

/** Reads and judges a whole file; what it returns writes the rows that have no fault. */
export type Importer<Row> = (work: Work<Row>, batches: AsyncIterable<Batch<Row>>) => Promise<() => Promise<Counts>>

/** Everything but visits is held in memory while it is judged; visits are not. */
const mostRowsHeld = 500_000

/** The whole of a file that fits in memory: its sound rows, and its broken ones with what could be read of them. */
export async function gathered<Row>(
  work: Work<Row>,
  batches: AsyncIterable<Batch<Row>>,
): Promise<{ readonly lines: Line<Row>[]; readonly broken: Line<Partial<Row>>[] }> {
  const lines: Line<Row>[] = []
  const broken: Line<Partial<Row>>[] = []
  for await (const batch of batches) {
    const room = mostRowsHeld - lines.length - broken.length
    if (batch.lines.length + batch.broken.length > room) {
      const first = batch.lines[Math.min(room, batch.lines.length - 1)] ?? batch.broken[0]
      work.faults.add({ line: first?.line ?? 1, column: null, value: null, reason: 'tooManyRows' })
      return { lines: [], broken: [] }
    }
    lines.push(...batch.lines)
    broken.push(...batch.broken)
  }
  return { lines, broken }
}

/** Says what is wrong at a column of a row. */
export function wrong(work: Work<unknown>, line: Line<unknown>, column: string, reason: FaultReason): Fault {
  const fault = work.table.faultAt(line, column, reason)
  work.faults.add(fault)
  return fault
}

/** The rows that nothing is wrong with. */
export const sound = <Row>(work: Work<Row>, lines: readonly Line<Row>[]): Line<Row>[] =>
  lines.filter(({ line }) => !work.faults.isBad(line))

/** Lists of those that have the same key, in the order their keys come first. */
export function grouped<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** What was said, without what was left empty. */
export const spoken = <Said extends object>(said: Said): { readonly [Key in keyof Said]?: NonNullable<Said[Key]> } =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as never

/** A cell is a window on the piece of file it was cut from; whoever keeps its text keeps a copy. */
export const ownCopy = (cell: string): string => Buffer.from(cell).toString()

/** Adds up one outcome for each row. */
export function counted(outcomes: Iterable<Outcome>): Counts {
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const outcome of outcomes) counts[outcome]++
  return counts
}

/** The same id for the same content, for ever: a UUID of version 8 (RFC 9562) from its SHA-256. */
export function idOfContent(...content: readonly unknown[]): string {
  const hex = hash('sha256', JSON.stringify(content))
  const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return parts.join('-')
}
