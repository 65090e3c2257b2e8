/** Gives out the built pages: everything in memory, packed once, with a policy that lets in nothing from elsewhere. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from '#server/http/html.ts'
import { linksFrom, pageScriptsAddress } from './page-scripts.ts'
import type { Tiles } from './tiles.ts'

type File = { readonly type: string; readonly plain: Buffer; readonly br?: Buffer; readonly gzip?: Buffer }

/** Every file of the bundle by its address. */
export type WebFiles = ReadonlyMap<string, File>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Reads a bundle from a folder and packs what gets smaller by it. */
export async function readWeb(folder: string): Promise<WebFiles> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = await Promise.all(
    names.map(async (entry) => {
      const whole = path.join(entry.parentPath, entry.name)
      const type = types[path.extname(entry.name)]
      if (!type) return []
      return [[`/${path.relative(folder, whole)}`, await packed(type, await readFile(whole))] as const]
    }),
  )
  return new Map(files.flat())
}

async function packed(type: string, plain: Buffer): Promise<File> {
  if (type === 'font/woff2') return { type, plain }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  const [br, small] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: 9 }),
  ])
  return { type, plain, br, gzip: small }
}

/** `pictures` is the one other place they may come from. */
const policyWith = (pictures?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src ${["'self'", ...(pictures ? [pictures] : [])].join(' ')}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Adds an address for every file, and gives what sends the page for any other address a person may type. */
export function addWeb(
  server: FastifyInstance,
  files: WebFiles,
  held: Held,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined {
  const built = files.get('/index.html')
  if (!built) throw new Error('the bundle has no page')
  const page = marked(built, held)
  const policy = policyWith(held.tiles?.host)
  const links = linksFrom(
    files.get(pageScriptsAddress)?.plain.toString('utf8') ?? '{"pages":{},"words":{},"fonts":[],"behindTheDoor":[]}',
  )
  const send = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = ''] = request.url.split('?')
    const ahead = links(path, request.headers['accept-language'])
    return sendHtml(request, ahead ? reply.header('link', ahead) : reply, page, policy)
  }
  for (const [address, file] of files)
    if (file !== built)
      server.get(address, (request, reply) => {
        const isHashed = address.startsWith('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        return sendFile(request, reply, file)
      })
  server.get('/', send)
  return (request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url) && wants(request, 'text/html')
    return isPage ? send(request, reply) : undefined
  }
}

type Held = { readonly demo: boolean; readonly tiles?: Tiles | undefined }

/** What holds for every page stands in the page itself: that this is a demonstration, and whose map lies below ours. */
function marked(file: File, { demo, tiles }: Held): File {
  const named = tiles && html` data-tiles="${tiles.address}" data-tiles-credit="${tiles.credit}"`
  const { text } = html`<html${demo && html` data-demo`}${named ?? null} `
  const page = file.plain.toString('utf8')
  if (!page.includes('<html ')) throw new Error('the page has no place to say what holds for every page')
  return demo || tiles ? { type: file.type, plain: Buffer.from(page.replace('<html ', () => text)) } : file
}

const wants = ({ headers }: FastifyRequest, type: string): boolean => headers.accept?.includes(type) ?? false

const sendHtml = (request: FastifyRequest, reply: FastifyReply, page: File, policy: string): FastifyReply =>
  sendFile(
    request,
    reply.header('content-security-policy', policy).header('cross-origin-opener-policy', 'same-origin'),
    page,
  )

function sendFile({ headers }: FastifyRequest, reply: FastifyReply, file: File): FastifyReply {
  reply.header('content-type', file.type).header('vary', 'accept-encoding')
  const taken = headers['accept-encoding'] ?? ''
  if (file.br && taken.includes('br')) return reply.header('content-encoding', 'br').send(file.br)
  if (file.gzip && taken.includes('gzip')) return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.plain)
}
