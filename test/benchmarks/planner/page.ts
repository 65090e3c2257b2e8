import { cpus } from 'node:os'
import type { Row } from '../page.ts'
import type { Plot } from './plots.ts'
import { chosenBy, type InstanceSet, meanKnown, planned, type Run, runsOf, sets, type Target, targets } from './sets.ts'

export const gapOf = ({ objective, bestKnown }: Pick<Run, 'objective' | 'bestKnown'>): number =>
  (objective / bestKnown - 1) * 100
export const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length
const per = (value: number): string => value.toFixed(2)

/** Runs that the whole table of these sets asks for. */
const askedOf = (of: readonly InstanceSet[], code: string): number => planned(code, of).length
const allOf = (of: readonly InstanceSet[], code: string): Run[] => of.flatMap((set) => runsOf(set, code))

/** Of each target with results: the mean gap of all runs done. It is judged only where the whole table is run. */
export function rowsOfPlanner(code: string, of: readonly InstanceSet[]): Row[] {
  return targets
    .filter(({ sets: own }) => own.every((set) => of.includes(set)))
    .flatMap(({ name, sets: own, most }): Row[] => {
      const runs = allOf(own, code)
      if (runs.length === 0) return []
      const asked = askedOf(own, code)
      const gap = Number(per(mean(runs.map(gapOf))))
      const broken = runs.filter(({ feasible }) => !feasible).length
      const done = `${runs.length} of ${asked} runs of ${own[0]?.seconds} s${broken ? `, ${broken} infeasible` : ''}`
      const row = { what: `${name}: mean gap to best known, ${done}`, value: gap, unit: '%' }
      const isWhole = runs.length >= asked
      const memory = {
        what: `${name}: highest memory of a run`,
        value: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)),
        unit: 'MB',
      }
      return [isWhole ? { ...row, target: `at most ${most}`, met: gap <= most && broken === 0 } : row, memory]
    })
}

/** The page of all results, run by run. */
export function pageOfPlanner(code: string, plots: readonly Plot[]): string {
  return `# The planner against public instances

Written by \`npm run bench -- planner\` and \`planner-large\` from the raw results in
\`test/benchmarks/results/planner/${code}/\`, where each run has a file. One thread a run, but two for the instances of
1,000; ${atOnce(code)} on ${cpus().length} cores (${cpus()[0]?.model.trim()}) that other work shared. The budget
is processor time of a thread: the wall clock, also given, was often several times that, and a core that is shared does
less in a second of its time. Every plan is scored by the independent validator from the instance's own figures. What is
not in the tables was not run: a set with few of its runs done tells of those instances and seeds only. How the search
was set, and how it was decided: [decision 16](decisions/0016-how-the-planner-searches.md).

A gap below 0 is a better plan than the best one published that we know of; other papers may hold better ones. Settings
were tried on some of the instances; the gap of the others, by which nothing was chosen, stands apart. Memory is the
highest that a run's process held; in brackets what it held before it read the instance: Node and the program.

| Set | Runs | Seconds each | Mean gap | Of those nothing was chosen by | Worst gap | Below best known | Memory | Target |
|---|---|---|---|---|---|---|---|---|
${targets.flatMap((target) => summariesOf(target, code)).join('\n')}
${uhhcText(code)}${plotsText(plots)}${sets.map((set) => tableOf(set, runsOf(set, code))).join('')}`
}

/** Two, or where runs differ from the fewest to the most. */
function atOnce(code: string): string {
  const numbers = sets
    .filter(({ isApart }) => !isApart)
    .flatMap((set) => runsOf(set, code).map((run) => run.sideBySide))
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return `${least === most ? `${least}` : `${least} to ${most}`} runs side by side`
}

/** One row, and where a target is for several sets together, one for each of them first. */
function summariesOf({ name, sets: own, most }: Target, code: string): string[] {
  const parts = own.length > 1 ? own.map((set) => summaryOf(set.name, [set], undefined, code)) : []
  return [...parts, summaryOf(parts.length > 0 ? `${name} together` : name, own, most, code)]
}

