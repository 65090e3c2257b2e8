import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '#contract/http/openapi.ts'
import { routes } from '#server/http/routes.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { operationsOf, type Sent, sentTo } from './fuzzed.ts'
import { faultsOf, type Schema, type Schemas } from './json-schema.ts'
import { type PersonKey, writeSmallTown } from './small-town.ts'

/**
 * Every operation of the OpenAPI document, as every role: requests made from its schemas, whole and broken. Whatever
 * comes, the answer is never a failure of the server and always as the document says. Another seed by FUZZ_SEED.
 */
const seed = Number(process.env.FUZZ_SEED ?? 20261007)
const persons: readonly PersonKey[] = ['grete', 'helper', 'contact', 'officer', 'leader', 'controller']
/** In batches that are sent at once, so that requests meet each other too. */
const cases = { batches: 25, inOne: 8 }

let database: TestDatabase
let asked: Asked
let schemas: Schemas

const built = operationsOf(
  openApi(
    routes.map(({ operation }) => operation),
    { version: '', description: '' },
  ),
)
const longNames = new Set(routes.filter(({ long }) => long).map(({ operation }) => operation.name))

beforeAll(async () => {
  database = await freshDatabase()
  await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2 })
  asked = serverOn(database)
  const served = JSON.parse((await asked.server.inject('/openapi.json')).body)
  schemas = served.components.schemas
  expect(operationsOf(served).map(({ name }) => name)).toEqual(built.map(({ name }) => name))
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
})

async function judged(sent: Sent, person: PersonKey, responses: Readonly<Record<string, Schema>>): Promise<void> {
  const answer = await asked.server.inject({
    method: sent.method,
    url: sent.url,
    headers: { authorization: `Bearer demo.lyngvig.${person}`, ...sent.headers },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  })
  const status = answer.statusCode
  if (status >= 500) throw new Error(`${status} ${answer.body}\n${JSON.stringify(asked.broken.splice(0), null, 2)}`)
  const isJson = /json/.test(String(answer.headers['content-type']))
  const told: unknown = isJson ? JSON.parse(answer.body) : answer.body
  // An address that a broken part has turned into another one is no operation at all.
  const isNowhere = status === 404 && answer.body.includes('nothing at this address')
  const schema = responses[status] ?? (isNowhere ? schemas.Problem : undefined)
  if (!schema) throw new Error(`${status} is not in the document: ${answer.body}`)
  const faults = faultsOf(schema, told, schemas)
  if (faults.length) throw new Error(`${status} is not as the document says: ${faults.join('; ')}\n${answer.body}`)
}

describe('whatever comes, the answer is as the document says', () => {
  test.each(built.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (name, operation) => {
      const inOne = longNames.has(name) ? 1 : cases.inOne
      const numRuns = (cases.batches * cases.inOne) / inOne
      const batch = fc.array(sentTo(operation, schemas), { minLength: inOne, maxLength: inOne })
      await fc.assert(
        fc.asyncProperty(batch, fc.nat(persons.length - 1), async (requests, first) => {
          // Each is sent as everybody, and not always by the same person first: whoever comes later may find it done.
          for (const person of [...persons.slice(first), ...persons.slice(0, first)])
            await Promise.all(requests.map((sent) => judged(sent, person, operation.responses)))
        }),
        { seed, numRuns, endOnFailure: true },
      )
    },
    180_000,
  )
})

test('what the schema cannot read is refused at its field', async () => {
  const headers = { authorization: 'Bearer demo.lyngvig.helper' }
  const url = '/api/citizens?limit=0'
  const answer = await asked.server.inject({ url, headers })
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ path: 'query.limit' }] })
})
