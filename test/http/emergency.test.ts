import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEmergencies, openCitizen, reviewEmergency } from '#contract/access/emergency.ts'
import { readAccessLog } from '#contract/access/operations.ts'
import { readFollowUps } from '#contract/followup/operations.ts'
import { listDecisions } from '#contract/grants/operations.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { readWeek } from '#contract/plans/operations.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { sql } from '#server/database/sql.ts'
import { setEmergencyMinutes, type Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { requestOf } from './requests.ts'
import { citizens, now, numbers, type PersonKey, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let town: Tenant
let asked: Asked
let clock: number

beforeAll(async () => {
  database = await freshDatabase()
  asked = serverOn(database, { clock: () => clock as Instant })
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

let made = 0
const newId = () => `0193bbbb-0000-7000-8000-${String(++made).padStart(12, '0')}`
const as = (person: PersonKey) => asked.as(town.key, person)
const minute = 60_000
const reason = 'Poul called from the stairs, and his own team does not answer.'

/** A town of its own for each test, so that nothing opened in one is open in another. */
async function fresh(): Promise<void> {
  const number = ++made
  clock = now
  town = await writeSmallTown(database, `town-${number}`, { mark: 'Lyngvig', number })
}

const open = (person: PersonKey, whom: object = { citizen: citizens.south }, said = reason) =>
  as(person)(openCitizen, { body: { id: newId(), whom, reason: said } as never })

const statusOf = (answer: { ok: true } | { ok: false; refusal: { status: number } }): number =>
  answer.ok ? 200 : answer.refusal.status

describe('somebody outside the relation', () => {
  test('opens a citizen with a written reason, for an hour and no longer', async () => {
    await fresh()
    const south = { params: { citizen: citizens.south } }
    expect(statusOf(await as('helper')(readCitizen, south))).toBe(404)
    const opened = await open('helper')
    expect(opened).toMatchObject({ ok: true, value: { citizen: citizens.south, until: '2026-10-07T09:00:00.000Z' } })
    expect(statusOf(await as('helper')(readCitizen, south))).toBe(200)
    clock = now + 60 * minute - 1
    expect(statusOf(await as('helper')(readCitizen, south))).toBe(200)
    clock = now + 60 * minute
    expect(statusOf(await as('helper')(readCitizen, south))).toBe(404)
  })

  test('for as long as the municipality has set', async () => {
    await fresh()
    await setEmergencyMinutes(database.pool, town, 15)
    expect(await open('helper')).toMatchObject({ value: { until: '2026-10-07T08:15:00.000Z' } })
  })

  test('reads what helps, and writes nothing', async () => {
    await fresh()
    await open('helper')
    const south = { params: { citizen: citizens.south } }
    expect(statusOf(await as('helper')(readWeek, { params: { citizen: citizens.south, week: '2026-W41' } }))).toBe(200)
    expect(statusOf(await as('helper')(listDecisions, south))).toBe(200)
    expect(statusOf(await as('helper')(readFollowUps, south))).toBe(200)
    const report = requestOf({ ...reportVisits }, { citizen: citizens.south, team: teams.south })
    expect(statusOf(await as('helper')(reportVisits, report as never))).toBe(404)
    expect(statusOf(await as('leader')(readAccessLog, south))).toBe(404)
  })

  test('opens it for themselves alone, and nobody else with it', async () => {
    await fresh()
    await open('helper')
    expect(statusOf(await as('contact')(readCitizen, { params: { citizen: citizens.south } }))).toBe(404)
    expect(statusOf(await as('helper')(readCitizen, { params: { citizen: citizens.alone } }))).toBe(404)
  })

  test('can do so by the exact number, and what nobody has is logged, its end masked', async () => {
    await fresh()
    expect(await open('helper', { identity: numbers.south })).toMatchObject({ value: { citizen: citizens.south } })
    expect(statusOf(await open('helper', { identity: '010101-9995' }))).toBe(404)
    const rows = await rowsOf(
      database,
      town,
      sql`select criterion, citizen_id, purpose from access_log where action = 'emergency.open' order by id`,
    )
    expect(rows).toEqual([
      { criterion: null, citizen_id: citizens.south, purpose: 'emergency' },
      { criterion: '010101****', citizen_id: null, purpose: 'emergency' },
    ])
  })

  test.each([
    ['a reason of a few letters', { citizen: citizens.south }, 'urgent', 400],
    ['a reason of spaces', { citizen: citizens.south }, ' '.repeat(40), 400],
    ['nobody', { citizen: '00000001-0000-7000-8000-000000000099' }, reason, 404],
    ['a citizen who is theirs as it is', { citizen: citizens.north }, reason, 422],
  ])('is refused %s', async (_, whom, said, status) => {
    await fresh()
    expect(statusOf(await open('helper', whom, said))).toBe(status)
  })

  test.each(['grete', 'daughter', 'controller'] as const)('is no %s', async (person) => {
    await fresh()
    expect(statusOf(await open(person))).toBe(403)
  })
})

describe('what was read meanwhile', () => {
  test('is marked in the log, and the citizen reads who, and why', async () => {
    await fresh()
    await open('helper')
    await as('helper')(readCitizen, { params: { citizen: citizens.south } })
    const look = () => as('officer')(readAccessLog, { params: { citizen: citizens.south } })
    await look()
    const log = await look()
    if (!log.ok) throw new Error(log.refusal.detail)
    expect(log.value.items.slice(1)).toMatchObject([
      { name: 'Lyngvig helper', action: 'citizen.read', purpose: 'emergency', relation: [], emergency: reason },
      { name: 'Lyngvig helper', action: 'emergency.open', purpose: 'emergency', emergency: reason },
    ])
    expect(log.value.items[0]).toMatchObject({ purpose: 'caseWork', relation: ['area'], emergency: null })
  })

  test('is listed until a leader or a controller has looked at it, once, and not their own', async () => {
    await fresh()
    await open('helper')
    await as('helper')(readCitizen, { params: { citizen: citizens.south } })
    await open('leader', { citizen: citizens.alone })
    const listed = async (reviewed: 'true' | 'false') => {
      const answer = await as('leader')(listEmergencies, { query: { reviewed } })
      return answer.ok ? answer.value.items : []
    }
    const waiting = await listed('false')
    expect(waiting.map(({ person, reads, verdict }) => ({ person, reads, verdict }))).toEqual(
      expect.arrayContaining([
        { person: 'helper', reads: 1, verdict: null },
        { person: 'leader', reads: 0, verdict: null },
      ]),
    )
    const of = (person: string) => waiting.find((one) => one.person === person)?.id as never
    const review = (by: PersonKey, whose: string) =>
      as(by)(reviewEmergency, {
        params: { emergency: of(whose) },
        body: { verdict: 'warranted', note: 'He had fallen.' },
      })
    expect(statusOf(await review('leader', 'leader'))).toBe(409)
    expect(statusOf(await review('contact', 'helper'))).toBe(403)
    expect(statusOf(await review('leader', 'helper'))).toBe(200)
    expect(statusOf(await review('controller', 'helper'))).toBe(409)
    expect((await listed('false')).map(({ person }) => person)).toEqual(['leader'])
    expect(await listed('true')).toMatchObject([
      { person: 'helper', verdict: 'warranted', note: 'He had fallen.', reviewedBy: 'Lyngvig leader' },
    ])
  })
})
