/** Rows as text that spreadsheets read: quotation marks where they are needed, and no formula from anybody. */

export type Cell = string | number | { readonly minor: number } | null
/** How numbers are written: a comma in Denmark and Sweden. */
export type WrittenAs = { readonly decimal: ',' | '.'; readonly delimiter: ';' | ',' }

/** What spreadsheets of a language expect. */
export const writtenIn = {
  da: { decimal: ',', delimiter: ';' },
  sv: { decimal: ',', delimiter: ';' },
  en: { decimal: '.', delimiter: ';' },
} as const satisfies Readonly<Record<string, WrittenAs>>

/** What tells a spreadsheet that the file is UTF-8. */
export const byteOrderMark = '\uFEFF'

/** A row with its line end. `minor` is an amount in hundredths, written with both decimals. */
export const csvLine = (cells: readonly Cell[], as: WrittenAs): string =>
  `${cells.map((cell) => written(cell, as)).join(as.delimiter)}\r\n`

function written(cell: Cell, { decimal, delimiter }: WrittenAs): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  if (typeof cell === 'object') return hundredths(cell.minor, decimal)
  const text = harmless(cell)
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front: what somebody wrote in a name must not
 * run on a controller's machine (OWASP, CSV injection). Also behind blanks, which some programs drop.
 */
export const harmless = (text: string): string => (/^\s*[=+\-@\t\r|%]|^[\t\r\n]/.test(text) ? `'${text}` : text)

/** Such as `-1234,50`; never a float. */
function hundredths(minor: number, decimal: ',' | '.'): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}${decimal}${digits.slice(-2)}`
}
