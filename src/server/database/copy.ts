import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { identifier, joined, type Sql, sql } from './sql.ts'
import type { Transaction } from './transaction.ts'
import { sentAlone } from './travel.ts'

/**
 * Many rows at once by COPY in its text format: in with backpressure, out row by row, never all in memory.
 * What goes in is written as PostgreSQL reads it; an Instant by `writeInstant`, a json column by `json`.
 */
export type CopyValue = string | number | boolean | bigint | null | readonly CopyValue[]
export type CopyRow = readonly CopyValue[]

/**
 * Puts rows into a table and says how many. PostgreSQL refuses COPY into a table with row security, so they land in
 * a temporary table first and are inserted from there, each held to the tenant like any other row.
 */
export async function copyIn(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<number> {
  const target = identifier(table)
  const names = joined(columns.map(identifier))
  await transaction.run(sql`create temp table incoming on commit drop as select ${names} from ${target} with no data`)
  const stream = sentAlone(transaction.client, copyFrom(`copy pg_temp.incoming (${names.text}) from stdin`))
  await pipeline(Readable.from(written(rows, columns.length)), stream)
  const count = await transaction.run(sql`insert into ${target} (${names}) select ${names} from pg_temp.incoming`)
  await transaction.run(sql`drop table pg_temp.incoming`)
  return count
}

/** The rows of a query as texts, `null` for null, in the order of its columns. Leaving early reads the rest unseen. */
export async function* copyOut(
  transaction: Transaction,
  query: Sql,
): AsyncGenerator<(string | null)[], void, undefined> {
  const text = new TextDecoder()
  let rest = ''
  for await (const chunk of copyOutBytes(transaction, query)) {
    const lines = (rest + text.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() as string
    for (const line of lines) yield readRow(line)
  }
}

/** The same in COPY's text format, in pieces as they come. */
export async function* copyOutBytes(transaction: Transaction, query: Sql): AsyncGenerator<Buffer, void, undefined> {
  const stream = sentAlone(transaction.client, copyTo(`copy (${inlined(query)}) to stdout`))
  try {
    yield* stream.iterator({ destroyOnReturn: false })
  } finally {
    if (!stream.readableEnded && !stream.errored) await Promise.all([once(stream, 'end'), stream.resume()])
  }
}

/**
 * Puts text of COPY's format into a table as the owner, who must not be held by row security just then, and says how
 * many rows it was. Constraints and triggers hold as ever.
 */
export async function copyInBytes(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const names = joined(columns.map(identifier))
  const stream = sentAlone(transaction.client, copyFrom(`copy ${identifier(table).text} (${names.text}) from stdin`))
  await pipeline(Readable.from(bytes), stream)
  return stream.rowCount
}

/** A row as a line of COPY's text format, its newline included. */
export function writeRow(row: CopyRow): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    line += (index ? '\t' : '') + writeField(row[index] as CopyValue)
  }
  return `${line}\n`
}

/** The fields of one line of COPY's text format, without its newline. */
export function readRow(line: string): (string | null)[] {
  const fields: (string | null)[] = line.split('\t')
  if (!line.includes('\\')) return fields
  return fields.map((field) => (field === '\\N' ? null : (field as string).replace(/\\(.)/g, unescaped)))
}

function writeField(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, escaped) : value
  if (typeof value === 'object') return writeField(listText(value))
  if (value === undefined) throw new TypeError('undefined as a value to copy')
  return String(value)
}

/** An SQL array as text: `{"a","b",NULL}`. */
function listText(list: readonly CopyValue[]): string {
  const items = list.map((item) => {
    if (item === null) return 'NULL'
    return typeof item === 'object' ? listText(item) : `"${String(item).replace(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (found: string): string => escapes[found] as string
const unescapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' }
const unescaped = (_: string, letter: string): string => unescapes[letter] ?? letter

/** Lines in pieces of about 64 kB, the size a socket likes. */
async function* written(rows: Iterable<CopyRow> | AsyncIterable<CopyRow>, width: number): AsyncGenerator<Buffer> {
  let lines = ''
  for await (const row of rows) {
    if (row.length !== width) throw new RangeError(`a row of ${row.length} values for ${width} columns`)
    lines += writeRow(row)
    if (lines.length > 65_536) {
      yield Buffer.from(lines)
      lines = ''
    }
  }
  if (lines) yield Buffer.from(lines)
}

/** COPY takes no parameters, so values are written into the SQL, quoted as PostgreSQL quotes them. */
function inlined(query: Sql): string {
  return query.texts.reduce((whole, text, index) => whole + literal(query.values[index - 1]) + text)
}

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return pg.escapeLiteral(listText(value as CopyValue[]))
  if (typeof value === 'object') throw new TypeError('an object cannot be a value of a COPY')
  return pg.escapeLiteral(String(value))
}
