import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { instances } from './instances.ts'

/** A run of one instance; tiers are to be compared from the first to the last. */
export type WeekRun = {
  readonly instance: string
  readonly seed: number
  readonly first: readonly number[]
  readonly firstSeconds: number
  readonly tiers: readonly number[]
  readonly components: Readonly<Record<string, number>>
  readonly feasible: boolean
  readonly cpuSeconds: number
  readonly seconds: number
  readonly steps: number
  /** Highest resident memory of the run's process, Node itself included; not known of the oldest runs. */
  readonly peakMegabytes?: number
}

/** Of the processor, for each run. */
export const budgetSeconds = 30

/** What follows a sick call on one instance. */
export type SickRun = {
  readonly instance: string
  /** From the problem made ready to a plan that keeps every hard rule. */
  readonly firstMilliseconds: number
  readonly others: number
  readonly orphaned: number
  readonly polishSeconds: number
  readonly plans: Readonly<Record<string, { touched: number; feasible: boolean; components: Record<string, number> }>>
}

const root = path.join(import.meta.dirname, '../../..')

/** A digest of the sources a result hangs on; tests and comments apart. */
export function codeOfFrames(): string {
  const digest = createHash('sha256')
  for (const file of globSync('src/solver/frames/**/*.ts', { cwd: root }).sort())
    digest
      .update(file)
      .update(readFileSync(path.join(root, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
  return digest.digest('hex').slice(0, 10)
}

const folder = (code: string) => path.join(root, 'test/benchmarks/results/frames', code)
export const fileOfRun = (code: string, instance: string, seed: number): string =>
  path.join(folder(code), `${instance}-seed-${seed}.json`)
export const fileOfSick = (code: string, instance: string): string => path.join(folder(code), `${instance}-sick.json`)

/** Seeds in turn, and within a seed the sizes in turn: an early stop leaves a spread. */
export const wanted: readonly { readonly name: string; readonly seed: number }[] = [1, 2, 3].flatMap((seed) =>
  [...instances].sort((a, b) => Number(a.name.at(-1)) - Number(b.name.at(-1))).map(({ name }) => ({ name, seed })),
)

const read = <Run>(file: string): Run[] => (existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Run] : [])
export const runsDone = (code: string): WeekRun[] =>
  [1, 2, 3].flatMap((seed) => instances.flatMap(({ name }) => read<WeekRun>(fileOfRun(code, name, seed))))
export const sickDone = (code: string): SickRun[] =>
  instances.flatMap(({ name }) => read<SickRun>(fileOfSick(code, name)))
