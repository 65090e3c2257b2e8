/** Delimited text into records, piece by piece: how the pieces fall never changes what comes out. */
import { type Dialect, dialectOf, hint, longestRecord } from './dialect.ts'
import type { FaultReason } from './fault.ts'

/** One row as it stands: the line it begins on and its cells. */
export type Cells = { readonly line: number; readonly cells: readonly string[] }

/** A row that cannot be taken apart, with why, and how it begins. */
export type Unsplit = { readonly line: number; readonly reason: FaultReason; readonly text: string }

export type Splitter = {
  /** The records that are whole with this piece of text. */
  readonly push: (text: string) => (Cells | Unsplit)[]
  /** What is left when there is no more text. */
  readonly end: () => (Cells | Unsplit)[]
}

/**
 * Takes a file apart. Comma, semicolon or tab is told by the line of column names (or by a line `sep=;` before it).
 * A quoted cell may hold delimiters, line breaks and doubled quotation marks; a quotation mark inside an unquoted cell
 * is text. A record whose quotes cannot be right is given up at the end of its first line, and reading goes on after.
 */
export function newSplitter(): Splitter {
  let dialect: Dialect | undefined
  let rest = ''
  let line = 1
  let skipping = false

  function split(text: string, last: boolean): (Cells | Unsplit)[] {
    const buffer = rest + text
    const found: (Cells | Unsplit)[] = []
    let at = 0
    let mark = buffer.indexOf('"')
    dialect ??= dialectOf(buffer, last)
    while (dialect && at < buffer.length) {
      const ahead = buffer.indexOf(dialect.newline, at)
      const stop = ahead === -1 ? buffer.length : ahead
      const tooLong = stop - at > longestRecord
      if (ahead === -1 && !last && !tooLong && !skipping) break
      if (mark !== -1 && mark < at) mark = buffer.indexOf('"', at)
      let record: Read | Unreadable | 'unfinished' | undefined
      if (skipping || tooLong) {
        if (!skipping) record = { reason: 'tooLong' }
      } else if (mark !== -1 && mark < stop) record = readQuoted(buffer, at, dialect, last)
      else record = { cells: withoutReturn(buffer.slice(at, stop)).split(dialect.delimiter), next: stop + 1, breaks: 0 }
      if (record === 'unfinished') break
      if (record && 'cells' in record) found.push({ line, cells: record.cells })
      else if (record) found.push({ line, reason: record.reason, text: buffer.slice(at, Math.min(stop, at + 80)) })
      skipping = ahead === -1 && !last && (skipping || tooLong)
      line += skipping ? 0 : 1 + (record && 'cells' in record ? record.breaks : 0)
      at = record && 'cells' in record ? record.next : stop + 1
    }
    rest = buffer.slice(at)
    return withoutHint(found)
  }

  function withoutHint(records: (Cells | Unsplit)[]): (Cells | Unsplit)[] {
    const first = records[0]
    const isHint = first?.line === 1 && 'cells' in first && hint.test(first.cells.join(dialect?.delimiter))
    return isHint ? records.slice(1) : records
  }

  return { push: (text) => split(text, false), end: () => split('', true) }
}

type Read = { readonly cells: readonly string[]; readonly next: number; readonly breaks: number }
type Unreadable = { readonly reason: FaultReason }

/** The record at `at`, which has a quotation mark on its first line. `unfinished` when its end may still come. */
function readQuoted(text: string, at: number, dialect: Dialect, last: boolean): Read | Unreadable | 'unfinished' {
  const cells: string[] = []
  const limit = at + longestRecord
  const whole = last || text.length > limit + 2
  let breaks = 0
  let next = at
  for (;;) {
    const opening = skipSpaces(text, next)
    const isQuoted = text[opening] === '"'
    const closing = isQuoted ? closingMark(text, opening + 1) : -1
    if (isQuoted && (closing === -1 || closing > limit)) return whole ? { reason: 'openQuote' } : 'unfinished'
    const stop = isQuoted ? endOfLineMark(text, skipSpaces(text, closing + 1), dialect) : endOfCell(text, next, dialect)
    // A letter that is still to come can make a closing mark a doubled one, or a return a line break.
    if (stop >= text.length - 1 && !whole) return 'unfinished'
    if (stop > limit) return { reason: 'openQuote' }
    const cell = text.slice(isQuoted ? opening + 1 : next, isQuoted ? closing : stop)
    if (isQuoted) breaks += countOf(dialect.newline, cell)
    const letter = text[stop]
    if (letter === dialect.delimiter) {
      cells.push(isQuoted ? cell.replaceAll('""', '"') : cell)
      next = stop + 1
    } else if (letter === dialect.newline || letter === undefined) {
      cells.push(isQuoted ? cell.replaceAll('""', '"') : withoutReturn(cell))
      return { cells, next: stop + 1, breaks }
    } else return { reason: 'strayQuote' }
  }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)

function skipSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}

/** Where a carriage return before a line break, or before the end, is passed over. */
function endOfLineMark(text: string, at: number, { newline }: Dialect): number {
  const after = text[at + 1]
  return newline === '\n' && text[at] === '\r' && (after === '\n' || after === undefined) ? at + 1 : at
}

function closingMark(text: string, from: number): number {
  let mark = text.indexOf('"', from)
  while (mark !== -1 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2)
  return mark
}

function endOfCell(text: string, from: number, { delimiter, newline }: Dialect): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== newline) at++
  return at
}

function countOf(letter: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(letter); at !== -1; at = text.indexOf(letter, at + 1)) count++
  return count
}
