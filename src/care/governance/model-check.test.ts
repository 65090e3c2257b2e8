import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutesPerWeek } from '#kernel/minutes.ts'
import { baseModel } from './base-model.fixture.ts'
import type { Category, GovernanceModel } from './model.ts'
import { modelProblems } from './model-check.ts'
import { figuresOf, provenanceOf } from './provenance.ts'

/** The base model with every figure's origin said, and only the rules that a granted time asks for. */
const {
  tolerance: _t,
  weeklyRates: _w,
  frameBudgetMinorPerYear: _f,
  roundToMinutes: _m,
  rounding: _r,
  unperformed: _u,
  ...granted
} = baseModel.settlement
const everywhere = [
  'categories',
  'packages',
  'delegations',
  'swap',
  'registration',
  'settlement',
  'qualityBonus',
  'followUp',
  'meetings',
  'teams',
  'letters',
]
const sound: GovernanceModel = {
  ...baseModel,
  settlement: granted,
  provenance: everywhere.map((path) => ({ path, status: 'stated', source: 'base' })),
}
const kindsOf = (model: GovernanceModel) => modelProblems(model).map(({ kind, path }) => `${kind} ${path}`)
const [first, ...others] = sound.categories as [Category, ...Category[]]
const withBands = (change: (band: Category['bands'][number], at: number) => object): GovernanceModel => ({
  ...sound,
  categories: [{ ...first, bands: first.bands.map((band, at) => ({ ...band, ...change(band, at) })) }, ...others],
})

test('a sound model has no problem', () => {
  expect(modelProblems(sound)).toEqual([])
})

describe('bands', () => {
  test('must meet: a gap is found', () => {
    const model = withBands((_, at) => (at === 1 ? { from: minutesPerWeek(301) } : {}))
    expect(modelProblems(model)).toEqual([
      { kind: 'gapInBands', path: 'categories.developing.bands.2', found: '301', expected: '300' },
    ])
  })

  test('must not overlap', () => {
    expect(kindsOf(withBands((_, at) => (at === 1 ? { from: minutesPerWeek(299) } : {})))).toEqual([
      'overlappingBands categories.developing.bands.2',
    ])
  })

  test('must not follow one without an upper edge, nor be empty', () => {
    expect(kindsOf(withBands((_, at) => (at === 0 ? { below: null } : {})))).toEqual([
      'overlappingBands categories.developing.bands.2',
    ])
    expect(kindsOf(withBands((_, at) => (at === 2 ? { below: minutesPerWeek(900) } : {})))).toEqual([
      'emptyBand categories.developing.bands.3',
    ])
  })
})

describe('what a model refers to must be in it', () => {
  test.each<[string, Partial<GovernanceModel>, string]>([
    [
      'a cluster',
      { catalogue: { ...sound.catalogue, clusters: sound.catalogue.clusters.slice(1) } },
      'catalogue.services.hygiene.cluster',
    ],
    ['a law', { laws: sound.laws.slice(1) }, 'catalogue.services.hygiene.law'],
    ['a follow-up', { followUp: sound.followUp.slice(1) }, 'categories.developing.followUp'],
    ['a delegation', { delegations: [] }, 'packages.infection.delegation'],
  ])('%s', (_, change, path) => {
    expect(kindsOf({ ...sound, ...change })).toContain(`unknownReference ${path}`)
  })

  test('and says what there is', () => {
    const problem = modelProblems({ ...sound, laws: sound.laws.slice(1) })[0]
    expect(problem).toEqual({
      kind: 'unknownReference',
      path: 'catalogue.services.hygiene.law',
      found: 'care',
      expected: 'health, procedure',
    })
  })
})

