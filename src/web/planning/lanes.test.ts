import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { isOutside, lanesOfCarer, lanesOfDay, listsOf } from './lanes.ts'
import type { Plan, Shift, Visit } from './plan.ts'

const [monday, tuesday] = [localDate('2026-10-05'), localDate('2026-10-06')]
const [anna, bo, carl] = ['anna', 'bo', 'carl'] as unknown as [Shift['staff'], Shift['staff'], Shift['staff']]

const shift = (staff: Shift['staff'], start: number, end: number, more: Partial<Shift> = {}): Shift => ({
  ...{ staff, date: monday, start, end, mode: 'car', assumed: false, absentFrom: null, ...more },
})
const visit = (citizen: string, staff: Shift['staff'][], start: number, more: Partial<Visit> = {}): Visit => ({
  ...{ citizen: citizen as Visit['citizen'], visit: 'morning', date: monday, start, minutes: 30, staff, ...more },
})
const planOf = (plan: Partial<Plan>): Plan =>
  ({
    ...{ week: '2026-W41', visits: [], shifts: [], pauses: [], ways: [], breaches: [] },
    people: { staff: [anna, bo, carl].map((id) => ({ id, name: id, profession: 'helper' })), citizens: [] },
    ...plan,
  }) as Plan

test('those of the same hours stand beside each other, on an axis of whole hours that holds all of it', () => {
  const rows = lanesOfDay(
    planOf({
      shifts: [shift(bo, 15 * 60, 23 * 60), shift(anna, 7 * 60 + 15, 15 * 60), shift(carl, 23 * 60, 7 * 60)],
      visits: [visit('grete', [anna], 6 * 60 + 50), visit('poul', [carl], 25 * 60)],
    }),
    monday,
  )
  expect(rows.map(({ part, from, to, lanes }) => [part, from / 60, to / 60, lanes.map(({ staff }) => staff)])).toEqual([
    ['day', 6, 15, [anna]],
    ['evening', 15, 23, [bo]],
    ['night', 23, 31, [carl]],
  ])
  expect(rows[2]?.lanes[0]?.visits.map(({ citizen }) => citizen)).toEqual(['poul'])
})

test('whoever works twice a day has a lane for each, with the visits, ways and pauses of its hours', () => {
  const rows = lanesOfDay(
    planOf({
      shifts: [shift(anna, 7 * 60, 11 * 60), shift(anna, 16 * 60, 20 * 60)],
      visits: [visit('grete', [anna], 8 * 60), visit('grete', [anna, bo], 17 * 60, { visit: 'evening' })],
      ways: [{ staff: anna, date: monday, start: 475, minutes: 5, to: null }],
      pauses: [{ staff: anna, date: monday, start: 18 * 60, minutes: 30 }],
    }),
    monday,
  )
  const lanes = rows.flatMap((row) => row.lanes.map((lane) => ({ part: row.part, ...lane })))
  expect(
    lanes.map(({ part, staff, visits, ways, pauses }) => [part, staff, visits.length, ways.length, pauses.length]),
  ).toEqual([
    ['day', anna, 1, 1, 0],
    ['evening', anna, 1, 0, 1],
    // No shift, and still somebody who goes along: they are not hidden.
    ['evening', bo, 1, 0, 0],
  ])
  expect(listsOf(planOf({ visits: [visit('grete', [bo], 480)] }), monday, [anna, bo])).toMatchObject([{ staff: bo }])
})

test('somebody who is gone in the early hours of a night is gone after midnight', () => {
  const night = planOf({ shifts: [shift(carl, 23 * 60, 7 * 60, { absentFrom: 2 * 60 })] })
  expect(lanesOfDay(night, monday)[0]?.lanes[0]?.awayFrom).toBe(26 * 60)
})

test('a week of one person has a lane a day, and none for days off', () => {
  const plan = planOf({
    shifts: [shift(anna, 420, 900), shift(anna, 480, 960, { date: tuesday }), shift(bo, 420, 900)],
  })
  expect(lanesOfCarer(plan, anna, [monday, tuesday])).toMatchObject([
    { from: 420, to: 960, lanes: [{ date: monday }, { date: tuesday }] },
  ])
  expect(lanesOfCarer(plan, carl, [monday, tuesday])).toEqual([])
})

test.each<[string, number, boolean]>([
  ['within the shift', 7 * 60, false],
  ['over the edge of two shifts that meet', 15 * 60 - 10, false],
  ['before the first', 6 * 60 + 50, true],
  ['begun within and ended after', 23 * 60 - 10, true],
  ['after the last', 23 * 60 + 15, true],
])('a visit %s', (_, start, outside) => {
  const visits = [visit('grete', [anna], start)]
  const plan = planOf({ shifts: [shift(anna, 15 * 60, 23 * 60), shift(anna, 7 * 60, 15 * 60)], visits })
  const [list] = listsOf(plan, monday, [anna])
  expect(list?.visits.map((one) => isOutside(one, list))).toEqual([outside])
})
