/** Text into rows of one kind, with a fault for everything that cannot be one. */
import { type Columns, type RowOf, sameNames } from './column.ts'
import type { Fault, FaultReason } from './fault.ts'
import { type Cells, newSplitter, type Unsplit } from './split.ts'

/** A kind of table by its name, and the columns it has. */
export type Named<These extends Columns = Columns> = { readonly name: string; readonly columns: These }

/** What a table of one kind looks like: its columns, and what must hold across the cells of a row. */
export type Kind<These extends Columns> = Named<These> & {
  /** What is wrong between the cells, each at the column that should change. */
  readonly check: (row: RowOf<These>) => readonly CellFault<These>[]
}
export type CellFault<These extends Columns> = readonly [column: keyof These & string, reason: FaultReason]

/** A row with where it stands. */
export type Line<Row> = { readonly line: number; readonly cells: readonly string[]; readonly row: Row }

/** What came of a piece of text. */
export type Batch<Row> = {
  /** How many rows were read, sound or not; blank lines are none. */
  readonly read: number
  readonly lines: readonly Line<Row>[]
  /** Rows that have a fault, with the cells that could be read. */
  readonly broken: readonly Line<Partial<Row>>[]
  readonly faults: readonly Fault[]
  /** What was noticed and stopped nothing. */
  readonly notes: readonly Fault[]
}

export type TableReader<Row> = {
  readonly push: (text: string) => Batch<Row>
  readonly end: () => Batch<Row>
  /** A fault found later, at a column of a line that was read. */
  readonly faultAt: (line: Line<unknown>, column: string, reason: FaultReason) => Fault
  /** What the file calls a column, or what it should be called. */
  readonly nameOf: (column: string) => string
  /** Does the file have this column? */
  readonly has: (column: string) => boolean
}

/** A column of the kind, where it stands in the file and what the file calls it. */
type Place = { readonly key: string; readonly index: number; readonly name: string }

/** Reads a file of one kind. Columns may stand in any order; one nobody knows is noted and left alone. */
export function newTable<These extends Columns>(kind: Kind<These>): TableReader<RowOf<These>> {
  const splitter = newSplitter()
  let places: readonly Place[] | undefined
  let width = 0
  let nameless: readonly number[] = []
  let suspect = false
  let closed = false

  function batch(records: readonly (Cells | Unsplit)[], last: boolean): Batch<RowOf<These>> {
    const faults: Fault[] = []
    const notes: Fault[] = []
    const lines: Line<RowOf<These>>[] = []
    const broken: Line<Partial<RowOf<These>>>[] = []
    let read = 0
    for (const record of closed ? [] : records) {
      if (!places) {
        if (isBlank(record)) continue
        const header = readHeader(kind, record)
        places = header.places
        width = 'cells' in record ? record.cells.length : 0
        nameless = header.nameless
        faults.push(...header.faults)
        notes.push(...header.notes)
        closed = header.faults.length > 0
        if (closed) break
      } else if (!isBlank(record)) {
        read++
        if ('reason' in record)
          faults.push({ line: record.line, column: null, value: record.text, reason: record.reason })
        else readRow(record, places, lines, broken, faults)
      }
    }
    if (last && !places) faults.push({ line: 1, column: null, value: null, reason: 'emptyFile' })
    return { read, lines, broken, faults, notes }
  }

  function readRow(
    { line, cells }: Cells,
    known: readonly Place[],
    lines: Line<RowOf<These>>[],
    broken: Line<Partial<RowOf<These>>>[],
    faults: Fault[],
  ): void {
    const row: Record<string, unknown> = {}
    for (const key in kind.columns) row[key] = null
    const before = faults.length
    const wrong = (column: string | null, value: string | null, reason: FaultReason) =>
      faults.push({ line, column, value, reason })
    for (const { key, index, name } of known) {
      const cell = bare(cells[index])
      const column = kind.columns[key] as Columns[string]
      if (suspect && /[\uFFFD\0]/.test(cell)) wrong(name, cell, 'unreadableCharacter')
      else if (cell !== '') {
        const value = column.read(cell)
        if (value.ok) row[key] = value.value
        else wrong(name, cell, value.refusal)
      } else if (column.needed) wrong(name, '', 'missing')
    }
    const unnamed = cells.length > width ? [...nameless, ...indexes(width, cells.length)] : nameless
    for (const index of unnamed) if (bare(cells[index]) !== '') wrong(null, bare(cells[index]), 'tooManyCells')
    if (faults.length === before) {
      for (const [key, reason] of kind.check(row as RowOf<These>))
        faults.push(faultAt({ line, cells, row }, key, reason))
    }
    if (faults.length === before) lines.push({ line, cells, row: row as RowOf<These> })
    else broken.push({ line, cells, row: row as Partial<RowOf<These>> })
  }

  const placeOf = (key: string): Place | undefined => places?.find((place) => place.key === key)

  function faultAt({ line, cells }: Line<unknown>, key: string, reason: FaultReason): Fault {
    const place = placeOf(key)
    return { line, column: place?.name ?? nameOf(kind, key), value: place ? bare(cells[place.index]) : null, reason }
  }

  return {
    push: (text) => {
      suspect ||= /[\uFFFD\0]/.test(text)
      return batch(splitter.push(text), false)
    },
    end: () => batch(splitter.end(), true),
    faultAt,
    nameOf: (key) => placeOf(key)?.name ?? nameOf(kind, key),
    has: (key) => placeOf(key) !== undefined,
  }
}

