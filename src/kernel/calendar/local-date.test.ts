import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  earlier,
  isLeapYear,
  later,
  localDate,
  readLocalDate,
  startOfWeek,
  weekday,
} from './local-date.ts'

/** Every day from 1900 to 2200, made by the language's own calendar so that ours has someone to disagree with. */
const first = Temporal.PlainDate.from('1900-01-01')
const days = fc.integer({ min: 0, max: first.until('2200-12-31').days }).map((days) => first.add({ days }))

test('a day reads back as itself and has its number from 1970', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01')
  fc.assert(
    fc.property(days, (day) => {
      const date = localDate(day.toString())
      expect(dayNumber(date)).toBe(epoch.until(day).days)
      expect(dateOfDayNumber(dayNumber(date))).toBe(date)
    }),
  )
})

test('days and months later are the days and months later of the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
      const date = localDate(day.toString())
      expect(addDays(date, count)).toBe(day.add({ days: count }).toString())
      expect(addMonths(date, count)).toBe(day.add({ months: count }).toString())
    }),
  )
})

test('days between two days, and which of them is earlier', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [localDate(a.toString()), localDate(b.toString())]
      expect(daysBetween(from, to)).toBe(a.until(b).days)
      expect(addDays(from, daysBetween(from, to))).toBe(to)
      expect(earlier(from, to) <= later(from, to)).toBe(true)
      expect([from, to].sort()).toEqual([earlier(from, to), later(from, to)])
    }),
  )
})

test('weekday, Monday and length of month agree with the calendar', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = localDate(day.toString())
      expect(weekday(date)).toBe(day.dayOfWeek - 1)
      expect(startOfWeek(date)).toBe(day.subtract({ days: day.dayOfWeek - 1 }).toString())
      expect(daysInMonth(date)).toBe(day.daysInMonth)
    }),
  )
})

test('leap years come as in the calendar, also at the turn of a century', () => {
  const years = Array.from({ length: 801 }, (_, at) => 1600 + at)
  expect(years.filter(isLeapYear)).toEqual(
    years.filter((year) => Temporal.PlainYearMonth.from({ year, month: 1 }).inLeapYear),
  )
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', -48, '2020-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months are %s', (from, months, to) => {
  expect(addMonths(localDate(from), months)).toBe(to)
})

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '0000-01-01',
  '2026-1-1',
  '20260101',
  '2026-01-01T00:00',
  ' 2026-01-01',
  '2026-01-01\n',
  '-2026-01-01',
  '+002026-01-01',
  '',
])('%j is not a day', (text) => {
  expect(readLocalDate(text)).toBeUndefined()
  expect(() => localDate(text)).toThrow(RangeError)
})

test('a text of digits is a day exactly when the calendar knows it', () => {
  const digits = (least: number, most: number) => fc.integer({ min: least, max: most })
  fc.assert(
    fc.property(digits(1, 9999), digits(0, 13), digits(0, 32), (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const isKnown =
        month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
      expect(readLocalDate(text)).toBe(isKnown ? text : undefined)
    }),
  )
})

test('the years 1 and 9999 are the ends of the calendar, and a sum past them is a bug', () => {
  expect(addDays(localDate('0001-01-02'), -1)).toBe('0001-01-01')
  expect(addDays(localDate('9999-12-30'), 1)).toBe('9999-12-31')
  expect(() => addDays(localDate('0001-01-01'), -1)).toThrow(RangeError)
  expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => addMonths(localDate('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => addMonths(localDate('0001-01-31'), -1)).toThrow(RangeError)
  expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow(RangeError)
  expect(daysInMonth(localDate('0004-02-01'))).toBe(29)
})
