/** Files of other systems, taken in as they are. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { file, nothing } from '#contract/http/values.ts'

const partial = z
  .enum(['true', 'false'])
  .optional()
  .meta({ description: '`true` takes in what is right and leaves the rest; otherwise one fault refuses the file.' })

const notUnderstood = z
  .object({ resource: z.string(), path: z.string(), value: z.json(), reason: z.string() })
  .meta({ id: 'NotUnderstood' })

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
  answer: z
    .object({
      read: z.int(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      notUnderstood: z.array(notUnderstood),
      notUnderstoodCount: z.int(),
      refused: z.array(notUnderstood),
    })
    .meta({ id: 'FhirImported' }),
  problems: ['refused'],
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
  params: z.strictObject({ kind: z.enum(['teams', 'people', 'grants', 'plans', 'visits', 'hours']) }),
  query: z.strictObject({ partial }),
  body: file,
  bodyType: 'application/octet-stream',
  answer: z
    .object({
      read: z.int(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      errors: z.array(fault),
      errorCount: z.int(),
      notes: z.array(fault),
    })
    .meta({ id: 'CsvImported' }),
  problems: ['refused'],
})