describe('what is granted can be settled', () => {
  test('every band of a weekly rate has its price', () => {
    const settlement = {
      ...granted,
      basis: 'weeklyRate' as const,
      weeklyRates: [{ category: 'developing', band: '1', minor: 1 }],
    }
    const missing = modelProblems({ ...sound, settlement })
      .filter(({ kind }) => kind === 'noRate')
      .map(({ expected }) => expected)
    expect(missing).toEqual([
      'developing/2',
      'developing/3',
      'maintaining/1',
      'maintaining/2',
      'maintaining/3',
      'individual/over',
    ])
  })

  test('every price class has a rate that needs no time of day', () => {
    const settlement = { ...granted, hourlyRates: granted.hourlyRates.slice(0, 1) }
    expect(modelProblems({ ...sound, settlement }).map(({ expected }) => expected)).toEqual([
      'personal',
      'practical',
      'nursing',
    ])
  })

  test('a rule that the basis needs must be there, and one of another basis must not', () => {
    expect(kindsOf({ ...sound, settlement: { ...granted, basis: 'performedTime' } })).toEqual([
      'missingRule settlement',
      'missingRule settlement',
      'missingRule settlement',
    ])
    expect(kindsOf({ ...sound, settlement: { ...granted, frameBudgetMinorPerYear: 1 } })).toEqual([
      'idleRule settlement.frameBudgetMinorPerYear',
    ])
  })

  test('the tolerance is one that can be chosen', () => {
    const { basis: _, ...rest } = baseModel.settlement
    const settlement = { ...rest, basis: 'performedTime' as const, tolerance: { percent: 7, selectable: [5, 10] } }
    expect(kindsOf({ ...sound, settlement })).toContain('notInSelection settlement.tolerance.percent')
  })
})

describe('other problems', () => {
  test('the same name twice', () => {
    expect(kindsOf({ ...sound, laws: [...sound.laws, ...sound.laws.slice(0, 1)] })).toEqual(['twice laws.care'])
  })

  test('two clocks on one follow-up', () => {
    const followUp = sound.followUp.map((rule) => (rule.id === 'year' ? { ...rule, weeks: 4 } : rule))
    expect(kindsOf({ ...sound, followUp })).toEqual(['oneClockOnly followUp.year'])
  })

  test('an end before the beginning', () => {
    const valid = { from: localDate('2026-02-01'), to: localDate('2026-01-31') }
    expect(kindsOf({ ...sound, valid })).toEqual(['endsBeforeItBegins valid.to'])
  })

  test('an effect that the house does not let stand', () => {
    const effects = [{ situation: 'endedUnwanted' as const, effect: 'insideFrame' as const, follows: [], law: 'care' }]
    expect(modelProblems({ ...sound, effects })).toEqual([
      { kind: 'overruledEffect', path: 'effects.endedUnwanted.effect', found: 'insideFrame', expected: 'adverse' },
    ])
  })

  test('a figure without an origin', () => {
    const provenance = sound.provenance.filter(({ path }) => path !== 'swap')
    expect(kindsOf({ ...sound, provenance })).toEqual([
      'noProvenance swap.mostPerPeriod',
      'noProvenance swap.equivalencePercent',
    ])
  })
})

describe('provenance', () => {
  const provenance = [
    { path: 'settlement', status: 'assumed' as const, source: 'a' },
    { path: 'settlement.tolerance', status: 'stated' as const, source: 'b' },
  ]

  test('of a value is the closest row above it', () => {
    expect(provenanceOf({ provenance }, 'settlement.tolerance.percent')?.source).toBe('b')
    expect(provenanceOf({ provenance }, 'settlement.toleranceless')?.source).toBe('a')
    expect(provenanceOf({ provenance }, 'settle')).toBeUndefined()
  })

  test('is asked of every number that steers, and of no other', () => {
    const figures = figuresOf(sound).map(({ path }) => path)
    expect(figures).toContain('categories.developing.bands.2.from')
    expect(figures).toContain('packages.infection.days')
    expect(figures.some((path) => /^(id|version|title|sources|provenance|examples)/.test(path))).toBe(false)
  })
})
