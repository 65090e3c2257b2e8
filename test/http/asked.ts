import type { FastifyInstance } from 'fastify'
import { type Client, type Fetch, newClient } from '#contract/http/client.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { demoSignIn } from '#server/access/demo.ts'
import type { Limits } from '#server/access/limits.ts'
import type { ServerParts } from '#server/http/parts.ts'
import { routes } from '#server/http/routes.ts'
import { newServer } from '#server/http/server.ts'
import type { TestDatabase } from '../database.ts'
import { now, type PersonKey } from './small-town.ts'

/** A server on a test's database, as it is at `now`; what broke in it is kept in `broken`. */
export type Asked = {
  readonly server: FastifyInstance
  readonly broken: unknown[]
  /** A client that asks as somebody of a town. */
  readonly as: (town: string, person: PersonKey) => Client
}

const always = { times: 1e9, minutes: 1 }
const both = { person: always, address: always }
/** Tests ask more often than people do; those of the limits bring their own. */
const unlimited: Limits = { signIn: both, search: both, export: both, emergency: both }

export function serverOn({ pool }: TestDatabase, changed: Partial<ServerParts> = {}): Asked {
  const broken: unknown[] = []
  const server = newServer({
    pool,
    routes,
    demo: true,
    limits: unlimited,
    whoAsks: demoSignIn(pool),
    clock: (): Instant => now,
    failed: (error, request) => void broken.push({ request, error: (error as Error).stack ?? error }),
    ...changed,
  })
  const as = (town: string, person: PersonKey) => newClient(fetchOf(server), '', `demo.${town}.${person}`)
  return { server, broken, as }
}

/** The server's own injection, in the shape of `fetch`. */
export const fetchOf =
  (server: FastifyInstance): Fetch =>
  async (url, { method, headers, body }) => {
    const answer = await server.inject({
      url,
      method,
      headers,
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    return { status: answer.statusCode, text: async () => answer.body }
  }
