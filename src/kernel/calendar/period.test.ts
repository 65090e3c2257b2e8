import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOfDayNumber, localDate } from './local-date.ts'
import { daysOf, includes, intersection, isPeriod, lengthInDays, overlaps, type Period, period } from './period.ts'

const start = 20_000
const span = 60
const ends = fc.integer({ min: 0, max: span - 1 })
const closed = fc.tuple(ends, ends).map(([a, b]) => period(day(Math.min(a, b)), day(Math.max(a, b))))
const open = ends.map((from) => period(day(from), null))
const periods = fc.oneof(closed, open)
/** The naive way: look at each day. The window reaches past every end that is drawn. */
const window = Array.from({ length: span + 5 }, (_, at) => day(at))
const held = (of: Period | undefined) => window.filter((date) => of !== undefined && includes(of, date))

function day(at: number) {
  return dateOfDayNumber(start + at)
}

test('two periods share exactly the days that both hold', () => {
  fc.assert(
    fc.property(periods, periods, (a, b) => {
      const both = window.filter((date) => includes(a, date) && includes(b, date))
      expect(held(intersection(a, b))).toEqual(both)
      expect(intersection(a, b)).toEqual(intersection(b, a))
      expect(overlaps(a, b)).toBe(both.length > 0)
    }),
  )
})

test('a period holds its first and its last day and is as long as the days it holds', () => {
  fc.assert(
    fc.property(closed, (of) => {
      const days = [...daysOf({ from: of.from, to: of.to ?? of.from })]
      expect(days).toEqual(held(of))
      expect(lengthInDays(of)).toBe(days.length)
      expect(includes(of, addDays(of.from, -1))).toBe(false)
    }),
  )
})

test('until further notice has no end', () => {
  const endless = period(localDate('2026-01-01'), null)
  expect(lengthInDays(endless)).toBe(Number.POSITIVE_INFINITY)
  expect(includes(endless, localDate('9999-12-31'))).toBe(true)
  expect(intersection(endless, endless)).toEqual(endless)
})

test('a period of one day is a period, one that ends before it begins is not', () => {
  const [before, after] = [localDate('2026-03-28'), localDate('2026-03-29')]
  expect(lengthInDays(period(after, after))).toBe(1)
  expect(isPeriod(after, before)).toBe(false)
  expect(() => period(after, before)).toThrow(RangeError)
})

test('the days of a period at the end of the calendar can be walked', () => {
  const days = [...daysOf({ from: localDate('9999-12-30'), to: localDate('9999-12-31') })]
  expect(days).toEqual(['9999-12-30', '9999-12-31'])
})
