/** What came of a file, as it crosses the wire. */
import type { Fault } from '#exchange/csv/fault.ts'
import type { Finding } from '#exchange/fhir/finding.ts'
import type { Imported, RefusedFile } from '#server/reports/import-reports.ts'
import { reasonWords, refusalWords } from '#server/reports/words.ts'
import { faultWords } from './fault-words.ts'
import type { CsvImported } from './import-csv.ts'

/** How many findings an answer lists; it always says how many there are. */
const findingsMost = 10_000

export const reportsTold = ({ notUnderstood, refused, ...counts }: Imported) => ({
  ...counts,
  notUnderstood: notUnderstood.slice(0, findingsMost).map(findingTold),
  notUnderstoodCount: notUnderstood.length,
  refused: refused.map(refusedTold),
})

const findingTold = ({ resource, path, value, reason }: Finding) => ({
  resource,
  path,
  value: value as string,
  reason,
  words: reasonWords[reason],
})

export const refusedTold = ({ resource, path, value, kind }: RefusedFile) => ({
  resource,
  path,
  value: value as string,
  reason: kind,
  words: refusalWords[kind],
})

const faultTold = (fault: Fault) => ({ ...fault, words: faultWords[fault.reason] })

export const tableTold = ({ errors, notes, ...counts }: CsvImported) => ({
  ...counts,
  errors: errors.map(faultTold),
  notes: notes.map(faultTold),
})
