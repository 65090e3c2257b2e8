/**
 * One run in a process of its own, so that its memory is its own: `node child.ts <asked as JSON>` prints what came of it
 * as JSON.
 */
import { readFileSync } from 'node:fs'
import { must } from '#kernel/result.ts'
import { formats } from '#server/planning/formats.ts'
import { solve } from '#server/planning/solve.ts'
import { roundOf, type SearchSettings } from '#solver/search/search.ts'

export type Asked = {
  readonly format: string
  readonly file: string
  readonly instance: string
  readonly seed: number
  /** Of the processor, for each thread. */
  readonly seconds: number
  readonly threads: number
  readonly settings?: SearchSettings
}

export type Answered = {
  readonly objective: number
  readonly components: Readonly<Record<string, number>>
  readonly feasible: boolean
  /** On the wall, and of the processor by all threads. */
  readonly seconds: number
  readonly cpuSeconds: number
  readonly iterations: number
  /** Highest resident memory of the process, Node itself included. */
  readonly peakMegabytes: number
  /** The same before the instance was read: Node and the program. */
  readonly loadedMegabytes: number
  /** Seconds of the processor of one thread, and the best objective then; denser at the beginning. */
  readonly trace: readonly (readonly [number, number])[]
}

/** How much later each point of a trace is than the one before. */
const traceRatio = 1.15

async function answered(asked: Asked): Promise<Answered> {
  const loadedMegabytes = peakMegabytes()
  const format = formats[asked.format]
  if (!format) throw new RangeError(`no format ${asked.format}`)
  const { problem, judge } = must(format(readFileSync(asked.file, 'utf8'), asked.instance))
  const trace: [number, number][] = []
  let mark = 0
  const { found, seconds, cpuSeconds, steps } = await solve(
    problem,
    { budget: { cpuSeconds: asked.seconds }, seed: asked.seed, threads: asked.threads, roundSteps: roundOf(problem) },
    () => performance.now(),
    (progress, { cost, missing }) => {
      const at = progress * asked.seconds
      if (missing > 0 || (at < mark && progress < 1)) return
      trace.push([rounded(at, 2), rounded(cost / problem.ticks / problem.divisor, 2)])
      mark = at * traceRatio
    },
    asked.settings,
  )
  const { objective, components, broken } = judge(found.plan).score
  return {
    objective: rounded(objective, 3),
    components,
    feasible: broken.length === 0,
    seconds: rounded(seconds, 1),
    cpuSeconds: rounded(cpuSeconds, 1),
    iterations: steps,
    peakMegabytes: peakMegabytes(),
    loadedMegabytes,
    trace,
  }
}

const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

const [, , text] = process.argv
if (text) console.log(JSON.stringify(await answered(JSON.parse(text) as Asked)))
