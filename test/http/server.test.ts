import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newClient } from '#contract/http/client.ts'
import { operation } from '#contract/http/operation.ts'
import { nothing } from '#contract/http/values.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { ok } from '#kernel/result.ts'
import { newPool } from '#server/database/pool.ts'
import { sql } from '#server/database/sql.ts'
import { longRoute, type Route, route } from '#server/http/route.ts'
import { routes } from '#server/http/routes.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { fetchOf, serverOn } from './asked.ts'
import { citizens, persons, rowsOf, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let town: Tenant

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
})
afterAll(() => database.close())

const headers = { authorization: 'Bearer demo.lyngvig.helper' }

/** Operations of no use but to be served wrongly. */
const of = (name: string, does: Parameters<typeof route>[1]): Route =>
  route(
    operation({
      ...{ name, noun: 'access', method: 'POST', path: `/api/try/${name}`, summary: name, action: 'self.read' },
      ...{ params: nothing, query: nothing, body: z.strictObject({}), answer: z.object({ figure: z.int() }) },
    }),
    does,
  )

async function tried(does: Parameters<typeof route>[1]) {
  const { server, broken } = serverOn(database, { routes: [of('it', does)] })
  const answer = await server.inject({ url: '/api/try/it', method: 'POST', headers, payload: {} })
  await server.close()
  return { answer, broken }
}

const written = () => rowsOf(database, town, sql`select 1 from staff where key = 'written'`)
const write = sql`insert into staff (tenant_id, id, key, name, profession)
  select id, gen_random_uuid(), 'written', 'written', 'helper' from tenant`

describe('what goes wrong inside', () => {
  test('tells the asker that it did, and nothing else', async () => {
    const { answer, broken } = await tried(async ({ transaction }) => {
      await transaction.run(write)
      throw new Error('the secret cause')
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json()).toMatchObject({ type: '/problems/broken', status: 500 })
    expect(JSON.stringify(broken)).toContain('the secret cause')
    expect(await written()).toEqual([])
  })

  test('an answer that is not as its contract says never leaves, and what led to it is not saved', async () => {
    const { answer, broken } = await tried(async ({ transaction }) => {
      await transaction.run(write)
      return ok({ figure: 'many' as never })
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('many')
    expect(broken).toHaveLength(1)
    expect(await written()).toEqual([])
  })

  test('a refusal undoes what was done before it', async () => {
    const { answer } = await tried(async ({ transaction }) => {
      await transaction.run(write)
      return { ok: false, refusal: { kind: 'conflict', detail: 'no' } }
    })
    expect(answer.statusCode).toBe(409)
    expect(await written()).toEqual([])
  })

  test('two who waited for each other are told apart, and the loser asks again', async () => {
    let times = 0
    const { answer, broken } = await tried(async ({ transaction }) => {
      times++
      if (times < 3) await transaction.run(sql`do $$ begin raise 'waited' using errcode = '40P01'; end $$`)
      return ok({ figure: times })
    })
    expect(answer.json()).toEqual({ figure: 3 })
    expect(broken).toEqual([])
  })

  test('what takes too long is given up', async () => {
    const slow = of('it', async ({ transaction }) => {
      await transaction.run(sql`select pg_sleep(20)`)
      return ok({ figure: 1 })
    })
    const { server, broken } = serverOn(database, { routes: [{ ...slow, seconds: 1 } as Route] })
    const answer = await server.inject({ url: '/api/try/it', method: 'POST', headers, payload: {} })
    expect(answer.json()).toMatchObject({ status: 504, type: '/problems/tooSlow' })
    expect(broken).toEqual([])
    await server.close()
  })

  test('of long work a third is asked to wait, and done when the others are', async () => {
    const release: (() => void)[] = []
    const { operation: named } = of('it', async () => ok({ figure: 1 }))
    const long = longRoute(named, async () => {
      await new Promise<void>((resolve) => release.push(resolve))
      return ok({ figure: 1 }) as never
    })
    const { server } = serverOn(database, { routes: [long] })
    const ask = () => server.inject({ url: '/api/try/it', method: 'POST', headers, payload: {} })
    const both = [ask(), ask()]
    while (release.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await ask()).statusCode).toBe(503)
    for (const free of release.splice(0)) free()
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const again = ask()
    while (release.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    release[0]?.()
    expect((await again).statusCode).toBe(200)
    await server.close()
  })

  test('a database that is away is said to be', async () => {
    const pool = newPool({ host: '127.0.0.1', port: 9, user: 'nobody', database: 'nothing' }, 'frirum tests')
    const nobody = { relative: null, officer: null, teams: null }
    const helper = { ...persons.helper, ...nobody, key: 'helper', name: 'helper', tenant: town }
    const { server, broken } = serverOn({ ...database, pool }, { whoAsks: async () => helper })
    for (const url of ['/api/self', '/health', '/']) {
      const answer = await server.inject({ url, headers })
      expect(answer.json(), url).toMatchObject({ status: 503, type: '/problems/away' })
    }
    expect(broken).toEqual([])
    await server.close()
    await pool.end()
  })
})

describe('what comes in wrongly', () => {
  test.each([
    ['no such address', { url: '/api/nothing' }, 404],
    ['an address that is none', { url: '/api/citizens/%' }, 400],
    ['a method it has not', { url: '/api/self', method: 'DELETE' as const }, 404],
    ['another content type', { url: '/api/visits', method: 'POST' as const, payload: '<a/>', type: 'text/xml' }, 415],
    ['plain text', { url: '/api/visits', method: 'POST' as const, payload: 'a', type: 'text/plain' }, 415],
    [
      'half a JSON',
      { url: '/api/visits', method: 'POST' as const, payload: '{"facts":', type: 'application/json' },
      400,
    ],
    ['no body', { url: '/api/visits', method: 'POST' as const, payload: '', type: 'application/json' }, 400],
    [
      'a prototype',
      { url: '/api/visits', method: 'POST' as const, payload: '{"__proto__":{}}', type: 'application/json' },
      400,
    ],
    [
      'too much',
      { url: '/api/visits', method: 'POST' as const, payload: `"${'x'.repeat(1_100_000)}"`, type: 'application/json' },
      413,
    ],
    ['an unknown question', { url: '/api/citizens?color=blue' }, 400],
    ['a question twice', { url: '/api/citizens?limit=1&limit=2' }, 400],
  ])('is refused with a problem document: %s', async (_, asked, status) => {
    const { type, ...request } = asked as { url: string; method?: 'POST'; payload?: string; type?: string }
    const { server, broken } = serverOn(database)
    const answer = await server.inject({
      ...request,
      headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, type: expect.stringContaining('/problems/') })
    expect(broken).toEqual([])
    await server.close()
  })

  test('who may never do it is told before the body is read', async () => {
    const { server } = serverOn(database)
    const answer = await server.inject({
      ...{ url: '/api/settlements', method: 'POST' as const, payload: '{{{' },
      headers: { ...headers, 'content-type': 'application/json' },
    })
    expect(answer.statusCode).toBe(403)
    await server.close()
  })
})

describe('every answer', () => {
  test.each(['/', '/docs', '/openapi.json', '/health', '/api/self', '/api/nothing', `/api/citizens/${citizens.north}`])(
    'keeps browsers from doing what it does not mean: %s',
    async (url) => {
      const { server } = serverOn(database)
      const answer = await server.inject({ url, headers })
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      })
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.headers['content-security-policy']).not.toContain('unsafe')
      expect(answer.headers['x-powered-by']).toBeUndefined()
      await server.close()
    },
  )
})

