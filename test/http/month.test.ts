import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#contract/http/client.ts'
import {
  findSettledCitizens,
  listMonthFindings,
  listMonthLines,
  markFinding,
  readSettledMonth,
} from '#contract/settlement/month.ts'
import { runSettlement } from '#contract/settlement/operations.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { json, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { ensureMonths } from '#server/visits/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, numbers, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let controller: Client
let town: Awaited<ReturnType<typeof writeSmallTown>>
const month = '2026-09' as never
const of = { params: { month } }

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2 })
  asked = serverOn(database)
  controller = asked.as('lyngvig', 'controller')
  // Performed time with hardly any tolerance: what goes beyond waits for somebody to decide.
  await asTenant(database.pool, town.id, async (transaction) => {
    const { document } = await transaction.one<{ document: { settlement: object } }>(sql`
      select document from governance_model where tenant_id = ${town.id}`)
    const settlement = {
      ...document.settlement,
      basis: 'performedTime',
      evidence: 'plan',
      tolerance: { percent: 5, selectable: [5, 10] },
    }
    await transaction.run(sql`
      insert into governance_model (tenant_id, id, version, valid, document, content_hash, stored_at)
      select tenant_id, 'by-time', version, valid, ${json({ ...document, id: 'by-time', settlement })}, 'by-time', stored_at
      from governance_model where tenant_id = ${town.id}`)
    await ensureMonths(transaction, [localDate('2026-09-01')])
    // A month of long visits in the north: 30 × 90 minutes against 480 a week.
    for (let day = 1; day <= 30; day++)
      await transaction.run(sql`
        insert into visit_fact (tenant_id, id, citizen_id, day, planned_visit, kind, minutes, services, source, recorded_at)
        values (${town.id}, ${`00000077-0000-7000-8000-${String(day).padStart(12, '0')}`}, ${citizens.north},
          ${`2026-09-${String(day).padStart(2, '0')}`}, 'morning', 'more', 90, '{}', 'staff', '2026-10-01T08:00:00Z')`)
  })
  await settle()
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const settle = async () => must(await controller(runSettlement, { body: { month, model: 'by-time', whatIf: false } }))
const lines = async (query = {}) => must(await controller(listMonthLines, { ...of, query }))
const findings = async (query = {}) => must(await controller(listMonthFindings, { ...of, query }))
const sum = (amounts: readonly { readonly amount: { readonly minor: number } }[]) =>
  amounts.reduce((all, { amount }) => all + amount.minor, 0)

