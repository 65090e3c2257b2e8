import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { replanned } from '#solver/frames/replan.ts'
import type { FoundWeek } from '#solver/frames/search.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import type { Part } from '../page.ts'
import { processorSeconds } from './processor.ts'
import { budgetSeconds, codeOfFrames, fileOfRun, fileOfSick, type SickRun, type WeekRun, wanted } from './runs.ts'
import { rowsOfFrames, withFrames } from './section.ts'
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
        const run = await ranApart(each.name, each.seed)
        keep(fileOfRun(code, each.name, each.seed), run)
        say(`${each.name} seed ${each.seed}: ${run.tiers.join(' ')}`)
      }
    }
    await Promise.all(Array.from({ length: sideBySide }, lane))
    writeFileSync(page, withFrames(readFileSync(page, 'utf8')))
    return rowsOfFrames()
  },
}

/** In a process of its own, so that its memory is its own. */
async function ranApart(name: string, seed: number): Promise<WeekRun> {
  const child = fileURLToPath(new URL('./child.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [child, name, `${seed}`])
  return JSON.parse(stdout) as WeekRun
}

function sickRun(name: string): SickRun {
  const { instance } = sickCall(name, publishedSteps)
  const problem = problemOfFrirum(instance)
  const begun = processorSeconds()
  const replan = replanned(problem, 1)
  const firstMilliseconds = Math.round((processorSeconds() - begun) * 1000)
  const spent = () => (processorSeconds() - begun) / polishSeconds
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
