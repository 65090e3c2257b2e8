import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readSelf } from '#contract/access/operations.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { newSealer } from '#server/access/provider/sealed.ts'
import { type ProviderSettings, readProvider } from '#server/access/provider/settings.ts'
import { newProvider } from '#server/access/provider.ts'
import { keyOf } from '#server/access/vouched.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { falseProvider, type Lies } from './false-provider.ts'
import { identityProvider, ourAddress, secret, type TestProvider } from './identity-provider.ts'
import { citizens, now, rowsOf, teams, writeSmallTown } from './small-town.ts'

/** Somebody of each kind, as a municipality's provider would tell of them. */
const accounts = {
  helper: { name: 'Birgit Holm', groups: ['frirum-carer'], employee: 'helper', municipality: '0815' },
  leader: { name: 'Karin Sø', groups: ['frirum-carer', 'frirum-leader'], employee: 'leader', municipality: '0815' },
  moved: { name: 'Moved Away', groups: ['frirum-leader'], municipality: '0815', teams: ['team-south'] },
  officer: { name: 'Ove Lind', groups: ['frirum-officer'], employee: 'officer', municipality: '0815' },
  grete: { name: 'Grete', groups: 'frirum-citizen', cpr: '251248-9996', municipality: '0815' },
  stranger: { name: 'Nobody Here', groups: ['payroll'], municipality: '0815' },
  unknown: { name: 'New Here', groups: ['frirum-carer'], employee: 'not-written-yet', municipality: '0815' },
  noNumber: { name: 'No Number', groups: ['frirum-citizen'], cpr: '010101-9996x', municipality: '0815' },
  elsewhere: { name: 'From Elsewhere', groups: ['frirum-carer'], employee: 'helper', municipality: '9999' },
}
type AccountKey = keyof typeof accounts | 'nobody'

let database: TestDatabase
let town: Tenant
let idp: TestProvider
let asked: Asked
let clock: number = now

const settingsOf = (more: string = ''): ProviderSettings => {
  const read = readProvider(
    `
issuer: ${idp.issuer}
clientId: frirum
ourAddress: ${ourAddress}
called: Lyngvig Kommune
municipality: { claim: municipality, values: [{ is: '0815', means: lyngvig }] }
role:
  claim: groups
  values:
    - { is: frirum-leader, means: leader }
    - { is: frirum-carer, means: teamMember }
    - { is: frirum-officer, means: caseOfficer }
    - { is: frirum-citizen, means: citizen }
staff: { claim: employee }
citizen: { claim: cpr }
${more}`,
    'sign-in.yaml',
    secret,
  )
  if (!read.ok) throw new Error(read.refusal.faults.join('; '))
  return read.value
}

const inEarnest = (more?: string) =>
  serverOn(database, {
    demo: false,
    whoAsks: async () => undefined,
    provider: newProvider(settingsOf(more)),
    clock: () => clock as Instant,
  })

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  idp = await identityProvider(accounts)
  asked = inEarnest()
})
beforeEach(() => {
  clock = now
})
afterAll(async () => {
  await asked.server.close()
  await idp.close()
  await database.close()
})

const tls = { host: 'frirum.test', 'x-forwarded-proto': 'https' }
type Answer = Awaited<ReturnType<Asked['server']['inject']>>

const cookieOf = (answer: Answer, name: string): string => {
  const lines = [answer.headers['set-cookie'] ?? []].flat()
  return lines.find((line) => line.startsWith(`${name}=`))?.split(';')[0] ?? ''
}

const begin = (to = '/', on = asked) =>
  on.server.inject({ url: `/api/session/begin?to=${encodeURIComponent(to)}`, headers: tls })

const comeBack = (address: URL, cookie: string, on = asked) =>
  on.server.inject({ url: address.pathname + address.search, headers: { ...tls, cookie } })

/** The whole way there and back. */
async function signedIn(account: AccountKey, to = '/', on = asked) {
  const begun = await begin(to, on)
  const kept = cookieOf(begun, '__Host-frirum-door')
  const back = await idp.visit(String(begun.headers['location']), account)
  const answer = await comeBack(back, kept, on)
  return { answer, back, kept, cookie: cookieOf(answer, '__Host-frirum') }
}

