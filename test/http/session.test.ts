import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel/clock/instant.ts'
import { idleMinutes, mostHours, overlapSeconds, secretMinutes } from '#server/access/session.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, now, rowsOf, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let town: Tenant
let asked: Asked
let clock: number = now

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  asked = serverOn(database, { clock: () => clock as Instant })
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const own = { host: 'frirum.test', origin: 'http://frirum.test' }
const minute = 60_000

const enter = (body: unknown = { tenant: 'lyngvig', person: 'helper' }, headers: Record<string, string> = own) =>
  asked.server.inject({ method: 'POST', url: '/api/session', headers, payload: body as object })

async function cookieOf(person = 'helper'): Promise<string> {
  clock = now
  const { headers } = await enter({ tenant: 'lyngvig', person })
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

const self = (cookie: string) => asked.server.inject({ url: '/api/self', headers: { ...own, cookie } })

describe('a session', () => {
  test('begins with a cookie that no script reads and no other site sends', async () => {
    const answer = await enter()
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['set-cookie']).toMatch(
      /^frirum=lyngvig\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    )
  })

  test('behind TLS has a cookie that belongs to the host alone', async () => {
    const answer = await enter(undefined, { ...own, 'x-forwarded-proto': 'https', origin: 'https://frirum.test' })
    expect(answer.headers['set-cookie']).toMatch(/^__Host-frirum=.*; Secure$/)
  })

  test('lets in whom it was begun for, and keeps no secret in the table', async () => {
    const cookie = await cookieOf()
    const { key, name } = (await self(cookie)).json()
    expect({ key, name }).toEqual({ key: 'helper', name: 'Lyngvig helper' })
    const rows = await rowsOf(database, town, sql`select secret_hash::text as hash, person from session`)
    expect(JSON.stringify(rows)).not.toContain(cookie.split('.')[1])
  })

  test('ends after half an hour without use, and use keeps it', async () => {
    const cookie = await cookieOf()
    clock = now + (idleMinutes - 1) * minute
    expect((await self(cookie)).statusCode).toBe(200)
    clock += (idleMinutes - 1) * minute
    expect((await self(cookie)).statusCode).toBe(200)
    clock += idleMinutes * minute
    expect((await self(cookie)).statusCode).toBe(401)
  })

  test('ends after twelve hours however much it is used', async () => {
    const cookie = await cookieOf()
    for (clock = now; clock < now + mostHours * 60 * minute; clock += 20 * minute)
      expect((await self(cookie)).statusCode).toBe(200)
    expect((await self(cookie)).statusCode).toBe(401)
  })

  test('ends for good when it is signed out', async () => {
    const cookie = await cookieOf()
    const out = await asked.server.inject({ method: 'DELETE', url: '/api/session', headers: { ...own, cookie } })
    expect(out.headers['set-cookie']).toContain('Max-Age=0')
    expect((await self(cookie)).statusCode).toBe(401)
  })

  describe('changes its secret while it runs', () => {
    const nextOf = (answer: Awaited<ReturnType<typeof self>>): string =>
      String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''

    test('after a quarter of an hour, and the one before is over a minute after the new one is used', async () => {
      const cookie = await cookieOf()
      clock = now + (secretMinutes - 1) * minute
      expect(nextOf(await self(cookie))).toBe('')
      clock = now + secretMinutes * minute
      const next = nextOf(await self(cookie))
      expect(next).toMatch(/^frirum=lyngvig\.[\w-]{43}$/)
      expect(next).not.toBe(cookie)
      expect((await self(next)).statusCode).toBe(200)
      clock += overlapSeconds * 1000 - 1
      expect((await self(cookie)).statusCode).toBe(200)
      clock += 1
      expect((await self(cookie)).statusCode).toBe(401)
      expect((await self(next)).statusCode).toBe(200)
    })

    test('to one alone for requests that come together, and again where the answer was lost', async () => {
      const cookie = await cookieOf()
      clock = now + secretMinutes * minute
      const first = nextOf(await self(cookie))
      expect(first).not.toBe('')
      expect(nextOf(await self(cookie))).toBe('')
      clock += overlapSeconds * 1000
      const second = nextOf(await self(cookie))
      expect(second).not.toBe('')
      expect((await self(second)).statusCode).toBe(200)
    })

    test('but not its twelve hours', async () => {
      let cookie = await cookieOf()
      for (clock = now; clock < now + mostHours * 60 * minute; clock += 20 * minute)
        cookie = nextOf(await self(cookie)) || cookie
      expect((await self(cookie)).statusCode).toBe(401)
    })

    test('and signing out ends every one it had', async () => {
      const cookie = await cookieOf()
      clock = now + secretMinutes * minute
      const next = nextOf(await self(cookie))
      await asked.server.inject({ method: 'DELETE', url: '/api/session', headers: { ...own, cookie: next } })
      expect((await self(cookie)).statusCode).toBe(401)
      expect((await self(next)).statusCode).toBe(401)
    })
  })

  test('ends everywhere when its person says so, and nobody else’s does', async () => {
    const [phone, desk, other] = [await cookieOf(), await cookieOf(), await cookieOf('leader')]
    const headers = { ...own, cookie: desk }
    const answer = await asked.server.inject({ method: 'POST', url: '/api/self/sign-out', headers, payload: {} })
    expect(answer.json().ended).toBeGreaterThanOrEqual(2)
    expect((await self(phone)).statusCode).toBe(401)
    expect((await self(desk)).statusCode).toBe(401)
    expect((await self(other)).statusCode).toBe(200)
  })

  describe('of somebody whom a leader', () => {
    const asLeader = (what: string, payload: object, person = 'leader') =>
      asked.server.inject({
        method: 'POST',
        url: `/api/persons/helper/${what}`,
        headers: { authorization: `Bearer demo.lyngvig.${person}` },
        payload,
      })

    test('signs out ends at once, and they may come back', async () => {
      const cookie = await cookieOf()
      expect((await asLeader('sign-out', {})).json().ended).toBeGreaterThanOrEqual(1)
      expect((await self(cookie)).statusCode).toBe(401)
      expect((await self(await cookieOf())).statusCode).toBe(200)
    })

    test('keeps out ends at once, and nobody comes in as them until they may', async () => {
      const cookie = await cookieOf()
      await asLeader('bar', { barred: true })
      expect((await self(cookie)).statusCode).toBe(401)
      expect((await enter()).statusCode).toBe(404)
      await asLeader('bar', { barred: false })
      expect((await self(cookie)).statusCode).toBe(401)
      expect((await enter()).statusCode).toBe(201)
    })

    test('alone or a controller may: nobody else, and nobody themselves', async () => {
      expect((await asLeader('bar', { barred: true }, 'contact')).statusCode).toBe(403)
      const headers = { authorization: 'Bearer demo.lyngvig.leader' }
      const url = '/api/persons/leader/bar'
      const answer = await asked.server.inject({ method: 'POST', url, headers, payload: { barred: true } })
      expect(answer.statusCode).toBe(409)
    })

    test('looks for is listed with how many sessions run', async () => {
      await cookieOf('private')
      const headers = { authorization: 'Bearer demo.lyngvig.leader' }
      const { items } = (await asked.server.inject({ url: '/api/persons', headers })).json()
      expect(items).toContainEqual({
        id: 'private',
        name: 'Lyngvig private',
        role: 'fixedContact',
        sessions: 1,
        barredAt: null,
      })
      expect(items).toHaveLength(8)
    })
  })

  test('is another after signing in again, and the one before is over', async () => {
    const cookie = await cookieOf()
    const again = await enter({ tenant: 'lyngvig', person: 'leader' }, { ...own, cookie })
    expect(again.statusCode).toBe(201)
    expect((await self(cookie)).statusCode).toBe(401)
  })
})

