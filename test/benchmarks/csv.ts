import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { seededRandom } from '#kernel/random.ts'
import { testCprNumbers } from '#law/denmark/test-numbers.ts'
import type { Part } from './page.ts'

const root = path.join(import.meta.dirname, '../..')
const citizens = 13_000
const visits = 600_000
const days = 31
const firstDay = localDate('2026-10-01')
const parts = ['morgen', 'middag', 'aften'] as const

export const csv: Part = {
  title: 'Visits from a table',
  how:
    `\`./frirum import csv --kind visits\` as a command of its own on the embedded database: ${visits.toLocaleString('en')} lock events of ` +
    `${citizens.toLocaleString('en')} citizens in one month, their plans known; from the start of the process to its end, PostgreSQL ` +
    'started and stopped in between. Then the same file again. Memory is the highest the command itself held.',
  measure: async (say) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'frirum-bench-csv-'))
    chmodSync(folder, 0o711)
    try {
      const file = (kind: string) => path.join(folder, `${kind}.csv`)
      for (const [kind, rows] of Object.entries({ people: people(), plans: plans(), visits: facts() }))
        await pipeline(rows, createWriteStream(file(kind)))
      const frirum = (...words: string[]) => command(path.join(folder, 'home'), words)
      await frirum('tenant', 'add', 'bench', '--name', 'Bench')
      const known = await frirum('import', 'csv', '--kind', 'people', file('people'), '--tenant', 'bench')
      const planned = await frirum('import', 'csv', '--kind', 'plans', file('plans'), '--tenant', 'bench')
      say(`people ${known.seconds.toFixed(1)} s, plans ${planned.seconds.toFixed(1)} s`)
      const told = await frirum('import', 'csv', '--kind', 'visits', file('visits'), '--tenant', 'bench', '--json')
      expectCounts(told.answer, { read: visits, created: visits, unchanged: 0, errorCount: 0 })
      const again = await frirum('import', 'csv', '--kind', 'visits', file('visits'), '--tenant', 'bench', '--json')
      expectCounts(again.answer, { read: visits, created: 0, unchanged: visits, errorCount: 0 })
      const size = Math.round(statSync(file('visits')).size / 1e6)
      return [
        {
          what: `600,000 visits (${size} MB)`,
          value: rounded(told.seconds),
          unit: 's',
          target: 'at most 60',
          met: told.seconds <= 60,
        },
        {
          what: 'highest memory of the command',
          value: told.megabytes,
          unit: 'MB',
          target: 'at most 500',
          met: told.megabytes <= 500,
        },
        { what: 'the same file again', value: rounded(again.seconds), unit: 's' },
        { what: '13,000 people', value: rounded(known.seconds), unit: 's' },
        {
          what: `plans of 13,000 people, ${citizens * parts.length} visits`,
          value: rounded(planned.seconds),
          unit: 's',
        },
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const rounded = (seconds: number): number => Math.round(seconds * 10) / 10

function expectCounts(answer: string, expected: Readonly<Record<string, number>>): void {
  const found = JSON.parse(answer)
  for (const [name, count] of Object.entries(expected))
    if (found[name] !== count) throw new Error(`${name} is ${found[name]}, not ${count}: ${answer.slice(0, 500)}`)
}

/** Official test numbers, as many as a big municipality has citizens. */
export function* identities(many = citizens): Generator<string> {
  let left = many
  for (let day = localDate('1925-01-02'); left > 0; day = addDays(day, 1)) {
    for (const number of [...testCprNumbers(day, true), ...testCprNumbers(day, false)].slice(0, left)) {
      left--
      yield `${number.slice(0, 6)}-${number.slice(6)}`
    }
  }
}

function* people(): Generator<string> {
  yield 'cpr;navn;område\n'
  let number = 0
  for (const identity of identities()) yield `${identity};Borger ${++number};${number % 2 ? 'Nord' : 'Syd'}\n`
}

function* plans(): Generator<string> {
  yield 'cpr;fra;nøgle;tid på døgnet;ugedage;minutter\n'
  for (const identity of identities())
    yield parts.map((part) => `${identity};01-01-2026;${part}-1;${part};alle dage;30\n`).join('')
}

/** Most visits are planned, one in fifty is not; the file is in the order a lock system writes it, by day. */
function* facts(): Generator<string> {
  yield 'cpr;dato;start;slut;planlagt besøg;kilde;medarbejder\n'
  const random = seededRandom(7)
  const all = [...identities()]
  const two = (number: number) => String(number).padStart(2, '0')
  for (let index = 0; index < visits; ) {
    let piece = ''
    for (const stop = Math.min(visits, index + 1000); index < stop; index++) {
      const part = Math.floor(index / all.length) % parts.length
      const day = Math.floor((index * days) / visits) + 1
      const start = (7 + part * 5) * 60 + random.below(120)
      const end = start + 10 + random.below(50)
      const key = random.below(50) === 0 ? '' : `${parts[part]}-1`
      piece += `${all[index % all.length]};${two(day)}-10-${firstDay.slice(0, 4)};${clock(start)};${clock(end)};${key};dørlås;m${random.below(400)}\n`
    }
    yield piece
  }
  function clock(minute: number): string {
    return `${two(Math.floor(minute / 60))}.${two(minute % 60)}`
  }
}

type Ran = { readonly seconds: number; readonly megabytes: number; readonly answer: string }

/** Runs a command to its end; its highest memory is read from the system while it runs. */
function command(home: string, words: readonly string[]): Promise<Ran> {
  const begun = performance.now()
  const child = spawn(path.join(root, 'frirum'), [...words], { env: { ...process.env, FRIRUM_HOME: home } })
  let answer = ''
  let said = ''
  let kilobytes = 0
  child.stdout.on('data', (text) => (answer += text))
  child.stderr.on('data', (text) => (said += text))
  const watch = setInterval(() => {
    kilobytes = Math.max(kilobytes, highWater(child.pid as number))
  }, 20)
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      clearInterval(watch)
      if (code !== 0) reject(new Error(`frirum ${words.join(' ')} ended with ${code}: ${said}`))
      else resolve({ seconds: (performance.now() - begun) / 1000, megabytes: Math.round(kilobytes / 1000), answer })
    }),
  )
}

function highWater(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
