import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { passesModulus11, readCpr } from './cpr.ts'

describe('a CPR number', () => {
  test.each([
    ['2512489996', '1948-12-25'],
    ['0108629996', '1962-08-01'],
    ['3101229995', '2022-01-31'],
    ['2311143995', '1914-11-23'],
    ['0101010101', '1901-01-01'],
    ['2902004001', '2000-02-29'],
    ['0101364999', '2036-01-01'],
    ['0101374999', '1937-01-01'],
    ['0101575001', '2057-01-01'],
    ['0101585001', '1858-01-01'],
    ['0101998999', '1899-01-01'],
    ['0101369000', '2036-01-01'],
    ['0101379000', '1937-01-01'],
  ])('%s is of somebody born on %s', (value, bornOn) => {
    expect(must(readCpr(value))).toMatchObject({ system: 'DK:CPR', value, bornOn })
  })

  test('may be written with a hyphen or a space, and is kept without', () => {
    expect(must(readCpr('251248-9996')).value).toBe('2512489996')
    expect(must(readCpr('251248 9996')).value).toBe('2512489996')
  })

  test.each([
    ['251248999', 'notTheShape'],
    ['25124899966', 'notTheShape'],
    ['25124-89996', 'notTheShape'],
    [' 2512489996', 'notTheShape'],
    ['251248TBA1', 'notTheShape'],
    ['٢512489996', 'notTheShape'],
    ['', 'notTheShape'],
    ['3002489996', 'noSuchDay'],
    ['0113489996', 'noSuchDay'],
    ['0001489996', 'noSuchDay'],
    ['2902010001', 'noSuchDay'],
    // A replacement number, with 60 added to the day, is no number of the register.
    ['8512489996', 'noSuchDay'],
  ])('%j is refused: %s', (value, kind) => {
    expect(readCpr(value)).toEqual({ ok: false, refusal: { kind, text: value } })
  })

  test('is a test only where it can belong to nobody', () => {
    expect(must(readCpr('2512489996')).test).toBe(true)
    expect(must(readCpr('2311143995')).test).toBe(true)
    expect(must(readCpr('0201609995')).test).toBe(true)
    expect(must(readCpr('0101410001')).test).toBe(false)
    // In the series, but born on a first of January, where real numbers fail modulus 11 too.
    expect(must(readCpr('0101609995')).test).toBe(false)
  })

  test('says the birthday that was written into it, for every day of two centuries', () => {
    const first = localDate('1858-01-01')
    fc.assert(
      fc.property(fc.nat({ max: 72_000 }), fc.integer({ min: 0, max: 999 }), (days, rest) => {
        const day = addDays(first, days)
        const year = Number(day.slice(0, 4))
        const seventh = year < 1900 ? 5 : year < 2000 ? 0 : year < 2037 ? 4 : 5
        const written = day.slice(8) + day.slice(5, 7) + day.slice(2, 4) + seventh + String(rest).padStart(3, '0')
        expect(readCpr(written).ok).toBe(year < 2058)
        if (year < 2058) expect(must(readCpr(written)).bornOn).toBe(day)
      }),
    )
  })

  test('modulus 11 is known and not asked for', () => {
    expect(passesModulus11('0707614285')).toBe(true)
    expect(passesModulus11('2512489996')).toBe(false)
    expect(readCpr('2512489996').ok).toBe(true)
  })
})
