import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import type { Doing } from '#server/jobs/doing.ts'
import { importReports } from '#server/reports/import-reports.ts'
import { contentOf, fileOf, forgetFile } from './files.ts'
import { importCsv } from './import-csv.ts'
import { refusedTold, reportsTold, tableTold } from './told.ts'

/**
 * Takes in a file as a job, or tries it: what is kept and what came of the job are kept together. Of two jobs with one
 * file the second waits and then finds it gone, rather than reading half of what the first forgets.
 */
export const doImport = (doing: Doing<'import'>): Promise<void> =>
  asTenant(doing.pool, doing.tenant.id, async (reading) => {
    const { tenant, asked, pool, end } = doing
    await reading.run(sql`select pg_advisory_xact_lock(hashtextextended(${`frirum file ${asked.file}`}, 0))`)
    if (await fileOf(reading, tenant.id, asked.file))
      return asked.table === 'fhir' ? doReports(doing, reading) : doTable(doing, reading)
    const gone = { detail: 'The file is no longer here. Nothing was taken in twice.', refusal: { kind: 'fileGone' } }
    return asTenant(pool, tenant.id, (transaction) => end(transaction, 'refused', gone))
  })

/** A file that has been taken in is wanted no more. */
async function ended({ tenant, asked, end }: Doing<'import'>, transaction: Transaction, answer: unknown) {
  await forgetFile(transaction, tenant.id, asked.file)
  await end(transaction, 'done', answer)
}

async function doReports(doing: Doing<'import'>, reading: Transaction): Promise<void> {
  const { pool, tenant, asked, progress, end } = doing
  const text = await wholeText(doing, reading)
  const apart = (state: 'done' | 'refused', answer: unknown) =>
    asTenant(pool, tenant.id, (transaction) => end(transaction, state, answer))
  if (text === undefined)
    return apart('refused', { detail: 'The file is not UTF-8 text.', refusal: { kind: 'notText' } })
  const imported = await importReports(pool, tenant.id, [{ name: asked.name, text }], {
    partial: asked.mode !== 'all',
    tried: asked.mode === 'try',
    progress,
    along: (transaction, told) => ended(doing, transaction, reportsTold(told)),
  })
  if (!imported.ok) {
    const refused = imported.refusal.refused.map(refusedTold)
    return apart('refused', { detail: refused[0]?.words ?? 'The file was refused.', refusal: { refused } })
  }
  if (asked.mode === 'try') await apart('done', reportsTold(imported.value))
}

/** Its pieces are read beside the import: that one's connection is busy writing rows. */
async function doTable(doing: Doing<'import'>, reading: Transaction): Promise<void> {
  const { pool, tenant, asked, at, progress, end } = doing
  if (asked.table === 'fhir') return
  let bytes = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of contentOf(reading, tenant.id, asked.file)) {
      bytes += chunk.length
      yield chunk
    }
  }
  const imported = await importCsv(pool, tenant, asked.table, chunks(), {
    partial: asked.mode === 'partial',
    tried: asked.mode === 'try',
    now: at,
    progress: ({ saving }) => progress({ stage: saving ? 'saving' : 'reading', done: bytes, of: asked.bytes }),
    along: async (transaction, told) => {
      const isRefused = told.errorCount > 0 && asked.mode === 'all'
      if (isRefused) await end(transaction, 'refused', refusedTable(told.errorCount, tableTold(told)))
      else await ended(doing, transaction, tableTold(told))
    },
  })
  if (asked.mode === 'try')
    await asTenant(pool, tenant.id, (transaction) => end(transaction, 'done', tableTold(imported)))
}

const refusedTable = (errors: number, refusal: unknown) => ({
  detail: `${errors} errors; nothing was taken in.`,
  refusal,
})

/** A report is read whole; its size was bounded when it came. */
async function wholeText({ tenant, asked }: Doing<'import'>, reading: Transaction): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const chunk of contentOf(reading, tenant.id, asked.file)) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
