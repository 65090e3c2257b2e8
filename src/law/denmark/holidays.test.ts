import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { danishHolidayLaws, danishHolidays } from './holidays.ts'

const ofYear = (year: number) =>
  danishHolidays({ from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) }).map(
    ({ date, name }) => `${date.slice(5)} ${name}`,
  )

test.each([
  [2021, '04-01 04-02 04-04 04-05 04-30 05-13 05-23 05-24'],
  [2022, '04-14 04-15 04-17 04-18 05-13 05-26 06-05 06-06'],
  [2023, '04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29'],
  [2024, '03-28 03-29 03-31 04-01 05-09 05-19 05-20'],
  [2025, '04-17 04-18 04-20 04-21 05-29 06-08 06-09'],
  [2026, '04-02 04-03 04-05 04-06 05-14 05-24 05-25'],
  [2027, '03-25 03-26 03-28 03-29 05-06 05-16 05-17'],
])('the days that move in %i', (year, days) => {
  const found = ofYear(year).map((day) => day.slice(0, 5))
  expect(found).toEqual(['01-01', ...days.split(' '), '12-25', '12-26'])
})

test('store bededag was held for the last time in 2023', () => {
  expect(ofYear(2023)).toContain('05-05 store bededag')
  expect(ofYear(2024).filter((day) => day.includes('bededag'))).toEqual([])
  expect(ofYear(2026)).toHaveLength(10)
})

test('a month across a year has both ends, in order', () => {
  const days = danishHolidays({ from: localDate('2026-12-25'), to: localDate('2027-01-01') })
  expect(days.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'juledag publicHoliday',
    '2. juledag publicHoliday',
    'nytårsdag publicHoliday',
  ])
})

test('every row says where it is written', () => {
  expect(danishHolidayLaws.filter(({ source }) => source === '')).toEqual([])
})
