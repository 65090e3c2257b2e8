import type { Pool } from 'pg'
import {
  addFilePiece,
  beginFile,
  importCsv,
  importFhir,
  pieceBytes,
  readFile,
  reportBytesMost,
  startImport,
} from '#contract/imports/operations.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import type { Person } from '#server/access/person.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { taken } from '#server/http/refusals.ts'
import { longRoute, problem, route } from '#server/http/route.ts'
import { askAndWait, askFor } from '#server/jobs/ask-for.ts'
import type { Asked } from '#server/jobs/asked.ts'
import { newJobId } from '#server/jobs/new-id.ts'
import { jobOf } from '#server/jobs/queries.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { addFile, addPiece, contentOf, fileOf, wasTakenIn } from './files.ts'
import { recognised } from './recognised.ts'

const noSuchFile = problem('notFound', 'There is no such file; one that is not taken in is forgotten after a day.')
const takenIn = problem('notFound', 'The file was taken in already, and is kept no longer.', {
  refusal: { kind: 'takenIn' },
})
const tooManyFiles = problem('conflict', 'Too many files lie here that nobody took in. They go after a day.')

export const importRoutes = [
  longRoute(importFhir, ({ body, query, ...asked }) => atOnce(asked, body, 'fhir', query.partial === 'true')),

  longRoute(importCsv, ({ params: { kind }, body, query, ...asked }) =>
    atOnce(asked, body, kind, query.partial === 'true'),
  ),

  route(beginFile, async ({ transaction, tenant, person, body, now }) => {
    const added = await addFile(transaction, tenant, body, { person: person.key, at: now })
    if (added === 'tooMany') return tooManyFiles
    return added === 'added' ? ok({ id: body.id }) : taken
  }),

  route(addFilePiece, async ({ transaction, tenant, params: { file, piece }, body }) => {
    if (body.length > pieceBytes) return problem('tooLarge', `A piece is at most ${pieceBytes} bytes.`)
    const found = await fileOf(transaction, tenant, file)
    if (!found) return noSuchFile
    const isWithin = piece * pieceBytes + body.length <= found.bytes
    if (!isWithin) return problem('conflict', 'The file was said to be smaller.')
    return (await addPiece(transaction, tenant, file, piece, body)) ? ok({ piece }) : taken
  }),

  route(readFile, async ({ transaction, tenant, params: { file } }) => {
    const found = await fileOf(transaction, tenant, file)
    if (!found) return goneFile(transaction, tenant, file)
    const { value: first } = await contentOf(transaction, tenant, file).next()
    return ok({ ...found, ...recognised((first ?? new Uint8Array()).subarray(0, beginningBytes)) })
  }),

  route(startImport, async ({ transaction, tenant, person, now, body, after }) => {
    const { id, file, table, mode } = body
    const found = await fileOf(transaction, tenant, file)
    if (!found) {
      const known = (await jobOf(transaction, tenant, id))?.asked
      const isSame = known?.kind === 'import' && known.file === file && known.table === table && known.mode === mode
      return isSame ? ok({ job: id }) : goneFile(transaction, tenant, file)
    }
    if (found.received < found.bytes) return problem('conflict', 'Not all of the file is here yet.')
    if (found.bytes === 0) return problem('refused', 'The file is empty.', { refusal: { kind: 'emptyFile' } })
    if (table === 'fhir' && found.bytes > reportBytesMost)
      return problem('refused', 'A delivery report is at most 64 MiB; cut it in parts.', {
        refusal: { kind: 'tooLarge' },
      })
    const { name, bytes } = found
    const asked: Asked = { kind: 'import', file, name, bytes, table, mode }
    after((pool) => workshopOf(pool).begin(person.tenant, id))
    return askFor(transaction, { person, now }, id, asked)
  }),
]

const goneFile = async (transaction: Transaction, tenant: string, file: Id<'File'>) =>
  (await wasTakenIn(transaction, tenant, file)) ? takenIn : noSuchFile

/** A row of column names is shorter than this. */
const beginningBytes = 128 * 1024

type AskedOnce = { readonly pool: Pool; readonly person: Person; readonly now: Instant }

/** A file that comes in one request: laid down in pieces like any other, and taken in while the asker waits. */
async function atOnce<Answer>(
  { pool, person, now }: AskedOnce,
  content: Uint8Array,
  table: Extract<Asked, { kind: 'import' }>['table'],
  partial: boolean,
) {
  const file = newJobId<'File'>(now)
  const tenant = person.tenant.id
  const name = table === 'fhir' ? 'report.json' : `${table}.csv`
  const added = await asTenant(pool, tenant, async (transaction) => {
    const begun = { id: file, name, bytes: content.length }
    const here = await addFile(transaction, tenant, begun, { person: person.key, at: now })
    if (here !== 'added') return here
    for (let at = 0, piece = 0; at < content.length; at += pieceBytes, piece++)
      await addPiece(transaction, tenant, file, piece, content.subarray(at, at + pieceBytes))
    return here
  })
  if (added !== 'added') return tooManyFiles
  const mode = partial ? 'partial' : 'all'
  const asked: Asked = { kind: 'import', file, name, bytes: content.length, table, mode }
  return askAndWait<Answer>(pool, { person, now }, newJobId<'Job'>(now), asked)
}
