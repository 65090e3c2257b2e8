import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localDate } from './local-date.ts'
import { daysOfWeek, mondayOf, readWeek, weekOf } from './week.ts'

const first = Temporal.PlainDate.from('1900-01-01')
const days = fc.integer({ min: 0, max: first.until('2200-12-31').days }).map((days) => first.add({ days }))

test('the week of a day is the ISO week of the calendar, and holds the day', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = localDate(day.toString())
      const week = weekOf(date)
      expect(week).toBe(`${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`)
      expect(readWeek(week)).toBe(week)
      const { from, to } = daysOfWeek(week)
      expect(from <= date && date <= to).toBe(true)
      expect(from).toBe(mondayOf(week))
      expect(to).toBe(addDays(from, 6))
    }),
  )
})

test.each([
  ['2026-01-01', '2026-W01'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2026-10-25', '2026-W43'],
])('%s lies in %s', (date, week) => {
  expect(weekOf(localDate(date))).toBe(week)
})

test('weeks sort as text in the order of their days', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [one, other] = [localDate(a.toString()), localDate(b.toString())]
      if (one <= other) expect(weekOf(one) <= weekOf(other)).toBe(true)
    }),
  )
})

test.each([
  '2026-W00',
  '2026-W54',
  '2025-W53',
  '2026-W99',
  '9999-W51',
  '9999-W52',
  '9999-W53',
  '0000-W01',
  '0001-W01',
  '2026-43',
  '2026-W1',
  '2026W43',
  '',
])('%j is not a week', (text) => expect(readWeek(text)).toBeUndefined())

test.each(['0001-W02', '9999-W50'])('%s is a week with one on either side, of days that are all days', (text) => {
  const week = readWeek(text)
  if (week === undefined) throw new Error('it is no week')
  for (const beside of [-7, 0, 7]) {
    const { from, to } = daysOfWeek(weekOf(addDays(mondayOf(week), beside)))
    expect([from, to]).toEqual([addDays(mondayOf(week), beside), addDays(mondayOf(week), beside + 6)])
  }
})

test('a year has 52 weeks or 53, and no more; after 400 years they come again', () => {
  for (let year = 1990; year < 2390; year += 1) {
    const weeks = [52, 53, 54].map((number) => readWeek(`${year}-W${number}`) !== undefined)
    const last = Temporal.PlainDate.from({ year, month: 12, day: 28 }).weekOfYear
    expect(weeks).toEqual([true, last === 53, false])
  }
})
