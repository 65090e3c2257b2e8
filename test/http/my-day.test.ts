import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { swapService } from '#contract/changes/operations.ts'
import { readTeamDay } from '#contract/people/operations.ts'
import { reportAbsence } from '#contract/planning/operations.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { carers, neighbours, writeAdoptedDay } from './adopted-day.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, type PersonKey, rowsOf, teams, writeSmallTown } from './small-town.ts'

const date = '2026-10-07'
const [first, second] = neighbours

let database: TestDatabase
let asked: Asked
let town: Awaited<ReturnType<typeof writeSmallTown>>
let made = 0
const newId = <Of extends string>() => `0193dddd-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2 })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const dayOf = async (person: PersonKey, of: 'mine' | 'contact' | 'team' = 'mine') =>
  must(
    await asked.as('lyngvig', person)(readTeamDay, {
      params: { team: teams.north, date: localDate(date) },
      query: { of },
    }),
  )
const stopsOf = ({ items }: Awaited<ReturnType<typeof dayOf>>) =>
  items
    .flatMap(({ citizen, visits }) =>
      visits.map(({ plannedVisit, route }) => ({ citizen, visit: plannedVisit, ...route })),
    )
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))

describe('my day', () => {
  test('without adopted routes is the whole team’s, and that of one’s own citizens for a fixed contact', async () => {
    expect(await dayOf('helper')).toMatchObject({ shown: 'team', isAdopted: false, own: null })
    expect(await dayOf('contact')).toMatchObject({ shown: 'contact', isAdopted: false, own: null })
  })

  // fulfils: 004-20
  test('is one’s own route: order and hours, the way between, who goes along', async () => {
    await writeAdoptedDay(database, town, localDate(date))
    const mine = await dayOf('helper')
    expect(mine).toMatchObject({
      shown: 'mine',
      isAdopted: true,
      own: { shift: { start: 420, end: 900, mode: 'bike' } },
    })
    const stops = stopsOf(mine)
    expect(stops.map(({ visit, start, minutes }) => [visit, start, minutes])).toEqual([
      ['morning', 462, 30],
      ['lift', 510, 30],
      ['lunch', 720, 30],
    ])
    // 1,112 m along the meridian, a quarter longer by road, at 233 m a minute, and a minute at the door.
    expect(stops.map(({ way }) => way)).toEqual([null, 7, 0])
    expect(stops[1]?.going?.map(({ id, isGone }) => [id, isGone])).toEqual([
      [carers.helper, false],
      [carers.contact, false],
    ])
  })

  test('holds the night after midnight, and tells how many visits are on nobody’s route', async () => {
    const mine = await dayOf('contact')
    expect(stopsOf(mine).map(({ visit, start }) => [visit, start])).toEqual([
      ['lift', 510],
      ['turn', 1530],
    ])
    expect(mine.own).toEqual({ shift: { start: 1320, end: 1860, mode: 'car', goneFrom: null }, onNobodys: 1 })
  })

  test('in the night that belongs to the day before, says that it goes on', async () => {
    const at = async (time: string, person: PersonKey, day: string) => {
      const server = serverOn(database, { clock: () => instant(time) })
      const params = { team: teams.north, date: localDate(day) }
      const { goesOn } = must(await server.as('lyngvig', person)(readTeamDay, { params, query: { of: 'mine' } }))
      await server.server.close()
      return goesOn
    }
    expect(await at('2026-10-07T23:40:00Z', 'contact', '2026-10-08')).toBe(date)
    expect(await at('2026-10-08T05:00:00Z', 'contact', '2026-10-08')).toBeNull()
    expect(await at('2026-10-07T23:40:00Z', 'contact', '2026-10-09')).toBeNull()
    expect(await at('2026-10-07T23:40:00Z', 'helper', '2026-10-08')).toBeNull()
  })

  test('the whole team’s day says who goes, and is one question away', async () => {
    const { items, shown, own } = await dayOf('helper', 'team')
    expect({ shown, own }).toEqual({ shown: 'team', own: null })
    const whose = items.flatMap(({ visits }) => visits.map((visit) => visit.route?.going.map(({ id }) => id) ?? null))
    expect(whose).toHaveLength(5)
    expect(whose.filter((going) => going === null)).toHaveLength(1)
  })

  test('nobody is logged as seen but those who are shown', async () => {
    const seen = async () =>
      (
        await rowsOf(
          database,
          town,
          sql`select distinct citizen_id as citizen from access_log
          where operation = 'readTeamDay' and person = 'contact' and id > ${before} order by 1`,
        )
      ).map(({ citizen }) => citizen)
    const [{ before } = { before: 0 }] = await rowsOf(database, town, sql`select max(id) as before from access_log`)
    await dayOf('contact')
    expect(await seen()).toEqual([first, second].sort())
  })

  test('whoever is reported absent finds what was theirs marked, and so does the team', async () => {
    const absence = { staff: carers.helper, date: localDate(date), from: '09:00' as never }
    must(await asked.as('lyngvig', 'leader')(reportAbsence, { params: { team: teams.north }, body: absence }))
    const mine = await dayOf('helper')
    expect(mine.own?.shift).toMatchObject({ goneFrom: 540 })
    const gone = stopsOf(mine).map(({ visit, going }) => [visit, going?.filter(({ isGone }) => isGone).length])
    expect(gone).toEqual([
      ['morning', 0],
      ['lift', 0],
      ['lunch', 1],
    ])
    must(
      await asked.as('lyngvig', 'leader')(reportAbsence, {
        params: { team: teams.north },
        body: { ...absence, from: null },
      }),
    )
    expect((await dayOf('helper')).own?.shift).toMatchObject({ goneFrom: null })
  })

  test('what somebody else told stands there with their name', async () => {
    const fact = {
      ...{
        id: newId<'Fact'>(),
        citizen: citizens.north,
        date: localDate(date),
        plannedVisit: 'morning',
        kind: 'moved' as const,
      },
      ...{ minutes: null, start: `${date}T09:00:00Z`, end: null, services: [], reason: null, source: 'staff' as const },
      ...{ recordedAt: `${date}T05:00:00Z`, corrects: null },
    }
    must(await asked.as('lyngvig', 'contact')(reportVisits, { body: { facts: [fact as never] } }))
    const north = (await dayOf('helper')).items.find(({ citizen }) => citizen === citizens.north)
    expect(north?.visits[0]).toMatchObject({ time: '11:00', route: { start: 462 }, facts: [fact.id] })
    expect(north?.tellers).toEqual([{ key: 'contact', name: 'Lyngvig contact' }])
  })

  // fulfils: 003-35
  test('a swapped service stands at the visit it belongs to', async () => {
    const swap = (give: string) =>
      asked.as('lyngvig', 'grete')(swapService, {
        params: { citizen: citizens.north },
        body: {
          ...{ id: newId<'Change'>(), on: localDate(date), agreed: ['citizen'], give, get: 'walk' },
          ...{ minutesGiven: 20, minutesGot: 20, with: 'relatives' },
        },
      })
    must(await swap('hygiene'))
    must(await swap('meal'))
    const north = (await dayOf('helper')).items.find(({ citizen }) => citizen === citizens.north)
    expect(
      north?.swaps.map(({ plannedVisit, give, get, with: company }) => [plannedVisit, give.en, get.en, company]),
    ).toEqual([
      ['morning', 'hygiene', 'walk', 'relatives'],
      [null, 'meal', 'walk', 'relatives'],
    ])
  })
})
