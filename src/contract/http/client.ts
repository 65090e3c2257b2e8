/**
 * Calls operations by their contract objects, so that a program that compiles asks what the server answers. The way
 * out is an argument: the browser's `fetch`, a test's injection, anything of that shape.
 */
import type { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Operation } from './operation.ts'
import { type ProblemDocument, problemDocument } from './problem.ts'

export type Request = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** What a client needs of `fetch`. */
export type Fetch = (
  url: string,
  request: Request,
) => Promise<{ readonly status: number; readonly text: () => Promise<string> }>

type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? Record<string, never> extends z.input<Schema>
    ? { readonly [name in Name]?: z.input<Schema> }
    : { readonly [name in Name]: z.input<Schema> }
  : { readonly [name in Name]?: never }

/** What an operation is called with; parts that may be empty may be left out. */
export type Call<Op extends Operation> = Part<'params', Op['params']> &
  Part<'query', Op['query']> &
  Part<'body', Op['body']>

export type Client = <Op extends Operation>(
  operation: Op,
  call: Call<Op>,
) => Promise<Result<z.output<Op['answer']>, ProblemDocument>>

/**
 * A client of the server at `base`, asking as whoever `token` names. An answer that is neither the operation's nor a
 * problem document is a broken server, and throws.
 */
export function newClient(fetch: Fetch, base: string, token: string | null): Client {
  return async (operation, call) => {
    const { params, query, body } = call as Parts
    const sent = await fetch(base + addressOf(operation, params, query), {
      method: operation.method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(operation.body === null ? {} : { 'content-type': operation.bodyType }),
      },
      ...(operation.body === null ? {} : { body: written(body) }),
    })
    const text = await sent.text()
    if (operation.answerTypes && sent.status === operation.status) return ok(text as never)
    const answer: unknown = JSON.parse(text)
    if (sent.status !== operation.status) return refuse(problemDocument.parse(answer))
    return ok(operation.answer.parse(answer) as never)
  }
}

type Values = Readonly<Record<string, string | number | undefined>>
type Parts = { readonly params?: Values; readonly query?: Values; readonly body?: unknown }

/** The path with its parts filled in, and the query behind it. */
function addressOf({ path }: Operation, params: Values = {}, query: Values = {}): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return asked.length ? `${filled}?${asked.join('&')}` : filled
}

const written = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
