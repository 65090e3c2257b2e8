/** The doors for browsers: sign in as a demo person, sign out, and who stands at the door. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sessionAsked, sessionPath, welcomePath } from '#contract/access/session.ts'
import type { ServerParts } from '#server/http/parts.ts'
import { fieldProblem } from '#server/http/problem.ts'
import type { Problem } from '#server/http/route.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { tenants } from '#server/tenants/queries.ts'
import { demoPersons } from './demo.ts'
import { accessRoles, type Person } from './person.ts'
import { beginSession, endSession, mostHours, personOfSession } from './session.ts'

type Refuse = (reply: FastifyReply, problem: Problem) => FastifyReply

/** Adds them. `refuse` sends a problem document. */
export function addSignIn(server: FastifyInstance, { pool, demo, clock }: ServerParts, refuse: Refuse): void {
  server.get(welcomePath, async () => ({ demo, towns: demo ? await towns() : [] }))

  server.post(sessionPath, async (request, reply) => {
    if (!demo) return refuse(reply, { kind: 'notAllowed', detail: 'Only a demonstration lets anybody in like this.' })
    if (isFromElsewhere(request)) return refuse(reply, fromElsewhere)
    const read = sessionAsked.safeParse(request.body)
    if (!read.success) return refuse(reply, fieldProblem('body', read.error))
    const before = tokenOf(request)
    if (before) await endSession(pool, before, clock())
    const token = await beginSession(pool, read.data.tenant, read.data.person, clock())
    if (!token) return refuse(reply, { kind: 'notFound', detail: 'There is no such person.' })
    return reply
      .code(201)
      .header('set-cookie', cookie(request, token, mostHours * 3600))
      .send({ signedIn: true })
  })

  server.delete(sessionPath, async (request, reply) => {
    if (isFromElsewhere(request)) return refuse(reply, fromElsewhere)
    const token = tokenOf(request)
    if (token) await endSession(pool, token, clock())
    return reply.header('set-cookie', cookie(request, '', 0)).send({ signedIn: false })
  })

  async function towns() {
    const all: readonly Tenant[] = await tenants(pool)
    const offered = await Promise.all(
      all.map(async (tenant) => {
        const persons = (await demoPersons(pool, tenant)).toSorted((a, b) => placeOf(a.role) - placeOf(b.role))
        const { key, name, country } = tenant
        return { key, name, country, persons: persons.map((one) => ({ key: one.key, name: one.name, role: one.role })) }
      }),
    )
    return offered.filter(({ persons }) => persons.length > 0)
  }
}

const placeOf = (role: Person['role']): number => accessRoles.indexOf(role)

/** Who asks by cookie, in a demonstration; a cookie from another site's page changes nothing here. */
export async function askedByCookie(
  request: FastifyRequest,
  { pool, demo, clock }: ServerParts,
): Promise<Person | Problem | undefined> {
  const token = tokenOf(request)
  if (!demo || !token) return undefined
  if (request.method !== 'GET' && isFromElsewhere(request)) return fromElsewhere
  return personOfSession(pool, token, clock())
}

const fromElsewhere: Problem = { kind: 'notAllowed', detail: 'A page of another site cannot do this here.' }

/** A browser names the page's origin with what changes something; who names none cannot be told from another site. */
function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  if (headers.origin === undefined) return headers['sec-fetch-site'] !== 'same-origin'
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== host
}

/** Browsers take `__Host-` only over TLS; a demonstration on one's own machine has none. */
const isSafe = ({ protocol, headers }: FastifyRequest): boolean =>
  protocol === 'https' || headers['x-forwarded-proto'] === 'https'

const nameOf = (request: FastifyRequest): string => (isSafe(request) ? '__Host-frirum' : 'frirum')

function tokenOf(request: FastifyRequest): string | undefined {
  const name = `${nameOf(request)}=`
  const found = request.headers.cookie?.split(';').find((pair) => pair.trim().startsWith(name))
  return found?.trim().slice(name.length) || undefined
}

const cookie = (request: FastifyRequest, value: string, seconds: number): string =>
  `${nameOf(request)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSafe(request) ? '; Secure' : ''}`
