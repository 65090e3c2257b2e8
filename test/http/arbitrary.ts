import fc from 'fast-check'
import { type Schema, type Schemas, schemaAt } from './json-schema.ts'
import { citizens, decisions, ownCitizen, teams } from './small-town.ts'

/** Values that a schema of the OpenAPI document allows, for the most part: only what no schema can say is left out. */
export function arbitraryOf(schema: Schema, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: unknown) => arbitraryOf(one as Schema, schemas, depth + 1)
  if (schema.$ref) return inner(schemaAt(String(schema.$ref), schemas))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]))
  const choices = (schema.anyOf ?? schema.oneOf) as unknown[] | undefined
  if (choices) return fc.oneof(...choices.map(inner))
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: Number(schema.minimum ?? -1e6), max: Number(schema.maximum ?? 1e6) })
    case 'number':
      return fc.double({ noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const least = Number(schema.minItems ?? 0)
      const most = Math.min(Number(schema.maxItems ?? 3), Math.max(least, depth > 3 ? 1 : 3))
      return fc.array(inner(schema.items ?? {}), { minLength: least, maxLength: most })
    }
    case 'object':
      return recordOf(schema, inner)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function recordOf(schema: Schema, inner: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Schemas)
  const required = (schema.required ?? []) as string[]
  return fc.record(Object.fromEntries(properties.map(([name, one]) => [name, inner(one)])), { requiredKeys: required })
}

/** Parts of an address, by their names: whom they name is mostly there. */
export function parameterOf(name: string, schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  const those = name === 'citizen' ? Object.values(citizens) : name === 'team' ? Object.values(teams) : []
  const any = arbitraryOf(schema, schemas)
  return those.length
    ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...those) }, { weight: 1, arbitrary: any })
    : any
}

/** An object with some of its fields made anew as the schema allows. */
export function remade(value: unknown, schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  const shape = schema.$ref ? schemaAt(String(schema.$ref), schemas) : schema
  const fields = Object.entries((shape.properties ?? {}) as Schemas).filter(([name]) => name !== 'id')
  if (fields.length === 0 || typeof value !== 'object') return fc.constant(value)
  const made = fields.map(([name, field]) => fc.tuple(fc.constant(name), arbitraryOf(field, schemas)))
  return fc.array(fc.oneof(...made), { maxLength: 2 }).map((some) => ({ ...value, ...Object.fromEntries(some) }))
}

/** Ids that stand for something are likelier than ids at all, so that requests come further than the door. */
const knownIds = [...Object.values(citizens), ...Object.values(teams), ...Object.values(decisions), ownCitizen(1)]
const likely: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34': fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...knownIds) },
    { weight: 1, arbitrary: fc.uuid() },
  ),
  '2026-10-05': fc.constantFrom('2026-10-05', '2026-10-07', '2026-11-01', '2000-01-01', '2099-12-31', '2026-02-29'),
  '2026-10-05T07:30:00Z': fc.constantFrom('2026-10-05T07:30:00Z', '2026-10-25T02:30:00+02:00', '2026-10-06T08:00:00Z'),
  '2026-W43': fc.constantFrom('2026-W43', '2026-W41', '2020-W53', '2026-W53', '2000-W01', '2099-W53'),
  '2026-10': fc.constantFrom('2026-09', '2026-10', '2000-01', '2099-12'),
}
const modelWords = [
  'hygiene',
  'cleaning',
  'walk',
  'infection',
  'maintaining',
  'band-2',
  'care',
  'year',
  'morning',
  'base',
]

/** Made once for each pattern: reading one takes longer than all that is then made of it. */
const shapes = new Map<string, fc.Arbitrary<string>>()
function shapedLike(pattern: string): fc.Arbitrary<string> {
  const shape = shapes.get(pattern) ?? fc.stringMatching(new RegExp(pattern))
  shapes.set(pattern, shape)
  return shape
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  const [example] = (schema.examples ?? []) as string[]
  const pattern = schema.pattern === undefined ? undefined : String(schema.pattern)
  const known = example === undefined ? undefined : likely[example]
  const shaped = pattern && !pattern.startsWith('^[^') ? shapedLike(pattern) : undefined
  if (known && shaped) return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: shaped })
  if (shaped) return fc.oneof(fc.constantFrom(...modelWords), shaped)
  const free = fc.string({
    unit: 'grapheme',
    minLength: Number(schema.minLength ?? 0),
    maxLength: Math.min(40, Number(schema.maxLength ?? 40)),
  })
  return example === undefined ? free : fc.oneof(fc.constant(example), free)
}

/** What no honest sender sends: what databases, calendars and numbers break on. */
const hostile: readonly unknown[] = [
  ...[null, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202e', '￿', 'x'.repeat(70_000)],
  ...[0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, true, false, [], {}, [[[[[[]]]]]]],
  ...['9999-12-31', '0000-01-01', '-271821-04-20', '2026-02-30', '2026-13-01', '2026-W99', '9999-12'],
  ...['9999-12-31T23:59:59.999Z', '2026-10-05T24:00:00Z', 'infinity', 'NaN', '1e9', '٣'],
  ...["'; drop table citizen; --", '%', '../..', '{"a":1}', '\\', '$1', 'constructor', '__proto__'],
  ...[Array.from({ length: 1_200 }, () => 0), { length: 1e9 }, { __proto__: null, toString: 1 }],
]

/** A value with some part of it replaced, left out or added to. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(), fc.constantFrom(...hostile), fc.constantFrom('replace', 'remove', 'add'), fc.string())
    .map((how) => changedAt(structuredClone(value), ...how))

function changedAt(value: unknown, at: number, hostileValue: unknown, how: string, name: string): unknown {
  const places = placesIn(value)
  const place = places[at % (places.length + 1)]
  if (!place) return how === 'replace' ? hostileValue : value
  const { holder, key } = place
  if (how === 'remove' && !Array.isArray(holder)) delete (holder as Record<string, unknown>)[key as string]
  else if (how === 'add' && !Array.isArray(holder)) (holder as Record<string, unknown>)[name] = hostileValue
  else (holder as Record<string | number, unknown>)[key] = hostileValue
  return value
}

type Place = { readonly holder: object; readonly key: string | number }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([key, held]) => [{ holder: value, key }, ...placesIn(held)])
}
