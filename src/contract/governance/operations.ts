/** The governance models a municipality has taken in. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, anyPeriod, nothing } from '#contract/http/values.ts'
import { modelDocument } from './example.ts'
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
  action: 'model.read',
  params: z.strictObject({
    model: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, { error: 'expected the id of a model' }),
    version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,62}$/, { error: 'expected a version such as 2026.1' }),
  }),
  query: nothing,
  body: null,
  answer: modelDocument.meta({ id: 'ModelDocument' }),
  problems: ['notFound'],
})
