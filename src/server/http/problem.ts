/** Problem documents of RFC 9457: every refusal leaves the server in this one shape, made in this one place. */
import type { z } from 'zod'
import { problems } from '#contract/http/operation.ts'
import type { ProblemDocument } from '#contract/http/problem.ts'
import { isAway } from '#server/database/pool.ts'
import type { Problem } from './route.ts'

/** The document of a refusal, with the status it is sent with. */
export function problemDocumentOf({ kind, detail, fields, refusal }: Problem): ProblemDocument {
  const { status, title } = problems[kind]
  return {
    type: `/problems/${kind}`,
    title,
    status,
    detail,
    ...(fields ? { fields: [...fields] } : {}),
    ...(refusal === undefined ? {} : { refusal: refusal as ProblemDocument['refusal'] }),
  }
}

const mostFields = 100

/** What a schema found wrong, at the path of each field. */
export function fieldProblem(where: 'params' | 'query' | 'body', { issues }: z.ZodError): Problem {
  const fields = issues.slice(0, mostFields).flatMap((issue) => {
    const path = [where, ...issue.path.map(String)]
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), reason: issue.message }]
    return issue.keys.slice(0, mostFields).map((key) => ({ path: [...path, key].join('.'), reason: 'unknown here' }))
  })
  const said = fields.slice(0, 3).map(({ path, reason }) => `${path}: ${reason}`)
  return { kind: 'badRequest', detail: said.join('; '), fields: fields.slice(0, mostFields) }
}

type Mishap = Error & { readonly statusCode?: number; readonly code?: string }

/** What the framework or the database says no with by an error; undefined for a bug. */
export function expectedMishap(error: Mishap): Problem | undefined {
  const known = kinds[error.code ?? '']
  if (known) return known
  if (isAway(error)) return { kind: 'away', detail: 'Nothing was saved. Try again in a few seconds.' }
  if (!error.code?.startsWith('FST_') && !(error instanceof SyntaxError)) return undefined
  return error.statusCode && error.statusCode < 500 ? { kind: 'badRequest', detail: error.message } : undefined
}

const kinds: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { kind: 'tooLarge', detail: 'The body is larger than this address takes.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { kind: 'wrongType', detail: 'This address takes another content type.' },
  // Statement timeout, and two that waited for each other until one gave up, thrice in a row.
  '57014': { kind: 'tooSlow', detail: 'Nothing was saved. Ask for less at a time.' },
  '40P01': { kind: 'away', detail: 'Somebody else was writing the same. Nothing was saved: try again.' },
  '40001': { kind: 'away', detail: 'Somebody else was writing the same. Nothing was saved: try again.' },
}
