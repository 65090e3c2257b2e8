/** What a model's page is made of, before it is HTML or Markdown. */
import type { Provenance } from '#care/governance/model.ts'

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'lead' | 'quiet' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | Table
  | { readonly kind: 'scale'; readonly rows: readonly ScaleRow[] }
  | { readonly kind: 'origins'; readonly title: string; readonly rows: readonly Origin[] }
  | { readonly kind: 'folded'; readonly summary: string; readonly blocks: readonly Block[] }
  | ExampleBlock

export type Table = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}
export type Column = { readonly text: string; readonly numbers?: boolean }
/** A line of text, or several under each other; `legal` where the effect touches somebody's right. */
export type Cell = string | { readonly lines: readonly string[]; readonly tone?: 'legal' | 'look' | 'quiet' }

/** Bands drawn to scale, beside the table that says the same; each takes its share of a hundred of the width. */
export type ScaleRow = {
  readonly label: string
  readonly bands: readonly {
    readonly label: string
    readonly edge: string
    readonly percent: number
    readonly open: boolean
  }[]
}

/** Where the figures of a section come from. */
export type Origin = {
  readonly status: Provenance['status']
  readonly label: string
  readonly note: string
  readonly source: string
}

/** One worked example with what came of it. */
export type ExampleBlock = {
  readonly kind: 'example'
  readonly id: string
  /** The section of the page it belongs to. */
  readonly about: string
  readonly title: string
  readonly passed: boolean
  readonly verdict: string
  readonly parts: readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly answer: Table
  readonly shows: string
}

export const heading = (id: string, text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, id, text })
export const text = (said: string, tone?: 'lead' | 'quiet'): Block => ({
  kind: 'text',
  text: said,
  ...(tone ? { tone } : {}),
})
export const list = (items: readonly string[]): Block => ({ kind: 'list', items })

/** A table, or nothing where it would have no rows; a column that is empty in every row is left out. */
export function table(columns: readonly (string | Column)[], rows: readonly (readonly Cell[])[]): Block[] {
  if (rows.length === 0) return []
  const kept = columns.flatMap((_, at) => (rows.some((row) => !isEmpty(row[at] ?? '')) ? at : []))
  const asColumn = (column: string | Column | undefined): Column =>
    typeof column === 'object' ? column : { text: column ?? '' }
  const shown = rows.map((row) => kept.map((at) => row[at] ?? ''))
  return [{ kind: 'table', columns: kept.map((at) => asColumn(columns[at])), rows: shown }]
}

const isEmpty = (cell: Cell): boolean =>
  typeof cell === 'string' ? cell === '' : cell.lines.every((line) => line === '')
