import { expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { readCpr } from './cpr.ts'
import { testCprNumbers } from './test-numbers.ts'

test.each([
  // People of MedCom's own list.
  ['1948-12-25', true, '2512489996'],
  ['1914-11-23', false, '2311143995'],
  ['1922-11-02', false, '0211223989'],
  ['1947-09-25', false, '2509479989'],
  ['1991-01-02', true, '0201919990'],
])('born %s, woman %s: %s is among them', (bornOn, woman, number) => {
  expect(testCprNumbers(localDate(bornOn), woman)).toContain(number)
})

test('each is read as a test number of that day and sex, and none is there twice', () => {
  const seen = new Set<string>()
  let days = 0
  for (let bornOn = localDate('1920-01-02'); bornOn < '1980-01-01'; bornOn = addDays(bornOn, 5), days++)
    for (const woman of [true, false])
      for (const number of testCprNumbers(bornOn, woman)) {
        expect(must(readCpr(number))).toMatchObject({ bornOn, test: true })
        expect(Number(number[9]) % 2 === 0).toBe(woman)
        seen.add(number)
      }
  expect(seen.size).toBeGreaterThan(days * 3.5)
})

test('a first of January has none, nor have other centuries', () => {
  for (const bornOn of ['1965-01-01', '1940-01-01', '1899-06-01', '2003-06-01'])
    expect(testCprNumbers(localDate(bornOn), true)).toEqual([])
})
