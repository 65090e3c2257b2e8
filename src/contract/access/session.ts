/**
 * Signing in and out by cookie, and whom a demonstration offers. These stand outside the operations: nobody asks yet.
 */
import { z } from 'zod'
import { accessRole } from './operations.ts'

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'expected a key' })

/** Who to be: a demo person of a municipality. */
export const sessionAsked = z.strictObject({ tenant: key, person: key })

/** The municipalities of a demonstration with whom one can be in each; empty where it is in earnest. */
export const welcome = z.object({
  demo: z.boolean(),
  towns: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      country: z.string(),
      persons: z.array(z.object({ key: z.string(), name: z.string(), role: accessRole })),
    }),
  ),
})

export const sessionPath = '/api/session'
export const welcomePath = '/api/welcome'
