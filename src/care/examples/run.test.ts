import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Example, Expected } from './example.ts'
import { runExample } from './run.ts'

const title = { da: 'x', sv: 'x', en: 'x' }
const band = (expect: Expected): Example => ({
  id: 'x',
  title,
  shows: [],
  ask: { kind: 'band', category: 'developing', minutesPerWeek: 300 },
  expect,
})
const passed = (expect: Expected) => runExample(baseModel, band(expect)).passed

describe('an expectation', () => {
  test('is met by an answer that says it, and more', () => {
    expect(passed({ band: '2' })).toBe(true)
    expect(passed({ band: '2', from: 300, below: 900, ground: { source: 'base', provenance: 'stated' } })).toBe(true)
    expect(passed({})).toBe(true)
  })

  test('is not met by another value, a missing one or one of another type', () => {
    expect(passed({ band: '1' })).toBe(false)
    expect(passed({ ground: { source: 'other' } })).toBe(false)
    expect(passed({ colour: 'green' })).toBe(false)
    expect(passed({ from: '300' })).toBe(false)
    expect(passed({ from: { minutes: 300 } })).toBe(false)
  })

  test('of a list wants it whole and in order', () => {
    const over = { ...band({}), ask: { kind: 'band', category: 'developing', minutesPerWeek: 1501 } } as const
    const fits = (list: string[]) => runExample(baseModel, { ...over, expect: { fits: list } }).passed
    expect(fits(['individual'])).toBe(true)
    expect([fits([]), fits(['individual', 'individual']), fits(['developing'])]).toEqual([false, false, false])
  })
})

describe('a case', () => {
  const grants = [
    { period: { from: localDate('2026-10-01'), to: null }, frames: [{ minutes: 70, per: 'week' as const }] },
  ]
  const settled = (given: Example['given'], expect: Expected) =>
    runExample(baseModel, {
      id: 'x',
      title,
      shows: [],
      ...(given ? { given } : {}),
      ask: { kind: 'settlement', month: '2026-10' as Month },
      expect,
    })

  test('that gives no plan has no visits', () => {
    expect(settled({ grants }, { findings: [{ kind: 'underuse', granted: 310, performed: 0 }] }).passed).toBe(true)
  })

  test('is planned on every day, on named days or so many times a week', () => {
    const visit = { key: 'a', part: 'morning' as const, minutes: 20, services: ['hygiene'] }
    const performed = (days: 'every' | number | readonly ('monday' | 'friday')[]) => {
      const plans = [{ from: localDate('2026-10-05'), to: localDate('2026-10-11'), visits: [{ ...visit, days }] }]
      const { findings } = settled({ grants, plans }, {}).got as { findings: { performed?: number }[] }
      return findings.find((finding) => finding.performed !== undefined)?.performed
    }
    expect([performed('every'), performed(['monday', 'friday']), performed(3)]).toEqual([140, 40, 60])
  })

  test('that asks of a day without a grant is wrong, and throws', () => {
    const ask = { kind: 'compass', change: [{ kind: 'ended' }], by: 'citizen', on: localDate('2026-09-30') } as const
    expect(() => runExample(baseModel, { id: 'x', title, shows: [], given: { grants }, ask, expect: {} })).toThrow(
      'no grant',
    )
  })

  test('with a visit across midnight ends on the next day', () => {
    const facts = [
      {
        date: localDate('2026-10-05'),
        visit: null,
        kind: 'lockEvent' as const,
        start: 1430 as never,
        end: 10 as never,
        services: ['hygiene'],
      },
    ]
    expect(settled({ grants, facts }, { findings: [{ kind: 'underuse', performed: 20 }] }).passed).toBe(true)
  })
})
