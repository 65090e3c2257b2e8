import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate, type Weekday, weekday } from '#kernel/calendar/local-date.ts'
import { type Week, weekOf } from '#kernel/calendar/week.ts'
import { minutes } from '#kernel/minutes.ts'
import { planOf, visitOf } from './plan.fixture.ts'
import type { VisitDays } from './rhythm-plan.ts'
import { daysOfVisit, fallsOn, plannedMinutes, plannedOn, weekdaysOf } from './week.ts'

const monday = localDate('2026-10-19')
const times = (count: number): VisitDays => ({ kind: 'timesAWeek', times: count })
const on = (...weekdays: Weekday[]): VisitDays => ({ kind: 'weekdays', weekdays })

describe('the days of a visit', () => {
  it.each<[number, Weekday[]]>([
    [0, []],
    [1, [0]],
    [2, [0, 3]],
    [3, [0, 2, 4]],
    [4, [0, 1, 3, 5]],
    [5, [0, 1, 2, 4, 5]],
    [6, [0, 1, 2, 3, 4, 5]],
    [7, [0, 1, 2, 3, 4, 5, 6]],
    [9, [0, 1, 2, 3, 4, 5, 6]],
  ])('%i times a week are spread from Monday on', (count, days) => {
    expect(weekdaysOf(times(count))).toEqual(days)
    expect(daysOfVisit(visitOf('a', { days: times(count) }), monday)).toEqual(days.map((day) => addDays(monday, day)))
  })

  it('are the weekdays agreed on, each once and in order', () =>
    expect(daysOfVisit(visitOf('a', { days: on(4, 0, 4) }), monday)).toEqual(['2026-10-19', '2026-10-23']))

  it('leave at most one day more between two visits than between any other two', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (count) => {
        const days = weekdaysOf(times(count))
        const gaps = days.map((day, index) => (days[index + 1] ?? (days[0] ?? 0) + 7) - day)
        expect(days).toHaveLength(count)
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    ))

  it('are counted from a Monday, and anything else is a bug', () =>
    expect(() => daysOfVisit(visitOf('a'), localDate('2026-10-20'))).toThrow(/no Monday/))
})

describe('what is planned', () => {
  const plan = planOf([
    visitOf('morning-1'),
    visitOf('bath', { days: on(2), minutes: minutes(45), staff: 2 }),
    visitOf('cleaning', { days: times(1), minutes: minutes(60) }),
  ])

  it('is the visits of the day, in the order of the plan', () => {
    expect(plannedOn(plan, localDate('2026-10-21')).map(({ key }) => key)).toEqual(['morning-1', 'bath'])
    expect(plannedOn(plan, localDate('2026-01-04'))).toEqual([])
  })

  it('takes the minutes of everyone who goes', () =>
    expect(plannedMinutes(plan, weekOf(monday))).toBe(7 * 30 + 2 * 45 + 60))

  it('is cut to the days on which the plan holds', () => {
    const cut = planOf(plan.visits, { period: { from: localDate('2026-10-21'), to: localDate('2026-10-23') } })
    expect(plannedMinutes(cut, weekOf(monday))).toBe(3 * 30 + 90)
    expect(plannedMinutes(cut, weekOf(addDays(monday, 7)))).toBe(0)
  })

  it('is the same in the weeks when the clock is changed', () => {
    const weeks = ['2026-W12', '2026-W13', '2026-W14', '2026-W43', '2026-W44'] as Week[]
    expect(new Set(weeks.map((week) => plannedMinutes(plan, week)))).toEqual(new Set([360]))
  })

  it('adds up over its days, whatever the plan and the week', () => {
    const aVisit = fc.record({
      days: fc.oneof(
        fc.nat(9).map(times),
        fc.array(fc.nat(6), { maxLength: 7 }).map((days) => on(...(days as Weekday[]))),
      ),
      minutes: fc.nat(240).map(minutes),
      staff: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(aVisit, { maxLength: 6 }),
        fc.nat(60),
        fc.nat(60),
        fc.nat(8),
        (visits, start, length, week) => {
          const from = addDays(monday, start - 30)
          const random = planOf(
            visits.map((visit, index) => visitOf(`visit-${index}`, visit)),
            { period: { from, to: addDays(from, length) } },
          )
          const first = addDays(monday, 7 * (week - 4))
          const days = Array.from({ length: 7 }, (_, day) => plannedOn(random, addDays(first, day)))
          const sum = days.flat().reduce((total, visit) => total + visit.minutes * visit.staff, 0)
          expect(plannedMinutes(random, weekOf(first))).toBe(sum)
          for (const visit of random.visits)
            expect(daysOfVisit(visit, first).every((date) => fallsOn(visit, weekday(date)))).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
