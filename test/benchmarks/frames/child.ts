/** One run in a process of its own: `node child.ts <instance> <seed>` prints it as JSON. */
import { must } from '#kernel/result.ts'
import { frirum } from '#server/planning/formats.ts'
import { solveWeek } from '#server/planning/solve.ts'
import { frameSearch, weekRound } from '#solver/frames/search.ts'
import { instances, instanceText } from './instances.ts'
import { processorSeconds } from './processor.ts'
import { budgetSeconds, type WeekRun } from './runs.ts'

async function weekRun(name: string, seed: number): Promise<WeekRun> {
  const given = instances.find((each) => each.name === name)
  if (!given) throw new RangeError(`no instance ${name}`)
  const { problem, judge } = must(frirum(instanceText(given), name))
  const asked = { budget: { cpuSeconds: budgetSeconds }, seed, threads: 1, roundSteps: weekRound }
  const solved = await solveWeek(
    problem,
    asked,
    () => performance.now(),
    () => undefined,
  )
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  // The first plan alone, once more, and afterwards: it is no part of what a search holds.
  const begun = processorSeconds()
  const first = frameSearch(problem, seed).best()
  const firstSeconds = processorSeconds() - begun
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
    peakMegabytes,
  }
}

const [, , name = '', seed] = process.argv
console.log(JSON.stringify(await weekRun(name, Number(seed))))