describe('nobody is let in', () => {
  test.each([
    ['with a secret that was never given', `frirum=lyngvig.${'A'.repeat(43)}`],
    ['with no secret', 'frirum=lyngvig.'],
    ['with another municipality before the secret', 'frirum=nowhere.x'],
    ['with SQL for a secret', `frirum=lyngvig.' or true --`],
  ])('%s', async (_, cookie) => expect((await self(cookie)).statusCode).toBe(401))

  test('as a person there is not', async () => {
    expect((await enter({ tenant: 'lyngvig', person: 'nobody' })).statusCode).toBe(404)
    expect((await enter({ tenant: 'nowhere', person: 'helper' })).statusCode).toBe(404)
    expect((await enter({ tenant: 'lyngvig' })).statusCode).toBe(400)
  })

  test('outside a demonstration, by sign-in or by a cookie from before', async () => {
    const cookie = await cookieOf()
    const { server } = serverOn(database, { demo: false, whoAsks: async () => undefined })
    const payload = { tenant: 'lyngvig', person: 'helper' }
    expect((await server.inject({ method: 'POST', url: '/api/session', headers: own, payload })).statusCode).toBe(404)
    expect((await server.inject({ url: '/api/self', headers: { ...own, cookie } })).statusCode).toBe(401)
    expect((await server.inject('/api/welcome')).json()).toEqual({ demo: false, provider: null, towns: [] })
    await server.close()
  })
})

describe('a page of another site', () => {
  const elsewhere = [
    ['names its origin', { origin: 'http://evil.test' }],
    ['names an origin that is none', { origin: 'null' }],
    ['names none', {}],
    ['says it is of a site near by', { 'sec-fetch-site': 'same-site' }],
  ] as const

  test.each(elsewhere)('signs nobody in when it %s', async (_, headers) => {
    expect((await enter(undefined, { host: own.host, ...headers })).statusCode).toBe(403)
  })

  test.each(elsewhere)('changes nothing with somebody else’s cookie when it %s', async (_, headers) => {
    const cookie = await cookieOf()
    const answer = await asked.server.inject({
      method: 'POST',
      url: `/api/citizens/${citizens.north}/changes/preview`,
      headers: { host: own.host, cookie, ...headers },
      payload: {},
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().detail).toContain('another site')
  })

  test('the own page does', async () => {
    const cookie = await cookieOf()
    const answer = await asked.server.inject({
      method: 'POST',
      url: `/api/citizens/${citizens.north}/changes/preview`,
      headers: { ...own, cookie },
      payload: {},
    })
    expect(answer.statusCode).toBe(400)
  })
})
