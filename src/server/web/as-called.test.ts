import { expect, test } from 'vitest'
import { z } from 'zod'
import * as session from '#contract/access/session.ts'
import * as client from '#contract/http/client.ts'
import type { Operation } from '#contract/http/operation.ts'
import { routes } from '#server/http/routes.ts'
import { asCalled } from './as-called.ts'

const run = async (module: string | null): Promise<Record<string, unknown>> =>
  import(`data:text/javascript,${encodeURIComponent(module ?? '')}`)

test('every operation is called in the browser as it is anywhere', async () => {
  const operations = Object.fromEntries(routes.map(({ operation }) => [operation.name, operation]))
  const inBrowser = (await run(asCalled(operations))) as Record<string, Operation>
  expect(Object.keys(inBrowser).sort()).toEqual(Object.keys(operations).sort())
  const call = ({ method, path, status, bodyType, body, answerTypes }: Operation) => ({
    ...{ method, path, status, bodyType, answerTypes, hasBody: body !== null },
  })
  for (const [name, operation] of Object.entries(operations)) {
    expect(call(inBrowser[name] as Operation)).toEqual(call(operation))
    expect((inBrowser[name] as Operation).answer.parse({ told: name })).toEqual({ told: name })
  }
})

test('what is no schema stays what it is', async () => {
  const { sessionPath, refusals, welcome } = await run(asCalled(session))
  expect({ sessionPath, refusals }).toEqual({ sessionPath: session.sessionPath, refusals: session.refusals })
  expect((welcome as z.ZodType).parse('anything')).toBe('anything')
})

test('a module with work of its own is left alone, and no schema is written out', () => {
  expect(asCalled(client)).toBeNull()
  expect(asCalled({ name: z.string(), list: [z.int()] })).not.toMatch(/string|int/)
})
