/** A provider that answers as a test tells it to, to see what is taken from one and what is not. */
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Lies = {
  /** Claims of the token beside or in place of those that are right. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signs with a key of their own, or not at all. */
  readonly signed?: 'otherKey' | 'nobody'
  /** What it says of itself that is not so. */
  readonly about?: Readonly<Record<string, unknown>>
  /** Sends the request for a token on to another address. */
  readonly sendsOn?: boolean
}

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function falseProvider() {
  const web = createServer()
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const [key, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
  let lies: Lies = {}
  let nonce = ''
  const visited: string[] = []

  function token(): string {
    const now = Math.floor(Date.now() / 1000)
    const right = { iss: issuer, aud: 'frirum', sub: 'helper', nonce, iat: now, exp: now + 60, name: 'Birgit Holm' }
    const claims = { ...right, groups: ['frirum-carer'], employee: 'helper', municipality: '0815', ...lies.claims }
    const content = `${base64({ alg: lies.signed === 'nobody' ? 'none' : 'RS256', kid: 'one' })}.${base64(claims)}`
    if (lies.signed === 'nobody') return `${content}.`
    const by = lies.signed === 'otherKey' ? other : key
    return `${content}.${sign('sha256', Buffer.from(content), by as never).toString('base64url')}`
  }

  const pages: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
      ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'] },
      ...{ id_token_signing_alg_values_supported: ['RS256'], ...lies.about },
    }),
    '/keys': () => ({
      keys: [{ ...createPublicKey(key as never).export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }],
    }),
    '/token': () => ({ access_token: 'x', token_type: 'bearer', expires_in: 60, id_token: token() }),
    '/elsewhere': () => ({ access_token: 'x', token_type: 'bearer', expires_in: 60, id_token: token() }),
  }
  web.on('request', (request, response: ServerResponse) => {
    const path = request.url ?? ''
    visited.push(path)
    const page = pages[path]
    response.setHeader('content-type', 'application/json')
    if (path === '/token' && lies.sendsOn) return void response.writeHead(307, { location: '/elsewhere' }).end()
    response.writeHead(page ? 200 : 404).end(JSON.stringify(page?.() ?? {}))
  })
  return {
    issuer,
    visited,
    /** From now on it lies like this, in answer to who set out with this nonce. */
    lie: (how: Lies, to: { readonly nonce: string }) => {
      lies = how
      nonce = to.nonce
    },
    close: () =>
      new Promise<void>((done) => {
        web.close(() => done())
        web.closeAllConnections()
      }),
  }
}
