/** Files of other systems, taken in as they are. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { file, id, nothing, text } from '#contract/http/values.ts'

const partial = z
  .enum(['true', 'false'])
  .optional()
  .meta({ description: '`true` takes in what is right and leaves the rest; otherwise one fault refuses the file.' })

const notUnderstood = z
  .object({
    resource: z.string(),
    path: z.string(),
    value: z.json(),
    reason: z.string(),
    words: z.string().meta({ description: 'The reason for a person.' }),
  })
  .meta({ id: 'NotUnderstood' })

export const fhirImported = z
  .object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    notUnderstood: z.array(notUnderstood),
    notUnderstoodCount: z.int(),
    refused: z.array(notUnderstood),
  })
  .meta({ id: 'FhirImported' })

export const importFhir = operation({
  name: 'importFhir',
  noun: 'imports',
  method: 'POST',
  path: '/api/imports/fhir',
  summary: 'Take in a delivery report of the Danish gateway (FHIR)',
  description:
    'One report, a list of them, or one a line. Counted in resources. The same reports in any order ' +
    'and any number of times leave the same state. Nothing is dropped in silence: `notUnderstood` ' +
    'lists each thing once, the first ten thousand; `notUnderstoodCount` says how many there are.',
  action: 'import.write',
  params: nothing,
  query: z.strictObject({ partial }),
  body: file,
  bodyType: 'application/octet-stream',
  answer: fhirImported,
  problems: ['conflict', 'refused'],
})

const fault = z
  .object({
    line: z.int().meta({ description: 'The first line of the file is 1.' }),
    column: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string(),
    words: z.string().meta({ description: 'The reason for a person.' }),
  })
  .meta({ id: 'Fault' })

export const csvImported = z
  .object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    errors: z.array(fault),
    errorCount: z.int(),
    notes: z.array(fault),
  })
  .meta({ id: 'CsvImported' })

const csvKind = z.enum(['teams', 'people', 'grants', 'plans', 'visits', 'hours'])

export const importCsv = operation({
  name: 'importCsv',
  noun: 'imports',
  method: 'POST',
  path: '/api/imports/csv/{kind}',
  summary: 'Take in a table: teams, people, grants, plans, visits or hours',
  description:
    'UTF-8 or Windows-1252; comma, semicolon or tab. Counted in rows. A file with a wrong row is ' +
    'refused whole with the same answer in `refusal`, unless `partial`. The same file again changes ' +
    'nothing. The first thousand errors are listed; `errorCount` says how many there are.',
  action: 'import.write',
  params: z.strictObject({ kind: csvKind }),
  query: z.strictObject({ partial }),
  body: file,
  bodyType: 'application/octet-stream',
  answer: csvImported,
  problems: ['conflict', 'refused'],
})

/** A gigabyte: more than ten years of a large town's visits. */
export const fileBytesMost = 2 ** 30
/** A delivery report is read whole, and may be no larger than this. */
export const reportBytesMost = 64 * 2 ** 20
/** A file comes in pieces of this size, the last as it is. */
export const pieceBytes = 2 ** 20

export const importTable = z.enum(['fhir', ...csvKind.options])

export const beginFile = operation({
  name: 'beginFile',
  noun: 'imports',
  method: 'POST',
  path: '/api/imports/files',
  summary: 'Say that a file is coming',
  description:
    'Its pieces follow; when all are here it can be tried and taken in. A file that is not taken in is ' +
    'forgotten after a day.',
  action: 'import.write',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    id: id<'File'>(),
    name: text(255).min(1),
    bytes: z.int().min(0).max(fileBytesMost),
  }),
  status: 201,
  answer: z.object({ id: id<'File'>() }),
  problems: ['conflict'],
})

const ofFile = { file: id<'File'>() }

export const addFilePiece = operation({
  name: 'addFilePiece',
  noun: 'imports',
  method: 'POST',
  path: '/api/imports/files/{file}/pieces/{piece}',
  summary: 'Send a piece of a file',
  description: 'Pieces are numbered from 0 and may come in any order. The same piece again is the same piece.',
  action: 'import.write',
  params: z.strictObject({
    ...ofFile,
    piece: z
      .string()
      .regex(/^\d{1,4}$/, { error: 'expected the number of a piece, from 0' })
      .transform(Number)
      .meta({ type: 'integer', minimum: 0, maximum: 9_999 }),
  }),
  query: nothing,
  body: file,
  bodyType: 'application/octet-stream',
  answer: z.object({ piece: z.int() }),
  problems: ['notFound', 'conflict'],
})

export const readFile = operation({
  name: 'readFile',
  noun: 'imports',
  method: 'GET',
  path: '/api/imports/files/{file}',
  summary: 'Read what a file looks like by its first row',
  action: 'import.write',
  params: z.strictObject(ofFile),
  query: nothing,
  body: null,
  answer: z
    .object({
      id: id<'File'>(),
      name: z.string(),
      bytes: z.int(),
      received: z.int(),
      table: importTable.nullable(),
      why: z.enum(['empty', 'workbook', 'notText', 'unknown']).nullable(),
      known: z.array(z.string()).meta({ description: 'Columns that were understood, as the file names them.' }),
      unknown: z.array(z.string()),
      missing: z.array(z.string()).meta({ description: 'Columns that are needed and not in the file.' }),
    })
    .meta({ id: 'IncomingFile' }),
  problems: ['notFound'],
})

export const startImport = operation({
  name: 'startImport',
  noun: 'imports',
  method: 'POST',
  path: '/api/imports',
  summary: 'Try a file, or take it in, as a job',
  description:
    '`try` shows what would come of it and keeps nothing; `all` refuses the file where one row is wrong; ' +
    '`partial` takes in what is right. `readJob` says how far it is and what came of it.',
  action: 'import.write',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    id: id<'Job'>(),
    file: id<'File'>(),
    table: importTable,
    mode: z.enum(['try', 'all', 'partial']),
  }),
  status: 201,
  answer: z.object({ job: id<'Job'>() }),
  problems: ['notFound', 'conflict', 'refused'],
})
