import { rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, newClient } from '#contract/http/client.ts'
import { addFilePiece, beginFile, pieceBytes, startImport } from '#contract/imports/operations.ts'
import { readJob } from '#contract/jobs/operations.ts'
import { startSettlement } from '#contract/settlement/operations.ts'
import { type Id, newId } from '#kernel/id.ts'
import { seededRandom } from '#kernel/random.ts'
import { must } from '#kernel/result.ts'
import { driven, readerOf } from './api.ts'
import { identities } from './csv.ts'
import type { Part } from './page.ts'
import { newHome, startServer } from './start.ts'

const seconds = 30
const target = 60
const people = 2_000
const visits = 200_000

export const beside: Part = {
  title: 'Reading a citizen while a month is settled and a file is taken in',
  how: `The server as \`npm start\` runs it, on the Danish town. Citizens are read at 100/s as in the part before, first with nothing else going on; then again while one job after the other settles a month of the town or takes in a table of ${visits.toLocaleString('en')} visits, without a pause between them. The jobs are done by a thread beside the one that answers.`,
  measure: async (say) => {
    const home = newHome()
    const server = await startServer(home, { FRIRUM_DEMO: '1' })
    const agent = new Agent({ keepAlive: true, maxSockets: 64 })
    try {
      const client = newClient(fetch, server.address, 'demo.lyngvig.controller')
      const readers = [
        await readerOf(server.address, 'demo.lyngvig.case-officer'),
        await readerOf(server.address, 'demo.lyngvig.team-member'),
      ]
      await ended(client, await importing(client, 'people', peopleTable()))
      await driven(agent, server.address, readers, 3)
      const alone = p95(await driven(agent, server.address, readers, seconds))
      let isReading = true
      const work = busy(client, () => isReading)
      const took = await driven(agent, server.address, readers, seconds)
      isReading = false
      const { settled, imported, rows } = await work
      say(`${settled} settlements and ${imported} tables meanwhile`)
      const errors = took.filter(({ ok }) => !ok).length
      const beside = p95(took)
      return [
        { what: 'With nothing else, 95 of 100', value: alone, unit: 'ms' },
        {
          what: 'Beside the work, 95 of 100',
          value: beside,
          unit: 'ms',
          target: `at most ${target} ms`,
          met: beside <= target,
        },
        { what: 'Not answered with the citizen', value: errors, unit: 'requests', target: 'none', met: errors === 0 },
        { what: 'Months settled meanwhile', value: settled, unit: '' },
        { what: 'Tables begun or taken in meanwhile', value: imported, unit: `of ${rows.toLocaleString('en')} visits` },
      ]
    } finally {
      agent.destroy()
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  },
}

const p95 = (took: readonly { readonly ok: boolean; readonly milliseconds: number }[]): number => {
  const times = took.flatMap(({ ok, milliseconds }) => (ok ? [milliseconds] : [])).sort((a, b) => a - b)
  return Math.round((times[Math.floor(times.length * 0.95)] ?? Number.NaN) * 10) / 10
}

const random = seededRandom(11)
const idNow = <Of extends string>(): Id<Of> => newId<Of>(Date.now() as never, random)

/** One job after the other, a settlement and an import in turn, as long as somebody reads. */
async function busy(client: Client, goOn: () => boolean) {
  const count = { settled: 0, imported: 0, rows: visits }
  while (goOn()) {
    const id = idNow<'Job'>()
    must(await client(startSettlement, { body: { id, month: '2026-10' as never, model: null, whatIf: true } }))
    await ended(client, id)
    count.settled++
    if (!goOn()) break
    const job = await importing(client, 'visits', visitTable(count.imported))
    count.imported++
    await ended(client, job)
  }
  return count
}

async function importing(client: Client, table: 'people' | 'visits', text: string): Promise<Id<'Job'>> {
  const bytes = new TextEncoder().encode(text)
  const [file, id] = [idNow<'File'>(), idNow<'Job'>()]
  must(await client(beginFile, { body: { id: file, name: `${table}.csv`, bytes: bytes.length } }))
  for (let at = 0, piece = 0; at < bytes.length; at += pieceBytes, piece++)
    must(await client(addFilePiece, { params: { file, piece: String(piece) }, body: bytes.slice(at, at + pieceBytes) }))
  must(await client(startImport, { body: { id, file, table, mode: 'all' } }))
  return id
}

async function ended(client: Client, job: Id<'Job'>): Promise<void> {
  for (;;) {
    const { state, endedAt } = must(await client(readJob, { params: { job } }))
    if (endedAt !== null && state !== 'done') throw new Error(`job ${job} was ${state}`)
    if (endedAt !== null) return
    await pause(200)
  }
}

const peopleTable = (): string =>
  `cpr;navn\n${[...identities(people)].map((identity, at) => `${identity};Borger ${at + 1}\n`).join('')}`

/** Each time other visits, so that each is written. */
function visitTable(round: number): string {
  const all = [...identities(people)]
  const rows = ['cpr;dato;minutter;planlagt besøg\n']
  for (let row = 0; row < visits; row++)
    rows.push(
      `${all[row % people]};${String((row % 28) + 1).padStart(2, '0')}-09-2026;${(row % 50) + 10};r${round}-${Math.floor(row / people)}\n`,
    )
  return rows.join('')
}
