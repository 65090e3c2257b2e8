/** The HTTP server: addresses, bodies, headers and errors. What a request does is in `answer.ts`. */
import { Readable } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Action, isAction, relationsFor } from '#server/access/actions.ts'
import { limitOf, newOften, type Often, usualLimits } from '#server/access/limits.ts'
import type { Person } from '#server/access/person.ts'
import { addSignIn, askedByCookie, tooMany } from '#server/access/sign-in.ts'
import { openWorkshop } from '#server/jobs/workshop.ts'
import { addWeb } from '#server/web/serve.ts'
import { answered, readRequest } from './answer.ts'
import { addPages } from './pages.ts'
import type { ServerParts } from './parts.ts'
import { expectedMishap, problemDocumentOf } from './problem.ts'
import type { FileTold, Problem, Route } from './route.ts'

export type { ServerParts } from './parts.ts'

const jsonMost = 1024 * 1024
const fileMost = 64 * 1024 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once known. */
    person: Person | null
  }
}

export function newServer(parts: ServerParts): FastifyInstance {
  const server = Fastify({
    bodyLimit: jsonMost,
    requestTimeout: 60_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    requestIdHeader: false,
    logger: false,
    trustProxy: ['loopback', ...(parts.proxies ?? [])],
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      // An address that cannot be read comes past every hook.
      protect(request, reply)
      sendMishap(error, request, reply, parts)
    },
  })
  const often = newOften(parts.limits ?? usualLimits)
  server.decorateRequest('person', null)
  server.removeContentTypeParser('text/plain')
  server.addHook('onSend', async (request, reply) => protect(request, reply))
  server.setErrorHandler((error: Error, request, reply) => sendMishap(error, request, reply, parts))
  const workshop = openWorkshop(parts.pool, parts.failed)
  server.addHook('onClose', workshop.close)
  addPages(server, parts)
  addSignIn(server, parts, often, sendProblem)
  const sendPage = parts.web ? addWeb(server, parts.web, parts) : undefined
  server.setNotFoundHandler(
    (request, reply) =>
      sendPage?.(request, reply) ??
      sendProblem(reply, { kind: 'notFound', detail: 'There is nothing at this address.' }),
  )
  for (const route of parts.routes) if (!takesFile(route)) addRoute(server, route, parts, often)
  server.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: fileMost }, (_, body, done) => done(null, body))
    for (const route of parts.routes) if (takesFile(route)) addRoute(files, route, parts, often)
  })
  return server
}

/** On every answer. Pages that need a style of their own say so themselves. */
const headers: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

function protect(request: FastifyRequest, reply: FastifyReply): void {
  for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

const takesFile = ({ operation }: Route): boolean => operation.bodyType === 'application/octet-stream'

/** Who may never do it is told so before the body is read. */
function addRoute(server: FastifyInstance, route: Route, parts: ServerParts, often: Often): void {
  const { operation } = route
  const { action, name } = operation
  if (!isAction(action)) throw new Error(`${name} names no action of the table: ${action}`)
  const limit = limitOf[action]
  const tooOften = ({ person, ip }: FastifyRequest): Problem | undefined => {
    const who = person ? { person: `${person.tenant.key} ${person.key}`, address: ip } : { address: ip }
    const wait = limit ? often(limit, who, parts.clock()) : 0
    return wait ? tooMany(wait) : undefined
  }
  server.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      const { authorization } = request.headers
      const asks = await (authorization ? parts.whoAsks(authorization) : askedByCookie(request, reply, parts))
      if (asks && 'kind' in asks) return sendProblem(reply, asks)
      request.person = asks ?? null
      const refused = neverAllowed(request.person, action) ?? tooOften(request)
      if (refused) return sendProblem(reply, refused)
    },
    handler: async (request, reply) => {
      const person = request.person as Person
      const nearness = relationsFor(action, person.role)
      if (nearness === undefined) throw new Error(`${action} was let through to a ${person.role}`)
      const read = readRequest(operation, request)
      if (!read.ok) return sendProblem(reply, read.refusal)
      const asking = { person, action, nearness, read: read.value, now: parts.clock() }
      const answer = await answered(parts.pool, route, asking)
      if (!answer.ok) return sendProblem(reply, answer.refusal)
      if (typeof answer.value !== 'string') return sendFile(reply.code(operation.status), answer.value)
      return reply.code(operation.status).header('content-type', 'application/json; charset=utf-8').send(answer.value)
    },
  })
}

/** A name has only letters that a header may hold. */
const sendFile = (reply: FastifyReply, { name, type, content }: FileTold): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(content()))

function neverAllowed(person: Person | null, action: Action): Problem | undefined {
  if (!person)
    return { kind: 'notSignedIn', detail: 'Sign in, or send the token of a person in the Authorization header.' }
  if (relationsFor(action, person.role) !== undefined) return undefined
  return { kind: 'notAllowed', detail: `${action} is not open to the role ${person.role}.` }
}

function sendProblem(reply: FastifyReply, refused: Problem): FastifyReply {
  const document = problemDocumentOf(refused)
  if (document.status === 401) reply.header('www-authenticate', 'Bearer')
  if (refused.retryAfter !== undefined) reply.header('retry-after', refused.retryAfter)
  return reply.code(document.status).header('content-type', 'application/problem+json').send(JSON.stringify(document))
}

/** A bug is told to whoever runs the server and never to the asker, beyond that there was one. */
function sendMishap(error: Error, request: FastifyRequest, reply: FastifyReply, parts: ServerParts): FastifyReply {
  const expected = expectedMishap(error)
  if (expected) return sendProblem(reply, expected)
  parts.failed(error, `${request.method} ${request.url}`)
  return sendProblem(reply, { kind: 'broken', detail: 'Something broke that should not. Nothing was saved.' })
}
