import { existsSync } from 'node:fs'
import type { Part } from '../page.ts'
import { ablationTasks } from './ablation.ts'
import { rowsOfPlanner } from './page.ts'
import { minutesOf, ran, ranAll, sideBySideOf } from './run.ts'
import { codeOfSearch, type InstanceSet, planned, type Run, sets, type Wanted } from './sets.ts'
import { writePlannerPage } from './write.ts'

const partOf = (title: string, how: string, of: readonly InstanceSet[], usual: Usual): Part => ({
  title,
  how: `${how} Every run is a process of its own, its plan scored by the independent validator; raw results stand in \`results/planner/\`. Goes on where it stopped; \`FRIRUM_BENCH_MINUTES\` (${usual.minutes}) bounds a call and \`FRIRUM_BENCH_SIDE_BY_SIDE\` (${usual.sideBySide}) says how many runs go at once. Instance by instance: \`docs/planning-benchmark.md\`.`,
  measure: async (say) => {
    const code = codeOfSearch()
    const sideBySide = sideBySideOf(usual.sideBySide)
    const tasks = planned(code, of).map((wanted) => ({
      result: wanted.result,
      run: async () => {
        const raw = await runOf(wanted, code, sideBySide)
        const gap = ((raw.objective / raw.bestKnown - 1) * 100).toFixed(2)
        return { told: `${wanted.set.name} ${wanted.instance} seed ${wanted.seed}: ${raw.objective} (${gap} %)`, raw }
      },
    }))
    await ranAll(tasks, sideBySide, minutesOf(usual.minutes), say)
    writePlannerPage(code)
    return rowsOfPlanner(code, of)
  },
})

type Usual = { readonly minutes: number; readonly sideBySide: number }

async function runOf(wanted: Wanted, code: string, sideBySide: number): Promise<Run> {
  const { set, instance, seed, bestKnown, file } = wanted
  const { format, seconds, threads } = set
  const answered = await ran({ format, file, instance, seed, seconds, threads })
  return { instance, seed, bestKnown, ...answered, sideBySide, code, on: new Date().toISOString().slice(0, 10) }
}

export const planner = partOf(
  'Planner',
  'Public instances, where they are at hand: one thread a run, budgets in seconds of the processor.',
  sets.filter(({ isApart }) => !isApart),
  { minutes: 150, sideBySide: 2 },
)

export const plannerLarge = partOf(
  'Planner: a thousand customers',
  'Public instances, where they are at hand: two threads a run, each with its budget in seconds of the processor.',
  sets.filter(({ isApart }) => isApart),
  { minutes: 60, sideBySide: 1 },
)

export const ablation: Part = {
  title: 'Planner: what each part contributes',
  how: 'Parts of the search left out one by one, on few instances and two seeds; raw results stand in `results/planner-ablation/`, the table in `docs/planning-benchmark.md`. Goes on where it stopped, with the same settings as the planner.',
  measure: async (say) => {
    const code = codeOfSearch()
    const tasks = ablationTasks(code)
    const open = tasks.map(({ wanted, variant, seconds, result }) => ({
      result,
      run: async () => {
        const { instance, seed, bestKnown, file, set } = wanted
        const { settings } = variant
        const answered = await ran({ format: set.format, file, instance, seed, seconds, threads: 1, settings })
        return {
          told: `${variant.name || 'whole'}: ${instance} seed ${seed}: ${answered.objective}`,
          raw: { instance, seed, bestKnown, settings, ...answered },
        }
      },
    }))
    await ranAll(open, sideBySideOf(2), minutesOf(60), say)
    writePlannerPage(code)
    const done = tasks.filter(({ result }) => existsSync(result)).length
    return [{ what: 'Runs done', value: done, unit: `of ${tasks.length}` }]
  },
}
