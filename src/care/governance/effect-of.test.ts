import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from './base-model.fixture.ts'
import { type Effect, type EffectRule, effects, situations } from './delegation.ts'
import { effectOf, needsAuthority, overruledEffects, strongest } from './effect-of.ts'
import { houseEffects } from './house-effects.ts'
import type { GovernanceModel } from './model.ts'

const under = (...rows: EffectRule[]): GovernanceModel => ({ ...baseModel, effects: rows })
const at = (effect: Effect) => effects.indexOf(effect)

describe('the effect of a situation', () => {
  it('is the row of the model, with what follows and its law', () =>
    expect(effectOf(baseModel, 'moreTimeMinor')).toEqual({
      effect: 'minorFavourable',
      follows: ['log', 'tellCitizen'],
      law: { key: 'procedure', act: 'Procedure Act', section: '3', version: '2026', verified: true },
    }))

  it('is that of the house where the model says nothing', () => {
    const { effect, follows, law } = effectOf(under(), 'endedUnwanted')
    expect([effect, law.act]).toEqual(['adverse', 'house'])
    expect(follows).toEqual(['log', 'letter', 'hearing', 'reasons', 'appealGuidance', 'newAssessment'])
  })

  it('may be stricter than the house, never milder; a row too mild gets what the house lets follow as well', () => {
    const strict = under({ situation: 'movedUnwanted', effect: 'adverse', follows: ['hearing'], law: 'procedure' })
    expect(effectOf(strict, 'movedUnwanted')).toMatchObject({ effect: 'adverse', follows: ['hearing'] })
    const mild = under({ situation: 'endedUnwanted', effect: 'insideFrame', follows: ['tellCitizen'], law: 'care' })
    expect(effectOf(mild, 'endedUnwanted').effect).toBe('adverse')
    expect(effectOf(mild, 'endedUnwanted').follows).toEqual(
      expect.arrayContaining(['tellCitizen', 'hearing', 'reasons']),
    )
    expect(overruledEffects(mild)).toEqual([{ situation: 'endedUnwanted', says: 'insideFrame', holds: 'adverse' }])
    expect(overruledEffects(baseModel)).toEqual([])
  })

  it('is never adverse for more time the citizen wants, though a model says so', () => {
    for (const situation of ['moreTimeInsideFrame', 'moreTimeMinor', 'moreTimeOutside', 'packageDelegated'] as const) {
      const model = under({ situation, effect: 'adverse', follows: [], law: 'care' })
      expect(effectOf(model, situation).effect).toBe('outside')
    }
  })

  it('holds its bounds under every model: at least the house, at most its ceiling, never below a milder neighbour', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            situation: fc.constantFrom(...situations),
            effect: fc.constantFrom(...effects),
            follows: fc.constant([]),
            law: fc.constant('care'),
          }),
          { selector: ({ situation }) => situation },
        ),
        (rows) => {
          const model = under(...rows)
          for (const situation of situations) {
            const { least, most, notBelow } = houseEffects[situation]
            const rank = at(effectOf(model, situation).effect)
            expect(rank).toBeGreaterThanOrEqual(at(least))
            expect(rank).toBeLessThanOrEqual(at(most))
            if (notBelow) expect(rank).toBeGreaterThanOrEqual(at(effectOf(model, notBelow).effect))
          }
        },
      ),
      { numRuns: 300 },
    ))

  it('names every milder neighbour before the situation that leans on it', () => {
    for (const [index, situation] of situations.entries()) {
      const { notBelow } = houseEffects[situation]
      if (notBelow) expect(situations.indexOf(notBelow)).toBeLessThan(index)
    }
  })

  it('throws on a model that rests on a law it does not list, and on two rows for one situation', () => {
    const row: EffectRule = { situation: 'movedWanted', effect: 'insideFrame', follows: [], law: 'nowhere' }
    expect(() => effectOf(under(row), 'movedWanted')).toThrow(/law it does not list/)
    expect(() => effectOf(under({ ...row, law: 'care' }, { ...row, law: 'care' }), 'movedWanted')).toThrow(
      /two effects/,
    )
  })
})

describe('the scale of effects', () => {
  it('runs from inside the frame over minor and outside to adverse', () => {
    expect(effects).toEqual(['insideFrame', 'minorFavourable', 'outside', 'adverse'])
    expect(strongest('adverse', 'outside')).toBe('adverse')
    expect(strongest('insideFrame', 'minorFavourable')).toBe('minorFavourable')
  })
  it('needs the authority from outside on', () =>
    expect(effects.filter(needsAuthority)).toEqual(['outside', 'adverse']))
})
