/** The thread that makes a workbook: three sheets, amounts as numbers, texts as texts and never as formulas. */
import { parentPort, workerData } from 'node:worker_threads'
import writeXlsxFile from 'write-excel-file/node'
import type { Cell } from '#exchange/csv/write.ts'
import { newPool } from '#server/database/pool.ts'
import { asTenant } from '#server/database/transaction.ts'
import { sheets } from './export-rows.ts'
import { exportWords } from './export-words.ts'
import type { WorkbookStart } from './workbook.ts'

const { address, exported } = workerData as WorkbookStart
const pool = newPool(address, 'frirum workbook', { max: 1 })
const words = exportWords[exported.language]

/** In letters; every other column is a dozen wide. */
const wide: Partial<Record<string, number>> = {
  citizen: 26,
  team: 26,
  kind: 22,
  of: 30,
  figures: 60,
  law: 30,
  rule: 34,
  note: 40,
}

const written = (cell: Cell) => {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: cell, type: String }
  if (typeof cell === 'number') return { value: cell, type: Number, format: '#,##0' }
  return { value: cell.minor / 100, type: Number, format: '#,##0.00' }
}

const made = await asTenant(
  pool,
  exported.tenant,
  async (transaction) => {
    const all = []
    for (const [name, { columns, rows }] of Object.entries(sheets)) {
      const head = columns.map((column) => ({
        value: words.columns[column],
        type: String,
        fontWeight: 'bold' as const,
      }))
      const data = []
      for await (const row of rows(transaction, exported)) data.push(row.map(written))
      all.push({
        sheet: words.sheets[name as keyof typeof sheets],
        data: [head, ...data],
        columns: columns.map((column) => ({ width: wide[column] ?? 12 })),
        stickyRowsCount: 1,
      })
    }
    return all
  },
  { snapshot: true, readOnly: true },
)
await pool.end()
const bytes = new Uint8Array(await writeXlsxFile(made as never).toBuffer())
parentPort?.postMessage(bytes, [bytes.buffer])
