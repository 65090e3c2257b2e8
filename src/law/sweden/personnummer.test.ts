import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDayNumber, localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { checkDigit } from './luhn.ts'
import { readPersonnummer } from './personnummer.ts'
import { isTestPersonnummer, oldAgeTestNumbers } from './test-numbers.ts'

const on = localDate('2026-10-31')

describe('readPersonnummer', () => {
  test.each([
    ['193012299263', '193012299263', '1930-12-29'],
    ['19301229-9263', '193012299263', '1930-12-29'],
    ['301229-9263', '193012299263', '1930-12-29'],
    ['3012299263', '193012299263', '1930-12-29'],
    // The year somebody turns a hundred the sign becomes a plus.
    ['260104+9030', '192601049030', '1926-01-04'],
    [' 19210106-9249 ', '192101069249', '1921-01-06'],
  ])('reads %s', (text, value, bornOn) => {
    expect(must(readPersonnummer(text, on))).toEqual({ system: 'SE:personnummer', value, bornOn, test: true })
  })

  test('adds sixty to the day of a samordningsnummer', () => {
    const read = must(readPersonnummer(`19701063239${checkDigit('701063239')}`))
    expect(read).toMatchObject({ system: 'SE:samordningsnummer', bornOn: '1970-10-03', value: '197010632391' })
  })

  test.each([
    ['', 'notTheShape'],
    ['19301229926', 'notTheShape'],
    ['19301229x9263', 'notTheShape'],
    ['193012290000', 'notTheShape'],
    ['19301229+9263', 'notTheShape'],
    ['301229-9263', 'centuryUnknown'],
    ['193002309263', 'noSuchDay'],
    ['193013299263', 'noSuchDay'],
    ['210001019263', 'noSuchDay'],
    ['193012299264', 'checkDigit'],
  ])('refuses %s: %s', (text, kind) => {
    expect(readPersonnummer(text)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('finds every single wrong digit', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }))
    const number = fc.constantFrom(...oldAgeTestNumbers())
    fc.assert(
      fc.property(number, place, ({ value }, [at, add]) => {
        const ten = [...value.slice(2)]
        ten[at] = String((Number(ten[at]) + add) % 10)
        expect(readPersonnummer(`19${ten.join('')}`).ok).toBe(false)
      }),
    )
  })

  test('says the same of every way to write one number', () => {
    const day = fc.integer({ min: -25_000, max: 20_000 }).map(dateOfDayNumber)
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 999 }), (bornOn, number) => {
        const nine = bornOn.replaceAll('-', '').slice(2) + String(number).padStart(3, '0')
        const value = bornOn.slice(0, 2) + nine + checkDigit(nine)
        const sign = 2026 - Number(bornOn.slice(0, 4)) >= 100 ? '+' : '-'
        const written = [
          value,
          `${value.slice(0, 8)}-${value.slice(8)}`,
          `${value.slice(2, 8)}${sign}${value.slice(8)}`,
        ]
        for (const text of written) expect(must(readPersonnummer(text, on))).toMatchObject({ value, bornOn })
      }),
    )
  })
})

describe('test numbers', () => {
  test('the list is right to the check digit and holds each number once', () => {
    const numbers = oldAgeTestNumbers()
    expect(numbers).toHaveLength(1386)
    expect(new Set(numbers.map(({ value }) => value)).size).toBe(1386)
    expect(numbers.filter(({ woman }) => woman)).toHaveLength(677)
    for (const { value, bornOn } of numbers)
      expect(must(readPersonnummer(value))).toEqual({ system: 'SE:personnummer', value, bornOn, test: true })
  })

  test.each([
    // Published numbers of the stretches that follow a rule.
    ['199006022397', true],
    ['199107172380', true],
    ['199504242398', true],
    ['199710182396', true],
    ['199912282382', true],
    ['200001032382', true],
    // Not on the list: the other number of a one-a-day year, a number that only looks unused, another county.
    ['199504242380', false],
    ['194001019808', false],
    ['198112189876', false],
  ])('%s: %s', (value, isTest) => {
    expect(isTestPersonnummer(value)).toBe(isTest)
  })
})
