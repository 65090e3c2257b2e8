/** The doors for browsers: in with the identity provider or as a demo person, out, and who stands at the door. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  beginPath,
  callbackPath,
  type SignInRefused,
  sessionAsked,
  sessionPath,
  welcomePath,
} from '#contract/access/session.ts'
import type { ServerParts } from '#server/http/parts.ts'
import { fieldProblem } from '#server/http/problem.ts'
import type { Problem } from '#server/http/route.ts'
import { tenantByKey, tenants } from '#server/tenants/queries.ts'
import { cookieOf, inside, setCookie, underWay } from './cookies.ts'
import { demoPersons } from './demo.ts'
import type { Often } from './limits.ts'
import { accessRoles, type Person } from './person.ts'
import { beginSession, endSession, mostHours, standingOf } from './session.ts'
import { knownPerson } from './vouched.ts'

export type Refuse = (reply: FastifyReply, problem: Problem) => FastifyReply

/** Adds them. `refuse` sends a problem document; `often` counts who tries. */
export function addSignIn(server: FastifyInstance, parts: ServerParts, often: Often, refuse: Refuse): void {
  const { pool, demo, clock, provider } = parts

  server.get(welcomePath, async () => ({
    demo,
    provider: provider ? { called: provider.called } : null,
    towns: demo ? await towns() : [],
  }))

  server.post(sessionPath, async (request, reply) => {
    if (!demo) return refuse(reply, { kind: 'notFound', detail: 'There is nothing at this address.' })
    if (isFromElsewhere(request)) return refuse(reply, fromElsewhere)
    const wait = often('signIn', { address: request.ip }, clock())
    if (wait) return refuse(reply, tooMany(wait))
    const read = sessionAsked.safeParse(request.body)
    if (!read.success) return refuse(reply, fieldProblem('body', read.error))
    const tenant = await tenantByKey(pool, read.data.tenant)
    const person = { key: read.data.person, source: 'demo', teams: null }
    const token = tenant && (await beginSession(pool, tenant, person, clock()))
    if (!token) return refuse(reply, { kind: 'notFound', detail: 'There is no such person.' })
    await leave(request)
    return reply
      .code(201)
      .header('set-cookie', setCookie(request, inside, token, mostHours * 3600))
      .send({ signedIn: true })
  })

  server.delete(sessionPath, async (request, reply) => {
    if (isFromElsewhere(request)) return refuse(reply, fromElsewhere)
    const wasVouched = await leave(request)
    const address = wasVouched && provider ? await provider.signOutAddress() : null
    return reply.header('set-cookie', setCookie(request, inside, '', 0)).send({ signedIn: false, address })
  })

  if (provider) {
    server.get(beginPath, async (request, reply) => {
      if (often('signIn', { address: request.ip }, clock())) return toDoor(reply, 'tooMany')
      const begun = await provider.begin(wantedOf(request), clock())
      if (!begun.ok) return turnedAway(request, reply, begun.refusal)
      return reply
        .header('set-cookie', setCookie(request, underWay, begun.value.kept, 600))
        .redirect(begun.value.address, 303)
    })

    server.get(callbackPath, async (request, reply) => {
      const query = request.url.split('?')[1] ?? ''
      reply.header('set-cookie', setCookie(request, underWay, '', 0))
      const finished = await provider.finish(query, cookieOf(request, underWay) ?? '', clock())
      if (!finished.ok) return turnedAway(request, reply, finished.refusal)
      const known = await knownPerson(pool, finished.value, clock())
      if (!known.ok) return turnedAway(request, reply, known.refusal)
      const { tenant, key, teams } = known.value
      const token = await beginSession(pool, tenant, { key, source: 'provider', teams }, clock())
      if (!token) return toDoor(reply, 'barred')
      await leave(request)
      return reply
        .header('set-cookie', setCookie(request, inside, token, mostHours * 3600))
        .redirect(finished.value.to ?? '/', 303)
    })
  }

  /** Ends the session a request comes with, and says whether it was of somebody the provider vouched for. */
  async function leave(request: FastifyRequest): Promise<boolean> {
    const token = cookieOf(request, inside)
    if (!token) return false
    const standing = await standingOf(pool, token, clock())
    await endSession(pool, token, clock())
    return standing !== undefined && !standing.demo
  }

  /** The door says why in words; whoever runs the server reads the cause. */
  function turnedAway(
    request: FastifyRequest,
    reply: FastifyReply,
    { kind, cause }: { readonly kind: SignInRefused; readonly cause: string },
  ): FastifyReply {
    parts.failed(new SignInTurnedAway(`${kind}: ${cause}`), `${request.method} ${request.url.split('?')[0]}`)
    return toDoor(reply, kind)
  }

  async function towns() {
    const offered = await Promise.all(
      (await tenants(pool)).map(async (tenant) => {
        const persons = (await demoPersons(pool, tenant)).toSorted((a, b) => placeOf(a.role) - placeOf(b.role))
        const { key, name, country } = tenant
        return { key, name, country, persons: persons.map((one) => ({ key: one.key, name: one.name, role: one.role })) }
      }),
    )
    return offered.filter(({ persons }) => persons.length > 0)
  }
}

/** Not a fault of the program, but something that whoever runs it may have to see to. */
export class SignInTurnedAway extends Error {}

const toDoor = (reply: FastifyReply, why: SignInRefused): FastifyReply => reply.redirect(`/?refused=${why}`, 303)

export const tooMany = (seconds: number): Problem => ({
  kind: 'tooMany',
  detail: `That was often. Try again in ${seconds} seconds.`,
  retryAfter: seconds,
})

/** The page they want, where it is one of ours: an address of another site begins with two slashes or more. */
function wantedOf({ query }: FastifyRequest): string | null {
  const { to } = query as { to?: unknown }
  return typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) && to.length <= 1_000 ? to : null
}

const placeOf = (role: Person['role']): number => accessRoles.indexOf(role)

/** Who asks by cookie; a cookie from another site's page changes nothing here. Gives a new secret when it is time. */
export async function askedByCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { pool, demo, clock }: ServerParts,
): Promise<Person | Problem | undefined> {
  const token = cookieOf(request, inside)
  if (!token) return undefined
  if (request.method !== 'GET' && isFromElsewhere(request)) return fromElsewhere
  const standing = await standingOf(pool, token, clock())
  if (!standing || (standing.demo && !demo)) return undefined
  if (standing.next) reply.header('set-cookie', setCookie(request, inside, standing.next, mostHours * 3600))
  return standing.person
}

const fromElsewhere: Problem = { kind: 'notAllowed', detail: 'A page of another site cannot do this here.' }

/** A browser names the page's origin with what changes something; who names none cannot be told from another site. */
function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  if (headers.origin === undefined) return site !== 'same-origin'
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== host
}
