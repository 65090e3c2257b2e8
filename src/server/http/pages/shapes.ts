/** JSON Schemas as people read them: a name, what it is in words, and what is inside. */
import { type Html, html, type Piece } from '../html.ts'

export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly examples?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly contentMediaType?: string
}

/** A schema in words, and below them what it holds. */
export const shape = (schema: Schema): Html =>
  schema.properties ? fieldList(schema) : html`${inWords(schema)}${inside(schema)}`

/** The fields of an object, each with what it is. */
const fieldList = ({ properties = {}, required = [] }: Schema): Html =>
  html`<ul class="shape">${Object.entries(properties).map(([name, field]) =>
    fieldRow(name, field, required.includes(name)),
  )}</ul>`

export const fieldRow = (name: string, field: Schema, isRequired: boolean): Html => html`
<li><code>${name}</code> ${inWords(field)}${isRequired ? null : leftOut(field)}${
  field.description ? html`. <span class="q">${field.description}</span>` : null
}${inside(field)}</li>`

const leftOut = (field: Schema): Html => html`<span class="q">, may be left out${usual(field)}</span>`

const usual = (field: Schema): string => (field.default === undefined ? '' : ` (${JSON.stringify(field.default)} then)`)

export const nameOfRef = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

function inWords(schema: Schema): Piece {
  if (schema.$ref) return html`<a href="#${nameOfRef(schema.$ref)}">${nameOfRef(schema.$ref)}</a>`
  const either = choices(schema)
  if (either)
    return [isDeep(either) ? 'one of these' : joined(either.map(inWords)), isNullable(schema) ? ' or null' : '']
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`
  if (schema.enum) return joined(schema.enum.map((value) => html`<code>${String(value)}</code>`))
  return joined([schema.type ?? 'any'].flat().map((type) => wordsOf[type]?.(schema) ?? 'anything'))
}

const idPattern = '^[0-9a-f]{8}-'

const wordsOf: Readonly<Record<string, (schema: Schema) => Piece>> = {
  string: ({ examples, maxLength, contentMediaType, pattern }) => {
    if (contentMediaType) return 'a file as it is'
    if (pattern?.startsWith(idPattern)) return 'an id'
    if (examples?.length) return ['such as ', html`<code>${String(examples[0])}</code>`]
    return maxLength ? `text, at most ${maxLength} letters` : 'text'
  },
  integer: (schema) => `a whole number${bounds(schema)}`,
  number: (schema) => `a number${bounds(schema)}`,
  boolean: () => 'true or false',
  null: () => 'null',
  array: ({ items = {}, minItems, maxItems }) => [
    minItems ? `a list of ${minItems} to ${maxItems}: ` : maxItems ? `a list of at most ${maxItems}: ` : 'a list: ',
    inWords(items),
  ],
  object: ({ additionalProperties }) =>
    typeof additionalProperties === 'object' ? ['by name: ', inWords(additionalProperties)] : 'an object',
}

function bounds({ minimum, maximum }: Schema): string {
  const isBound = (edge: number | undefined) =>
    edge !== undefined && Number.isSafeInteger(edge) && Math.abs(edge) < 2 ** 53 - 1
  if (isBound(minimum) && isBound(maximum)) return ` from ${minimum} to ${maximum}`
  return isBound(minimum) ? ` from ${minimum} on` : ''
}

/** What a schema chooses between, null aside. */
const choices = ({ anyOf, oneOf }: Schema): readonly Schema[] | undefined =>
  (anyOf ?? oneOf)?.filter(({ type }) => type !== 'null')

const isNullable = ({ anyOf, oneOf }: Schema): boolean => (anyOf ?? oneOf ?? []).some(({ type }) => type === 'null')
const isDeep = (schemas: readonly Schema[]): boolean =>
  schemas.length > 1 && schemas.some(({ properties }) => properties)

function inside(schema: Schema): Piece {
  if (schema.$ref) return null
  const either = choices(schema)
  if (either) return isDeep(either) ? html`<ul class="shape">${either.map(choice)}</ul>` : either.map(inside)
  if (schema.properties) return fieldList(schema)
  if (schema.items) return inside(schema.items)
  return typeof schema.additionalProperties === 'object' ? inside(schema.additionalProperties) : null
}

/** One of several objects by what tells it apart, with its other fields below. */
function choice(one: Schema): Html {
  const { properties = {}, required = [] } = one
  const [mark] = Object.entries(properties).filter(([, field]) => field.const !== undefined)
  if (!mark) return html`<li>${inWords(one)}${inside(one)}</li>`
  const [name, field] = mark
  const { [name]: _, ...others } = properties
  return html`<li><code>${name}</code> ${inWords(field)}${fieldList({ properties: others, required })}</li>`
}

const joined = (pieces: readonly Piece[]): Piece =>
  pieces.map((piece, index) => (index === 0 ? piece : [index === pieces.length - 1 ? ' or ' : ', ', piece]))
