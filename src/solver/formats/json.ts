import { malformed } from './refusal.ts'

/** A place in a JSON document: its path, such as `patients[3].time_window`, and what stands there. */
export type Spot = { readonly path: string; readonly value: unknown }

export function parsed(text: string): Spot {
  try {
    return { path: '', value: JSON.parse(text) }
  } catch (error) {
    return malformed('the file', 'JSON', (error as Error).message)
  }
}

/** What an object holds under `name`; a spot without a value where it holds nothing. */
export function field({ path, value }: Spot, name: string): Spot {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) return malformed(path || 'the file', 'an object', value)
  const inside = path ? `${path}.${name}` : name
  return { path: inside, value: Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined }
}

export const isThere = ({ value }: Spot): boolean => value !== undefined && value !== null

export function list({ path, value }: Spot, least = 0, most = Number.POSITIVE_INFINITY): Spot[] {
  if (Array.isArray(value) && value.length >= least && value.length <= most)
    return value.map((each, index) => ({ path: `${path}[${index}]`, value: each }))
  return malformed(
    path,
    least === most ? `a list of ${least}` : least > 0 ? `a list of at least ${least}` : 'a list',
    value,
  )
}

export function text({ path, value }: Spot): string {
  return typeof value === 'string' && value !== '' ? value : malformed(path, 'a text', value)
}

/** Above all that any set asks for; a thousand times as much still fits a tick. */
export const mostOfAnything = 1_000_000

export function number({ path, value }: Spot, least = 0): number {
  if (typeof value !== 'number' || !(value >= least)) return malformed(path, `a number of at least ${least}`, value)
  return value <= mostOfAnything ? value : malformed(path, `a number of at most ${mostOfAnything}`, value)
}

export function bool({ path, value }: Spot): boolean {
  return typeof value === 'boolean' ? value : malformed(path, 'true or false', value)
}

/** A square of numbers, `size` by `size`. */
export const square = (spot: Spot, size: number): number[][] =>
  list(spot, size, size).map((row) => list(row, size, size).map((each) => number(each)))

/** A name that was told of before; `what` is what it names. */
export function known(spot: Spot, names: ReadonlySet<string>, what: string): string {
  const name = text(spot)
  return names.has(name) ? name : malformed(spot.path, `a known ${what}`, name)
}

/** A name told of for the first time. */
export function fresh(spot: Spot, names: ReadonlySet<string>, what: string): string {
  const name = text(spot)
  return names.has(name) ? malformed(spot.path, `another ${what} than those before`, name) : name
}
