import fc from 'fast-check'
import { arbitraryOf, mutated, parameterOf, remade } from './arbitrary.ts'
import type { Schema, Schemas } from './json-schema.ts'
import { requests } from './requests.ts'
import { citizens, numbers, teams } from './small-town.ts'

/** An operation as the OpenAPI document says it. */
export type Described = {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params: Readonly<Record<string, Schema>>
  readonly query: Readonly<Record<string, Schema>>
  readonly required: readonly string[]
  readonly body: Schema | null
  readonly bodyType: string
  readonly responses: Readonly<Record<string, Schema>>
}

export type Sent = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | Buffer | undefined
}

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }
type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Operation = {
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content: Content }>>
}

export function operationsOf(document: Readonly<Record<string, unknown>>): Described[] {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody, responses }]) => {
      const of = (place: string) => parameters.filter((parameter) => parameter.in === place)
      const [bodyType, body] = Object.entries(requestBody?.content ?? {})[0] ?? ['', null]
      return {
        name: operationId,
        method: method.toUpperCase() as Described['method'],
        path,
        params: Object.fromEntries(of('path').map(({ name, schema }) => [name, schema])),
        query: Object.fromEntries(of('query').map(({ name, schema }) => [name, schema])),
        required: of('query').flatMap(({ name, required }) => (required ? [name] : [])),
        body: body?.schema ?? null,
        bodyType,
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, { content }]) => [status, Object.values(content)[0]?.schema ?? {}]),
        ),
      }
    }),
  )
}

/** Requests of one operation: as its schemas say, with something broken, and near those that are answered. */
export function sentTo(described: Described, schemas: Schemas): fc.Arbitrary<Sent> {
  const { params, query, required, body, bodyType } = described
  const values = (of: Readonly<Record<string, Schema>>, requiredKeys?: readonly string[]) =>
    fc.record(
      Object.fromEntries(Object.entries(of).map(([name, schema]) => [name, parameterOf(name, schema, schemas)])),
      requiredKeys ? { requiredKeys: [...requiredKeys] } : {},
    )
  const isFile = bodyType === 'application/octet-stream'
  const whole = fc.record({
    params: values(params),
    query: values(query, required),
    body: body === null ? fc.constant(undefined) : isFile ? file : arbitraryOf(body, schemas),
  })
  const broken = whole.chain((parts) =>
    isFile
      ? fc.record({ params: mutated(parts.params), query: mutated(parts.query), body: file })
      : fc.oneof(
          { weight: 3, arbitrary: mutated(parts) as fc.Arbitrary<Parts> },
          { weight: 1, arbitrary: mutated(parts).chain(mutated) as fc.Arbitrary<Parts> },
          {
            weight: 1,
            arbitrary: fc.record({
              params: fc.constant(parts.params),
              query: mutated(parts.query),
              body: mutated(parts.body),
            }),
          },
        ),
  )
  const near = good(described).chain((parts) =>
    isFile || body === null
      ? (fc.oneof(fc.constant(parts), mutated(parts)) as fc.Arbitrary<Parts>)
      : fc.oneof(
          fc.constant(parts),
          remade(parts.body, body, schemas).map((made) => ({ ...parts, body: made })),
          mutated(parts) as fc.Arbitrary<Parts>,
        ),
  )
  const sent = fc
    .oneof(whole as fc.Arbitrary<Parts>, broken as fc.Arbitrary<Parts>, near)
    .map(asParts)
    .chain((parts) =>
      fc
        .record({ headers: fc.constant(headersOf(described)), payload: payloadOf(described, parts.body) })
        .map((rest) => ({
          ...rest,
          method: described.method,
          url: urlOf(described, parts),
        })),
    )
  return body === null ? sent : fc.oneof({ weight: 12, arbitrary: sent }, { weight: 1, arbitrary: strange(sent) })
}

type Parts = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }

/** Requests that are answered, about somebody in the north or the south. */
const good = ({ name }: Described): fc.Arbitrary<Parts> =>
  fc.constantFrom('north' as const, 'south' as const).map((place) => {
    const about = { citizen: citizens[place], team: teams[place], identity: numbers[place] }
    return structuredClone(requests[name]?.(about) ?? {})
  })

/** What is broken may be no parts at all. */
const asParts = (parts: unknown): Parts => (typeof parts === 'object' && parts !== null ? parts : {})

const headersOf = ({ body, bodyType }: Described): Record<string, string> =>
  body === null ? {} : { 'content-type': bodyType }

function payloadOf({ body, bodyType }: Described, value: unknown): fc.Arbitrary<string | Buffer | undefined> {
  if (body === null) return fc.constant(undefined)
  if (bodyType === 'application/octet-stream')
    return fc.constant(value instanceof Uint8Array ? Buffer.from(value) : JSON.stringify(value ?? null))
  return fc.constant(JSON.stringify(value) ?? '')
}

function urlOf({ path }: Described, { params, query }: Parts): string {
  const values = (params ?? {}) as Record<string, unknown>
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(values?.[name]))
  const pairs = Object.entries((query ?? {}) as object).map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}

/** Half of a letter has no encoding; its bytes are sent as somebody careless would. */
function encoded(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2_000)
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80'
  }
}

/** Bodies that are not even what their content type says. */
const strange = (sent: fc.Arbitrary<Sent>): fc.Arbitrary<Sent> =>
  fc
    .tuple(sent, fc.constantFrom('application/json', 'text/plain', 'application/xml', 'multipart/form-data', ''), odd)
    .map(([request, type, payload]) => ({ ...request, headers: type ? { 'content-type': type } : {}, payload }))

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '"',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":1}}',
    '\u0000',
    '1e999',
  ),
  fc.string(),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
)

/** Files: bytes at all, tables with some of the columns, reports with some of the parts. */
const cell = fc.constantFrom(
  '251248-9996',
  'north',
  'Grete',
  '2026-10-05',
  '30',
  '',
  'æøå',
  '"',
  '1,5',
  '07:00',
  '\u0000',
  '9'.repeat(40),
)
const column = fc.constantFrom(
  'key',
  'name',
  'citizen',
  'identity',
  'team',
  'date',
  'from',
  'to',
  'minutes',
  'service',
  'visit',
  'cost',
  'staff',
)
const file: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(
      fc.array(column, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 }),
    )
    .map(([head, rows]) => bytesOf([head, ...rows].map((row) => row.join(';')).join('\r\n'))),
  fc
    .record({
      resourceType: fc.constantFrom('Bundle', 'Patient', 1),
      type: fc.constantFrom('collection', 'transaction', null),
      timestamp: fc.constantFrom('2021-02-10T11:14:09Z', '9999-12-31T23:59:59Z', 'yesterday', 5),
      entry: fc.array(
        fc.record({
          resource: fc.record({
            resourceType: fc.constantFrom('Patient', 'Condition', 'CarePlan', 'Encounter', '\u0000'),
            id: fc.oneof(fc.uuid(), fc.constant('x\u0000')),
            identifier: fc.jsonValue({ maxDepth: 2 }),
            subject: fc.jsonValue({ maxDepth: 2 }),
          }),
        }),
        { maxLength: 3 },
      ),
    })
    .map((report) => bytesOf(JSON.stringify(report))),
  fc.json().map((text) => bytesOf(text)),
)

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
