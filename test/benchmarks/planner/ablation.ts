import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type RouteSettings, routeSettings } from '#solver/search/routes/settings.ts'
import type { SearchSettings } from '#solver/search/search.ts'
import { type VisitSettings, visitSettings } from '#solver/search/visits/settings.ts'
import type { Answered } from './child.ts'
import { gapOf, mean } from './page.ts'
import { planned, type Wanted } from './sets.ts'

/** One part of the search left out; `''` leaves out nothing. */
export type Variant = { readonly name: string; readonly settings: SearchSettings }
export type AblationRun = Answered & { readonly instance: string; readonly seed: number; readonly bestKnown: number }

const routes = (name: string, differs: Partial<RouteSettings>): Variant => ({ name, settings: { routes: differs } })
const visits = (name: string, differs: Partial<VisitSettings>): Variant => ({ name, settings: { visits: differs } })
const { polish, orders, cold, quick, thorough } = routeSettings
const noOrders = { random: 0, heavy: 0, far: 0, close: 0, narrow: 0, early: 0, late: 0 }

/** Each part off by itself, and for how long and on which instances that is tried. */
const experiments = [
  {
    name: 'Routes: ruin and recreate',
    seconds: 5,
    instances: ['R203', 'RC207', 'c1_4_8', 'rc2_4_10'],
    variants: [
      routes('', {}),
      routes('no annealing: only better plans are taken', { hot: cold / 1000, cold: cold / 1000 }),
      routes('quick steps only', { thoroughShare: 0 }),
      routes('thorough steps only', { thoroughShare: 1 }),
      routes('thorough steps tear out no more than quick ones', { thorough: { ...quick, everywhere: true } }),
      routes('thorough steps look only beside near visits', { thorough: { ...thorough, everywhere: false } }),
      routes('single visits torn out, no strings', {
        quick: { ...quick, longestString: 1 },
        thorough: { ...thorough, longestString: 1 },
      }),
      routes('strings keep no piece in their middle', { split: 0 }),
      routes('no blinks', { blink: 1e-9 }),
      routes('torn out come back only in random order', { orders: { ...noOrders, random: 1 } }),
      routes('torn out come back in every order but random', { orders: { ...orders, random: 0 } }),
      routes('a wait weighs a fifth of travel in telling who is near', { wait: 0.2 }),
      routes('no polishing of new bests', { polish: [] }),
      ...polish.map((off) => routes(`polishing without ${off}`, { polish: polish.filter((name) => name !== off) })),
    ],
  },
  {
    name: 'Tied visits: moves over one order',
    seconds: 10,
    instances: ['InstanzCPLEX_HCSRP_75_7', 'InstanzVNS_HCSRP_200_1', 'i-406'],
    variants: [
      visits('', {}),
      visits('no annealing: only better plans are taken', { hotFor: 0, hotLeast: 2e-5, cold: 2e-5 }),
      visits('one start', { startsFor: 0 }),
      ...Object.keys(visitSettings.moves).map((off) =>
        visits(`without ${off}`, { moves: { ...visitSettings.moves, [off]: 0 } }),
      ),
      visits('neighbours: all visits, not the nearest', { neighbours: 1e9 }),
    ],
  },
] as const satisfies readonly {
  readonly name: string
  readonly seconds: number
  readonly instances: readonly string[]
  readonly variants: readonly Variant[]
}[]

export type AblationTask = {
  readonly wanted: Wanted
  readonly variant: Variant
  readonly seconds: number
  readonly result: string
}

const results = path.join(import.meta.dirname, '../results/planner-ablation')
const slug = (name: string) => name.replace(/[^a-z0-9]+/gi, '-') || 'whole'

/** Two seeds of each; the first seed of every variant before the second. */
export function ablationTasks(code: string): AblationTask[] {
  const table = planned(code)
  return [1, 2].flatMap((seed) =>
    experiments.flatMap(({ instances, variants, seconds }) =>
      variants.flatMap((variant) =>
        instances.flatMap((instance) =>
          table
            .filter((wanted) => wanted.instance === instance && wanted.seed === seed)
            .map((wanted) => {
              const file = `${instance}-${seed}.json`
              return { wanted, variant, seconds, result: path.join(results, code, slug(variant.name), file) }
            }),
        ),
      ),
    ),
  )
}

const ranOf = (code: string): { task: AblationTask; run: AblationRun }[] =>
  ablationTasks(code)
    .filter(({ result }) => existsSync(result))
    .map((task) => ({ task, run: JSON.parse(readFileSync(task.result, 'utf8')) as AblationRun }))

/** What the plan loses when a part is left out: of the same instances and seeds, the mean gap with and without it. */
export function ablationSection(code: string): string {
  const all = ranOf(code)
  if (all.length === 0) return ''
  const parts = experiments.map(({ name, seconds, instances, variants }) => {
    const of = (variant: Variant) => all.filter(({ task }) => task.variant === variant)
    const [whole] = variants
    const rows = variants.map((variant) => {
      const runs = of(variant)
      // Only where both were run.
      const pairs = runs.flatMap(({ task, run }) =>
        of(whole)
          .filter(
            ({ task: { wanted } }) => wanted.instance === task.wanted.instance && wanted.seed === task.wanted.seed,
          )
          .map(({ run: other }) => ({ gap: gapOf(run), whole: gapOf(other) })),
      )
      if (pairs.length === 0) return `| ${variant.name || '**nothing left out**'} | 0 | | |`
      const [gap, base] = [mean(pairs.map((pair) => pair.gap)), mean(pairs.map((pair) => pair.whole))]
      const loss = variant === whole ? '' : `${gap - base >= 0 ? '+' : ''}${(gap - base).toFixed(2)}`
      return `| ${variant.name || '**nothing left out**'} | ${pairs.length} | ${gap.toFixed(2)} % | ${loss} |`
    })
    return `
### ${name}

${instances.join(', ')}; ${seconds} s of processor a run.

| Left out | Runs | Mean gap | More than with it, in points |
|---|---|---|---|
${rows.join('\n')}
`
  })
  return `
## What each part contributes

Every part of the search is left out by itself (\`npm run bench -- ablation\`, raw in
\`test/benchmarks/results/planner-ablation/${code}/\`). Budgets are short, seeds are few, and
the pace of a shared processor decides how often each temperature is tried: two runs of the very same search differ by more
than a point on the tied visits (where nobody is due a pause, leaving \`pause\` out leaves out nothing), and two seeds of
one instance by half a point on routes. Less than that says nothing, and a part that looks idle on these instances may carry others.
${parts.join('')}`
}
