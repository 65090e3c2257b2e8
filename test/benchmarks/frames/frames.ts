import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { must } from '#kernel/result.ts'
import { frirum } from '#server/planning/formats.ts'
import { solveWeek } from '#server/planning/solve.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { replanned } from '#solver/frames/replan.ts'
import { type FoundWeek, frameSearch, weekRound } from '#solver/frames/search.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import type { Part } from '../page.ts'
import { instances, instanceText } from './instances.ts'
import { codeOfFrames, fileOfRun, fileOfSick, type SickRun, type WeekRun, wanted } from './runs.ts'
import { budgetSeconds, rowsOfFrames, withFrames } from './section.ts'
import { sickCall } from './sick-call.ts'

/** How long a call may take, and how many runs go side by side; what is left over is done by the next call. */
const minutes = Number(process.env.FRIRUM_BENCH_MINUTES ?? 60)
const sideBySide = Number(process.env.FRIRUM_BENCH_SIDE_BY_SIDE ?? 2)

/** Sick calls are tried on these, with a published plan of so many steps. */
const sickOn = ['large-0', 'large-1', 'large-2', 'medium-0', 'medium-1', 'small-0']
const publishedSteps = 15_000
const polishSeconds = 3

const page = path.join(import.meta.dirname, '../../../docs/planning-benchmark.md')

export const frames: Part = {
  title: 'Planner: the week of a team with frames',
  how:
    `Thirty synthetic weeks, three seeds, one thread and ${budgetSeconds} s of processor a run, scored by the independent ` +
    "scorer; every run's raw result stands in `results/frames/`. Goes on where it stopped; `FRIRUM_BENCH_MINUTES` (60) " +
    'bounds a call. Instance by instance: `docs/planning-benchmark.md`.',
  measure: async (say) => {
    const code = codeOfFrames()
    const end = performance.now() + minutes * 60_000
    const keep = (file: string, run: SickRun | WeekRun) => {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`)
    }
    for (const name of sickOn) {
      const file = fileOfSick(code, name)
      if (existsSync(file) || performance.now() > end) continue
      const run = sickRun(name)
      keep(file, run)
      say(`sick call on ${name}: first plan after ${run.firstMilliseconds} ms`)
    }
    const open = wanted.filter(({ name, seed }) => !existsSync(fileOfRun(code, name, seed)))
    say(`${open.length} runs to do`)
    const lane = async () => {
      for (let each = open.shift(); each && performance.now() < end; each = open.shift()) {
        const run = await weekRun(each.name, each.seed)
        keep(fileOfRun(code, each.name, each.seed), run)
        say(`${each.name} seed ${each.seed}: ${run.tiers.join(' ')}`)
      }
    }
    await Promise.all(Array.from({ length: sideBySide }, lane))
    writeFileSync(page, withFrames(readFileSync(page, 'utf8')))
    return rowsOfFrames()
  },
}

async function weekRun(name: string, seed: number): Promise<WeekRun> {
  const given = instances.find((each) => each.name === name)
  if (!given) throw new RangeError(`no instance ${name}`)
  const { problem, judge } = must(frirum(instanceText(given), name))
  const begun = performance.now()
  const first = frameSearch(problem, seed).best()
  const firstSeconds = (performance.now() - begun) / 1000
  const asked = { budget: { cpuSeconds: budgetSeconds }, seed, threads: 1, roundSteps: weekRound }
  const solved = await solveWeek(
    problem,
    asked,
    () => performance.now(),
    () => undefined,
  )
  const { tiers = [], components, broken } = judge(solved.found.plan).score
  return {
    instance: name,
    seed,
    first: first.tiers,
    firstSeconds: Math.round(firstSeconds * 1000) / 1000,
    tiers,
    components,
    feasible: broken.length === 0,
    cpuSeconds: Math.round(solved.cpuSeconds * 10) / 10,
    seconds: Math.round(solved.seconds * 10) / 10,
    steps: solved.steps,
  }
}

function sickRun(name: string): SickRun {
  const { instance } = sickCall(name, publishedSteps)
  const problem = problemOfFrirum(instance)
  const begun = performance.now()
  const replan = replanned(problem, 1)
  const firstMilliseconds = Math.round(performance.now() - begun)
  const spent = () => (performance.now() - begun) / 1000 / polishSeconds
  while (spent() < 1) replan.step(50, spent())
  const orphaned = problem.published?.orphaned.reduce((sum, each) => sum + each, 0) ?? 0
  const judged = ({ plan, touched }: FoundWeek) => {
    const { broken, components } = scoreFrirum(instance, solutionOfWeek(instance, problem, plan))
    return { touched, feasible: broken.length === 0, components: { ...components } }
  }
  const plans = Object.entries({ first: replan.first, ...replan.best() }).map(([key, found]) => [key, judged(found)])
  return {
    instance: name,
    firstMilliseconds,
    others: (instance.plan?.visits.length ?? 0) - orphaned,
    orphaned,
    polishSeconds,
    plans: Object.fromEntries(plans),
  }
}
