/** The governance models a municipality has taken in. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, anyPeriod, month, nothing } from '#contract/http/values.ts'
import { modelDocument } from './example.ts'
import { comparison, language, modelPage } from './page.ts'
import { words } from './values.ts'

const modelRow = z
  .object({
    id: z.string(),
    version: z.string(),
    title: words,
    valid: anyPeriod,
    storedAt: anyInstant,
    steers: z.array(anyPeriod).meta({ description: 'When it steers, or has steered, the municipality.' }),
  })
  .meta({ id: 'ModelRow' })

const modelId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, { error: 'expected the id of a model' })
const version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,62}$/, { error: 'expected a version such as 2026.1' })

export const listModels = operation({
  name: 'listModels',
  noun: 'governance',
  method: 'GET',
  path: '/api/models',
  summary: 'List the governance models of the municipality, and when each steers',
  description: 'At most the 200 stored last.',
  action: 'model.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(modelRow) }),
})

export const readModel = operation({
  name: 'readModel',
  noun: 'governance',
  method: 'GET',
  path: '/api/models/{model}/{version}',
  summary: 'Read a governance model as it was stored, with its worked examples',
  description: 'One that the municipality has taken in, else one that comes with Frirum.',
  action: 'model.read',
  params: z.strictObject({ model: modelId, version }),
  query: nothing,
  body: null,
  answer: modelDocument.meta({ id: 'ModelDocument' }),
  problems: ['notFound'],
})

export const listPresets = operation({
  name: 'listPresets',
  noun: 'governance',
  method: 'GET',
  path: '/api/presets',
  summary: 'List the governance models that come with Frirum',
  description: 'A municipality may read and compare them without having taken them in.',
  action: 'model.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({
    items: z.array(
      z
        .object({ id: z.string(), version: z.string(), title: words, summary: words, valid: anyPeriod })
        .meta({ id: 'PresetRow' }),
    ),
  }),
})

export const readModelPage = operation({
  name: 'readModelPage',
  noun: 'governance',
  method: 'GET',
  path: '/api/models/{model}/{version}/page',
  summary: 'Read a governance model as a page for people, its worked examples run meanwhile',
  description: 'Every example is put to the rules while the page is written: it says what should come and what came.',
  action: 'model.read',
  params: z.strictObject({ model: modelId, version }),
  query: z.strictObject({ language: language.default('da') }),
  body: null,
  answer: modelPage,
  problems: ['notFound'],
})

export const readModelFile = operation({
  name: 'readModelFile',
  noun: 'governance',
  method: 'GET',
  path: '/api/models/{model}/{version}/file',
  summary: 'Read a governance model as the YAML file it can be taken in from',
  action: 'model.read',
  params: z.strictObject({ model: modelId, version }),
  query: nothing,
  body: null,
  answer: z.object({ name: z.string(), yaml: z.string() }),
  problems: ['notFound'],
})

export const compareModels = operation({
  name: 'compareModels',
  noun: 'governance',
  method: 'GET',
  path: '/api/models/{model}/{version}/beside/{other}/{otherVersion}',
  summary: 'Hold two governance models beside each other: what differs, and what each answers to the same',
  description:
    'The same citizen is asked the same questions and settled for the same month under both, last month unless told. ' +
    'Rows that say the same in both are counted, not shown.',
  action: 'model.read',
  params: z.strictObject({ model: modelId, version, other: modelId, otherVersion: version }),
  query: z.strictObject({ language: language.default('da'), month: month.optional() }),
  body: null,
  answer: comparison,
  problems: ['notFound'],
})
