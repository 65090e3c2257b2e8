import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#contract/http/client.ts'
import { findOpenings, tryWish } from '#contract/planning/by-hand.ts'
import { readTeamRoutes, reportAbsence } from '#contract/planning/operations.ts'
import { adoptProposal } from '#contract/planning/proposals.ts'
import { readWeek } from '#contract/plans/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import type { TestDatabase } from '../database.ts'
import type { Asked } from './asked.ts'
import { contact, helper, monday, newId, planningTown, proposed, shift, team, week } from './planning-town.ts'
import { citizens, rowsOf } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Awaited<ReturnType<typeof planningTown>>['town']
let member: Client
let close: () => Promise<void>

beforeAll(async () => {
  ;({ database, town, asked, member, close } = await planningTown())
})
afterAll(async () => {
  await close()
  expect(asked.broken).toEqual([])
})

describe('a team plans its week', () => {
  test('without shifts nothing is proposed, and it is said why', async () => {
    expect(await proposed(member)).toMatchObject({ state: 'refused', refusal: { kind: 'noShifts' }, proposal: null })
  })

  // fulfils: 000-37
  test('shifts are told day by day, and what they break of the rules of working time with them', async () => {
    for (let day = 0; day < 7; day++) must(await shift(member, contact, day, '07:00', '15:00'))
    must(await shift(member, helper, 0, '07:00', '15:00'))
    const { shifts } = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(shifts).toHaveLength(8)
    expect(shifts.every(({ assumed }) => !assumed)).toBe(true)
    const stranger = '00000003-0000-7000-8000-000000000004' as Id<'Staff'>
    expect(await shift(member, stranger, 0)).toMatchObject({ ok: false, refusal: { status: 422 } })
  })

  // fulfils: 000-26
  test('is proposed in a job, kept beside the week as it stands, and changes nothing', async () => {
    const { state, proposal } = await proposed(member)
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
    const { id, proposal } = await proposed(member)
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
    const { id, proposal } = await proposed(member)
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
    expect(routes.visits).toEqual(visits.map(({ windows: _, pinned: __, ...visit }) => visit))
    expect(routes.adopted).toMatchObject({ number: 2, by: 'Lyngvig helper' })

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
    const { proposal } = await proposed(member)
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