function summaryOf(name: string, own: readonly InstanceSet[], most: number | undefined, code: string): string {
  const runs = allOf(own, code)
  const asked = askedOf(own, code)
  const head = `| ${name} | ${runs.length} of ${asked} | ${own[0]?.seconds} |`
  const target = most === undefined ? '' : `at most ${most} %`
  if (runs.length === 0) return `${head} | | | | | ${target} |`
  const gaps = runs.map(gapOf)
  const others = runs.filter(({ instance }) => !chosenBy.has(instance)).map(gapOf)
  const below = new Set(runs.filter((run) => gapOf(run) < -0.005).map(({ instance }) => instance)).size
  const all = new Set(runs.map(({ instance }) => instance)).size
  const top = runs.reduce((most, run) => (run.peakMegabytes > most.peakMegabytes ? run : most))
  const isMet = most !== undefined && mean(gaps) <= most && runs.every(({ feasible }) => feasible)
  const isWhole = runs.length >= asked
  const verdict = isWhole ? (isMet ? 'met' : '**missed**') : isMet ? 'so far within' : '**so far beyond**'
  const numbers = `${per(mean(gaps))} % | ${others.length > 0 ? `${per(mean(others))} % (${others.length} runs)` : ''} | ${per(Math.max(...gaps))} % | ${below} of ${all} instances | ${top.peakMegabytes} MB (${top.loadedMegabytes})`
  return `${head} ${numbers} | ${target}${most === undefined ? '' : `: ${verdict}`} |`
}

/** UHHC is published as ten runs an instance: our mean against theirs, and our best seed against their best. */
function uhhcText(code: string): string {
  const runs = sets.filter(({ format }) => format === 'uhhc').flatMap((set) => runsOf(set, code))
  if (runs.length === 0) return ''
  const known = meanKnown()
  const of = Object.entries(Object.groupBy(runs, ({ instance }) => instance))
  const own = (each: readonly Run[] | undefined) => (each ?? []).map(({ objective }) => objective)
  const means = of.filter(([name, each]) => mean(own(each)) < (known.get(name) ?? 0)).length
  const bests = of.filter(([, each]) => Math.min(...own(each)) < (each?.[0]?.bestKnown ?? 0)).length
  return `
Of ${of.length} instances of UHHC the mean of our seeds is below the published mean of ten runs on ${means} (asked: all), and our
best seed below the published best on ${bests} (asked: six).
`
}

const plotsText = (plots: readonly Plot[]): string =>
  plots.length === 0
    ? ''
    : `
## How fast it gets there

How far the best plan so far is above the best known one, or above ours where that is better, over the processor time of
one thread, both on scales that grow tenfold; gaps below 0.01 % are drawn at 0.01 %. Two instances a set, all seeds that
were run.

${plots.map(({ file, title }) => `![${title}](planning-plots/${file})`).join('\n')}
`

function tableOf(set: InstanceSet, runs: readonly Run[]): string {
  if (runs.length === 0) return ''
  const means = set.format === 'uhhc' ? meanKnown() : new Map<string, number>()
  const extra = means.size > 0
  const rows = runs.map((run) => {
    const { instance, seed, objective, bestKnown, seconds, cpuSeconds, iterations, feasible, peakMegabytes } = run
    const known = means.get(instance)
    const toMean = extra && known ? ` ${known} | ${per((objective / known - 1) * 100)} % |` : ''
    return `| ${instance} | ${seed} | ${bestKnown} | ${objective}${feasible ? '' : ' (infeasible)'} | ${per(gapOf(run))} % |${toMean} ${cpuSeconds} | ${seconds} | ${iterations.toLocaleString('en')} | ${peakMegabytes} |`
  })
  return `
## ${set.name}

| Instance | Seed | Best known | Ours | Gap |${extra ? ' Mean of 10 published runs | Gap to it |' : ''} Processor s | Wall s | Steps | MB |
|---|---|---|---|---|${extra ? '---|---|' : ''}---|---|---|---|
${rows.join('\n')}
`
}
