import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel/clock/instant.ts'
import { type Limits, newOften, remembered, usualLimits } from '#server/access/limits.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { serverOn } from './asked.ts'
import { citizens, now, numbers, type PersonKey, writeSmallTown } from './small-town.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
})
afterAll(() => database.close())

const minute = 60_000

describe('counting', () => {
  const limit = { times: 2, minutes: 10 }
  const both = { person: limit, address: { times: 3, minutes: 10 } }
  const limits: Limits = { signIn: both, search: both, export: both, emergency: both }

  test('holds a person, says for how long, and lets them again', () => {
    const often = newOften(limits)
    const kim = { person: 'kim', address: 'a' }
    expect([often('search', kim, 0), often('search', kim, minute), often('search', kim, 2 * minute)]).toEqual([
      0, 0, 480,
    ])
    expect(often('search', kim, 10 * minute)).toBe(0)
  })

  test('holds an address whoever asks from it, and no other address or kind', () => {
    const often = newOften(limits)
    for (const person of ['a', 'b', 'c']) expect(often('search', { person, address: 'one' }, 0)).toBe(0)
    expect(often('search', { person: 'd', address: 'one' }, 0)).toBe(600)
    expect(often('search', { person: 'd', address: 'two' }, 0)).toBe(0)
    expect(often('export', { person: 'd', address: 'one' }, 0)).toBe(0)
  })

  test('whoever is held is not held longer by trying', () => {
    const often = newOften(limits)
    const kim = { person: 'kim', address: 'a' }
    often('search', kim, 0)
    often('search', kim, 0)
    for (let tries = 1; tries < 10; tries++) expect(often('search', kim, tries * minute)).toBeGreaterThan(0)
    expect(often('search', kim, 10 * minute)).toBe(0)
  })

  test('remembers a bounded number of them', () => {
    const often = newOften(limits)
    const first = { address: 'first' }
    for (let times = 0; times < 3; times++) often('signIn', first, 0)
    expect(often('signIn', first, 0)).toBe(600)
    for (let other = 0; other < remembered; other++) often('signIn', { address: String(other) }, 1)
    expect(often('signIn', first, 1)).toBe(0)
  })
})

describe('over HTTP it is told with a problem document and when to try again:', () => {
  const reason = 'She called from the stairs, and nobody else was near.'
  let made = 0
  const newId = () => `0193aaaa-0000-7000-8000-${String(++made).padStart(12, '0')}`
  type Sent = { readonly method: 'GET' | 'POST'; readonly url: string; readonly payload?: object }

  const kinds: readonly (readonly [keyof Limits, PersonKey, () => Sent])[] = [
    [
      'search',
      'helper',
      () => ({ method: 'POST', url: '/api/citizens/find', payload: { identity: numbers.south, purpose: 'care' } }),
    ],
    ['export', 'leader', () => ({ method: 'GET', url: '/api/access-log/export' })],
    [
      'emergency',
      'helper',
      () => ({
        method: 'POST',
        url: '/api/emergencies',
        payload: { id: newId(), whom: { citizen: citizens.alone }, reason },
      }),
    ],
  ]

  test.each(kinds)('%s', async (kind, person, sent) => {
    let clock: number = now
    const { server, broken } = serverOn(database, { limits: usualLimits, clock: () => clock as Instant })
    const ask = (as: PersonKey = person) =>
      server.inject({ ...sent(), headers: { authorization: `Bearer demo.lyngvig.${as}` } })
    const { times, minutes } = usualLimits[kind].person
    for (let done = 0; done < times; done++) expect((await ask()).statusCode).not.toBe(429)
    const held = await ask()
    expect(held.statusCode).toBe(429)
    expect(held.json()).toMatchObject({ type: '/problems/tooMany', status: 429 })
    expect(held.headers['retry-after']).toBe(String(minutes * 60))
    if (kind !== 'export') expect((await ask('contact')).statusCode).not.toBe(429)
    clock += minutes * minute
    expect((await ask()).statusCode).not.toBe(429)
    expect(broken).toEqual([])
    await server.close()
  })

  test('signing in, by address', async () => {
    const { server } = serverOn(database, { limits: usualLimits })
    const enter = (remoteAddress: string) =>
      server.inject({
        method: 'POST',
        url: '/api/session',
        headers: { host: 'frirum.test', origin: 'http://frirum.test' },
        payload: { tenant: 'lyngvig', person: 'nobody' },
        remoteAddress,
      })
    for (let done = 0; done < usualLimits.signIn.address.times; done++)
      expect((await enter('10.0.0.1')).statusCode).toBe(404)
    expect((await enter('10.0.0.1')).statusCode).toBe(429)
    expect((await enter('10.0.0.2')).statusCode).toBe(404)
    await server.close()
  })

  test('an address is what a proxy of this machine says, and not what anybody else says', async () => {
    const { server } = serverOn(database, { limits: usualLimits })
    const enter = (remoteAddress: string, said: string) =>
      server.inject({
        method: 'POST',
        url: '/api/session',
        headers: { host: 'frirum.test', origin: 'http://frirum.test', 'x-forwarded-for': said },
        payload: { tenant: 'lyngvig', person: 'nobody' },
        remoteAddress,
      })
    for (let done = 0; done < usualLimits.signIn.address.times; done++) {
      await enter('127.0.0.1', '10.0.0.1')
      await enter('10.0.0.9', `10.1.${done >> 8}.${done & 255}`)
    }
    expect((await enter('127.0.0.1', '10.0.0.1')).statusCode).toBe(429)
    expect((await enter('127.0.0.1', '10.0.0.2')).statusCode).toBe(404)
    expect((await enter('10.0.0.9', '10.2.0.1')).statusCode).toBe(429)
    await server.close()
  })
})
