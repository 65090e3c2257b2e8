import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#contract/http/client.ts'
import { addFilePiece, beginFile, importCsv, pieceBytes, readFile, startImport } from '#contract/imports/operations.ts'
import { listJobs, readJob, stopJob } from '#contract/jobs/operations.ts'
import { listSettlements, startSettlement } from '#contract/settlement/operations.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { numbers, rowsOf, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let controller: Client
let town: Awaited<ReturnType<typeof writeSmallTown>>

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  asked = serverOn(database)
  controller = asked.as('lyngvig', 'controller')
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

let made = 0
const newId = <Of extends string>() => `0193aaaa-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

async function ended(client: Client, job: Id<'Job'>, every = 20) {
  for (let waited = 0; waited < 25_000; waited += every) {
    const told = must(await client(readJob, { params: { job } }))
    if (told.endedAt !== null) return told
    await new Promise((resolve) => setTimeout(resolve, every))
  }
  throw new Error('the job never ended')
}

async function sent(text: string, name = 'file.csv', client = controller): Promise<Id<'File'>> {
  const bytes = new TextEncoder().encode(text)
  const file = newId<'File'>()
  must(await client(beginFile, { body: { id: file, name, bytes: bytes.length } }))
  for (let at = 0, piece = 0; at < bytes.length; at += pieceBytes, piece++)
    must(
      await client(addFilePiece, {
        params: { file, piece: String(piece) },
        body: bytes.slice(at, at + pieceBytes),
      }),
    )
  return file
}

async function imported(
  file: Id<'File'>,
  table: 'fhir' | 'teams' | 'people' | 'visits',
  mode: 'try' | 'all' | 'partial',
  client = controller,
) {
  const id = newId<'Job'>()
  must(await client(startImport, { body: { id, file, table, mode } }))
  return ended(client, id)
}

const teamsTold = () => rowsOf(database, town, sql`select key, name from team order by key`)

describe('a month as a job', () => {
  test('is settled beside the server, and can be found again with who asked and what came of it', async () => {
    const id = newId<'Job'>()
    must(await controller(startSettlement, { body: { id, month: '2026-08', model: null, whatIf: false } }))
    const job = await ended(controller, id)
    expect(job).toMatchObject({
      state: 'done',
      askedBy: 'Lyngvig controller',
      settlement: { month: '2026-08', whatIf: false },
      settled: { posted: 1, citizens: 2 },
    })
    const parts = (job.settled?.teams ?? []).reduce((sum, { amount }) => sum + amount.minor, 0)
    expect(parts).toBe(job.settled?.total.minor)
    const runs = must(await controller(listSettlements, {})).items
    expect(runs.filter(({ month }) => month === '2026-08').map(({ total }) => total)).toEqual([job.settled?.total])
    const listed = must(await controller(listJobs, { query: { kind: 'settlement' } })).items
    expect(listed.map((line) => line.id)).toContain(id)
  })

  test('asked for twice under one id is done once', async () => {
    const id = newId<'Job'>()
    const body = { id, month: '2026-07' as never, model: null, whatIf: false }
    must(await controller(startSettlement, { body }))
    must(await controller(startSettlement, { body }))
    expect((await ended(controller, id)).state).toBe('done')
    const other = await controller(startSettlement, { body: { ...body, month: '2026-06' as never } })
    expect(other).toMatchObject({ ok: false, refusal: { status: 409 } })
  })

  test('that a rule refuses says why, and posts nothing', async () => {
    const id = newId<'Job'>()
    must(await controller(startSettlement, { body: { id, month: '2020-01', model: 'solna', whatIf: false } }))
    const job = await ended(controller, id)
    expect(job).toMatchObject({ state: 'refused', settled: null, refusal: { refusal: { kind: 'outsideValidity' } } })
  })

  test('is nobody’s but the controller’s', async () => {
    const { items } = must(await controller(listJobs, { query: { kind: 'settlement' } }))
    const read = await asked.as('lyngvig', 'leader')(readJob, { params: { job: items[0]?.id as string } })
    expect(read).toMatchObject({ ok: false, refusal: { status: 403 } })
  })
})

describe('a file as a job', () => {
  test('that is tried shows what would come of it and keeps nothing; taken in, it is gone', async () => {
    const before = await teamsTold()
    const file = await sent('key;name\neast;East\nnorth;Changed\n;Nameless\n')
    const looks = must(await controller(readFile, { params: { file } }))
    expect(looks).toMatchObject({ table: 'teams', known: ['key', 'name'], unknown: [], missing: [], why: null })
    const tried = await imported(file, 'teams', 'try')
    expect(tried).toMatchObject({
      state: 'done',
      counts: { read: 3, created: 1, updated: 1, unchanged: 0, wrong: 1 },
      csv: { errors: [{ line: 4, column: 'key', reason: 'missing' }] },
    })
    expect(await teamsTold()).toEqual(before)

    const refused = await imported(file, 'teams', 'all')
    expect(refused).toMatchObject({ state: 'refused', csv: { errorCount: 1, created: 0 } })
    expect(await teamsTold()).toEqual(before)

    const partial = await imported(file, 'teams', 'partial')
    expect(partial).toMatchObject({ state: 'done', counts: tried.counts })
    expect(await teamsTold()).toContainEqual({ key: 'east', name: 'East' })
    const gone = { ok: false, refusal: { status: 404, refusal: { kind: 'takenIn' } } }
    expect(await controller(readFile, { params: { file } })).toMatchObject(gone)
    const again = { id: newId<'Job'>(), file, table: 'teams' as const, mode: 'all' as const }
    expect(await controller(startImport, { body: again })).toMatchObject(gone)
    expect(await rowsOf(database, town, sql`select 1 from incoming_piece`)).toEqual([])
  })

  test('asked for twice is taken in once, and the same job again is the same job', async () => {
    const file = await sent('key;name\nonce;Once\n')
    const [first, second] = [newId<'Job'>(), newId<'Job'>()]
    for (const id of [first, second])
      must(await controller(startImport, { body: { id, file, table: 'teams', mode: 'all' } }))
    const ends = [await ended(controller, first), await ended(controller, second)]
    expect(ends.map(({ state }) => state).sort()).toEqual(['done', 'refused'])
    const refused = ends.find(({ state }) => state === 'refused')
    expect(refused?.refusal?.refusal).toMatchObject({ kind: 'fileGone' })
    const again = await controller(startImport, { body: { id: first, file, table: 'teams', mode: 'all' } })
    expect(must(again)).toEqual({ job: first })
  })

  test('of reports says what it is and why it is refused', async () => {
    const file = await sent('{"resourceType":"Bundle"}', 'report.json')
    expect(must(await controller(readFile, { params: { file } })).table).toBe('fhir')
    const tried = await imported(file, 'fhir', 'try')
    expect(tried.fhir?.refused).toHaveLength(1)
    expect(tried.fhir?.refused[0]?.words).toBeTruthy()
    expect((await imported(file, 'fhir', 'all')).state).toBe('refused')
  })

  test.each([
    ['', 'empty'],
    ['PK\u0003\u0004 and the rest', 'workbook'],
    ['%PDF-1.7 and the rest', 'notText'],
    ['a\u0000b', 'notText'],
    ['animal;colour\ncat;black\n', 'unknown'],
  ])('%j can be nothing that is taken in: %s', async (text, why) => {
    const file = await sent(text)
    expect(must(await controller(readFile, { params: { file } }))).toMatchObject({ table: null, why })
  })

  test('comes in pieces, and is not begun before the last', async () => {
    const file = newId<'File'>()
    must(await controller(beginFile, { body: { id: file, name: 'x', bytes: pieceBytes + 3 } }))
    const piece = (number: number, body: Uint8Array<ArrayBuffer>) =>
      controller(addFilePiece, { params: { file, piece: String(number) }, body })
    const rest = new TextEncoder().encode('abc')
    must(await piece(1, rest))
    must(await piece(1, rest))
    expect(await piece(1, new TextEncoder().encode('abd'))).toMatchObject({ ok: false, refusal: { status: 409 } })
    expect(await piece(2, rest)).toMatchObject({ ok: false, refusal: { status: 409 } })
    const early = await controller(startImport, { body: { id: newId(), file, table: 'teams', mode: 'try' } })
    expect(early).toMatchObject({ ok: false, refusal: { status: 409 } })
  })
})

describe('work that is broken off', () => {
  /** Enough rows that there is time to stop it. */
  const manyVisits = (rows: number): string => {
    const lines = ['identity number;date;minutes;planned_visit']
    for (let row = 0; row < rows; row++)
      lines.push(
        `${numbers.north};2026-${String((row % 8) + 1).padStart(2, '0')}-${String((row % 27) + 1).padStart(2, '0')};${(row % 300) + 1};v${row}`,
      )
    return lines.join('\n')
  }
  const visitsTold = async () => (await rowsOf(database, town, sql`select count(*) as count from visit_fact`))[0]?.count

  /** Waits until rows are being read or saved; a look may come so late that the reading is over. */
  const underWay = async (job: Id<'Job'>): Promise<void> => {
    for (;;) {
      const { stage, endedAt } = must(await controller(readJob, { params: { job } }))
      if (endedAt !== null) throw new Error('the work was done before it could be broken off')
      if (stage === 'reading' || stage === 'saving') return
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  test('stopped by somebody, it keeps nothing and says so', async () => {
    const before = await visitsTold()
    const file = await sent(manyVisits(60_000))
    const id = newId<'Job'>()
    must(await controller(startImport, { body: { id, file, table: 'visits', mode: 'all' } }))
    await underWay(id)
    const stopped = must(await controller(stopJob, { params: { job: id }, body: {} }))
    expect(stopped).toMatchObject({ state: 'stopped', counts: null })
    expect(await visitsTold()).toBe(before)
    const again = must(await controller(stopJob, { params: { job: id }, body: {} }))
    expect(again.endedAt).toBe(stopped.endedAt)
  })

  test('it is done beside the thread that answers, which has next to nothing to do with it', async () => {
    const file = await sent(manyVisits(60_000))
    const id = newId<'Job'>()
    const [thread, whole] = [process.threadCpuUsage(), process.cpuUsage()]
    must(await controller(startImport, { body: { id, file, table: 'visits', mode: 'try' } }))
    const counts = (await ended(controller, id, 250)).counts
    const [here, all] = [process.threadCpuUsage(thread), process.cpuUsage(whole)]
    const share = (here.user + here.system) / (all.user + all.system)
    console.log(`60,000 visits: ${Math.round(share * 100)} % of the processor's time was the answering thread's`)
    expect(counts).toMatchObject({ read: 60_000, created: 60_000 })
    expect(share).toBeLessThan(0.25)
  })

  test('left by a server that is gone, it is taken up by the next, once', async () => {
    const before = Number(await visitsTold())
    const first = serverOn(database, { routes: [...(await import('#server/http/routes.ts')).routes] })
    const file = await sent(manyVisits(60_000))
    const id = newId<'Job'>()
    must(await controller(startImport, { body: { id, file, table: 'visits', mode: 'all' } }))
    await underWay(id)
    await first.server.close()
    await asked.server.close()
    expect(Number(await visitsTold())).toBe(before)
    asked = serverOn(database)
    controller = asked.as('lyngvig', 'controller')
    expect((await ended(controller, id)).counts).toMatchObject({ read: 60_000, created: 60_000 })
    expect(Number(await visitsTold())).toBe(before + 60_000)
  })
})

test('a file sent whole in one request is in the same history', async () => {
  must(await controller(importCsv, { params: { kind: 'teams' }, body: new TextEncoder().encode('key;name\nwest;W\n') }))
  const [latest] = must(await controller(listJobs, { query: { kind: 'import', limit: '1' } })).items
  expect(latest).toMatchObject({ state: 'done', import: { table: 'teams', mode: 'all' }, counts: { created: 1 } })
})
