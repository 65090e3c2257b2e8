/**
 * `npm run bench`: every part, or those named. Each part writes what it measured to `results/<part>.json`; a part this
 * machine measured within a day is kept unless it is named or `--again` is given, so a stopped run goes on where it was.
 * `docs/benchmarks.md` is written from all results there are.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, hostname, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, type Part, pageOf } from './page.ts'

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  compass: async () => (await import('./compass.ts')).compass,
  settlement: async () => (await import('./settlement.ts')).settlement,
  planner: async () => (await import('./planner/table.ts')).planner,
  'planner-large': async () => (await import('./planner/table.ts')).plannerLarge,
  ablation: async () => (await import('./planner/table.ts')).ablation,
  frames: async () => (await import('./frames/frames.ts')).frames,
  csv: async () => (await import('./csv.ts')).csv,
  api: async () => (await import('./api.ts')).api,
  beside: async () => (await import('./beside.ts')).beside,
  load: async () => (await import('./load.ts')).load,
  web: async () => (await import('./web.ts')).web,
  start: async () => (await import('./start.ts')).start,
  kill: async () => (await import('./kill.ts')).kill,
}

/** They take hours, so they are measured only when they are named. */
const onlyNamed: readonly string[] = ['planner', 'planner-large', 'ablation', 'frames']

const help = `Measures speed and memory on this machine and writes docs/benchmarks.md.

  npm run bench                    every part but ${onlyNamed.join(', ')} that this machine has not measured within a day
  npm run bench -- api kill        these parts, whatever results there are
  npm run bench -- --again         every part anew
  npm run bench -- --page          only writes the page from the results there are

Parts: ${Object.keys(parts).join(', ')}.
Ends with 1 when a target is missed or a part fails, with 2 when the call is wrong.`

const results = path.join(import.meta.dirname, 'results')
const dayOld = 24 * 60 * 60 * 1000

async function bench(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, again: { type: 'boolean' }, page: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) return say(help, 0)
  const unknown = positionals.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) return say(`no part is called ${unknown.join(', ')}\n\n${help}`, 2)
  mkdirSync(results, { recursive: true })
  let missed = 0
  for (const [name, load] of Object.entries(parts)) {
    const named = positionals.includes(name)
    if (values.page || (positionals.length > 0 ? !named : onlyNamed.includes(name))) continue
    const fresh = named || values.again ? undefined : freshOf(name)
    if (fresh) {
      say(`${name}: kept from ${fresh.at}`, 0)
      continue
    }
    missed += await measured(name, await load())
  }
  writeFileSync(path.join(import.meta.dirname, '../../docs/benchmarks.md'), pageOf(readAll()))
  return missed > 0 ? 1 : 0
}

async function measured(name: string, part: Part): Promise<number> {
  const start = performance.now()
  const rows = await part.measure((text) => say(`  ${text}`, 0))
  const result: Measured = {
    part: name,
    title: part.title,
    how: part.how,
    at: new Date().toISOString(),
    host: hostMark(),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    seconds: Math.round((performance.now() - start) / 1000),
    rows,
  }
  writeFileSync(fileOf(name), `${JSON.stringify(result, null, 2)}\n`)
  for (const { what, value, unit, target, met } of rows)
    say(`${name}: ${what} ${value} ${unit}${target ? ` (target ${target}: ${met ? 'met' : 'MISSED'})` : ''}`, 0)
  return rows.filter(({ met }) => met === false).length
}

const fileOf = (name: string): string => path.join(results, `${name}.json`)
const readResult = (name: string): Measured => JSON.parse(readFileSync(fileOf(name), 'utf8')) as Measured

function freshOf(name: string): Measured | undefined {
  if (!existsSync(fileOf(name))) return undefined
  const result = readResult(name)
  const isOurs = result.host === hostMark()
  return isOurs && Date.now() - Date.parse(result.at) < dayOld ? result : undefined
}

/** Tells machines apart without naming them. */
const hostMark = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 12)

const readAll = (): Measured[] =>
  Object.keys(parts)
    .filter((name) => existsSync(fileOf(name)))
    .map(readResult)

function say(text: string, code: number): number {
  console.log(text)
  return code
}

process.exitCode = await bench()