const self = async (cookie: string, on = asked) => {
  const answer = await on.server.inject({ url: '/api/self', headers: { ...tls, cookie } })
  return answer.statusCode === 200 ? readSelf.answer.parse(answer.json()) : answer.statusCode
}

const lastCause = (on = asked): string => String((on.broken.at(-1) as { error: string } | undefined)?.error)

describe('with the municipality’s own provider', () => {
  test('somebody comes in, is who the claims say, and lands where they wanted', async () => {
    const { answer, cookie } = await signedIn('helper', '/citizens/x?week=2026-W41')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers['location']).toBe('/citizens/x?week=2026-W41')
    expect(String(answer.headers['set-cookie'])).toMatch(
      /__Host-frirum=lyngvig\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure/,
    )
    expect(await self(cookie)).toMatchObject({ name: 'Birgit Holm', role: 'teamMember', teams: [{ key: 'north' }] })
  })

  test('the way there carries PKCE, a state and a nonce, and keeps nothing readable with the browser', async () => {
    const begun = await begin()
    const to = new URL(String(begun.headers['location']))
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${ourAddress}/api/session/return`,
    })
    const [line] = [begun.headers['set-cookie'] ?? ''].flat()
    expect(line).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600; Secure$/)
    expect(line).not.toContain(String(to.searchParams.get('state')))
  })

  test('of several roles the first of the file is theirs', async () => {
    const { cookie } = await signedIn('leader')
    expect(await self(cookie)).toMatchObject({ role: 'leader', name: 'Karin Sø' })
  })

  test('a citizen is found by their number, and reads their own help alone', async () => {
    const { cookie } = await signedIn('grete')
    expect(await self(cookie)).toMatchObject({ role: 'citizen', citizen: citizens.north })
    const headers = { ...tls, cookie }
    expect((await asked.server.inject({ url: `/api/citizens/${citizens.north}`, headers })).statusCode).toBe(200)
    expect((await asked.server.inject({ url: `/api/citizens/${citizens.south}`, headers })).statusCode).toBe(404)
  })

  test('a case officer has the areas of the key that the claim names', async () => {
    const { cookie } = await signedIn('officer')
    const headers = { ...tls, cookie }
    expect((await asked.server.inject({ url: `/api/citizens/${citizens.south}`, headers })).statusCode).toBe(200)
  })

  test('teams come from the claims where the file says so, and from the register where it does not', async () => {
    const byClaim = inEarnest('teams: { claim: teams, values: [{ is: team-south, means: south }] }')
    const { cookie } = await signedIn('moved', '/', byClaim)
    expect(await self(cookie, byClaim)).toMatchObject({ teams: [{ id: teams.south }] })
    const read = (citizen: string) =>
      byClaim.server.inject({ url: `/api/citizens/${citizen}`, headers: { ...tls, cookie } })
    expect((await read(citizens.south)).statusCode).toBe(200)
    expect((await read(citizens.north)).statusCode).toBe(404)
    await byClaim.server.close()
    const { cookie: other } = await signedIn('moved')
    expect(await self(other)).toMatchObject({ teams: [] })
  })

  test('who they are is kept under a key that names nobody, and the log has their name', async () => {
    const { cookie } = await signedIn('helper')
    await asked.server.inject({ url: `/api/citizens/${citizens.north}`, headers: { ...tls, cookie } })
    const key = keyOf({ issuer: idp.issuer, subject: 'helper' })
    expect(key).toMatch(/^p-[0-9a-f]{24}$/)
    const rows = await rowsOf(
      database,
      town,
      sql`select person, person_name, relation, purpose from access_log where person = ${key} order by id desc limit 1`,
    )
    expect(rows).toEqual([{ person: key, person_name: 'Birgit Holm', relation: 'team', purpose: 'care' }])
  })
})

describe('nobody comes in', () => {
  const turned = async (answer: Answer, why: string) => {
    expect(answer.statusCode).toBe(303)
    expect(answer.headers['location']).toBe(`/?refused=${why}`)
    expect(cookieOf(answer, '__Host-frirum')).toBe('')
  }

  test.each([
    ['who said no at the provider', 'nobody', 'cancelled'],
    ['whose claims mean no role here', 'stranger', 'noRole'],
    ['who is of no staff that is known', 'unknown', 'noStaff'],
    ['whose number is nobody’s', 'noNumber', 'noCitizen'],
    ['of a municipality that is not here', 'elsewhere', 'noMunicipality'],
  ] as const)('%s', async (_, account, why) => {
    const { answer } = await signedIn(account)
    await turned(answer, why)
    expect(lastCause()).toContain(why)
  })

  test('with another state', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    back.searchParams.set('state', 'A'.repeat(43))
    await turned(await comeBack(back, cookieOf(begun, '__Host-frirum-door')), 'notTrusted')
    expect(lastCause()).toContain('state')
  })

  test('whose browser never set out, so that nobody is lured in as somebody else', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    await turned(await comeBack(back, ''), 'stale')
    const another = await begin()
    await turned(await comeBack(back, cookieOf(another, '__Host-frirum-door')), 'notTrusted')
  })

  test('with a code that was used before', async () => {
    const { back, kept, cookie } = await signedIn('helper')
    expect(cookie).not.toBe('')
    await turned(await comeBack(back, kept), 'stale')
  })

  /** What the browser keeps, with something in it altered by somebody who has the key; nobody else could. */
  const altered = (kept: string, change: object): string => {
    const sealer = newSealer(secret)
    const [name, value = ''] = kept.split('=')
    return `${name}=${sealer.seal({ ...(sealer.open(value) as object), ...change })}`
  }

  test('with a token of another nonce', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    const kept = altered(cookieOf(begun, '__Host-frirum-door'), { nonce: 'another' })
    await turned(await comeBack(back, kept), 'notTrusted')
    expect(lastCause()).toContain('nonce')
  })

  test('with a code that somebody else’s browser asked for', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    const kept = altered(cookieOf(begun, '__Host-frirum-door'), { verifier: 'v'.repeat(43) })
    await turned(await comeBack(back, kept), 'stale')
  })

  test('from another issuer', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    back.searchParams.set('iss', 'https://evil.test')
    await turned(await comeBack(back, cookieOf(begun, '__Host-frirum-door')), 'notTrusted')
    expect(lastCause()).toContain('iss')
  })

  test('who was under way for longer than ten minutes', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    clock = now + 11 * 60_000
    await turned(await comeBack(back, cookieOf(begun, '__Host-frirum-door')), 'stale')
  })

  test('with what the browser kept tampered with', async () => {
    const begun = await begin()
    const back = await idp.visit(String(begun.headers['location']), 'helper')
    const kept = cookieOf(begun, '__Host-frirum-door')
    await turned(await comeBack(back, `${kept.slice(0, -4)}AAAA`), 'stale')
  })

  test('at a level of assurance that is not enough', async () => {
    const strict = inEarnest('assurance: [substantial]')
    const { answer } = await signedIn('helper', '/', strict)
    await turned(answer, 'tooWeak')
    await strict.server.close()
  })

  test('who is barred, until somebody lets them in', async () => {
    await signedIn('helper')
    const key = keyOf({ issuer: idp.issuer, subject: 'helper' })
    const { cookie } = await signedIn('leader')
    const bar = (barred: boolean) =>
      asked.server.inject({
        method: 'POST',
        url: `/api/persons/${key}/bar`,
        headers: { ...tls, cookie, origin: ourAddress },
        payload: { barred },
      })
    expect((await bar(true)).statusCode).toBe(200)
    await turned((await signedIn('helper')).answer, 'barred')
    await bar(false)
    expect((await signedIn('helper')).cookie).not.toBe('')
  })

  test.each(['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '/\n/evil'])(
    'on to another site by wanting %j',
    async (to) => {
      const { answer } = await signedIn('helper', to)
      expect(answer.headers['location']).toBe('/')
    },
  )

  test('as a demo person, by sign-in or by a token, where it is in earnest', async () => {
    const payload = { tenant: 'lyngvig', person: 'helper' }
    const headers = { ...tls, origin: ourAddress }
    expect((await asked.server.inject({ method: 'POST', url: '/api/session', headers, payload })).statusCode).toBe(404)
    const bearer = { authorization: 'Bearer demo.lyngvig.helper' }
    expect((await asked.server.inject({ url: '/api/self', headers: bearer })).statusCode).toBe(401)
    expect((await asked.server.inject('/api/welcome')).json()).toEqual({
      demo: false,
      provider: { called: 'Lyngvig Kommune' },
      towns: [],
    })
  })

  test('by a way that is not there, where no provider is set up', async () => {
    const { server } = serverOn(database)
    for (const url of ['/api/session/begin', '/api/session/return?code=x&state=y'])
      expect((await server.inject({ url, headers: tls })).statusCode).toBe(404)
    await server.close()
  })
})

describe('a provider that lies is not believed: nobody comes in', () => {
  let liar: Awaited<ReturnType<typeof falseProvider>>
  beforeAll(async () => {
    liar = await falseProvider()
  })
  afterAll(() => liar.close())

  async function told(lies: Lies) {
    if (lies.about) liar.lie(lies, { nonce: '' })
    const provider = newProvider({ ...settingsOf(), issuer: liar.issuer })
    const on = serverOn(database, { demo: false, provider, clock: () => clock as Instant })
    const begun = await begin('/', on)
    const to = new URL(String(begun.headers['location']), ourAddress)
    liar.lie(lies, { nonce: to.searchParams.get('nonce') ?? '' })
    const back = new URL(`${ourAddress}/api/session/return?code=x&state=${to.searchParams.get('state')}`)
    const answer = await comeBack(back, cookieOf(begun, '__Host-frirum-door'), on)
    await on.server.close()
    return { begun, answer, cause: JSON.stringify(on.broken) }
  }

  test('but one that does not lie is', async () => {
    expect(cookieOf((await told({})).answer, '__Host-frirum')).not.toBe('')
  })

  const now = Math.floor(Date.now() / 1000)
  test.each<[string, Lies, string]>([
    ['with a token that somebody else signed', { signed: 'otherKey' }, 'signature'],
    ['with a token that nobody signed', { signed: 'nobody' }, 'alg'],
    ['with a token that has expired', { claims: { exp: now - 3600, iat: now - 7200 } }, 'exp'],
    ['with a token for somebody else', { claims: { aud: 'another' } }, 'aud'],
    ['with a token of another issuer', { claims: { iss: 'https://evil.test' } }, 'iss'],
    ['whose provider sends us somewhere else', { sendsOn: true }, ''],
  ])('%s', async (_, lies, cause) => {
    const before = liar.visited.length
    const { answer, cause: said } = await told(lies)
    expect(answer.headers['location']).toBe('/?refused=notTrusted')
    expect(cookieOf(answer, '__Host-frirum')).toBe('')
    expect(said).toContain(cause)
    expect(liar.visited.slice(before)).not.toContain('/elsewhere')
  })

  test('whose provider says it is another', async () => {
    const { begun, cause } = await told({ about: { issuer: 'https://another.test' } })
    expect(begun.headers['location']).toBe('/?refused=providerAway')
    expect(cause).toContain('issuer')
  })
})

describe('going out', () => {
  test('ends the session here and leads to the provider, which knows the way back', async () => {
    const { cookie } = await signedIn('helper')
    const headers = { ...tls, cookie, origin: ourAddress }
    const out = await asked.server.inject({ method: 'DELETE', url: '/api/session', headers })
    const { address } = out.json() as { address: string }
    expect(address).toContain(`${idp.issuer}/session/end`)
    expect(await self(cookie)).toBe(401)
    expect((await fetch(address)).status).toBe(200)
  })
})

describe('a provider that is away', () => {
  test('is said to be, on the way there and on the way back, and is found when it is back', async () => {
    const other = await identityProvider(accounts)
    const settings = { ...settingsOf(), issuer: other.issuer }
    const here = serverOn(database, { demo: false, provider: newProvider(settings), clock: () => clock as Instant })
    const begun = await begin('/', here)
    const back = await other.visit(String(begun.headers['location']), 'helper')
    await other.close()
    const returned = await comeBack(back, cookieOf(begun, '__Host-frirum-door'), here)
    expect(returned.headers['location']).toBe('/?refused=providerAway')
    const fresh = serverOn(database, { demo: false, provider: newProvider(settings), clock: () => clock as Instant })
    expect((await begin('/', fresh)).headers['location']).toBe('/?refused=providerAway')
    expect(lastCause(fresh)).toContain('providerAway')
    const again = await identityProvider(accounts, { port: Number(new URL(other.issuer).port) })
    expect((await begin('/', fresh)).headers['location']).toContain(`${other.issuer}/auth?`)
    await again.close()
    await here.server.close()
    await fresh.server.close()
  })
})
