import { cpus } from 'node:os'
import type { Row } from './page.ts'
import { type InstanceSet, meanKnown, type Run, runsOf, sets } from './planner-sets.ts'

const gapOf = ({ objective, bestKnown }: Run): number => (objective / bestKnown - 1) * 100
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length
const per = (value: number): string => value.toFixed(2)

/** Of each set with results: the mean gap of all runs done, against its target. */
export function rowsOfPlanner(code: string): Row[] {
  return sets.flatMap((set): Row[] => {
    const runs = runsOf(set, code)
    if (runs.length === 0) return []
    const gap = Number(per(mean(runs.map(gapOf))))
    const broken = runs.filter(({ feasible }) => !feasible).length
    const what = `${set.name}: mean gap to best known, ${runs.length} runs of ${set.seconds} s${broken ? `, ${broken} infeasible` : ''}`
    return [{ what, value: gap, unit: '%', target: `at most ${set.target}`, met: gap <= set.target && broken === 0 }]
  })
}

/** The page of all results, run by run. */
export function pageOfPlanner(code: string): string {
  return `# The planner against public instances

Written by \`npm run bench -- planner\` from the raw results in \`test/benchmarks/results/planner/${code}/\`, where each
run has a file. One thread a run, ${atOnce(code)} runs side by side, on ${cpus().length} cores (${cpus()[0]?.model.trim()}) that other work
shared. The budget is processor time: the wall clock, also given, was often several times that. Every plan is scored by
the independent validator from the instance's own figures. What is not in the tables was not run.

A gap below 0 is a better plan than the best one published that we know of; other papers may hold better ones.

| Set | Runs | Seconds each | Mean gap | Worst gap | Below best known | Target |
|---|---|---|---|---|---|---|
${sets.map((set) => summaryOf(set, runsOf(set, code))).join('\n')}
${sets.map((set) => tableOf(set, runsOf(set, code))).join('')}`
}

/** Two, or where runs differ from the fewest to the most. */
function atOnce(code: string): string {
  const numbers = sets.flatMap((set) => runsOf(set, code).map(({ sideBySide }) => sideBySide))
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? `${least}` : `${least} to ${most}`
}

function summaryOf({ name, seconds, target }: InstanceSet, runs: readonly Run[]): string {
  if (runs.length === 0) return `| ${name} | none | ${seconds} | | | | at most ${target} % |`
  const gaps = runs.map(gapOf)
  const isMet = mean(gaps) <= target && runs.every(({ feasible }) => feasible)
  const below = new Set(runs.filter((run) => gapOf(run) < -0.005).map(({ instance }) => instance)).size
  const all = new Set(runs.map(({ instance }) => instance)).size
  return `| ${name} | ${runs.length} | ${seconds} | ${per(mean(gaps))} % | ${per(Math.max(...gaps))} % | ${below} of ${all} instances | at most ${target} %: ${isMet ? 'met' : '**missed**'} |`
}

function tableOf(set: InstanceSet, runs: readonly Run[]): string {
  if (runs.length === 0) return ''
  const means = set.format === 'uhhc' ? meanKnown() : new Map<string, number>()
  const extra = means.size > 0
  const rows = runs.map((run) => {
    const { instance, seed, objective, bestKnown, seconds, cpuSeconds, iterations, feasible } = run
    const known = means.get(instance)
    const toMean = extra && known ? ` ${known} | ${per((objective / known - 1) * 100)} % |` : ''
    return `| ${instance} | ${seed} | ${bestKnown} | ${objective}${feasible ? '' : ' (infeasible)'} | ${per(gapOf(run))} % |${toMean} ${cpuSeconds} | ${seconds} | ${iterations.toLocaleString('en')} |`
  })
  return `
## ${set.name}

| Instance | Seed | Best known | Ours | Gap |${extra ? ' Mean of 10 published runs | Gap to it |' : ''} Processor s | Wall s | Steps |
|---|---|---|---|---|${extra ? '---|---|' : ''}---|---|---|
${rows.join('\n')}
`
}
