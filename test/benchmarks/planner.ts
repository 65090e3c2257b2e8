import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { must } from '#kernel/result.ts'
import { formats } from '#server/planning/formats.ts'
import { solve } from '#server/planning/solve.ts'
import { roundOf } from '#solver/search/search.ts'
import { withFrames } from './frames/section.ts'
import type { Part, Row } from './page.ts'
import { pageOfPlanner, rowsOfPlanner } from './planner-page.ts'
import { codeOfSearch, planned, type Run, type Wanted } from './planner-sets.ts'

/** How long a call may take, and how many runs go side by side; what is left over is done by the next call. */
const minutes = Number(process.env.FRIRUM_BENCH_MINUTES ?? 150)
const sideBySide = Number(process.env.FRIRUM_BENCH_SIDE_BY_SIDE ?? 2)

const page = path.join(import.meta.dirname, '../../docs/planning-benchmark.md')

export const planner: Part = {
  title: 'Planner',
  how:
    'Public instances, where they are at hand: one thread a run, budgets in seconds of the ' +
    "processor, scored by the independent validator; every run's raw result stands in `results/planner/`. Goes on where " +
    'it stopped; `FRIRUM_BENCH_MINUTES` (150) bounds a call and `FRIRUM_BENCH_SIDE_BY_SIDE` (2) says how many runs go at once. Instance by instance: `docs/planning-benchmark.md`.',
  measure: async (say) => {
    const code = codeOfSearch()
    const end = performance.now() + minutes * 60_000
    const open = planned(code).filter(({ result }) => !existsSync(result))
    say(`${open.length} runs to do`)
    const lane = async () => {
      for (let wanted = open.shift(); wanted && performance.now() < end; wanted = open.shift()) {
        const run = await ran(wanted, code)
        mkdirSync(path.dirname(wanted.result), { recursive: true })
        writeFileSync(wanted.result, `${JSON.stringify(run, null, 1)}\n`)
        say(`${wanted.set.name} ${wanted.instance} seed ${wanted.seed}: ${run.objective} (${gapText(run)})`)
      }
    }
    await Promise.all(Array.from({ length: sideBySide }, lane))
    writeFileSync(page, withFrames(pageOfPlanner(code)))
    return rowsOfPlanner(code) satisfies readonly Row[]
  },
}

async function ran({ set, instance, seed, bestKnown, text }: Wanted, code: string): Promise<Run> {
  const { problem, judge } = must((formats[set.format] ?? (() => never(set.format)))(text(), instance))
  const budget = { cpuSeconds: set.seconds }
  const asked = { budget, seed, threads: 1, roundSteps: roundOf(problem) }
  const solved = await solve(
    problem,
    asked,
    () => performance.now(),
    () => undefined,
  )
  const { objective, components, broken } = judge(solved.found.plan).score
  return {
    instance,
    seed,
    bestKnown,
    objective: Math.round(objective * 1000) / 1000,
    components,
    feasible: broken.length === 0,
    seconds: Math.round(solved.seconds * 10) / 10,
    cpuSeconds: Math.round(solved.cpuSeconds * 10) / 10,
    iterations: solved.steps,
    sideBySide,
    code,
    on: new Date().toISOString().slice(0, 10),
  }
}

const gapText = ({ objective, bestKnown }: Run): string => `${((objective / bestKnown - 1) * 100).toFixed(2)} %`

function never(format: string): never {
  throw new Error(`no format ${format}`)
}
