import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { exportSettlement, workbookType } from '#contract/settlement/month.ts'
import { byteOrderMark, csvLine, writtenIn } from '#exchange/csv/write.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { fileRoute, problem } from '#server/http/route.ts'
import { type Exported, type Sheet, sheets } from './export-rows.ts'
import { exportWords } from './export-words.ts'
import { workbook } from './workbook.ts'

const sheetOf = { 'lines.csv': sheets.lines, 'findings.csv': sheets.findings } as const

export const exportRoutes = [
  fileRoute(exportSettlement, async ({ pool, tenant, person, params: { month, file }, query, seen }) => {
    const day = daysOfMonth(month).from
    const found = await asTenant(pool, tenant, async (transaction) => {
      const { last } = await transaction.one<{ last: number | null }>(sql`
        select max(number) as last from settlement_run where tenant_id = ${tenant} and month = ${day}`)
      const citizens = await transaction.rows<{ citizen: Id<'Citizen'> }>(sql`
        select citizen_id as citizen from settlement_line
        where tenant_id = ${tenant} and month = ${day} and ${file !== 'findings.csv'}::boolean
          and citizen_id <> '00000000-0000-0000-0000-000000000000'
        union
        select citizen_id from settlement_finding
        where tenant_id = ${tenant} and month = ${day} and ${file !== 'lines.csv'}::boolean and citizen_id is not null`)
      return { last, citizens: citizens.map(({ citizen }) => citizen) }
    })
    if (found.last === null) return problem('notFound', 'The month is not settled yet.')
    seen(found.citizens)
    const { language } = query
    const exported: Exported = { tenant, month, upTo: found.last, language }
    const name = `${person.tenant.key}-${month}-${file}`
    if (file === 'settlement.xlsx') return ok({ name, type: workbookType, content: () => workbook(pool, exported) })
    const sheet = sheetOf[file]
    const content = () => table(pool, sheet, exported, query.mark === 'true')
    return ok({ name, type: 'text/csv; charset=utf-8', content })
  }),
]

/** So much text goes out at a time. */
const piece = 64 * 1024

/** A table as a stream: its transaction lives as long as somebody reads, and rows wait for them. */
function table(pool: Pool, { columns, rows }: Sheet, exported: Exported, mark: boolean): PassThrough {
  const as = writtenIn[exported.language]
  const words = exportWords[exported.language]
  const names = columns.map((column) => words.columns[column])
  async function* texts(transaction: Transaction): AsyncGenerator<string> {
    let text = (mark ? byteOrderMark : '') + csvLine(names, as)
    for await (const row of rows(transaction, exported)) {
      text += csvLine(row, as)
      if (text.length < piece) continue
      yield text
      text = ''
    }
    if (text) yield text
  }
  const out = new PassThrough()
  // Whoever stops reading ends the transaction; who reads on is told of what went wrong by the stream.
  asTenant(pool, exported.tenant, (transaction) => pipeline(Readable.from(texts(transaction)), out), {
    snapshot: true,
    readOnly: true,
  }).catch((error: Error) => out.destroy(error))
  return out
}
