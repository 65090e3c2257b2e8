/** How a file is written: what parts its cells, and what ends its lines. */
export type Dialect = { readonly delimiter: string; readonly newline: '\n' | '\r' }

/** A record longer than this has a quotation mark that never closes: a spreadsheet's cell holds at most 32,767. */
export const longestRecord = 100_000

/** The first line that spreadsheets write to tell the delimiter. */
export const hint = /^"?sep=([^"\s]|\t)"?$/i

const delimiters = [';', ',', '\t'] as const

/**
 * Told by the first line with anything on it: the delimiter that stands there most often outside quotation marks.
 * Nothing while that line is not whole; `last` says that no more text will come.
 */
export function dialectOf(text: string, last: boolean): Dialect | undefined {
  const begin = text.search(/[^\r\n]/)
  if (begin === -1) return last ? { delimiter: ';', newline: '\n' } : undefined
  const stop = Math.min(text.length, begin + longestRecord)
  const counts = new Map<string, number>()
  let inQuotes = false
  let at = begin
  for (; at < stop; at++) {
    const letter = text[at] as string
    if (letter === '"') inQuotes = !inQuotes
    else if (!inQuotes && (letter === '\n' || letter === '\r')) break
    else if (!inQuotes) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  // Whether a carriage return ends lines by itself shows only with the letter after it.
  if (!last && at >= text.length - 1) return undefined
  const most = Math.max(...delimiters.map((each) => counts.get(each) ?? 0))
  const usual = delimiters.find((each) => (counts.get(each) ?? 0) === most) as string
  return {
    delimiter: hint.exec(text.slice(begin, at))?.[1] ?? usual,
    newline: text[at] === '\r' && text[at + 1] !== '\n' ? '\r' : '\n',
  }
}
