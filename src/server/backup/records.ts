/**
 * The inside of a backup: gzip of records, one after another, each a letter, the length of what follows (4 bytes,
 * big-endian) and that many bytes. In this order:
 *
 *     h   JSON: what the set is of ({@link Head})
 *     t   JSON: a table, and of which municipality its rows are; d: its rows in COPY's text format; e: JSON, their
 *         count and SHA-256. Tables stand after those they refer to.
 *     f   JSON: the path of a file below the home; d: its bytes; e: JSON, their count and SHA-256
 *     z   JSON: figures by which a restored municipality is told to be the one that was backed up ({@link Last})
 */
import { createHash, type Hash } from 'node:crypto'
import { BrokenSet } from './sealed.ts'

export type Head = {
  readonly format: 1
  readonly madeAt: string
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly checksum: string }[]
  readonly tenants: readonly { readonly id: string; readonly key: string }[]
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[]
  readonly partitions: readonly { readonly name: string; readonly of: string; readonly bound: string }[]
  readonly sequences: readonly { readonly name: string; readonly last: number }[]
}

/** Of whom the rows are; null for tables that are nobody's own, such as that of municipalities. */
export type TablePart = { readonly table: string; readonly tenant: string | null }
export type FilePart = { readonly path: string }

/** What a part held: rows of a table, bytes of a file. */
export type Held = { readonly count: number; readonly sha256: string }

/** Figures of a municipality that a copy must have too. */
export type Figures = {
  readonly tenant: string
  readonly postings: number
  /** Sum of all postings, which is 0, and of all settled lines, as text: it may be long. */
  readonly balance: string
  readonly settled: string
  readonly leaves: number
  /** The root of the access log's tree, in base64; `broken` where it has none. */
  readonly root: string
}

export type Last = { readonly parts: number; readonly figures: readonly Figures[] }

export type SetRecord =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'table'; readonly part: TablePart }
  | { readonly kind: 'file'; readonly part: FilePart }
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'last'; readonly last: Last }

const letters = { head: 'h', table: 't', file: 'f', data: 'd', held: 'e', last: 'z' } as const
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter.charCodeAt(0), kind]))
/** Longer than any piece of a table that comes at once; a length beyond it is no length. */
const longest = 2 ** 28

export function written(record: SetRecord): Buffer[] {
  const content = contentOf(record)
  const begin = Buffer.alloc(5)
  begin.write(letters[record.kind])
  begin.writeUInt32BE(content.length, 1)
  return [begin, content]
}

function contentOf(record: SetRecord): Buffer {
  if (record.kind === 'data') return record.bytes
  const { kind, ...rest } = record
  return Buffer.from(JSON.stringify(Object.values(rest)[0]))
}

/** The records of a set, checked for what a reader rests on: their order, and that parts hold what they say. */
export async function* read(chunks: AsyncIterable<Buffer>): AsyncGenerator<SetRecord> {
  let place: string = 'start'
  let counted = counter('file')
  let parts = 0
  for await (const record of parsed(chunks)) {
    const allowed: readonly string[] = allowedAt[place] ?? []
    if (!allowed.includes(record.kind)) throw malformed(`a ${record.kind} record ${place}`)
    if (record.kind === 'table' || record.kind === 'file') counted = counter(record.kind)
    else if (record.kind === 'data') counted.add(record.bytes)
    else if (record.kind === 'held') {
      const { count, sha256 } = counted.held()
      if (count !== record.held.count || sha256 !== record.held.sha256) throw malformed(`part ${parts + 1}`)
      parts++
    } else if (record.kind === 'last' && record.last.parts !== parts) throw malformed('the number of parts')
    place = placeAfter[record.kind]
    yield record
  }
  if (place !== 'over') throw malformed('the end')
}

const malformed = (where: string): BrokenSet => new BrokenSet({ kind: 'malformed', where })

const allowedAt: Readonly<Record<string, readonly SetRecord['kind'][]>> = {
  start: ['head'],
  between: ['table', 'file', 'last'],
  in: ['data', 'held'],
  over: [],
}
const placeAfter = { head: 'between', table: 'in', file: 'in', data: 'in', held: 'between', last: 'over' } as const

async function* parsed(chunks: AsyncIterable<Buffer>): AsyncGenerator<SetRecord> {
  let parts: Buffer[] = []
  let length = 0
  let wanted = 5
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length < wanted) continue
    let rest = Buffer.concat(parts)
    while (rest.length >= wanted) {
      const size = rest.length < 5 ? Number.POSITIVE_INFINITY : rest.readUInt32BE(1)
      if (size > longest) throw malformed('the length of a record')
      wanted = 5 + size
      if (rest.length < wanted) break
      yield recordOf(rest[0] as number, rest.subarray(5, wanted))
      rest = rest.subarray(wanted)
      wanted = 5
    }
    parts = [rest]
    length = rest.length
  }
  if (length > 0) throw malformed('the end')
}

function recordOf(letter: number, content: Buffer): SetRecord {
  const kind = kinds.get(letter) as SetRecord['kind'] | undefined
  if (kind === 'data') return { kind, bytes: content }
  const told = toldBy(content)
  if (kind === undefined || told === undefined) throw malformed('a record')
  const name = kind === 'table' || kind === 'file' ? 'part' : kind
  return { kind, [name]: told } as unknown as SetRecord
}

function toldBy(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString())
  } catch {
    return undefined
  }
}

export type Counter = { readonly add: (bytes: Buffer) => void; readonly held: () => Held }

/** Counts what goes through: rows of a table, each with one newline, at its end; or bytes of a file. */
export function counter(kind: 'table' | 'file'): Counter {
  const hash: Hash = createHash('sha256')
  let count = 0
  return {
    add: (bytes) => {
      hash.update(bytes)
      count += kind === 'table' ? newlinesIn(bytes) : bytes.length
    },
    held: () => ({ count, sha256: hash.copy().digest('hex') }),
  }
}

function newlinesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}
