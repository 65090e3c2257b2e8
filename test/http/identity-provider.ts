/** A real identity provider on 127.0.0.1, whose accounts a test writes, and a browser that goes there and back. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const secret = 'a secret that only the two of us know'
export const ourAddress = 'https://frirum.test'

export type Account = Readonly<Record<string, unknown>>

export type TestProvider = {
  readonly issuer: string
  /** Signs in as an account at an address of the provider, and says where it sends the browser back to. */
  readonly visit: (address: string, account: string) => Promise<URL>
  readonly close: () => Promise<void>
}

const claims = ['sub', 'name', 'groups', 'municipality', 'employee', 'teams', 'cpr', 'nested']

type Ways = {
  readonly port?: number
  /** Where the server is that people are sent back to. */
  readonly sendsTo?: string
  /** Who signs in unless somebody else is said to. */
  readonly always?: string
}

export async function identityProvider(
  accounts: Readonly<Record<string, Account>>,
  { port = 0, sendsTo = ourAddress, always = '' }: Ways = {},
): Promise<TestProvider> {
  const web = createServer()
  await new Promise<void>((done) => web.listen(port, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'frirum',
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${sendsTo}/api/session/return`],
        post_logout_redirect_uris: [`${sendsTo}/`],
      },
    ],
    cookies: { keys: ['a key of the test'] },
    claims: { openid: claims },
    acrValues: ['substantial'],
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      grant.addOIDCClaims(claims)
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  let account = always
  web.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const wanted = account === 'nobody' ? { error: 'access_denied' } : { login: { accountId: account } }
    provider.interactionFinished(request, response, wanted).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  return {
    issuer,
    visit: async (address, as) => {
      account = as
      return redirected(address, issuer)
    },
    close: () =>
      new Promise((done) => {
        web.close(() => done())
        web.closeAllConnections()
      }),
  }
}

/** Goes where it is sent, with the cookies it is given, until it is sent away from `issuer`. */
async function redirected(first: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let address = new URL(first)
  for (let steps = 0; address.href.startsWith(issuer); steps++) {
    if (steps > 9) throw new Error(`sent in circles: ${address}`)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`${answer.status} at ${address}: ${(await answer.text()).slice(0, 400)}`)
    address = new URL(to, address)
  }
  return address
}
