import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'
import { readClock, readWindow } from './read-time.ts'
import { readWeekdays } from './weekdays.ts'

const said = (answer: { ok: boolean }) =>
  'value' in answer ? answer.value : 'refusal' in answer ? answer.refusal : undefined

describe('dates', () => {
  it.each([
    ['2026-10-05', '2026-10-05'],
    ['2026-10-5', '2026-10-05'],
    ['05-10-2026', '2026-10-05'],
    ['5-10-2026', '2026-10-05'],
    ['05.10.2026', '2026-10-05'],
    ['5. 10. 2026', '2026-10-05'],
    ['5/10 2026', '2026-10-05'],
    ['2026/10/05', '2026-10-05'],
    ['2026.10.05', '2026-10-05'],
    ['20261005', '2026-10-05'],
    ['2026-10-05 00:00:00', '2026-10-05'],
    ['2026-10-05T00:00:00.000', '2026-10-05'],
    ['25/10/2026', '2026-10-25'],
    ['10/10/2026', '2026-10-10'],
    ['5/10/2026', 'ambiguousDate'],
    ['10/25/2026', 'notADate'],
    ['05-10-26', 'ambiguousDate'],
    ['5.10.26', 'ambiguousDate'],
    ['5/10-26', 'ambiguousDate'],
    ['261005', 'ambiguousDate'],
    ['29-02-2027', 'notADate'],
    ['2026-02-30', 'notADate'],
    ['2026-10-05 07:30', 'notADate'],
    ['46300', 'notADate'],
    ['5-10.2026', 'notADate'],
    ['today', 'notADate'],
  ])('%s', (text, expected) => expect(said(readDate(text))).toBe(expected))
})

describe('times', () => {
  it.each([
    ['07:30', 27_000],
    ['7.30', 27_000],
    ['07.30', 27_000],
    ['07:30:15', 27_015],
    ['0:00', 0],
    ['24:00', 86_400],
    ['24:01', 'notATime'],
    ['7:60', 'notATime'],
    ['7', 'notATime'],
    ['0730', 'notATime'],
    ['7:3', 'notATime'],
  ])('%s', (text, expected) => expect(said(readClock(text))).toBe(expected))

  it.each([
    ['07:00-09:00', { start: 420, end: 540 }],
    ['7.00 – 9.30', { start: 420, end: 570 }],
    ['22:00-24:00', { start: 1320, end: 0 }],
    ['07:00', 'notAWindow'],
    ['07:00-09:00-11:00', 'notAWindow'],
  ])('%s', (text, expected) => expect(said(readWindow(text))).toEqual(expected))
})

const moneyRule = { least: 0, most: 10_000_000, decimals: 2 }
const minutesRule = { least: 0, most: 1440, decimals: 0 }
const hoursRule = { least: 0, most: 2000, decimals: 5 }

describe('numbers', () => {
  it.each([
    ['1.234,5', moneyRule, 123_450],
    ['1 234,50', moneyRule, 123_450],
    ['1\u00a0234,50', moneyRule, 123_450],
    ['1,234.50', moneyRule, 123_450],
    ['1234.5', moneyRule, 123_450],
    ['1234', moneyRule, 123_400],
    ['1.234.567', moneyRule, 123_456_700],
    ['1.234,50 kr.', moneyRule, 123_450],
    ['kr. 1.234,50', moneyRule, 123_450],
    ['0,125', moneyRule, 'tooManyDecimals'],
    ['12.500', moneyRule, 'ambiguousNumber'],
    ['408.333', moneyRule, 'ambiguousNumber'],
    ['408,3333', moneyRule, 'tooManyDecimals'],
    ['408,3300', moneyRule, 40_833],
    ['-5', moneyRule, 'outOfRange'],
    ['1.23.4', moneyRule, 'notANumber'],
    ['12.34,5', moneyRule, 'notANumber'],
    ['1e3', moneyRule, 'notANumber'],
    ['', moneyRule, 'notANumber'],
    ['30', minutesRule, 30],
    ['30,0', minutesRule, 30],
    ['30.00', minutesRule, 30],
    ['30,5', minutesRule, 'notWhole'],
    ['1.200', minutesRule, 1200],
    ['1,000', minutesRule, 1000],
    ['1441', minutesRule, 'outOfRange'],
    ['7,4', hoursRule, 740_000],
    ['7.25', hoursRule, 725_000],
    ['7,333', hoursRule, 733_300],
    ['1.234', hoursRule, 'ambiguousNumber'],
    ['1.234,5', hoursRule, 123_450_000],
  ])('%s', (text, rule, expected) => expect(said(readNumber(text, rule))).toBe(expected))

  it('any amount, written as Danes, Swedes or programs write it, is itself or is refused; never another', () => {
    const locales = ['da-DK', 'sv-SE', 'en-GB', 'de-CH'] as const
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_99 }),
        fc.constantFrom(...locales),
        fc.nat(4),
        (minor, locale, digits) => {
          const text = (minor / 100).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: 4 })
          const read = readNumber(text, { ...moneyRule, most: 100_000_000 })
          if (read.ok) expect(read.value).toBe(minor)
          else expect(read.refusal).toBe('ambiguousNumber')
        },
      ),
    )
  })
})

describe('weekdays', () => {
  it.each([
    ['mon-fri', [0, 1, 2, 3, 4]],
    ['man, ons og fre', [0, 2, 4]],
    ['må ti on', [0, 1, 2]],
    ['mån–sön', [0, 1, 2, 3, 4, 5, 6]],
    ['fre - man', [0, 4, 5, 6]],
    ['1,3,7', [0, 2, 6]],
    ['lørdag, søndag', [5, 6]],
    ['alle dage', [0, 1, 2, 3, 4, 5, 6]],
    ['vardagar', [0, 1, 2, 3, 4]],
    ['weekend', [5, 6]],
    ['tor', [3]],
    ['t', 'notWeekdays'],
    ['0', 'notWeekdays'],
    ['8', 'notWeekdays'],
    ['mon-', 'notWeekdays'],
    ['-fri', 'notWeekdays'],
    ['mon-wed-fri', 'notWeekdays'],
    [',', 'notWeekdays'],
    ['mon, never', 'notWeekdays'],
  ])('%s', (text, expected) => expect(said(readWeekdays(text))).toEqual(expected))
})
