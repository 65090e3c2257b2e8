import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One public set with what it must reach: a mean gap to the best known, in per cent, over all runs. */
export type InstanceSet = {
  readonly name: string
  readonly format: 'solomon' | 'hhcrsp' | 'uhhc'
  readonly folder: string
  readonly seconds: number
  readonly target: number
  readonly includes: (instance: string) => boolean
}

export type Wanted = {
  readonly set: InstanceSet
  readonly instance: string
  readonly seed: number
  readonly bestKnown: number
  readonly text: () => string
  /** Where the raw result stands or is to stand. */
  readonly result: string
}

export type Run = {
  readonly instance: string
  readonly seed: number
  readonly bestKnown: number
  readonly objective: number
  readonly components: Readonly<Record<string, number>>
  readonly feasible: boolean
  readonly seconds: number
  readonly cpuSeconds: number
  readonly iterations: number
  /** How many runs went at once. */
  readonly sideBySide: number
  /** Which search it was: a digest of its sources. */
  readonly code: string
  readonly on: string
}

/** The public sets lie beside the project where somebody put them, or where this says. */
const data =
  process.env.FRIRUM_PLANNING_DATA ?? path.join(import.meta.dirname, ...['..', '..', '..', 'shared'], 'data/planning')
const results = path.join(import.meta.dirname, 'results/planner')
const seeds = [1, 2, 3]

const isSmall = (instance: string) => !/_[23]00_/.test(instance)

export const sets: readonly InstanceSet[] = [
  { name: 'Solomon', format: 'solomon', folder: 'vrptw/solomon', seconds: 10, target: 0.15, includes: () => true },
  {
    name: 'Mankowska, up to 100 patients',
    format: 'hhcrsp',
    folder: 'hhcrsp/mankowska',
    seconds: 60,
    target: 0,
    includes: isSmall,
  },
  {
    name: 'Mankowska, 200 and 300 patients',
    format: 'hhcrsp',
    folder: 'hhcrsp/mankowska',
    seconds: 60,
    target: 0.3,
    includes: (instance) => !isSmall(instance),
  },
  { name: 'UHHC', format: 'uhhc', folder: 'uhhc', seconds: 60, target: 0, includes: () => true },
  {
    name: 'Homberger 200',
    format: 'solomon',
    folder: 'vrptw/homberger-200',
    seconds: 60,
    target: 0.4,
    includes: () => true,
  },
  {
    name: 'Homberger 400',
    format: 'solomon',
    folder: 'vrptw/homberger-400',
    seconds: 60,
    target: 0.4,
    includes: () => true,
  },
]

/** Best known by instance in capitals; of UHHC the best of ten runs of annealing. */
function bestKnown(): ReadonlyMap<string, number> {
  const columns = { 'vrptw/best-known.csv': 1, 'hhcrsp/best-known.csv': 7, 'uhhc/best-known.csv': 4 }
  return new Map(
    Object.entries(columns).flatMap(([file, column]) =>
      tableOf(file).map((row): [string, number] => [row[0]?.toUpperCase() ?? '', Number(row[column])]),
    ),
  )
}

/** UHHC: mean of the ten runs behind each best. */
export const meanKnown = (): ReadonlyMap<string, number> =>
  new Map(tableOf('uhhc/best-known.csv').map((row) => [row[0] ?? '', Number(row[5])]))

function tableOf(file: string): string[][] {
  const name = path.join(data, file)
  if (!existsSync(name)) return []
  const [, ...lines] = readFileSync(name, 'utf8').trim().split('\n')
  return lines.map((line) => line.trim().split(','))
}

/** Every run of the table, the first seed of every instance first, the sets in turn: an early stop leaves a spread. */
export function planned(code: string): Wanted[] {
  const best = bestKnown()
  const wanted = sets.flatMap((set) => {
    const folder = path.join(data, set.folder)
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(txt|json)$/.test(file)) : []
    const instances = files.filter((file) => set.includes(file)).sort()
    return seeds.flatMap((seed) =>
      instances.map((file, at): Wanted & { order: number } => {
        const instance = file.replace(/\.\w+$/, '')
        // Spread by the golden section, so that neighbours in name do not come first together.
        const order = seed + ((at * 0.6180339887) % 1)
        const text = () => readFileSync(path.join(folder, file), 'utf8')
        const known = best.get(instance.toUpperCase()) ?? Number.NaN
        return { set, instance, seed, bestKnown: known, text, result: fileOf(set, instance, seed, code), order }
      }),
    )
  })
  return wanted.sort((a, b) => a.order - b.order)
}

const fileOf = (set: InstanceSet, instance: string, seed: number, code: string): string =>
  path.join(results, code, path.basename(set.folder), `${instance}-${seed}.json`)

/** The raw results of one search that there are, by set. */
export function runsOf(set: InstanceSet, code: string): Run[] {
  const folder = path.join(results, code, path.basename(set.folder))
  const files = globSync('*.json', { cwd: folder })
    .filter((file) => set.includes(file))
    .sort()
  return files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Run)
}

/** A digest of the sources a result hangs on; tests and comments apart. */
export function codeOfSearch(): string {
  const root = path.join(import.meta.dirname, '../../src/solver')
  const files = globSync('{search,problem}/**/*.ts', { cwd: root }).filter(
    (file) => !/\.(test|fixture)\.ts$/.test(file),
  )
  const digest = createHash('sha256')
  for (const file of files.sort())
    digest.update(file).update(withoutComments(readFileSync(path.join(root, file), 'utf8')))
  return digest.digest('hex').slice(0, 10)
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/\n\s*\n/g, '\n')
