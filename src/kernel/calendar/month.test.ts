import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDate } from './local-date.ts'
import { daysOfMonth, monthOf, readMonth } from './month.ts'

const first = Temporal.PlainDate.from('1900-01-01')
const days = fc.integer({ min: 0, max: first.until('2200-12-31').days }).map((days) => first.add({ days }))

test('a month runs from its first day to the last that the calendar knows, and holds its days', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = localDate(day.toString())
      const month = monthOf(date)
      expect(readMonth(month)).toBe(month)
      const { from, to } = daysOfMonth(month)
      expect(from).toBe(day.with({ day: 1 }).toString())
      expect(to).toBe(day.with({ day: day.daysInMonth }).toString())
      expect(from <= date && date <= to).toBe(true)
    }),
  )
})

test('the last month of the calendar has its days too', () => {
  const last = readMonth('9999-12')
  expect(last && daysOfMonth(last)).toEqual({ from: '9999-12-01', to: '9999-12-31' })
})

test.each(['2026-00', '2026-13', '0000-01', '2026-1', '2026-10-01', '202610', ''])('%j is not a month', (text) => {
  expect(readMonth(text)).toBeUndefined()
})
