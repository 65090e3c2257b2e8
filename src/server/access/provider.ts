/**
 * Signing in with the municipality's identity provider: OpenID Connect, authorization code with PKCE. Everything a
 * provider may get wrong is refused: another issuer, state, nonce, audience, signature, a code used before.
 */
import * as oidc from 'openid-client'
import { z } from 'zod'
import { callbackPath } from '#contract/access/session.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Claimed, type Claims, readClaims } from './provider/claims.ts'
import { newSealer } from './provider/sealed.ts'
import type { ProviderSettings } from './provider/settings.ts'

export { readProviderFile } from './provider/settings.ts'

/** Why nobody came in; the door says each in words. The cause is for whoever runs the server. */
export type SignInRefusal = {
  readonly kind:
    | 'providerAway'
    | 'cancelled'
    | 'stale'
    | 'notTrusted'
    | 'tooWeak'
    | 'noMunicipality'
    | 'noRole'
    | 'noStaff'
    | 'noCitizen'
    | 'barred'
  readonly cause: string
}

/** Somebody whom the provider vouches for. */
export type Vouched = Claimed & { readonly issuer: string; readonly subject: string; readonly to: string | null }

export type Provider = {
  readonly called: string
  /** Where to send somebody who wants to come in, and what their browser must bring back. */
  readonly begin: (to: string | null, now: Instant) => Promise<Result<{ address: string; kept: string }, SignInRefusal>>
  /** Who came back with `query`, the address's part after the question mark. */
  readonly finish: (query: string, kept: string, now: Instant) => Promise<Result<Vouched, SignInRefusal>>
  /** Where to send somebody who signed out, so that they are signed out there too; null where it is not offered. */
  readonly signOutAddress: () => Promise<string | null>
}

const minutesUnderWay = 10
const secondsToAnswer = 8

const underWay = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string().nullable(),
  at: z.number(),
})

export function newProvider(settings: ProviderSettings): Provider {
  const sealer = newSealer(settings.clientSecret)
  const redirect = new URL(callbackPath, settings.ourAddress).href
  const discovered = discovery(settings)

  return {
    called: settings.called ?? new URL(settings.issuer).host,

    begin: async (to, now) => {
      const config = await discovered().catch(away)
      if ('ok' in config) return config
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: settings.scopes.join(' '),
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(settings.assurance ? { acr_values: settings.assurance.join(' ') } : {}),
      })
      return ok({ address: address.href, kept: sealer.seal({ state, nonce, verifier, to, at: now }) })
    },

    finish: async (query, kept, now) => {
      const read = underWay.safeParse(sealer.open(kept))
      if (!read.success) return refuse({ kind: 'stale', cause: 'nobody of this browser is under way' })
      const { state, nonce, verifier, to, at } = read.data
      if (now < at || now > at + minutesUnderWay * 60_000) return refuse({ kind: 'stale', cause: 'under way too long' })
      try {
        const config = await discovered()
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirect}?${query}`), checks)
        const told = tokens.claims()
        if (!told) return refuse({ kind: 'notTrusted', cause: 'no identity token came' })
        if (settings.assurance && !settings.assurance.includes(String(told.acr)))
          return refuse({ kind: 'tooWeak', cause: `signed in at the level ${told.acr}` })
        const more = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, told.sub)
          : {}
        const claims: Claims = { ...more, ...told }
        return ok({ ...readClaims(settings, claims), issuer: told.iss, subject: told.sub, to })
      } catch (error) {
        return refuse({ kind: kindOf(error), cause: causeOf(error) })
      }
    },

    signOutAddress: async () => {
      const config = await discovered().catch(() => undefined)
      if (!config?.serverMetadata().end_session_endpoint) return null
      const back = { post_logout_redirect_uri: new URL('/', settings.ourAddress).href }
      return oidc.buildEndSessionUrl(config, back).href
    },
  }
}

/** What the provider says of itself, asked once and, while it does not answer, again by whoever comes next. */
function discovery({ issuer, clientId, clientSecret }: ProviderSettings): () => Promise<oidc.Configuration> {
  let asked: Promise<oidc.Configuration> | undefined
  const isHere = new URL(issuer).protocol === 'http:'
  return () => {
    asked ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: secondsToAnswer,
        // Without it the signature of a token that came over TLS is not looked at.
        execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        asked = undefined
        throw error
      })
    return asked
  }
}

const away = (error: unknown): Result<never, SignInRefusal> => refuse({ kind: 'providerAway', cause: causeOf(error) })

/** What the library and the network call it, in our kinds; anything else is an answer we do not trust. */
function kindOf(error: unknown): SignInRefusal['kind'] {
  const { code, error: said, status } = error as { code?: string; error?: string; status?: number }
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return answers[said ?? ''] ?? 'notTrusted'
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return said === 'invalid_grant' ? 'stale' : 'notTrusted'
  if (code === 'OAUTH_TIMEOUT' || (status !== undefined && status >= 500)) return 'providerAway'
  if (
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' &&
    causesOf(error).some((one) => one instanceof Response && one.status >= 500)
  )
    return 'providerAway'
  return causesOf(error).some(isNetwork) ? 'providerAway' : 'notTrusted'
}

const answers: Readonly<Record<string, SignInRefusal['kind']>> = {
  access_denied: 'cancelled',
  login_required: 'cancelled',
  interaction_required: 'cancelled',
  temporarily_unavailable: 'providerAway',
  server_error: 'providerAway',
}

const isNetwork = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_)/.test(String((error as { code?: unknown }).code))

const causesOf = (error: unknown): readonly unknown[] =>
  error === undefined || error === null ? [] : [error, ...causesOf((error as { cause?: unknown }).cause)]

/** In words without anybody's data: the library's own, and its code. */
const causeOf = (error: unknown): string =>
  causesOf(error)
    .filter((one) => one instanceof Error)
    .map(({ message, ...rest }) => [message, (rest as { code?: string }).code].filter(Boolean).join(' '))
    .join(': ')
