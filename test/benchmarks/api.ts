import { rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { readAccessLog } from '#contract/access/operations.ts'
import { newClient } from '#contract/http/client.ts'
import { listCitizens } from '#contract/people/operations.ts'
import type { Part } from './page.ts'
import { newHome, startServer } from './start.ts'

const rate = 100
const seconds = 30
const target = 60

export type ApiMeasured = {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly errors: number
  readonly target: number
  readonly requests: number
  /** Of a few citizens that were read, how many reads their access logs tell of for each read there was; 1 is all. */
  readonly logged: number
}

export const api: Part = {
  title: 'Reading a citizen over HTTP',
  how: `The server as \`npm start\` runs it, on the Danish town; from this second process ${rate} requests a second for ${seconds} s, on the beat whatever the answers do: whole citizens, half of them read by a case officer anywhere in the town, half by a team member whose team serves them. A request counts from when it should have been sent. Each is authorized and logged before its answer leaves.`,
  measure: async (say) => {
    const { p50, p95, p99, errors, requests, logged } = await benchApi(say)
    return [
      { what: 'Requests', value: requests, unit: `at ${rate}/s` },
      { what: 'Median', value: round1(p50), unit: 'ms' },
      { what: '95 of 100', value: round1(p95), unit: 'ms', target: `at most ${target} ms`, met: p95 <= target },
      { what: '99 of 100', value: round1(p99), unit: 'ms' },
      { what: 'Not answered with the citizen', value: errors, unit: 'requests', target: 'none', met: errors === 0 },
      { what: 'Rows in the access log for each read', value: logged, unit: '', target: 'exactly 1', met: logged === 1 },
    ]
  },
}

/** Drives the reads of citizens and says how long they took, in milliseconds. */
export async function benchApi(say: (text: string) => void = () => {}): Promise<ApiMeasured> {
  const home = newHome()
  const server = await startServer(home, { FRIRUM_DEMO: '1' })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  try {
    const readers = [
      await readerOf(server.address, 'demo.lyngvig.case-officer'),
      await readerOf(server.address, 'demo.lyngvig.team-member'),
    ]
    await driven(agent, server.address, readers, 3)
    const took = await driven(agent, server.address, readers, seconds)
    say(`${took.length} requests`)
    const times = took.flatMap(({ ok, milliseconds }) => (ok ? [milliseconds] : [])).sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
    const errors = took.length - times.length
    const logged = await loggedShare(server.address, agent)
    return { name: 'api', p50: at(0.5), p95: at(0.95), p99: at(0.99), errors, target, requests: took.length, logged }
  } finally {
    agent.destroy()
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

type Reader = { readonly token: string; readonly citizens: readonly string[] }
type Took = { readonly ok: boolean; readonly milliseconds: number }

/** Whom somebody can read: every page of their list. */
export async function readerOf(address: string, token: string): Promise<Reader> {
  const client = newClient(fetch, address, token)
  const citizens: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await client(listCitizens, { query: { limit: '200', ...(after ? { after } : {}) } })
    if (!page.ok) throw new Error(`${token} has no list: ${page.refusal.detail}`)
    citizens.push(...page.value.items.map(({ id }) => id))
    if (page.value.next === null) return { token, citizens }
    after = page.value.next
  }
}

/** Sends one request each hundredth of a second, and never waits for an answer before the next. */
export async function driven(
  agent: Agent,
  address: string,
  readers: readonly Reader[],
  during: number,
): Promise<Took[]> {
  const begun = performance.now()
  const took: Promise<Took>[] = []
  for (let turn = 0; turn < rate * during; turn++) {
    const due = begun + (turn * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await pause(early)
    const { token, citizens } = readers[turn % readers.length] as Reader
    // A stride with no part in common with the town's size meets everybody once before anybody twice.
    const citizen = citizens[(turn * 617) % citizens.length] as string
    took.push(read(agent, `${address}/api/citizens/${citizen}`, token, due))
  }
  return Promise.all(took)
}

const read = (agent: Agent, url: string, token: string, due: number): Promise<Took> =>
  new Promise((resolve) => {
    const done = (ok: boolean) => resolve({ ok, milliseconds: performance.now() - due })
    const asked = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume()
      answer.on('end', () => done(answer.statusCode === 200))
      answer.on('error', () => done(false))
    })
    asked.on('error', () => done(false))
    asked.end()
  })

/** Reads one citizen ten times more and looks in their log for exactly as many rows more. */
async function loggedShare(address: string, agent: Agent): Promise<number> {
  const client = newClient(fetch, address, 'demo.lyngvig.case-officer')
  const { citizens } = await readerOf(address, 'demo.lyngvig.team-member')
  const citizen = citizens[0] as string
  const reads = async () => {
    const log = await client(readAccessLog, { params: { citizen }, query: { limit: '200' } })
    if (!log.ok) throw new Error(log.refusal.detail)
    return log.value.items.filter(({ operation }) => operation === 'readCitizen').map(({ id }) => id)
  }
  const before = new Set(await reads())
  const more = 10
  for (let turn = 0; turn < more; turn++)
    await read(agent, `${address}/api/citizens/${citizen}`, 'demo.lyngvig.team-member', performance.now())
  return (await reads()).filter((id) => !before.has(id)).length / more
}

const round1 = (milliseconds: number): number => Math.round(milliseconds * 10) / 10
