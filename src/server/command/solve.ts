import { access, constants, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#kernel/result.ts'
import { formats, frirum, type Judged } from '#server/planning/formats.ts'
import { type Budget, type Solved, solve, solveWeek } from '#server/planning/solve.ts'
import type { FormatRefusal } from '#solver/formats/refusal.ts'
import { type FoundWeek, weekRound } from '#solver/frames/search.ts'
import { roundOf } from '#solver/search/search.ts'
import type { Found } from '#solver/search/stepwise.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'

const usual = { seconds: 10, seed: 1, threads: 1 } as const

export const solveFile: Command = {
  name: 'solve',
  summary: 'Plan the routes of a public instance',
  usage:
    'solve FILE --format solomon|hhcrsp|uhhc|frirum [--seconds S | --steps N] [--seed N] [--threads T] [--json] [--solution OUT]',
  help: `Searches for the cheapest plan of a published routing problem, has an independent validator score it from the file's own
figures, and says what it costs. No database is needed.

Formats:
  solomon        vehicle routing with time windows (Solomon, Gehring and Homberger): distance cut after one decimal
  hhcrsp         home health care with visits by two carers (Mankowska et al.): (distance + lateness + worst lateness) / 3
  uhhc           unified home healthcare, weighted components of the file
  frirum         the week of a team, where number, length and place of visits float in weekly frames: docs/planning.md

Options:
  --format F     one of these
  --seconds S    how long to search (default ${usual.seconds})
  --steps N      search so many steps a thread instead: the same file, steps, seed and threads give the same plan anywhere
  --seed N       another search of the same kind (default ${usual.seed})
  --threads T    searches side by side that hand on their best plans (default ${usual.threads})
  --json         one JSON object: instance, objective, components, feasible, seconds, iterations, seed; the objective of
                 a week is its tiers, to be compared from the first to the last
  --solution OUT write the plan in the format's own form

Example: ./frirum solve R101.txt --format solomon --seconds 10

Exit codes: 0 a plan that keeps every hard rule, 1 none was found or the file is refused, 2 misuse.`,
  options: {
    format: { type: 'string' },
    seconds: { type: 'string' },
    steps: { type: 'string' },
    seed: { type: 'string' },
    threads: { type: 'string' },
    json: { type: 'boolean' },
    solution: { type: 'string' },
  },
  run: async (call) => {
    const asked = askedOf(call)
    const { solution } = call.values
    if (typeof solution === 'string') await writable(call.path(solution), solution)
    const outcome = call.values.format === 'frirum' ? await weekPlanned(call, asked) : await dayPlanned(call, asked)
    const { judged } = outcome
    call.answer(call.values.json ? jsonOf(outcome, asked.seed) : textOf(outcome))
    if (typeof solution === 'string') await written(call.path(solution), solution, judged.written)
    return judged.score.broken.length === 0 ? 0 : 1
  },
}

type Wanted = { readonly budget: Budget; readonly seed: number; readonly threads: number }

/** What came of a search, whatever was searched. */
type Outcome = { readonly name: string; readonly judged: Judged; readonly solved: Solved<unknown> }

async function dayPlanned(call: Call, asked: Wanted): Promise<Outcome> {
  const { problem, judge } = await taskOf(call, formatOf(call))
  const shown = (cost: number) => (cost / problem.ticks / problem.divisor).toFixed(1)
  const watch = (progress: number, { cost, missing }: Found) => {
    const left = missing > 0 ? `${missing} visits not planned yet` : `best ${shown(cost)}`
    call.progress(`${percent(progress)}, ${left}`)
  }
  const solved = await solve(problem, { ...asked, roundSteps: roundOf(problem) }, call.now, watch)
  return { name: problem.name, judged: judge(solved.found.plan), solved }
}

async function weekPlanned(call: Call, asked: Wanted): Promise<Outcome> {
  const { problem, judge } = await taskOf(call, frirum)
  const watch = (progress: number, { tiers }: FoundWeek) =>
    call.progress(`${percent(progress)}, best ${tiers.join(' ')}`)
  const solved = await solveWeek(problem, { ...asked, roundSteps: weekRound }, call.now, watch)
  return { name: problem.name, judged: judge(solved.found.plan), solved }
}

const percent = (progress: number): string => `${Math.min(100, Math.round(progress * 100))} %`

function askedOf(call: Call): Wanted {
  const { seconds, steps } = call.values
  if (seconds !== undefined && steps !== undefined)
    throw new CommandRefusal('--seconds and --steps exclude each other', 2)
  const budget =
    steps === undefined
      ? { seconds: numberOf(call, 'seconds', usual.seconds, 0.1, 86_400) }
      : { steps: wholeOf(call, 'steps', 1, 1, 1e12) }
  return {
    budget,
    seed: wholeOf(call, 'seed', usual.seed, 0, 2 ** 31),
    threads: wholeOf(call, 'threads', usual.threads, 1, 64),
  }
}

function numberOf(call: Call, name: string, otherwise: number, least: number, most: number): number {
  const written = call.values[name]
  if (written === undefined) return otherwise
  const value = Number(written)
  if (typeof written === 'string' && written.trim() !== '' && value >= least && value <= most) return value
  throw new CommandRefusal(`--${name} must be a number from ${least} to ${most}, not '${written}'`, 2)
}

function wholeOf(call: Call, name: string, otherwise: number, least: number, most: number): number {
  const value = numberOf(call, name, otherwise, least, most)
  if (Number.isInteger(value)) return value
  throw new CommandRefusal(`--${name} must be a whole number, not '${call.values[name]}'`, 2)
}

function formatOf(call: Call): (typeof formats)[string] {
  const { format } = call.values
  const read = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined
  const known = [...Object.keys(formats), 'frirum'].join(', ')
  if (!read) throw new CommandRefusal(`--format must be one of ${known}${format ? `, not '${format}'` : ''}`, 2)
  return read
}

async function taskOf<Task>(
  call: Call,
  read: (source: string, name: string) => Result<Task, FormatRefusal>,
): Promise<Task> {
  const [file, more] = call.words
  if (file === undefined) throw new CommandRefusal('the file is missing', 2)
  if (more !== undefined) throw new CommandRefusal(`'${more}' is one word too many`, 2)
  const task = read(await readText(call.path(file), file), path.basename(file).replace(/\.\w+$/, ''))
  if (task.ok) return task.value
  const { where, expected, found } = task.refusal
  throw new CommandRefusal(`${file}, ${where}: expected ${expected}, found ${found}`)
}

async function readText(name: string, shown: string): Promise<string> {
  try {
    return await readFile(name, 'utf8')
  } catch (error) {
    throw new CommandRefusal(`${shown} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}

/** Asked before the search: a plan that cannot be written would be lost. */
async function writable(name: string, shown: string): Promise<void> {
  try {
    const there = await stat(name).catch(() => null)
    if (there?.isDirectory()) throw new CommandRefusal(`${shown} cannot be written: it is a folder`)
    await access(there ? name : path.dirname(name), constants.W_OK)
  } catch (error) {
    if (error instanceof CommandRefusal) throw error
    throw new CommandRefusal(`${shown} cannot be written: ${(error as NodeJS.ErrnoException).code}`)
  }
}

async function written(name: string, shown: string, text: string): Promise<void> {
  try {
    await writeFile(name, text)
  } catch (error) {
    throw new CommandRefusal(`${shown} cannot be written: ${(error as NodeJS.ErrnoException).code}`)
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function jsonOf({ name, judged: { score }, solved: { seconds, steps } }: Outcome, seed: number): string {
  const { objective, tiers, components, broken } = score
  return JSON.stringify({
    instance: name,
    objective: tiers ?? rounded(objective),
    components: Object.fromEntries(Object.entries(components).map(([name, value]) => [name, rounded(value)])),
    feasible: broken.length === 0,
    seconds: rounded(seconds),
    iterations: steps,
    seed,
  })
}

function textOf({ name, judged: { score }, solved: { seconds, cpuSeconds, steps } }: Outcome): string {
  const { objective, tiers, components, broken } = score
  const lines = Object.entries(components).map(([name, value]) => `  ${name.padEnd(24)}${rounded(value)}`)
  const verdict =
    broken.length === 0
      ? 'every hard rule is kept'
      : `breaks ${broken.length} hard ${broken.length === 1 ? 'rule' : 'rules'}:`
  const effort = `${steps.toLocaleString('en')} steps in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor)`
  return [
    `${name}: ${tiers?.join(' ') ?? rounded(objective)}, ${verdict}`,
    ...broken.slice(0, 10).map((what) => `  ${what}`),
    ...(broken.length > 10 ? [`  and ${broken.length - 10} more`] : []),
    ...lines,
    effort,
  ].join('\n')
}
