import { importCsv, importFhir } from '#contract/imports/operations.ts'
import type { Fault } from '#exchange/csv/fault.ts'
import type { Finding } from '#exchange/fhir/finding.ts'
import { ok } from '#kernel/result.ts'
import { longRoute, problem } from '#server/http/route.ts'
import { importReports, type RefusedFile } from '#server/reports/import-reports.ts'
import { reasonWords, refusalWords } from '#server/reports/words.ts'
import { faultWords } from './fault-words.ts'
import { type CsvImported, importCsv as importTable } from './import-csv.ts'

/** How many findings an answer lists; it always says how many there are. */
const findingsMost = 10_000

export const importRoutes = [
  longRoute(importFhir, async ({ pool, tenant, body, query }) => {
    const text = textOf(body)
    if (text === undefined) return problem('refused', 'The file is not UTF-8 text.', { refusal: { kind: 'notText' } })
    const partial = query.partial === 'true'
    const imported = await importReports(pool, tenant, [{ name: 'body', text }], { partial })
    if (!imported.ok) {
      const refused = imported.refusal.refused.map(refusedTold)
      return problem('refused', refused[0]?.words ?? 'The file was refused.', { refusal: { refused } })
    }
    const { notUnderstood, refused, ...counts } = imported.value
    return ok({
      ...counts,
      notUnderstood: notUnderstood.slice(0, findingsMost).map(findingTold),
      notUnderstoodCount: notUnderstood.length,
      refused: refused.map(refusedTold),
    })
  }),

  longRoute(importCsv, async ({ pool, person, params: { kind }, body, query, now }) => {
    const partial = query.partial === 'true'
    const imported = await importTable(pool, person.tenant, kind, pieces(body), { partial, now })
    const told = tableTold(imported)
    if (imported.errorCount === 0 || partial) return ok(told)
    return problem('refused', `${imported.errorCount} errors; nothing was taken in.`, { refusal: told })
  }),
]

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const pieceBytes = 256 * 1024

/** A file in pieces, as it would come from a disk. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

const findingTold = ({ resource, path, value, reason }: Finding) => ({
  resource,
  path,
  value: value as string,
  reason,
  words: reasonWords[reason],
})

const refusedTold = ({ resource, path, value, kind }: RefusedFile) => ({
  resource,
  path,
  value: value as string,
  reason: kind,
  words: refusalWords[kind],
})

const faultTold = (fault: Fault) => ({ ...fault, words: faultWords[fault.reason] })

const tableTold = ({ errors, notes, ...counts }: CsvImported) => ({
  ...counts,
  errors: errors.map(faultTold),
  notes: notes.map(faultTold),
})
