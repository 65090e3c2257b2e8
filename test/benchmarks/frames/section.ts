import { must } from '#kernel/result.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import type { Row } from '../page.ts'
import { instances, instanceText } from './instances.ts'
import { budgetSeconds, codeOfFrames, runsDone, type SickRun, sickDone, type WeekRun, wanted } from './runs.ts'
import { unservable } from './unservable.ts'

const heading = '\n## The week of a team with frames\n'

/** The page of all results with this section at its end, in place of the one that stood there. */
export const withFrames = (page: string): string => `${page.split(heading)[0]?.trimEnd()}\n${sectionOf(codeOfFrames())}`

function sectionOf(code: string): string {
  const [runs, sick] = [runsDone(code), sickDone(code)]
  return `${heading}
Thirty synthetic weeks in three sizes, made by \`node test/benchmarks/frames/write.ts FOLDER\`; format, goals and scorer
are told in [planning.md](planning.md). Results of \`npm run bench -- frames\`, raw in
\`test/benchmarks/results/frames/${code}/\`: ${runs.length} of ${wanted.length} runs done, one thread and ${budgetSeconds} s of
processor each, on a machine that other work shared. A plan is judged by its six tiers, from the first to the last, less is
better: what nobody serves; promises to citizens and carers; continuity; fairness; minutes of travel; change (none here, as nothing was
published). "Nobody can" is what no plan could serve, in the first tier's measure, as far as each frame shows by itself: nobody who
may is on duty in its hours. There are no other results to compare with yet: send yours.

| Instance | Nobody can | Seed | First plan | in s | After ${budgetSeconds} s | Visits | Steps | MB |
|---|---|---|---|---|---|---|---|---|
${runs.map(rowOf).join('\n')}

### Sick call

On the third day at ten past seven, whoever has most to do that day is ill. The first answer is there at once; three
alternatives share three seconds of processor. Touched are visits of others with another carer or day, or moved by more than 15 minutes;
the search refuses more than 15 %.

| Instance | First plan, ms | Without a carer | ${['First', 'Least change', 'Least travel', 'Best continuity'].map((name) => `${name}: touched, unserved, travel, not preferred`).join(' | ')} |
|---|---|---|---|---|---|---|
${sick.map(sickRowOf).join('\n')}
`
}

const nobodyCan = new Map(
  instances.map((each) => [each.name, unservable(must(readFrirum(instanceText(each), each.name)))]),
)

const rowOf = ({
  instance,
  seed,
  first,
  firstSeconds,
  tiers,
  components,
  steps,
  feasible,
  peakMegabytes,
}: WeekRun): string =>
  `| ${instance} | ${nobodyCan.get(instance)} | ${seed} | ${first.slice(0, 5).join(' ')} | ${firstSeconds.toFixed(2)} | ${tiers.slice(0, 5).join(' ')}${feasible ? '' : ' (broken)'} | ${components.visits} | ${steps.toLocaleString('en')} | ${peakMegabytes ?? ''} |`

function sickRowOf({ instance, firstMilliseconds, orphaned, others, plans }: SickRun): string {
  const cells = Object.values(plans).map(
    ({ touched, components: { missingVisits = 0, missingMinutes = 0, travel, notPreferred } }) => {
      const share = ((touched / others) * 100).toFixed(1)
      return `${touched} (${share} %), ${60 * missingVisits + missingMinutes}, ${travel}, ${notPreferred}`
    },
  )
  return `| ${instance} | ${firstMilliseconds} | ${orphaned} of ${others + orphaned} | ${cells.join(' | ')} |`
}

const memoryRow = (value: number): Row => ({
  what: 'Highest memory of a run on a large week, Node itself included',
  value,
  unit: 'MB',
  target: 'at most 150',
  met: value <= 150,
})

/** Figures against their targets: the worst of all runs, as far as they are done. */
export function rowsOfFrames(): Row[] {
  const code = codeOfFrames()
  const [runs, sick] = [runsDone(code), sickDone(code)]
  const large = runs.filter(({ instance }) => instance.startsWith('large'))
  const most = (values: readonly number[]) => Math.round(Math.max(0, ...values) * 100) / 100
  const slowest = most(large.map(({ firstSeconds }) => firstSeconds))
  const memory = most(large.map(({ peakMegabytes = 0 }) => peakMegabytes))
  const unserved = large.filter(({ tiers }) => tiers[0] === 0).length
  const firsts = most(sick.map(({ firstMilliseconds }) => firstMilliseconds))
  const touched = most(
    sick.flatMap(({ plans, others }) => Object.values(plans).map((each) => (each.touched / others) * 100)),
  )
  const broken = [...runs, ...sick.flatMap(({ plans }) => Object.values(plans))].filter(
    ({ feasible }) => !feasible,
  ).length
  const names = new Set(runs.map(({ instance }) => instance)).size
  return [
    {
      what: `Weeks with frames: runs done on ${names} of ${instances.length} instances`,
      value: runs.length,
      unit: `of ${wanted.length}`,
    },
    { what: 'Plans that break a hard rule', value: broken, unit: '', target: '0', met: broken === 0 },
    {
      what: 'First plan of a large week, the slowest',
      value: slowest,
      unit: 's',
      target: 'at most 2',
      met: slowest <= 2,
    },
    {
      what: `Large weeks with all visits and minutes that must be, after ${budgetSeconds} s`,
      value: unserved,
      unit: `of ${large.length}`,
    },
    ...(memory > 0 ? [memoryRow(memory)] : []),
    {
      what: 'Sick call: first plan, the slowest',
      value: firsts,
      unit: 'ms',
      target: 'at most 100',
      met: firsts <= 100,
    },
    {
      what: 'Sick call: others touched, the most',
      value: touched,
      unit: '%',
      target: 'at most 15',
      met: touched <= 15,
    },
  ]
}
