import type { Comparison } from '#simulation/towns/compare.ts'

/** Published figures and the town's own side by side, as text in columns. */
export function comparisonTable(rows: readonly Comparison[]): string {
  const cells = rows.map(({ measure, value, unit, tolerance, came, holds, status, source }) => [
    words(measure),
    figure(value, unit),
    figure(came, unit),
    `± ${short(tolerance)}`,
    holds ? 'yes' : 'NO',
    status === 'assumed' ? `assumed: ${source}` : source,
  ])
  const head = ['measure', 'published', 'town', 'tolerance', 'holds', 'source']
  const widths = head.map((word, column) =>
    Math.max(...[head, ...cells].map((row) => (row[column] as string).length), word.length),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column > 0 && column < 4 ? cell.padStart(widths[column] as number) : cell.padEnd(widths[column] as number),
      )
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')
}

/** `grantedUnder2Hours` as people say it: granted under 2 hours. */
const words = (id: string): string =>
  id
    .replace(/([A-Z]|\d+)/g, (found) => ` ${found.toLowerCase()}`)
    .replace(/ +/g, ' ')
    .trim()

const short = (value: number): string => String(Math.round(value * 10) / 10)
const figure = (value: number, unit: string): string =>
  `${value.toFixed(unit === '' && value > 100 ? 0 : 1)}${unit ? ` ${unit}` : ''}`
