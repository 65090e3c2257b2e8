/** Long work that was asked for: how far it is, and what came of it. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, id, month, nothing, page, pageOf } from '#contract/http/values.ts'
import { csvImported, fhirImported, importTable } from '#contract/imports/operations.ts'
import { settledMonth } from '#contract/settlement/operations.ts'

const counts = z
  .object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    wrong: z.int().meta({ description: 'Rows with an error, or things in a report that were not understood.' }),
  })
  .meta({ id: 'ImportCounts' })

const line = {
  id: id<'Job'>(),
  state: z.enum(['waiting', 'running', 'done', 'refused', 'stopped', 'failed']),
  stage: z.enum(['begun', 'citizens', 'reading', 'saving', 'searching']).nullable(),
  done: z.int(),
  of: z.int().meta({ description: 'Citizens, bytes or resources, by the stage; 0 where it is not known yet.' }),
  askedAt: anyInstant,
  askedBy: z.string().meta({ description: 'By name.' }),
  endedAt: anyInstant.nullable(),
  settlement: z.object({ month, model: z.string().nullable(), whatIf: z.boolean() }).nullable(),
  import: z
    .object({
      file: id<'File'>(),
      name: z.string(),
      bytes: z.int(),
      table: importTable,
      mode: z.enum(['try', 'all', 'partial']),
    })
    .nullable(),
  counts: counts.nullable(),
}

const jobLine = z.object(line).meta({ id: 'JobLine' })

const job = z
  .object({
    ...line,
    settled: settledMonth.nullable(),
    fhir: fhirImported.nullable(),
    csv: csvImported.nullable().meta({ description: 'Also where the file was refused: then it says why.' }),
    refusal: z.object({ detail: z.string(), refusal: z.json() }).nullable(),
  })
  .meta({ id: 'Job' })

const ofJob = z.strictObject({ job: id<'Job'>() })

export const readJob = operation({
  name: 'readJob',
  noun: 'jobs',
  method: 'GET',
  path: '/api/jobs/{job}',
  summary: 'Read how far a job is, and what came of it',
  description: 'A job that nobody works on any more, because a server was killed, is taken up again by whoever asks.',
  action: 'job.read',
  params: ofJob,
  query: nothing,
  body: null,
  answer: job,
  problems: ['notFound'],
})

export const listJobs = operation({
  name: 'listJobs',
  noun: 'jobs',
  method: 'GET',
  path: '/api/jobs',
  summary: 'List jobs, latest first',
  action: 'job.read',
  params: nothing,
  query: z.strictObject({ kind: z.enum(['settlement', 'import']), before: id<'Job'>().optional(), ...page(100, 20) }),
  body: null,
  answer: pageOf(jobLine, id<'Job'>()),
})

export const stopJob = operation({
  name: 'stopJob',
  noun: 'jobs',
  method: 'POST',
  path: '/api/jobs/{job}/stop',
  summary: 'Stop a job; nothing of it is kept',
  description: 'Where it was done first it stays done, and the answer says so.',
  action: 'job.stop',
  params: ofJob,
  query: nothing,
  body: z.strictObject({}),
  answer: job,
  problems: ['notFound'],
})
