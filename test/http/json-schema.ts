/**
 * As much of JSON Schema (2020-12) as the OpenAPI document uses, read anew here: what the server checks its answers
 * with is not what it is judged by. A keyword that is not known throws, so nothing is let through unread.
 */
export type Schema = Readonly<Record<string, unknown>>
export type Schemas = Readonly<Record<string, Schema>>

/** Where a value is not as its schema says, and how; empty where it is. */
export function faultsOf(schema: Schema, value: unknown, schemas: Schemas, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, said]) => {
    const check = keywords[keyword]
    if (!check) throw new Error(`the keyword ${keyword} is not known here`)
    return check({ said, value, schema, schemas, path })
  })
}

type At = {
  readonly said: unknown
  readonly value: unknown
  readonly schema: Schema
  readonly schemas: Schemas
  readonly path: string
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const says = (isRight: boolean, path: string, expected: string): string[] => (isRight ? [] : [`${path}: ${expected}`])
const noted = (): string[] => []

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
}

const patterns = new Map<string, RegExp>()
function patternOf(said: string): RegExp {
  const pattern = patterns.get(said) ?? new RegExp(said, 'u')
  patterns.set(said, pattern)
  return pattern
}

/** How many of several schemas a value is as. */
const matches = ({ said, value, schemas, path }: At): number =>
  (said as Schema[]).filter((one) => faultsOf(one, value, schemas, path).length === 0).length

const keywords: Readonly<Record<string, (at: At) => string[]>> = {
  $ref: ({ said, value, schemas, path }) => faultsOf(schemaAt(String(said), schemas), value, schemas, path),
  type: ({ said, value, path }) =>
    says(
      [said].flat().some((type) => types[String(type)]?.(value)),
      path,
      `a ${said}`,
    ),
  const: ({ said, value, path }) => says(value === said, path, `${said}`),
  enum: ({ said, value, path }) => says((said as unknown[]).includes(value), path, `one of ${said}`),
  anyOf: (at) => says(matches(at) > 0, at.path, 'any of several'),
  oneOf: (at) => says(matches(at) === 1, at.path, 'exactly one of several'),
  pattern: ({ said, value, path }) =>
    says(typeof value !== 'string' || patternOf(String(said)).test(value), path, `like ${said}`),
  minLength: ({ said, value, path }) => says(typeof value !== 'string' || value.length >= Number(said), path, 'longer'),
  maxLength: ({ said, value, path }) =>
    says(typeof value !== 'string' || value.length <= Number(said), path, 'shorter'),
  minimum: ({ said, value, path }) => says(typeof value !== 'number' || value >= Number(said), path, `from ${said}`),
  maximum: ({ said, value, path }) => says(typeof value !== 'number' || value <= Number(said), path, `up to ${said}`),
  minItems: ({ said, value, path }) => says(!Array.isArray(value) || value.length >= Number(said), path, 'more items'),
  maxItems: ({ said, value, path }) => says(!Array.isArray(value) || value.length <= Number(said), path, 'fewer items'),
  items: ({ said, value, schemas, path }) =>
    Array.isArray(value) ? value.flatMap((item, at) => faultsOf(said as Schema, item, schemas, `${path}.${at}`)) : [],
  required: ({ said, value, path }) =>
    isObject(value)
      ? (said as string[]).filter((name) => !(name in value)).map((name) => `${path}.${name}: there`)
      : [],
  properties: ({ said, value, schemas, path }) =>
    isObject(value)
      ? Object.entries(said as Schemas).flatMap(([name, schema]) =>
          name in value ? faultsOf(schema, value[name], schemas, `${path}.${name}`) : [],
        )
      : [],
  propertyNames: ({ said, value, schemas, path }) =>
    isObject(value) ? Object.keys(value).flatMap((name) => faultsOf(said as Schema, name, schemas, path)) : [],
  additionalProperties: ({ said, value, schema, schemas, path }) => {
    if (!isObject(value)) return []
    const others = Object.keys(value).filter((name) => !(name in ((schema.properties as object) ?? {})))
    if (said === false) return others.map((name) => `${path}.${name}: absent`)
    return others.flatMap((name) => faultsOf(said as Schema, value[name], schemas, `${path}.${name}`))
  },
  description: noted,
  examples: noted,
  default: noted,
  contentMediaType: noted,
}

export function schemaAt(reference: string, schemas: Schemas): Schema {
  const found = schemas[reference.replace('#/components/schemas/', '')]
  if (!found) throw new Error(`there is no schema ${reference}`)
  return found
}