let made = 0
const newId = () => `0193bbbb-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<'Mark'>
const mark = (finding: number, run: number, decision: 'looked' | 'unpaid' | 'pay', note = '') =>
  controller(markFinding, {
    params: { month, finding: String(finding) },
    body: { id: newId(), run, decision, note },
  })

describe('a settled month', () => {
  test('is the same whole by kind, by team, by run and by line', async () => {
    const told = must(await controller(readSettledMonth, of))
    expect(told.total.minor).toBeGreaterThan(0)
    expect(sum(told.totals)).toBe(told.total.minor)
    expect(sum(told.teams)).toBe(told.total.minor)
    expect(sum(told.runs.map(({ total }) => ({ amount: total })))).toBe(told.total.minor)
    const { found, items } = await lines({ limit: '200' })
    expect(found).toEqual({ lines: items.length, amount: told.total })
    expect(sum(items)).toBe(told.total.minor)
    for (const { budget, amount } of told.teams) {
      expect(budget?.soFar.income).toEqual(amount)
      expect((budget?.soFar.income.minor ?? 0) - (budget?.soFar.cost.minor ?? 0)).toBe(budget?.soFar.left.minor)
    }
  })

  test('is read line by line for a citizen, a team, a kind; a page at a time, each once', async () => {
    const all = (await lines({ limit: '200' })).items
    const north = await lines({ citizen: citizens.north })
    expect(north.items.map(({ citizen }) => citizen)).toEqual(north.items.map(() => citizens.north))
    expect(north.items[0]).toMatchObject({ citizenName: 'Lyngvig Grete', identity: numbers.north })
    const parts = await Promise.all(Object.values(teams).map((team) => lines({ team })))
    expect(parts.reduce((count, { found }) => count + (found?.lines ?? 0), 0)).toBe(all.length)
    expect((await lines({ kind: 'weeklyRate' })).items).toEqual([])
    const paged: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await lines({ limit: '1', ...(after ? { after } : {}) })
      paged.push(...page.items.map(({ run, line }) => `${run}.${line}`))
      after = page.next
    }
    expect(paged).toEqual(all.map(({ run, line }) => `${run}.${line}`))
  })

  test('shows nobody without a row in their log', async () => {
    const before = await looks()
    await lines({ citizen: citizens.south })
    const { items } = must(await controller(findSettledCitizens, { ...of, body: { text: 'grete' } }))
    expect(items).toEqual([{ citizen: citizens.north, name: 'Lyngvig Grete', identity: numbers.north }])
    const after = await looks()
    expect(after.slice(before.length)).toEqual([
      { operation: 'listMonthLines', citizen: citizens.south, criterion: null },
      { operation: 'findSettledCitizens', citizen: citizens.north, criterion: 'grete' },
    ])
  })
})

const looks = () =>
  rowsOf(
    database,
    town,
    sql`select operation, citizen_id as citizen, criterion from access_log where operation ~ 'Month|Settle' order by id`,
  )

describe('what a person must look at', () => {
  test('is marked, and the mark stays when the month is settled again with the same found', async () => {
    const open = await findings({ open: 'true', kind: 'overTolerance' })
    const [over] = open.items
    expect(over).toMatchObject({ citizenName: 'Lyngvig Grete', mark: null })
    expect(over?.payable).toBe(over?.facts.unpaid)
    must(await mark(over?.finding as number, open.run, 'unpaid', 'Not agreed.'))
    expect((await findings({ open: 'true', kind: 'overTolerance' })).items).toEqual([])
    const [marked] = (await findings({ kind: 'overTolerance' })).items
    expect(marked?.mark).toMatchObject({ decision: 'unpaid', note: 'Not agreed.', by: 'Lyngvig controller' })
    expect((await settle()).posted).toBeNull()
  })

  test('is paid when somebody decides so: the month settled again posts exactly that time', async () => {
    const before = must(await controller(readSettledMonth, of))
    const { items, run } = await findings({ kind: 'overTolerance' })
    const over = items[0]
    must(await mark(over?.finding as number, run, 'pay', 'The nurse asked for it.'))
    expect((await settle()).posted).toBe(2)
    const now = must(await controller(readSettledMonth, of))
    expect((await findings({ kind: 'overTolerance' })).items).toEqual([])
    const added = (await lines({ run: '2', limit: '200' })).items
    expect(added.reduce((minutes, { quantity }) => minutes + quantity, 0)).toBe(over?.payable)
    expect(sum(added)).toBe(now.total.minor - before.total.minor)
    expect(added[0]?.ground.inputs).toMatchObject({ paidBeyond: over?.payable })
  })

  test('that is no time beyond a ceiling can be looked at, and not paid', async () => {
    const { items, run } = await findings()
    const other = items.find(({ payable }) => payable === null)
    if (!other) return expect(items).toEqual([])
    expect(await mark(other.finding, run, 'pay')).toMatchObject({ ok: false, refusal: { status: 422 } })
    must(await mark(other.finding, run, 'looked'))
  })
})

/** The files of a ZIP archive as texts, told by its central directory. */
function unpacked(archive: Buffer): (readonly [name: string, text: string])[] {
  const files: (readonly [string, string])[] = []
  const mark = Buffer.from('PK\u0001\u0002')
  for (let at = archive.indexOf(mark); at !== -1; at = archive.indexOf(mark, at + 46)) {
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28))
    const local = archive.readUInt32LE(at + 42)
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(begin, begin + packed)
    files.push([name, (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')])
  }
  return files
}

describe('as a file', () => {
  const file = (name: string, query = '', person = 'controller') =>
    asked.server.inject({
      url: `/api/settlements/2026-09/files/${name}${query}`,
      headers: { authorization: `Bearer demo.lyngvig.${person}` },
    })

  test('has every line with a decimal comma, adds up to the month, and begins with a mark where it is wanted', async () => {
    const answer = await file('lines.csv', '?language=da&mark=true')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="lyngvig-2026-09-lines.csv"',
      'cache-control': 'no-store',
    })
    expect(answer.body.startsWith('\uFEFFMåned;Afregning;Linje;')).toBe(true)
    const [head = '', ...rows] = answer.body.trim().split('\r\n')
    const at = head.split(';').indexOf('Beløb')
    const minor = rows.map((row) => Number((row.split(';')[at] as string).replace(',', '')))
    const { total } = must(await controller(readSettledMonth, of))
    expect(minor.reduce((all, one) => all + one, 0)).toBe(total.minor)
    expect((await file('lines.csv', '?language=en&mark=false')).body.startsWith('Month;')).toBe(true)
  })

  test('logs everybody in it before it leaves', async () => {
    const before = (await looks()).length
    await file('lines.csv')
    const after = (await looks()).slice(before)
    expect(after.map(({ citizen }) => citizen).sort()).toEqual([citizens.north, citizens.south].sort())
    expect(after.every(({ operation }) => operation === 'exportSettlement')).toBe(true)
  })

  test('runs no formula that somebody wrote in a name', async () => {
    const inject = (name: string) =>
      asTenant(database.pool, town.id, (transaction) =>
        transaction.run(sql`update citizen set name = ${name} where tenant_id = ${town.id} and id = ${citizens.south}`),
      )
    await inject('=HYPERLINK("http://example.org";"pay")')
    const { body } = await file('lines.csv', '?mark=false')
    expect(body).toContain(`;"'=HYPERLINK(""http://example.org"";""pay"")";`)
    expect(body.split(/\r\n|;/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([])
    const book = await file('settlement.xlsx', '?language=sv')
    await inject('Lyngvig Poul')
    expect(book.statusCode).toBe(200)
    const texts = unpacked(book.rawPayload)
    const sheets = texts.filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets).toHaveLength(3)
    for (const [, text] of sheets) expect(text).not.toMatch(/<f[ >]/)
    expect(texts.some(([, text]) => text.includes('HYPERLINK'))).toBe(true)
    expect(texts.find(([name]) => name === 'xl/workbook.xml')?.[1]).toContain('Att titta på')
  })

  test('is the controller’s to fetch, and of a settled month', async () => {
    expect((await file('lines.csv', '', 'leader')).statusCode).toBe(403)
    const none = await asked.server.inject({
      url: '/api/settlements/2026-02/files/lines.csv',
      headers: { authorization: 'Bearer demo.lyngvig.controller' },
    })
    expect(none.statusCode).toBe(404)
  })
})
