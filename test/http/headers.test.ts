import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProvider } from '#server/access/provider/settings.ts'
import { newProvider } from '#server/access/provider.ts'
import { routes } from '#server/http/routes.ts'
import { builtWeb } from '#server/web/build.ts'
import { readWeb, type WebFiles } from '#server/web/serve.ts'
import { readTiles } from '#server/web/tiles.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { root } from '../guards/tree.ts'
import { type Asked, serverOn } from './asked.ts'
import { requestOf } from './requests.ts'
import { citizens, numbers, type PersonKey, teams, writeSmallTown } from './small-town.ts'

/** What every address answers with, so that no new one is forgotten and no old one loses what protects it. */
let database: TestDatabase
let asked: Asked
let web: WebFiles

const settings = readProvider(
  `{ issuer: 'https://login.test', clientId: x, clientSecret: sixteen letters long, ourAddress: 'https://frirum.test',
     municipality: { always: lyngvig }, role: { claim: g, values: [{ is: a, means: leader }] } }`,
  '',
  undefined,
)

beforeAll(async () => {
  database = await freshDatabase()
  await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  web = await readWeb(await builtWeb(root, () => {}))
  if (!settings.ok) throw new Error(settings.refusal.faults.join())
  asked = serverOn(database, { web, provider: newProvider(settings.value) })
}, 120_000)
afterAll(async () => {
  await asked.server.close()
  await database.close()
})

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-resource-policy': 'same-origin',
}
const nothingAtAll = "default-src 'none'; frame-ancestors 'none'"
const ownOnly =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The headers that protect, of an answer; others come and go with what is sent. */
const protecting = (headers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) =>
      /^(cache-control|content-security|cross-origin|permissions|referrer|strict-transport|x-|server)/.test(name),
    ),
  )

const get = (url: string, headers: Record<string, string> = {}) => asked.server.inject({ url, headers })
const page = { accept: 'text/html' }

describe('what is somebody’s is kept nowhere, and shown in no other page:', () => {
  const about = { citizen: citizens.north, team: teams.north, identity: numbers.north }
  const persons: readonly PersonKey[] = ['grete', 'contact', 'officer', 'controller']

  test.each(routes.map(({ operation }) => [operation.name, operation] as const))('%s', async (_, operation) => {
    const { params = {}, query = {}, body } = requestOf(operation, about)
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (__, name: string) => encodeURIComponent(String(params[name])))
    const statuses = new Set<number>()
    for (const person of [...persons, null]) {
      const answer = await asked.server.inject({
        method: operation.method,
        url: `${path}?${new URLSearchParams(query)}`,
        headers: {
          ...(person ? { authorization: `Bearer demo.lyngvig.${person}` } : {}),
          ...(body === undefined ? {} : { 'content-type': operation.bodyType }),
        },
        ...(body === undefined
          ? {}
          : { payload: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
      })
      statuses.add(answer.statusCode)
      expect(protecting(answer.headers)).toEqual({
        ...always,
        'cache-control': 'no-store',
        'content-security-policy': nothingAtAll,
      })
    }
    expect(statuses.has(401)).toBe(true)
  })
})

describe('the doors', () => {
  test.each([
    ['GET', '/api/welcome'],
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
    ['GET', '/api/session/begin'],
    ['GET', '/api/session/return?code=x&state=y'],
    ['GET', '/health'],
    ['GET', '/openapi.json'],
    ['GET', '/api/nothing'],
    ['GET', '/api/citizens/%'],
  ] as const)('%s %s', async (method, url) => {
    const answer = await asked.server.inject({ method, url })
    expect(protecting(answer.headers)).toEqual({
      ...always,
      'cache-control': 'no-store',
      'content-security-policy': nothingAtAll,
    })
  })
})

describe('pages let in what is theirs alone, without a script or a style inside', () => {
  test.each(['/', '/day', '/citizens/somebody', '/no/such/page', '/access/emergency', '/?refused=stale'])(
    '%s',
    async (url) => {
      expect(protecting((await get(url, page)).headers)).toEqual({
        ...always,
        'cache-control': 'no-store',
        'content-security-policy': ownOnly,
        'cross-origin-opener-policy': 'same-origin',
      })
    },
  )

  test('and pictures from the one host of the map tiles, where an operator named it', async () => {
    const tiles = readTiles('https://tiles.example:8443/{z}/{x}/{y}.png?key="1', '© Example <b>')
    expect(tiles).toBeNull()
    const named = readTiles('https://tiles.example:8443/{z}/{x}/{y}.png?key=1&style=plain', '© Example <b>')
    if (!named || named === 'credit') throw new Error('this is an address')
    const { server } = serverOn(database, { web, tiles: named })
    for (const url of ['/', '/week', '/no/such/page']) {
      const { headers, body } = await server.inject({ url, headers: page })
      expect(protecting(headers)).toEqual({
        ...always,
        'cache-control': 'no-store',
        'content-security-policy': ownOnly.replace("img-src 'self'", "img-src 'self' https://tiles.example:8443"),
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(body).toContain(' data-tiles="https://tiles.example:8443/{z}/{x}/{y}.png?key=1&#38;style=plain"')
      expect(body).toContain(' data-tiles-credit="© Example &#60;b&#62;"')
    }
    for (const url of ['/docs', '/api', '/api/self', '/health'])
      expect((await server.inject({ url })).headers['content-security-policy']).not.toContain('tiles.example')
    await server.close()
    expect((await get('/', page)).body).not.toContain('data-tiles')
  })

  test.each(['/docs', '/api'])('%s carries its style, known by its hash', async (url) => {
    const { headers } = await get(url, page)
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(protecting(headers)).toMatchObject({ ...always, 'cache-control': 'no-store' })
  })

  test('every file of the bundle, kept for ever where its name changes with it', async () => {
    const files = [...web.keys()].filter((address) => address !== '/index.html')
    expect(files.length).toBeGreaterThan(10)
    for (const address of files)
      expect(protecting((await get(address)).headers), address).toEqual({
        ...always,
        'cache-control': address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': nothingAtAll,
      })
  })
})

test('every answer with something in it says what it is', async () => {
  const urls = [
    '/',
    '/docs',
    '/api',
    '/openapi.json',
    '/health',
    '/api/self',
    '/api/welcome',
    '/no/such',
    ...web.keys(),
  ]
  for (const url of urls) {
    const { headers, body } = await get(url)
    if (body)
      expect(headers['content-type'], url).toMatch(
        /^(text\/(html|css|javascript); charset=utf-8|application\/(problem\+)?json|image\/svg\+xml|font\/woff2)/,
      )
  }
})

test('no address is traced', async () => {
  for (const url of ['/', '/api/self'])
    expect((await asked.server.inject({ method: 'TRACE' as never, url })).statusCode).toBe(404)
})

describe('behind TLS', () => {
  const tls = { 'x-forwarded-proto': 'https' }

  test.each(['/', '/api/self', '/assets/none', '/health', '/docs'])(
    'browsers are told to stay there: %s',
    async (url) => {
      expect((await get(url, tls)).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
      expect((await get(url)).headers['strict-transport-security']).toBeUndefined()
    },
  )

  test('what an address that is no proxy of ours says is not taken for it', async () => {
    const answer = await asked.server.inject({ url: '/', headers: tls, remoteAddress: '10.0.0.9' })
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })
})
