/** Rows under a head as plain text: the first column to the left, figures to the right, words to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => (row[column] ?? '').length)))
  const isFigures = head.map((_, column) =>
    rows.every((row) => /^(-?[\d,.]+( (hours|days|%|[A-Z]{3}|\(\d+ %\)))?)?$/.test(row[column] ?? '')),
  )
  const written = [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        isFigures[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return (head.some((word) => word !== '') ? written : written.slice(1)).map((line) => `  ${line}`).join('\n')
}
