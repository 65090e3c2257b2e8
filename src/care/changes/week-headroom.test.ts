import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { headroom } from './headroom.ts'
import { headroomOfWeek } from './week-headroom.ts'

const week = readWeek('2026-W41') as Week
const from = localDate('2026-01-05')
const thursday = localDate('2026-10-08')
const wednesday = localDate('2026-10-07')

const daily = (minutes: number): RhythmPlan => ({
  id: `plan of ${minutes}` as RhythmPlan['id'],
  citizen: grantOf().citizen,
  version: 1,
  period: { from, to: null },
  agreedWithCitizen: true,
  visits: [
    {
      ...({ key: 'daily', partOfDay: 'morning', days: { kind: 'timesAWeek', times: 7 } } as const),
      ...{ minutes: minutes as Minutes, services: ['hygiene'], purpose: null, window: null, competences: [], staff: 1 },
    } satisfies PlannedVisit,
  ],
})

const grant = grantOf({
  period: { from, to: null },
  frames: [{ scope: { kind: 'whole' }, minutes: 420 as Minutes, per: 'week' }],
})

test('one grant and one plan give what headroom gives', () => {
  const plan = daily(30)
  expect(
    headroomOfWeek([{ from, to: null, value: grant }], [{ from, to: null, value: plan }], week, baseModel),
  ).toEqual(headroom(grant, plan, week, baseModel))
})

test('a plan that takes over on Thursday counts from Thursday, and the one before until Wednesday', () => {
  const plans = [
    { from, to: wednesday, value: daily(30) },
    { from: thursday, to: null, value: daily(60) },
  ]
  const [room] = headroomOfWeek([{ from, to: null, value: grant }], plans, week, baseModel)
  expect(room).toMatchObject({ framed: 420, planned: 3 * 30 + 4 * 60, left: 420 - 330 })
})

test('a grant that begins on Thursday frames four days, and only they are planned against it', () => {
  const late = { ...grant, period: { from: thursday, to: null } }
  const [room] = headroomOfWeek(
    [{ from: thursday, to: null, value: late }],
    [{ from, to: null, value: daily(30) }],
    week,
    baseModel,
  )
  expect(room).toMatchObject({ framed: 240, planned: 120, left: 120 })
})

test('without a grant there is none, and without a plan all is left', () => {
  expect(headroomOfWeek([], [{ from, to: null, value: daily(30) }], week, baseModel)).toEqual([])
  expect(headroomOfWeek([{ from, to: null, value: grant }], [], week, baseModel)).toMatchObject([{ left: 420 }])
})
