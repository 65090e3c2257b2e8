import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#contract/http/client.ts'
import {
  adoptProposal,
  findOpenings,
  readProposal,
  readTeamRoutes,
  reportAbsence,
  startProposal,
  tryWish,
  writeTeamShifts,
} from '#contract/planning/operations.ts'
import { readWeek } from '#contract/plans/operations.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addPlan } from '#server/plans/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, now, rowsOf, teams, writeSmallTown } from './small-town.ts'

/** The week after the Wednesday on which all of this takes place. */
const week = '2026-W42'
const monday = localDate('2026-10-12')
const [helper, contact] = ['1', '2'].map((nth) => `00000003-0000-7000-8000-00000000000${nth}` as Id<'Staff'>) as [
  Id<'Staff'>,
  Id<'Staff'>,
]
const team = teams.north

let database: TestDatabase
let asked: Asked
let town: Awaited<ReturnType<typeof writeSmallTown>>
let member: Client
let made = 0
const newId = <Of extends string>() => `0193bbbb-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  asked = serverOn(database)
  member = asked.as('lyngvig', 'helper')
  await asTenant(database.pool, town.id, async (transaction) => {
    await transaction.run(sql`
      insert into citizen_position (tenant_id, citizen_id, latitude, longitude)
      values (${town.id}, ${citizens.north}, 56.05, 7.55)`)
    const visit = (key: string, part: 'morning' | 'forenoon', times: number) => ({
      ...{ key, partOfDay: part, days: { kind: 'timesAWeek' as const, times }, minutes: minutes(30) },
      ...{ services: ['hygiene'], purpose: null, window: null, competences: [], staff: 1 },
    })
    const visits = [visit('morning', 'morning', 7), visit('walk', 'forenoon', 2)]
    const plan = { id: newId<'Plan'>(), citizen: citizens.north, period: { from: monday, to: null } }
    await addPlan(transaction, town.id, { ...plan, agreedWithCitizen: true, visits }, { by: 'contact', at: now })
  })
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

async function proposed(client = member) {
  const proposal = newId<'Proposal'>()
  must(await client(startProposal, { params: { team, week }, body: { id: proposal, seconds: 1 } }))
  for (let waited = 0; waited < 30_000; waited += 50) {
    const told = must(await client(readProposal, { params: { team, proposal } }))
    if (told.state !== 'waiting' && told.state !== 'running') return { id: proposal, ...told }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the proposal never came')
}

const shift = (staff: Id<'Staff'>, day: number, start = '07:00', end = '15:00') =>
  member(writeTeamShifts, {
    params: { team },
    body: { staff, date: addDays(monday, day), shifts: [{ start, end, mode: 'bike' as const }] },
  })

describe('a team plans its week', () => {
  test('without shifts nothing is proposed, and it is said why', async () => {
    expect(await proposed()).toMatchObject({ state: 'refused', refusal: { kind: 'noShifts' }, proposal: null })
  })

  // fulfils: 000-37
  test('shifts are told day by day, and what they break of the rules of working time with them', async () => {
    for (let day = 0; day < 7; day++) must(await shift(contact, day, '07:00', '15:00'))
    must(await shift(helper, 0, '07:00', '15:00'))
    const { shifts } = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(shifts).toHaveLength(8)
    expect(shifts.every(({ assumed }) => !assumed)).toBe(true)
    const stranger = '00000003-0000-7000-8000-000000000004' as Id<'Staff'>
    expect(await shift(stranger, 0)).toMatchObject({ ok: false, refusal: { status: 422 } })
  })

  // fulfils: 000-26
  test('is proposed in a job, kept beside the week as it stands, and changes nothing', async () => {
    const { state, proposal } = await proposed()
    expect(state).toBe('done')
    expect(proposal?.visits).toHaveLength(9)
    expect(proposal?.goals.find(({ goal, of }) => of === 'citizen' && goal === 'visits')).toMatchObject({
      ...{ value: 9, limit: 9, isKept: true },
    })
    expect(proposal?.travel).toEqual({ by: 'estimate', known: 0, reason: null })
    expect(proposal?.changes).toHaveLength(9)
    const { adopted, visits, proposals } = must(await member(readTeamRoutes, { params: { team, week } }))
    expect({ adopted, visits }).toEqual({ adopted: null, visits: [] })
    expect(proposals).toHaveLength(1)
  })

  test('answers what a wish would cost, and when an extra visit could fit', async () => {
    const { id, proposal } = await proposed()
    const { visits } = proposal as NonNullable<typeof proposal>
    const params = { team, proposal: id }
    const mine = visits.find(({ visit, date, staff }) => visit === 'morning' && date === monday && staff[0] === contact)
    const morning = visits.find(({ visit, date }) => visit === 'morning' && date === addDays(monday, 1))
    expect(morning?.staff).toEqual([contact])
    const body = { citizen: citizens.north, visit: 'morning', date: addDays(monday, 1) }
    expect(must(await member(tryWish, { params, body: { ...body, wish: { staff: helper } } }))).toMatchObject({
      ...{ barrier: { kind: 'noShift' }, at: null },
    })
    const other = mine ? helper : contact
    const swapped = must(await member(tryWish, { params, body: { ...body, date: monday, wish: { staff: other } } }))
    expect(swapped).toMatchObject({ barrier: null, at: { staff: [other], date: monday } })
    expect(swapped.changes.map(({ goal }) => goal)).toContain('usual')
    const room = { citizen: citizens.north, minutes: 60, dates: [monday], from: '12:00' as never, to: '15:00' as never }
    const { items } = must(await member(findOpenings, { params, body: room }))
    expect(new Set(items.map(({ staff }) => staff))).toEqual(new Set([helper, contact]))
    for (const { from, to } of items) expect([from >= 720, to <= 900 - 60]).toEqual([true, true])
  })

  // fulfils: 000-26, 004-20
  test('is adopted in parts: the plan of that week changes by the compass, the routes hold, the rest is named', async () => {
    const { id, proposal } = await proposed()
    const visits = proposal?.visits ?? []
    const walks = visits.filter(({ visit }) => visit === 'walk').map(({ date }) => date)
    const params = { team, proposal: id }
    const part = { id: newId<'Adoption'>(), dates: [monday], agreed: [] }
    const first = must(await member(adoptProposal, { params, body: part }))
    expect(first).toMatchObject({ number: 1, visits: visits.filter(({ date }) => date === monday).length })
    const again = must(await member(adoptProposal, { params, body: part }))
    expect(again).toEqual(first)
    const whole = { id: newId<'Adoption'>(), agreed: [citizens.north] }
    const all = must(await member(adoptProposal, { params, body: whole }))
    expect(all).toMatchObject({ number: 2, visits: 9, left: [] })
    const routes = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(routes.visits).toEqual(visits)
    expect(routes.adopted).toMatchObject({ number: 2, by: 'helper' })

    const daysOfWalk = async (asWeek: string) =>
      must(await member(readWeek, { params: { citizen: citizens.north, week: asWeek } })).days.flatMap(
        ({ date, planned }) => (planned.some(({ key }) => key === 'walk') ? [date] : []),
      )
    expect(await daysOfWalk(week)).toEqual(walks)
    // The week after, the rhythm is what it was: Monday and Thursday.
    expect(await daysOfWalk('2026-W43')).toEqual(['2026-10-19', '2026-10-22'])
    const rows = await rowsOf(database, town, sql`select effect from change_made where day = ${monday}::date`)
    const isAsUsual = walks.join() === [monday, addDays(monday, 3)].join()
    expect(rows).toEqual(isAsUsual ? [] : [{ effect: 'insideFrame' }])
  })

  test('somebody who falls ill leaves visits behind, and is planned no more from then on', async () => {
    const body = { staff: contact, date: addDays(monday, 2), from: '05:30' as never }
    const { shifts, visits } = must(await member(reportAbsence, { params: { team }, body }))
    expect({ shifts, people: [...new Set(visits.flatMap(({ staff }) => staff))] }).toEqual({
      shifts: 1,
      people: [contact],
    })
    const { proposal } = await proposed()
    expect(proposal?.visits.some(({ date, staff }) => date === body.date && staff.includes(contact))).toBe(false)
    expect(proposal?.changes.some(({ before, after }) => before?.date === body.date && after === null)).toBe(true)
  })

  test('is nothing for those who are not of the team', async () => {
    for (const person of ['grete', 'private', 'officer', 'controller'] as const) {
      const answer = await asked.as('lyngvig', person)(readTeamRoutes, { params: { team, week } })
      expect(answer.ok ? 200 : answer.refusal.status, person).toBe(person === 'private' ? 404 : 403)
    }
  })

  test('who looked at a proposal stands in the log of the citizen', async () => {
    const rows = await rowsOf(
      database,
      town,
      sql`select distinct action from access_log where citizen_id = ${citizens.north} and action like 'week.%' order by 1`,
    )
    expect(rows).toEqual([{ action: 'week.adopt' }, { action: 'week.plan' }, { action: 'week.read' }])
  })
})
