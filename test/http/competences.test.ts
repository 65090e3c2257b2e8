/** A plan written through the interface is held against what the citizen's own team may do (000-38). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePlan } from '#contract/plans/operations.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addDelegatedTask } from '#server/people/rules-queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Tenant
let staff: ReadonlyMap<unknown, Id<'Staff'>>

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  const rows = await rowsOf(database, town, sql`select key, id from staff where tenant_id = ${town.id}`)
  staff = new Map(rows.map(({ key, id }) => [key, id as Id<'Staff'>]))
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

/** The plan from a Monday on, a visit every day that asks for somebody trained in insulin, and what is found in it. */
async function foundIn(from: string, to: string | null): Promise<unknown> {
  const visit = {
    key: 'insulin',
    partOfDay: 'morning' as const,
    days: { kind: 'timesAWeek' as const, times: 7 },
    minutes: 10,
    services: ['medicine'],
    purpose: null,
    window: null,
    competences: ['insulin'],
    staff: 1,
  }
  const body = { id: randomUUID(), period: { from, to }, agreedWithCitizen: true, visits: [visit] }
  const written = await asked.as('lyngvig', 'contact')(writePlan, { params: { citizen: citizens.north }, body })
  if (!written.ok) throw new Error(JSON.stringify(written.refusal))
  return written.value.findings
}

// fulfils: 000-38, 000-39
test('a task that nobody in the team may do is found with its visit, until somebody is given it, and after', async () => {
  const lacking = { kind: 'nobodyMay', visit: 'insulin', task: 'insulin', profession: null, competence: 'insulin' }
  expect(await foundIn('2026-11-02', null)).toEqual([{ ...lacking, on: '2026-11-02' }])
  const period = { from: localDate('2026-11-02'), to: localDate('2026-11-30') }
  const [helper, contact, other] = ['helper', 'contact', 'private'].map((key) => staff.get(key) as Id<'Staff'>)
  const give = (to: Id<'Staff'> | undefined) =>
    asTenant(database.pool, town.id, (transaction) =>
      addDelegatedTask(transaction, town.id, {
        id: randomUUID() as Id<'DelegatedTask'>,
        staff: to as Id<'Staff'>,
        task: 'insulin',
        givenBy: contact as Id<'Staff'>,
        period,
      }),
    )
  // Somebody of another team does not help.
  expect(await give(other)).toBe(true)
  expect(await foundIn('2026-11-02', null)).toEqual([{ ...lacking, on: '2026-11-02' }])
  expect(await give(helper)).toBe(true)
  expect(await foundIn('2026-11-02', '2026-11-30')).toEqual([])
  expect(await foundIn('2026-11-02', null)).toEqual([{ ...lacking, on: '2026-12-01' }])
})

test('a team that nobody is told to be in is not judged', async () => {
  await asTenant(database.pool, town.id, (transaction) =>
    transaction.run(sql`delete from team_member where tenant_id = ${town.id} and team_id = ${teams.north}`),
  )
  expect(await foundIn('2026-12-07', null)).toEqual([])
})
