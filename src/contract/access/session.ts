/**
 * Signing in and out by cookie, by whom one can be let in, and why one was not. These stand outside the operations:
 * nobody asks yet.
 */
import { z } from 'zod'
import { accessRole } from './operations.ts'

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'expected a key' })

/** Who to be: a demo person of a municipality. */
export const sessionAsked = z.strictObject({ tenant: key, person: key })

/** By whom one is let in, and the municipalities of a demonstration with whom one can be; none in earnest. */
export const welcome = z.object({
  demo: z.boolean(),
  provider: z.object({ called: z.string() }).nullable(),
  towns: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      country: z.string(),
      persons: z.array(z.object({ key: z.string(), name: z.string(), role: accessRole })),
    }),
  ),
})

/** After signing out; `address` is where the provider is told, where it offers that. */
export const signedOut = z.object({ signedIn: z.literal(false), address: z.string().nullable() })

/** Why the door stayed shut. */
export const refusals = [
  'providerAway',
  'cancelled',
  'stale',
  'notTrusted',
  'tooWeak',
  'noMunicipality',
  'noRole',
  'noStaff',
  'noCitizen',
  'barred',
  'tooMany',
] as const
export type SignInRefused = (typeof refusals)[number]

export const sessionPath = '/api/session'
export const welcomePath = '/api/welcome'
/** Where to send a browser to sign in with the provider; `to` is the page they want. */
export const beginPath = '/api/session/begin'
/** Where the provider sends them back. */
export const callbackPath = '/api/session/return'
