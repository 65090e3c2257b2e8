/** Writes tables as spreadsheets and programs do, for tests. */
export type Written = {
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r\n' | '\r'
  /** Quote every cell, or only those that must be. */
  readonly quoteAll: boolean
  readonly lastNewline: boolean
}

export function written(
  rows: readonly (readonly string[])[],
  { delimiter, newline, quoteAll, lastNewline }: Written,
): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, delimiter, quoteAll)).join(delimiter))
  return lines.join(newline) + (lastNewline ? newline : '')
}

function quoted(cell: string, delimiter: string, always: boolean): string {
  const must = always || cell.includes(delimiter) || /["\r\n]|^ | $/.test(cell)
  return must ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A text in pieces that end at the given places. */
export function pieces<Whole extends { readonly length: number; slice(from: number, to: number): Whole }>(
  whole: Whole,
  cuts: readonly number[],
): Whole[] {
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b)
  return [...places, whole.length].map((place, index) => whole.slice(places[index - 1] ?? 0, place))
}
