import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf } from './band.ts'
import { baseModel } from './base-model.fixture.ts'

const hours = (count: number) => Math.round(count * 60)
const bandFor = (category: string, minutesPerWeek: number, beyondTheDay = false) => {
  const band = bandOf(baseModel, category, minutesPerWeek, beyondTheDay)
  return band.ok ? band.value.id : band.refusal.kind
}

describe('the band of granted minutes a week', () => {
  it.each([
    [0, '1'],
    [hours(4.99), '1'],
    [299, '1'],
    [300, '2'],
    [hours(14.99), '2'],
    [899, '2'],
    [900, '3'],
    [hours(25), '3'],
    [1501, 'noBand'],
  ])('%i minutes in a developing course lie in %s', (minutesPerWeek, band) =>
    expect(bandFor('developing', minutesPerWeek)).toBe(band),
  )

  it('takes only more than 25 hours into the individual category', () => {
    expect(bandFor('individual', hours(25))).toBe('noBand')
    expect(bandFor('individual', hours(25) + 1)).toBe('over')
  })

  it('takes need beyond the 24 hours into the individual category at any sum, and into no other', () => {
    expect(bandFor('individual', 120, true)).toBe('over')
    expect(bandOf(baseModel, 'developing', 120, true)).toEqual({
      ok: false,
      refusal: { kind: 'beyondTheDay', fits: ['individual'] },
    })
  })

  it('says which categories have a band for minutes that do not fit', () =>
    expect(bandOf(baseModel, 'individual', 300, false)).toEqual({
      ok: false,
      refusal: { kind: 'noBand', minutesPerWeek: 300, fits: ['developing', 'maintaining'] },
    }))

  it('does not know a category the model does not have', () =>
    expect(bandFor('developed', 300)).toBe('unknownCategory'))

  it('gives every number of minutes exactly one band over all categories of one horizon', () =>
    fc.assert(
      fc.property(fc.nat(6000), (minutesPerWeek) => {
        const found = ['developing', 'individual'].map((category) => bandOf(baseModel, category, minutesPerWeek, false))
        expect(found.filter((band) => band.ok)).toHaveLength(1)
      }),
      { numRuns: 300 },
    ))
})
