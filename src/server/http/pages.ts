/** What the server shows without a sign-in: whether it is well, what it can do, and where one is. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { openApi } from '#contract/http/openapi.ts'
import { isAway } from '#server/database/pool.ts'
import { docsPage } from './pages/docs.ts'
import { firstPage } from './pages/first.ts'
import { style } from './pages/look.ts'
import { demoTowns } from './pages/towns.ts'
import type { ServerParts } from './parts.ts'
import { problemDocumentOf } from './problem.ts'

const description =
  'Home care steered by frames: a case officer grants a frame, the citizen and the team fill it, and ' +
  'the software takes care of plan, record, money and evidence. Every operation is done as one ' +
  'person of one municipality; every read of a citizen is logged before its answer leaves; refusals ' +
  'are problem documents (RFC 9457) that name the field.'

/** The version of the interface: raised when what an operation takes or gives changes. */
const version = '0.1.0'

/** Pages carry their style inside, and a browser is told to take no other and no script at all. */
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = [
  `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:`,
  `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
].join('; ')

export function addPages(server: FastifyInstance, { routes, demo, pool, web }: ServerParts): void {
  const operations = routes.map(({ operation }) => operation)
  const document = openApi(operations, { version, description })
  const text = JSON.stringify(document)
  const docs = docsPage(document, description)

  server.get('/health', async (_, reply) => {
    const isWell = await pool.query('select 1').then(
      () => true,
      (error: unknown) => {
        if (isAway(error)) return false
        throw error
      },
    )
    if (isWell) return { status: 'well' }
    const away = problemDocumentOf({ kind: 'away', detail: 'The database does not answer.' })
    return reply.code(away.status).header('content-type', 'application/problem+json').send(JSON.stringify(away))
  })
  server.get('/openapi.json', (_, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(text))
  server.get('/docs', (_, reply) => page(reply, docs))
  server.get(web ? '/api' : '/', async (request, reply) =>
    page(reply, firstPage(demo ? await demoTowns(pool) : null, request.host)),
  )
}

const page = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', policy).send(html)
