import type { Line } from '#exchange/csv/table.ts'
import { sameValue } from '#kernel/timeline/same-value.ts'
import type { Work } from './work.ts'
import { wrong } from './work.ts'

/**
 * What rows that speak of the same thing say of it together: each column's first value. A later row may leave a cell
 * empty or repeat it; where it says otherwise, that row is wrong.
 */
export function agreed<Row, Key extends keyof Row & string>(
  work: Work<Row>,
  lines: readonly [Line<Row>, ...Line<Row>[]],
  columns: readonly Key[],
): Pick<Row, Key> {
  const said: Partial<Pick<Row, Key>> = {}
  for (const column of columns) {
    for (const line of lines) {
      const value = line.row[column]
      if (value === null) continue
      if (said[column] === undefined) said[column] = value
      else if (!sameValue(said[column], value)) wrong(work, line, column, 'contradicts')
    }
    said[column] ??= null as Row[Key]
  }
  return said as Pick<Row, Key>
}
