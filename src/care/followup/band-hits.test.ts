import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { period } from '#kernel/calendar/period.ts'
import { minutes } from '#kernel/minutes.ts'
import { bandHits, bandLevels, type CourseUse, courseUses, levelsTried } from './band-hits.ts'

const use = (delivered: number, changed: Partial<CourseUse> = {}): CourseUse => ({
  category: 'maintaining',
  band: '2',
  granted: 420,
  delivered,
  ...changed,
})

describe("a citizen's days in a band", () => {
  const october = period(localDate('2026-10-01'), localDate('2026-10-31')) as { from: never; to: never }
  const daily = (count: number) => [
    { from: localDate('2026-01-01'), to: null, value: planOf([visitOf('a', { minutes: minutes(count) })]) },
  ]
  const granted = (band: string, from: string, to: string | null, count: number) => ({
    from: localDate(from),
    to: to === null ? null : localDate(to),
    value: grantOf({ band, frames: [weekly(count)] }),
  })
  const uses = (grants: ReturnType<typeof granted>[]) =>
    courseUses(baseModel, { grants, plans: daily(60), facts: [] }, october)

  test('are told as weeks, granted and delivered', () => {
    expect(uses([granted('2', '2026-01-05', null, 600)])).toEqual([
      { category: 'maintaining', band: '2', granted: 600, delivered: 420 },
    ])
  })

  test('of one band after each other are one, with the grant they had on the mean day', () => {
    const halves = [granted('2', '2026-01-05', '2026-10-10', 310), granted('2', '2026-10-11', null, 620)]
    expect(uses(halves)).toEqual([{ category: 'maintaining', band: '2', granted: 520, delivered: 420 }])
  })

  test('of two bands are two, and fewer than 14 days are none', () => {
    const fell = [granted('2', '2026-01-05', '2026-10-17', 600), granted('1', '2026-10-18', null, 200)]
    expect(uses(fell).map(({ band }) => band)).toEqual(['2', '1'])
    const late = [granted('2', '2026-01-05', '2026-10-18', 600), granted('1', '2026-10-19', null, 200)]
    expect(uses(late).map(({ band }) => band)).toEqual(['2'])
  })

  test('in a band the model does not have are none', () => {
    expect(uses([granted('9', '2026-01-05', null, 600)])).toEqual([])
  })
})

// fulfils: 004-76
test('bands in the order of the model, each with its hits, and nobody is below nought', () => {
  const given = [use(299), use(300), use(899), use(900), use(0, { category: 'developing', band: '1', granted: 100 })]
  expect(bandHits(baseModel, given)).toEqual({
    all: { citizens: 5, inside: 3, under: 1, over: 1, hitPercent: 60, medianDeviation: -100 },
    bands: [
      {
        ...{ category: 'developing', band: '1', from: 0, below: 300 },
        ...{ citizens: 1, inside: 1, under: 0, over: 0, hitPercent: 100, medianDeviation: -100 },
      },
      {
        ...{ category: 'maintaining', band: '2', from: 300, below: 900 },
        ...{ citizens: 4, inside: 2, under: 1, over: 1, hitPercent: 50, medianDeviation: 180 },
      },
    ],
  })
  expect(bandHits(baseModel, []).all).toMatchObject({ citizens: 0, hitPercent: null, medianDeviation: null })
})

// fulfils: 004-76
test.each([
  [0, 200, 44],
  [50, 300, 61],
  [75, 400, 72],
  [76, 900, 100],
  [100, 900, 100],
])('a level for %i per cent of four citizens is %i minutes and covers %i per cent', (percentile, level, covers) => {
  const [row] = bandLevels(baseModel, [use(900), use(200), use(400), use(300)], percentile)
  expect(row).toMatchObject({ citizens: 4, level, coversPercent: covers })
})

test('a level found among every second holds for as many of the others', () => {
  const given = [use(300), use(310), use(500), use(900), use(400), use(390)]
  expect(levelsTried(baseModel, given, 60)).toEqual([
    { category: 'maintaining', band: '2', citizens: 3, level: 400, coversPercent: 92, tried: 3, heldPercent: 67 },
  ])
  expect(levelsTried(baseModel, [use(300)], 60)).toEqual([])
})

test('laws: hits, misses under and over are all; a level of more covers no less; the level of all covers all', () => {
  const someone = fc.record({ delivered: fc.nat(2_000), granted: fc.nat(2_000) })
  fc.assert(
    fc.property(fc.array(someone, { minLength: 1 }), fc.nat(100), fc.nat(100), (people, one, other) => {
      const given = people.map((each) => use(each.delivered, each))
      const { all } = bandHits(baseModel, given)
      expect(all.inside + all.under + all.over).toBe(all.citizens)
      const levelAt = (percentile: number) => bandLevels(baseModel, given, percentile)[0] as { level: number }
      expect(levelAt(Math.max(one, other)).level).toBeGreaterThanOrEqual(levelAt(Math.min(one, other)).level)
      const { level } = levelAt(one)
      expect(given.filter(({ delivered }) => delivered <= level).length * 100).toBeGreaterThanOrEqual(
        one * given.length,
      )
      expect(bandLevels(baseModel, given, 100)[0]?.coversPercent).toBe(100)
    }),
  )
})
