import { expect, test } from 'vitest'
import { localDate, weekday } from '#kernel/calendar/local-date.ts'
import { swedishHolidayLaws, swedishHolidays } from './holidays.ts'

const ofYear = (year: number) => swedishHolidays({ from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) })
const namedOf = (year: number, name: string) => ofYear(year).find((day) => day.name === name)?.date

test.each([
  [2021, '04-02 04-04 04-05 05-01 05-13 05-23 06-06 06-26 11-06'],
  [2022, '04-15 04-17 04-18 05-01 05-26 06-05 06-06 06-25 11-05'],
  [2023, '04-07 04-09 04-10 05-01 05-18 05-28 06-06 06-24 11-04'],
  [2024, '03-29 03-31 04-01 05-01 05-09 05-19 06-06 06-22 11-02'],
  [2025, '04-18 04-20 04-21 05-01 05-29 06-06 06-08 06-21 11-01'],
  [2026, '04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31'],
  [2027, '03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06'],
])('the days by law in %i', (year, days) => {
  const found = ofYear(year).filter(({ kind }) => kind === 'publicHoliday')
  expect(
    found.map(({ date }) => date.slice(5)).filter((day) => !['01-01', '01-06', '12-25', '12-26'].includes(day)),
  ).toEqual(days.split(' '))
})

test.each([
  [2024, '2024-06-21', '2024-06-22'],
  [2025, '2025-06-20', '2025-06-21'],
  [2026, '2026-06-19', '2026-06-20'],
  [2027, '2027-06-25', '2027-06-26'],
])('midsummer of %i: the Friday is an eve, the Saturday a holiday', (year, friday, day) => {
  expect([namedOf(year, 'midsommarafton'), namedOf(year, 'midsommardagen')]).toEqual([friday, day])
  expect(ofYear(year).find(({ date }) => date === friday)?.kind).toBe('eve')
  expect([weekday(localDate(friday)), weekday(localDate(day))]).toEqual([4, 5])
})

test('the national day came in 2005 and took the place of Whit Monday', () => {
  expect([namedOf(2004, 'nationaldagen'), namedOf(2004, 'annandag pingst')]).toEqual([undefined, '2004-05-31'])
  expect([namedOf(2005, 'nationaldagen'), namedOf(2005, 'annandag pingst')]).toEqual(['2005-06-06', undefined])
})

test('three eves, and every row says where it is written', () => {
  expect(
    ofYear(2026)
      .filter(({ kind }) => kind === 'eve')
      .map(({ date }) => date),
  ).toEqual(['2026-06-19', '2026-12-24', '2026-12-31'])
  expect(swedishHolidayLaws.filter(({ source }) => source === '')).toEqual([])
})
