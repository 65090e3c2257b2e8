import { describe, expect, test } from 'vitest'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import type { VisitFact } from './fact.ts'
import { weekUse } from './week-use.ts'

const zone = readZone('Europe/Copenhagen') as Zone
const week = readWeek('2026-W41') as Week
const plan = planOf([
  visitOf('a'),
  visitOf('b', { days: { kind: 'weekdays', weekdays: [6] }, minutes: minutes(20), staff: 2 }),
])
const plans = [{ from: plan.period.from, to: plan.period.to, value: plan }]

const fact = (date: string, kind: VisitFact['kind'], long: number | null): VisitFact => ({
  id: `fact ${date}` as Id<'Fact'>,
  citizen: plan.citizen,
  date: localDate(date),
  plannedVisit: 'a',
  kind,
  minutes: long === null ? null : minutes(long),
  start: null,
  end: null,
  services: [],
  reason: null,
  source: 'staff',
  recordedAt: 0 as Instant,
  recordedBy: null,
  corrects: null,
})

/** Seven half hours and, on Sunday, twenty minutes by two: 250 minutes. */
describe('a week of 250 planned minutes', () => {
  test.each([
    ['before it', '2026-10-01', 0, 250],
    ['on its Monday', '2026-10-05', 0, 250],
    ['on its Wednesday', '2026-10-07', 60, 190],
    ['on its Sunday', '2026-10-11', 180, 70],
    ['after it', '2026-10-12', 250, 0],
  ])('%s', (_, today, done, ahead) => {
    expect(weekUse(plans, [], week, localDate(today), zone)).toEqual({ done, ahead })
  })

  test('what differed counts as it was, yesterday in what is given and today in what is ahead', () => {
    const facts = [fact('2026-10-06', 'more', 45), fact('2026-10-07', 'less', 10)]
    expect(weekUse(plans, facts, week, localDate('2026-10-07'), zone)).toEqual({ done: 75, ahead: 170 })
  })

  test('a visit that did not happen gives nothing', () => {
    expect(weekUse(plans, [fact('2026-10-06', 'notHome', null)], week, localDate('2026-10-07'), zone)).toEqual({
      done: 30,
      ahead: 190,
    })
  })

  test('a week without a plan uses nothing', () => {
    expect(weekUse([], [], week, localDate('2026-10-07'), zone)).toEqual({ done: 0, ahead: 0 })
  })
})
