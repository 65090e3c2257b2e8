/** OpenAPI 3.1 from the same objects that the server and the client run on. */
import { z } from 'zod'
import { nouns, type Operation, type ProblemName, problems, problemsOf } from './operation.ts'
import { problemDocument } from './problem.ts'

export type Json = { readonly [name: string]: unknown }
type Named = Record<string, unknown>

export type About = { readonly version: string; readonly description: string }

/** The whole document. Schemas with a name of their own stand once, among the components. */
export function openApi(operations: readonly Operation[], about: About): Json {
  const schemas: Named = {}
  const paths: Record<string, Named> = {}
  for (const operation of operations) {
    const described = describedBy(operation, schemas)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Frirum', ...about, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: Object.entries(nouns).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }],
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

function describedBy(operation: Operation, schemas: Named): Json {
  const { name, noun, summary, description, action, params, query, body, bodyType, status, answer } = operation
  const content = body && { [bodyType]: { schema: bodySchema(operation, schemas) } }
  const done = operation.answerTypes
    ? Object.fromEntries(operation.answerTypes.map((type) => [type, { schema: { type: 'string' } }]))
    : { 'application/json': { schema: schemaOf(answer, 'output', schemas) } }
  return {
    operationId: name,
    summary,
    ...(description ? { description } : {}),
    tags: [noun],
    'x-action': action,
    parameters: [...parameters('path', params, schemas), ...parameters('query', query, schemas)],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: { description: 'Done', content: done },
      ...Object.fromEntries(
        problemsOf(operation).map((problem) => [problems[problem].status, problemAnswer(problem, schemas)]),
      ),
    },
  }
}

const bodySchema = ({ body, bodyType }: Operation, schemas: Named): unknown =>
  bodyType === 'application/octet-stream'
    ? { type: 'string', contentMediaType: bodyType }
    : schemaOf(body as z.ZodType, 'input', schemas)

const problemAnswer = (problem: ProblemName, schemas: Named): Json => ({
  description: problems[problem].title,
  content: { 'application/problem+json': { schema: schemaOf(problemDocument, 'output', schemas) } },
})

function parameters(place: 'path' | 'query', schema: z.ZodType, schemas: Named): Json[] {
  const read = schemaOf(schema, 'input', schemas) as { properties?: Named; required?: string[] }
  return Object.entries(read.properties ?? {}).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || (read.required ?? []).includes(name),
    schema: described,
  }))
}

/**
 * JSON Schema of one schema; those with a name of their own move to the components and are referred to. A name may
 * stand for one schema only: what is read and what is written may differ, and would otherwise take each other's place.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Named): unknown {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Named
  const { $schema: _, $defs = {}, id, ...own } = made as Named & { $defs?: Named }
  for (const [name, described] of Object.entries($defs)) keep(nameOf(name), withoutId(described), schemas)
  if (typeof id !== 'string') return repointed(own)
  keep(id, own, schemas)
  return { $ref: `#/components/schemas/${id}` }
}

function keep(name: string, described: unknown, schemas: Named): void {
  const now = repointed(described)
  const before = schemas[name]
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(now))
    throw new Error(`two schemas are called ${name}`)
  schemas[name] = now
}

const withoutId = (described: unknown): unknown => {
  const { id: _, ...rest } = described as Named
  return rest
}

/** What zod itself names is any JSON at all; it refers to itself. */
const nameOf = (name: string): string => (name.startsWith('__') ? 'Json' : name)

function repointed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(repointed)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? pointer(value) : repointed(value),
    ]),
  )
}

const pointer = (value: string): string => `#/components/schemas/${nameOf(value.replace('#/$defs/', ''))}`