describe('the pages', () => {
  test('the first lists who one can be, with text that cannot become markup', async () => {
    const fresh = await freshDatabase()
    await writeSmallTown(fresh, 'lyngvig', { mark: '<script>alert(1)</script>', number: 1 })
    const { server } = serverOn(fresh)
    const { body } = await server.inject('/')
    expect(body).toContain('demo.lyngvig.helper')
    expect(body).toContain('It is a demonstration')
    expect(body).not.toContain('<script')
    expect(body).toContain('&#60;script&#62;')
    await server.close()
    await fresh.close()
  })

  test('the one about the interface tells of every operation, and loads nothing', async () => {
    const { server } = serverOn(database)
    const { body } = await server.inject('/docs')
    for (const { operation } of routes) expect(body).toContain(`<details id="${operation.name}">`)
    expect(body).not.toMatch(/<script|src=|@import|url\(|https?:\/\//)
    const links = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => `id="${id}"`)
    expect(links.filter((id) => !body.includes(id))).toEqual([])
    await server.close()
  })

  test('health says whether the database answers', async () => {
    const { server } = serverOn(database)
    expect((await server.inject('/health')).json()).toEqual({ status: 'well' })
    await server.close()
  })
})

test('the client speaks to a server that listens, and tells refusals from answers', async () => {
  const { server } = serverOn(database)
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const client = newClient(fetch, address, 'demo.lyngvig.helper')
  const whole = await client(readCitizen, { params: { citizen: citizens.north } })
  expect(whole).toMatchObject({ ok: true, value: { citizen: { name: 'Lyngvig Grete' } } })
  const none = await client(readCitizen, { params: { citizen: citizens.south } })
  expect(none).toMatchObject({ ok: false, refusal: { status: 404 } })
  const nobody = await newClient(fetchOf(server), '', null)(readCitizen, { params: { citizen: citizens.north } })
  expect(nobody).toMatchObject({ ok: false, refusal: { status: 401 } })
  await server.close()
})
