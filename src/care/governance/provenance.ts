/** Where each figure of a model comes from, and which figures there are. */
import type { GovernanceModel, Provenance } from './model.ts'

/** Parts of a document that say something about the model and steer nothing. */
const aboutTheModel: readonly string[] = [
  'id',
  'version',
  'title',
  'summary',
  'sources',
  'provenance',
  'examples',
  'evidence',
]

/**
 * What a row of a list is called in a path: its own name where it has one, its place where it has none.
 * A weekly rate goes by category and band: `settlement.weeklyRates.maintaining/rate2`.
 * @plain
 */
export function rowName(row: unknown, index: number): string {
  if (typeof row !== 'object' || row === null) return String(index)
  const { id, key, decision, situation, category, band } = row as Record<string, unknown>
  const name = id ?? key ?? decision ?? situation ?? (band === undefined ? undefined : `${category}/${band}`)
  return typeof name === 'string' ? name : String(index)
}

/**
 * What is known of the value at `path`: the row that comes closest from above. `undefined` where nothing covers it.
 * @da proveniens
 * @sv proveniens
 */
export function provenanceOf(model: Pick<GovernanceModel, 'provenance'>, path: string): Provenance | undefined {
  let closest: Provenance | undefined
  for (const row of model.provenance) {
    const covers = path === row.path || path.startsWith(`${row.path}.`)
    if (covers && (!closest || row.path.length > closest.path.length)) closest = row
  }
  return closest
}

/**
 * A number in a model and its place there: as people say it (`path`), and as a program finds it (`keys`).
 * @plain
 */
export type Figure = { readonly path: string; readonly keys: readonly (string | number)[]; readonly value: number }

/**
 * Every number that steers something, in the order of the document.
 * @plain
 */
export function figuresOf(model: object): Figure[] {
  return Object.entries(model).flatMap(([key, value]) =>
    aboutTheModel.includes(key) ? [] : figuresBelow(value, key, [key]),
  )
}

function figuresBelow(value: unknown, path: string, keys: readonly (string | number)[]): Figure[] {
  if (typeof value === 'number') return [{ path, keys, value }]
  if (Array.isArray(value))
    return value.flatMap((row, index) => figuresBelow(row, `${path}.${rowName(row, index)}`, [...keys, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) => figuresBelow(held, `${path}.${key}`, [...keys, key]))
}
