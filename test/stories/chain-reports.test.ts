import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, newClient } from '#contract/http/client.ts'
import { importCsv, importFhir } from '#contract/imports/operations.ts'
import { listSettlementFindings, listSettlementLines, runSettlement } from '#contract/settlement/operations.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { fetchOf } from '../http/asked.ts'
import { type House, newHouse } from './chain-house.ts'
import { granted } from './chain-town.ts'
import { amountOf, rowsIn } from './chain-words.ts'
import { example, stories } from './reports-examples.ts'

/**
 * From reports to money over the network, and by the command line on the same database: other systems tell what was
 * done, a table tells what was granted, and nothing was ever planned here.
 */
let house: House
let client: Client
const [month, model] = ['2021-02' as Month, 'minute-control']
const tenant = randomUUID()
const reports = [
  ...stories.filter((name) => name.startsWith('home/')),
  'nursing/1-found.json',
  'nursing/2-visited.json',
]

beforeAll(async () => {
  house = await newHouse()
  house.setClock('2021-03-01T08:00:00Z')
  const { pool } = house.database
  const zone = readZone('Europe/Copenhagen') as Zone
  await addTenant(pool, { id: tenant, key: 'reported', name: 'Reported', country: 'DK', zone, currency: 'DKK' })
  await asTenant(pool, tenant, (transaction) =>
    transaction.run(sql`
      insert into person (tenant_id, key, name, role, source) values (${tenant}, 'controller', 'Kim', 'controller', 'demo')`),
  )
  client = newClient(fetchOf(house.server), '', 'demo.reported.controller')
})
afterAll(() => house.close())

const bytes = (name: string) => new TextEncoder().encode(example(name))
const settle = async () => granted(await client(runSettlement, { body: { month, model, whatIf: false } }))
const ofRun = (run: number) => ({ params: { month, run: String(run) }, query: { limit: '500' } })

test('reports and a table of granted minutes become February 2021 in money', async () => {
  for (const name of reports) granted(await client(importFhir, { query: {}, body: bytes(name) }))
  const grants = await client(importCsv, { params: { kind: 'grants' }, query: {}, body: bytes('grants.csv') })
  expect(granted(grants)).toMatchObject({ read: 3, created: 3, errorCount: 0 })
  const again = granted(await client(importFhir, { query: {}, body: bytes(reports[0] as string) }))
  expect(again).toMatchObject({ created: 0, updated: 0 })

  const settled = await settle()
  const lines = granted(await client(listSettlementLines, ofRun(1))).items
  const found = granted(await client(listSettlementFindings, ofRun(1))).items
  const rows = [
    ...lines.map(({ key, quantity, amount }) => `${key.slice(11)} ${quantity} ${amountOf(amount)}`),
    ...found.map(({ kind, date, facts }) => `found ${kind} ${date} ${Object.entries(facts).sort().flat().join(' ')}`),
    `total ${amountOf(settled.total)}`,
  ]
  expect(rowsIn(rows.join('\n'))).toEqual(
    rowsIn(`
      hygiene personal                      110  898.33   # Wed 30, Thu 50 as corrected, Fri 30, at 490.00 an hour
      hygiene personal weekend 00:00-00:00   65  604.50   # Sat and Sun 30, half of ten minutes on the screen, at 558.00
      cleaning practical weekend 00:00-00:00  5   42.33   # the other half, at 508.00
      wound personal                         25  204.17   # the nurse on the 8th, at 490.00
      total 1,749.33
      found unknownService 2021-02-08 minutes 41 until 2021-02-08 visits 2     # 35 and 6, for nobody said what
      # Of 210 and 45 a week, Wednesday to Sunday have 150 and 32, and three weeks 630 and 135. Given: 110 + 65 + 5 + 41.
      found underuse null granted 947 leastPercent 50 performed 221
      found underuse null granted 69 leastPercent 50 performed 25    # of 60 a week, Fri to Sun have 26, Mon to Fri 43`),
  )
  expect(found.some(({ kind }) => kind === 'unplannedVisit')).toBe(false)
  expect(await settle()).toEqual({ ...settled, posted: null })
})

/** Where the database of this house answers, as people write it. */
function databaseUrl(): string {
  const { address } = house.database
  if ('url' in address) return address.url
  const { host, port, user, database } = address
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

test('the command line, a process of its own, gives the answer the network gave', async () => {
  const told = await settle()
  const run = promisify(execFile)(
    path.resolve('frirum'),
    ['settle', '--tenant', 'reported', '--month', month, '--model', model, '--json'],
    { cwd: path.resolve('docs'), env: { ...process.env, DATABASE_URL: databaseUrl() } },
  )
  const { stdout, stderr } = await run
  expect(stderr).toBe('Nothing new: nothing was posted.\n')
  const printed = JSON.parse(stdout)

  const minor = <Row extends { readonly amount: { readonly minor: number } }>({ amount, ...row }: Row) => ({
    ...row,
    amountMinor: amount.minor,
  })
  expect(printed).toMatchObject({
    month: told.month,
    model: told.model,
    citizens: told.citizens,
    totalMinor: told.total.minor,
    totals: told.totals.map(minor),
    runs: [{ number: 1, totalMinor: told.total.minor }],
  })
  const lines = granted(await client(listSettlementLines, ofRun(1))).items
  const asLine = ({
    kind,
    key,
    from,
    to,
    quantity,
    unit,
    per,
    unitPrice,
    ground,
    ...line
  }: (typeof lines)[number]) => ({
    ...{ kind, key, from, to, quantity, unit, unitPriceMinor: unitPrice.minor, per, amountMinor: line.amount.minor },
    ground: { ...ground, laws: ground.laws.map((law) => law.key) },
  })
  const own = ({ citizen, team, ...line }: { citizen: string; team: string }) => line
  expect(printed.lines.map(own)).toEqual(lines.map(asLine))
  const counted = Object.entries(Object.groupBy(printed.findings as { kind: string }[], ({ kind }) => kind))
  expect(Object.fromEntries(counted.map(([kind, found]) => [kind, found?.length]))).toEqual(
    Object.fromEntries(told.findings.map(({ kind, count }) => [kind, count])),
  )
  const [budget] = told.budgets
  expect(printed.teamBudgets).toMatchObject([{ soFar: { incomeMinor: budget?.soFar.income.minor, costMinor: 0 } }])
})
