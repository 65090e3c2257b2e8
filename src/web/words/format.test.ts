import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { da } from './da.ts'
import { en } from './en.ts'
import { formatIn } from './format.ts'
import { sv } from './sv.ts'

const danish = formatIn('da', da)
const swedish = formatIn('sv', sv)
const english = formatIn('en', en)
const day = localDate('2026-11-16')

test.each([
  [125, '2 t 5 min', '2 tim 5 min', '2 h 5 min'],
  [120, '2 t', '2 tim', '2 h'],
  [45, '45 min', '45 min', '45 min'],
  [0, '0 min', '0 min', '0 min'],
  [-25, '25 min', '25 min', '25 min'],
])('%i minutes', (minutes, inDanish, inSwedish, inEnglish) => {
  expect([danish, swedish, english].map((format) => format.length(minutes))).toEqual([inDanish, inSwedish, inEnglish])
})

test('a day of the week', () => {
  expect([danish, swedish, english].map((format) => format.weekday(day))).toEqual(['man. 16.', 'mån 16', 'Mon 16'])
})

test.each([
  ['da-DK', danish],
  ['sv-SE', swedish],
  ['en-GB', english],
])('every day of two years is written as %s has it', (locale, format) => {
  const as = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (date: string) => written.format(new Date(date))
  }
  const [date, short] = [as({ day: 'numeric', month: 'long', year: 'numeric' }), as({ day: 'numeric', month: 'short' })]
  const title = as({ weekday: 'long', day: 'numeric', month: 'long' })
  const [name, month] = [as({ weekday: 'long' }), as({ month: 'long', year: 'numeric' })]
  const brief = as({ weekday: 'short' })
  for (let days = 0; days < 731; days++) {
    const one = addDays(localDate('2027-01-01'), days)
    expect([format.date(one), format.shortDate(one), format.dayTitle(one)]).toEqual([date(one), short(one), title(one)])
    expect([format.weekdayName(one), format.month(one)]).toEqual([name(one), month(one)])
    expect(format.weekday(one)).toMatch(new RegExp(`^${brief(one)} ${Number(one.slice(8))}`))
  }
})

test('names are sorted as the country does', () => {
  const names = ['Ærø', 'Østergaard', 'Aagaard', 'Zakarias', 'Ågren', 'Öberg', 'Ahl']
  expect(names.toSorted(danish.byName((name) => name)).at(-1)).not.toBe('Zakarias')
  expect(['Öberg', 'Zeta', 'Ågren'].toSorted(swedish.byName((name) => name))).toEqual(['Zeta', 'Ågren', 'Öberg'])
  expect(['Aagaard', 'Zeta', 'Ahl'].toSorted(danish.byName((name) => name))).toEqual(['Ahl', 'Zeta', 'Aagaard'])
})

/** Every text of a language, by the way to it; functions are asked with plain arguments. */
const textsOf = (words: unknown, path = ''): [string, string][] => {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return [[path, String(words(7, 6, 5))]]
  return Object.entries(words as object).flatMap(([name, inner]) => textsOf(inner, `${path}/${name}`))
}

describe.each([
  ['Danish', da],
  ['Swedish', sv],
  ['English', en],
])('%s', (_, words) => {
  test('says something everywhere, and nothing that did not arrive', () => {
    for (const [path, text] of textsOf(words)) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})

test('sentences of two languages are not the same, so none was left untranslated', () => {
  const others = [new Map(textsOf(sv)), new Map(textsOf(en))]
  const same = textsOf(da).filter(
    ([path, text]) => text.split(' ').length > 3 && others.some((other) => other.get(path) === text),
  )
  expect(same).toEqual([])
})
