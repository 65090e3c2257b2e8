import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { daysOfWeek, weekOf } from '#kernel/calendar/week.ts'
import { minutes, shareOfWeek } from '#kernel/minutes.ts'
import { framedDuring, weeklyMinutes, weeklyMinutesOf } from './frame-time.ts'
import { weekly } from './grant.fixture.ts'
import type { Frame } from './grant.ts'

const frame = (count: number, per: Frame['per']): Frame => ({ scope: { kind: 'whole' }, minutes: minutes(count), per })
const since = localDate('2026-01-07')
const week = (date: string) => daysOfWeek(weekOf(localDate(date)))

describe('what a frame gives', () => {
  it.each([
    ['week', 600, 600],
    ['fourWeeks', 600, 150],
    ['month', 600, 138],
  ] as const)('a frame of 600 minutes a %s', (per, count, inMeanWeek) =>
    expect(weeklyMinutes(frame(count, per))).toBe(inMeanWeek),
  )

  it('adds frames up to one weekly figure', () => expect(weeklyMinutesOf([weekly(100), frame(600, 'month')])).toBe(238))

  it('gives part weeks by sevenths, as wages and rates are counted', () => {
    const days = { from: localDate('2026-01-07'), to: localDate('2026-01-11') }
    expect(framedDuring(weekly(100), since, days)).toBe(shareOfWeek(100, 2, 7))
  })
  it('spreads four weeks from the Monday of the first', () => {
    const mondays = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02']
    expect(mondays.map((monday) => framedDuring(frame(101, 'fourWeeks'), since, week(monday)))).toEqual([
      25, 26, 25, 25, 25,
    ])
  })
  it('takes a month by its own days, over the turn of the month too', () => {
    expect(framedDuring(frame(310, 'month'), since, week('2026-01-12'))).toBe(70)
    // Six days of January at 10 minutes each and one of February at 310/28.
    expect(framedDuring(frame(310, 'month'), since, week('2026-01-29'))).toBe(60 + 11)
  })
})

describe('laws of what a frame gives', () => {
  const aFrame = fc.record({ count: fc.nat(5000), per: fc.constantFrom('week', 'fourWeeks', 'month') })
  const aDay = fc.integer({ min: -800, max: 800 }).map((offset) => addDays(localDate('2026-06-01'), offset))

  it('days add up to any stretch, none gives less than nothing', () =>
    fc.assert(
      fc.property(aFrame, aDay, fc.integer({ min: 1, max: 60 }), (row, from, length) => {
        const given = frame(row.count, row.per as Frame['per'])
        let sum = 0
        for (let offset = 0; offset < length; offset++) {
          const date = addDays(from, offset)
          const share = framedDuring(given, since, { from: date, to: date })
          expect(share).toBeGreaterThanOrEqual(0)
          sum += share
        }
        expect(framedDuring(given, since, { from, to: addDays(from, length - 1) })).toBe(sum)
      }),
      { numRuns: 300 },
    ))

  it('a month gives a month, and four weeks in a row give four weeks', () =>
    fc.assert(
      fc.property(fc.nat(5000), aDay, fc.nat(20), (count, date, stretch) => {
        expect(framedDuring(frame(count, 'month'), since, daysOfMonth(monthOf(date)))).toBe(count)
        const from = addDays(localDate('2026-01-05'), stretch * 28)
        expect(framedDuring(frame(count, 'fourWeeks'), since, { from, to: addDays(from, 27) })).toBe(count)
      }),
      { numRuns: 300 },
    ))
})