type Header = {
  readonly places: readonly Place[]
  /** Columns that have cells and no name. */
  readonly nameless: readonly number[]
  readonly faults: readonly Fault[]
  readonly notes: readonly Fault[]
}

function readHeader(kind: Named, record: Cells | Unsplit): Header {
  const { line } = record
  if ('reason' in record) {
    const reason = isWorkbook(record.text) ? 'workbook' : record.reason
    return { places: [], nameless: [], faults: [{ line, column: null, value: null, reason }], notes: [] }
  }
  if (isWorkbook(record.cells[0] as string))
    return { places: [], nameless: [], faults: [{ line, column: null, value: null, reason: 'workbook' }], notes: [] }
  const known = columnsByName(kind)
  const places = new Map<string, Place>()
  const faults: Fault[] = []
  const notes: Fault[] = []
  const nameless: number[] = []
  record.cells.forEach((cell, index) => {
    const name = bare(cell)
    const key = sameNames(name)
      .map((each) => known.get(each))
      .find((found) => found !== undefined)
    if (key === undefined) {
      if (name === '') nameless.push(index)
      else notes.push({ line, column: name, value: name, reason: 'notUnderstood' })
    } else if (places.has(key)) faults.push({ line, column: name, value: name, reason: 'columnTwice' })
    else places.set(key, { key, index, name })
  })
  for (const [key, column] of Object.entries(kind.columns)) {
    if (column.needed && !places.has(key))
      faults.push({ line, column: column.names.en[0], value: null, reason: 'missingColumn' })
  }
  return { places: [...places.values()], nameless, faults, notes }
}

/** Every name a column of this kind may have, as names are compared. */
export function columnsByName(kind: Named): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [key, { names }] of Object.entries(kind.columns)) {
    for (const name of [key, ...names.en, ...names.da, ...names.sv]) {
      for (const same of sameNames(name)) {
        const other = known.get(same)
        if (other !== undefined && other !== key)
          throw new Error(`${kind.name}: '${name}' means both ${other} and ${key}`)
        known.set(same, key)
      }
    }
  }
  return known
}

const nameOf = (kind: Named, key: string): string => kind.columns[key]?.names.en[0] ?? key

const indexes = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, index) => from + index)

const isWorkbook = (text: string): boolean => text.startsWith('PK\u0003\u0004')

const isBlank = (record: Cells | Unsplit): boolean =>
  'cells' in record && record.cells.every((cell) => cell.trim() === '')

/** A cell without blanks around it, and without the `="…"` that keeps a spreadsheet from reading it as a number. */
function bare(cell: string | undefined): string {
  const trimmed = (cell ?? '').trim()
  return trimmed.startsWith('="') && trimmed.endsWith('"') && trimmed.length > 2 ? trimmed.slice(2, -1).trim() : trimmed
}
