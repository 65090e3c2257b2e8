import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, localDate, weekday } from './local-date.ts'
import { dayInYear, easterSunday } from './yearly-day.ts'

describe('Easter Sunday', () => {
  // Years of the two exceptions among them (1954, 1981, 2049, 2076), the earliest and the latest there is.
  test.each([
    ['1954-04-18'],
    ['1961-04-02'],
    ['1981-04-19'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2015-04-05'],
    ['2018-04-01'],
    ['2019-04-21'],
    ['2020-04-12'],
    ['2021-04-04'],
    ['2022-04-17'],
    ['2023-04-09'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2029-04-01'],
    ['2030-04-21'],
    ['2038-04-25'],
    ['2049-04-18'],
    ['2076-04-19'],
    ['2100-03-28'],
  ])('is %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date)
  })

  test('is a Sunday from 22 March to 25 April, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const easter = easterSunday(year)
        expect(weekday(easter)).toBe(6)
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true)
      }),
    )
  })

  test('is as another arithmetic of the same rule finds it', () => {
    for (let year = 1900; year <= 2199; year++) expect(easterSunday(year)).toBe(byTable(year))
  })
})

/** By golden number, century and epact, as the tables of the church go. */
function byTable(year: number): string {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const leapsDropped = Math.floor((3 * century) / 4) - 12
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5
  let epact = (11 * golden + 20 + moonCorrection - leapsDropped) % 30
  if (epact < 0) epact += 30
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1
  let day = 44 - epact
  if (day < 21) day += 30
  const march = dayNumber(localDate(`${year}-03-01`)) + day - 1
  const sunday = (((march + 3) % 7) + 7) % 7
  const easter = march + (sunday === 6 ? 7 : 6 - sunday)
  return new Date(easter * 86_400_000).toISOString().slice(0, 10)
}

test.each([
  [{ on: '12-25' } as const, 2026, '2026-12-25'],
  [{ easter: 0 } as const, 2026, '2026-04-05'],
  [{ easter: -2 } as const, 2026, '2026-04-03'],
  [{ easter: 50 } as const, 2026, '2026-05-25'],
  [{ weekday: 5, from: '06-20' } as const, 2026, '2026-06-20'],
  [{ weekday: 5, from: '06-20' } as const, 2027, '2027-06-26'],
])('%j of %i is %s', (day, year, date) => {
  expect(dayInYear(day, year)).toBe(date)
})

test('a year no law reaches is a bug', () => {
  expect(() => dayInYear({ easter: 0 }, 1899)).toThrow(RangeError)
  expect(() => dayInYear({ easter: 0 }, 2200)).toThrow(RangeError)
})
