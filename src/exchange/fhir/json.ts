import { ok, type Result, refuse } from '#kernel/result.ts'

/** What a JSON text can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

/** Why a text is not taken: it is no JSON, or more, deeper or other than any report can be. */
export type JsonRefusal = {
  readonly kind: 'notJson' | 'tooLarge' | 'tooDeep' | 'tooManyValues' | 'keyTwice' | 'notText'
  /** Where, as far as it is known: a path such as `entry[3].resource.code`, or a line and column. */
  readonly path: string
  readonly value: string | number | null
}

/** Bounds far above any day of any municipality, so that a hostile file cannot take the machine. */
export const bounds = { characters: 64 * 1024 * 1024, depth: 64, values: 4_000_000 } as const

/**
 * Reads one JSON text whole. Refuses what `JSON.parse` would lose in silence (a key twice in one object) and what no
 * text of FHIR may hold (control characters, half a surrogate pair).
 */
export function readJson(text: string): Result<Json, JsonRefusal> {
  if (text.length > bounds.characters) return refuse({ kind: 'tooLarge', path: '', value: text.length })
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const unfit = unfitness(bare)
  if (unfit) return refuse(unfit)
  try {
    const value = JSON.parse(bare) as Json
    const wrong = wrongText(value, '')
    return wrong ? refuse(wrong) : ok(value)
  } catch (error) {
    return refuse({ kind: 'notJson', path: whereBroken(bare, (error as Error).message), value: null })
  }
}

const token = /\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y

/** Line and column, as the engine tells them, or those of the first thing that is no piece of JSON. */
function whereBroken(text: string, message: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  if (line !== undefined) return `line ${line}, column ${column}`
  token.lastIndex = 0
  let end = 0
  while (token.test(text)) end = token.lastIndex
  const before = text.slice(0, end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0))
  return `line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`
}

/** Depth, count and double keys, told from the text itself before anything is built from it. */
function unfitness(text: string): JsonRefusal | undefined {
  /** For each open bracket the keys of an object, or how far a list has come. */
  const open: { keys: Set<string> | null; at: string | number }[] = []
  const path = () => open.map(({ at }) => (typeof at === 'number' ? `[${at}]` : at && `.${at}`)).join('')
  let values = 0
  for (let index = 0; index < text.length; index++) {
    const inner = open.at(-1)
    switch (text[index]) {
      case '{':
      case '[':
        open.push(text[index] === '{' ? { keys: new Set(), at: '' } : { keys: null, at: 0 })
        if (open.length > bounds.depth) return { kind: 'tooDeep', path: trimmed(path()), value: bounds.depth }
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        values++
        if (values > bounds.values) return { kind: 'tooManyValues', path: trimmed(path()), value: bounds.values }
        if (inner && typeof inner.at === 'number') inner.at++
        break
      case '"': {
        const end = endOfString(text, index)
        if (inner?.keys && isKey(text, end)) {
          const key = unescaped(text.slice(index, end + 1))
          inner.at = key
          if (inner.keys.has(key)) return { kind: 'keyTwice', path: trimmed(path()), value: key }
          inner.keys.add(key)
        }
        index = end
      }
    }
  }
  return undefined
}

const trimmed = (path: string): string => path.replace(/^\./, '')

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

function isKey(text: string, end: number): boolean {
  let index = end + 1
  while (index < text.length && ' \t\r\n'.includes(text[index] as string)) index++
  return text[index] === ':'
}

function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

function wrongText(value: Json, path: string): JsonRefusal | undefined {
  if (typeof value === 'string')
    return control.test(value) || !value.isWellFormed()
      ? { kind: 'notText', path: trimmed(path), value: null }
      : undefined
  // A number too great for any computer would be written back as null.
  if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'notJson', path: trimmed(path), value: null }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [step, inner] of steps(value)) {
    const wrong = wrongText(inner, path + step)
    if (wrong) return wrong
    if (control.test(step) || !step.isWellFormed()) return { kind: 'notText', path: trimmed(path), value: null }
  }
  return undefined
}

/** What an object or a list holds, each with its step in a path: `.code` or `[0]`. */
export function steps(value: JsonObject | readonly Json[]): (readonly [step: string, inner: Json])[] {
  if (isList(value)) return value.map((inner, index) => [`[${index}]`, inner] as const)
  return Object.entries(value).map(([key, inner]) => [`.${key}`, inner] as const)
}

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value)

/** One way of writing a value: keys in the order of their code units, no space. Equal values give equal texts. */
export function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(',')}}`
}
