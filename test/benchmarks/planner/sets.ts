import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Answered } from './child.ts'

/** One public set; its runs are asked for in the table, or apart where each takes long. */
export type InstanceSet = {
  readonly name: string
  readonly format: 'solomon' | 'hhcrsp' | 'uhhc'
  readonly folder: string
  readonly seconds: number
  readonly threads: number
  readonly isApart: boolean
  readonly includes: (instance: string) => boolean
}

/** What one or more sets must reach together: a mean gap to the best known, in per cent, over all runs. */
export type Target = { readonly name: string; readonly sets: readonly InstanceSet[]; readonly most: number }

export type Wanted = {
  readonly set: InstanceSet
  readonly instance: string
  readonly seed: number
  readonly bestKnown: number
  readonly file: string
  /** Where the raw result stands or is to stand. */
  readonly result: string
}

export type Run = Answered & {
  readonly instance: string
  readonly seed: number
  readonly bestKnown: number
  /** How many runs went at once. */
  readonly sideBySide: number
  /** Which search it was: a digest of its sources. */
  readonly code: string
  readonly on: string
}

/** Instances that settings were tried on; what holds of the others is not by choice. */
export const chosenBy: ReadonlySet<string> = new Set([
  ...['R104', 'R108', 'R110', 'R201', 'R203', 'R206', 'R210', 'R211', 'RC204', 'RC207'],
  ...['c1_2_1', 'c2_2_10', 'r2_2_1', 'c1_4_3', 'c1_4_8', 'r2_4_4', 'rc2_4_10'],
  ...['50_1', '50_7', '75_3', '75_5', '75_7'].map((name) => `InstanzCPLEX_HCSRP_${name}`),
  ...['100_1', '100_7', '200_1', '200_5', '300_1'].map((name) => `InstanzVNS_HCSRP_${name}`),
  ...['i-167', 'i-185', 'i-235', 'i-250', 'i-406'],
])

/** The public sets lie beside the project where somebody put them, or where this says. */
const data =
  process.env.FRIRUM_PLANNING_DATA ??
  path.join(import.meta.dirname, ...['..', '..', '..', '..', 'shared'], 'data/planning')
const results = path.join(import.meta.dirname, '../results/planner')
const seeds = [1, 2, 3]

const isSmall = (instance: string) => !/_[23]00_/.test(instance)

const setOf = (
  name: string,
  format: InstanceSet['format'],
  folder: string,
  seconds: number,
  also: Partial<InstanceSet> = {},
): InstanceSet => ({ name, format, folder, seconds, threads: 1, isApart: false, includes: () => true, ...also })

const solomon = setOf('Solomon', 'solomon', 'vrptw/solomon', 10)
const smallTied = setOf('Mankowska, up to 100 patients', 'hhcrsp', 'hhcrsp/mankowska', 60, { includes: isSmall })
const largeTied = setOf('Mankowska, 200 and 300 patients', 'hhcrsp', 'hhcrsp/mankowska', 60, {
  includes: (instance) => !isSmall(instance),
})
const uhhc = setOf('UHHC', 'uhhc', 'uhhc', 60)
const of200 = setOf('Homberger 200', 'solomon', 'vrptw/homberger-200', 60)
const of400 = setOf('Homberger 400', 'solomon', 'vrptw/homberger-400', 60)
const of1000 = setOf('Homberger 1000', 'solomon', 'vrptw/homberger-1000', 60, { threads: 2, isApart: true })

export const sets: readonly InstanceSet[] = [solomon, smallTied, largeTied, uhhc, of200, of400, of1000]

export const targets: readonly Target[] = [
  { name: solomon.name, sets: [solomon], most: 0.15 },
  { name: smallTied.name, sets: [smallTied], most: 0 },
  { name: largeTied.name, sets: [largeTied], most: 0.3 },
  { name: uhhc.name, sets: [uhhc], most: 0 },
  { name: 'Homberger 200 and 400', sets: [of200, of400], most: 0.4 },
  { name: of1000.name, sets: [of1000], most: 2 },
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

/** Every run of these sets, the first seed of every instance first, the sets in turn: an early stop leaves a spread. */
export function planned(code: string, of: readonly InstanceSet[] = sets): Wanted[] {
  const best = bestKnown()
  const wanted = of.flatMap((set) => {
    const folder = path.join(data, set.folder)
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(txt|json)$/.test(file)) : []
    const instances = files.filter((file) => set.includes(file)).sort()
    return seeds.flatMap((seed) =>
      instances.map((name, at): Wanted & { order: number } => {
        const instance = name.replace(/\.\w+$/, '')
        // Spread by the golden section, so that neighbours in name do not come first together.
        const order = seed + ((at * 0.6180339887) % 1)
        const file = path.join(folder, name)
        const known = best.get(instance.toUpperCase()) ?? Number.NaN
        return { set, instance, seed, bestKnown: known, file, result: fileOf(set, instance, seed, code), order }
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
  const root = path.join(import.meta.dirname, '../../../src/solver')
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
