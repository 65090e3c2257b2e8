/** Which kind of table a file is, told by the names of its columns. */
import { sameNames } from './column.ts'
import { type KindName, kindNames, kinds } from './kinds.ts'
import { newSplitter } from './split.ts'
import { columnsByName, type Named } from './table.ts'

export type Recognised = {
  /** The kind whose columns the file has most of; null where it has hardly any of any. */
  readonly kind: KindName | null
  /** Names in the file that the kind knows, those it does not, and those it needs and the file lacks. */
  readonly known: readonly string[]
  readonly unknown: readonly string[]
  readonly missing: readonly string[]
}

/** With fewer known columns than this a file is no table of ours: everything has a column called `name`. */
const fewest = 2

/** Reads no more than the first row of `text`, which may be the beginning of a file. */
export function recognise(text: string): Recognised {
  const splitter = newSplitter()
  const records = [...splitter.push(text), ...splitter.end()]
  const header = records.find((record) => 'cells' in record && record.cells.some((cell) => cell.trim() !== ''))
  const names = header && 'cells' in header ? header.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') : []
  const [best] = kindNames
    .map((kind) => judged(kind, names))
    .sort((a, b) => a.missing.length - b.missing.length || b.known.length - a.known.length)
  return best && best.known.length >= Math.min(fewest, neededOf(kinds[best.kind]).length)
    ? best
    : { kind: null, known: [], unknown: names, missing: [] }
}

/** What a file with these names would be as a table of one kind. */
function judged(kind: KindName, names: readonly string[]): Recognised & { readonly kind: KindName } {
  const columns = columnsByName(kinds[kind])
  const keyOf = (name: string) => sameNames(name).flatMap((same) => columns.get(same) ?? [])[0]
  const here = new Set(names.map(keyOf))
  return {
    kind,
    known: names.filter((name) => keyOf(name) !== undefined),
    unknown: names.filter((name) => keyOf(name) === undefined),
    missing: neededOf(kinds[kind])
      .filter(([key]) => !here.has(key))
      .map(([, column]) => column.names.en[0]),
  }
}

const neededOf = ({ columns }: Named) => Object.entries(columns).filter(([, { needed }]) => needed)
