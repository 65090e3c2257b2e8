import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { FunnelStep } from '#care/governance/funnel.ts'
import { assess } from './assess.ts'
import type { Assessment, Need } from './assessment.ts'
import { assessmentOf } from './grant.fixture.ts'

const gaps = (changed: Partial<Assessment>, funnel?: readonly FunnelStep[]) => {
  const assessed = assess(funnel ? { ...baseModel, funnel } : baseModel, assessmentOf(changed))
  return assessed.ok ? [] : assessed.refusal.gaps
}
const need = (changed: Partial<Need>): Need => ({
  area: 'ICF:d5',
  levelNow: 3,
  levelExpected: 2,
  ownView: 'my own way',
  ...changed,
})

describe('an assessment', () => {
  it('is finished when it says what a decision can rest on', () =>
    expect(assess(baseModel, assessmentOf()).ok).toBe(true))

  it('names at least one need', () => expect(gaps({ needs: [] })).toEqual([{ kind: 'noNeed' }]))

  it('hopes for a level in every area where somebody is hindered, and only there', () => {
    expect(gaps({ needs: [need({ levelExpected: null })] })).toEqual([{ kind: 'noExpectedLevel', area: 'ICF:d5' }])
    expect(gaps({ needs: [need({ levelNow: 0, levelExpected: null })] })).toEqual([])
    expect(gaps({ needs: [need({ levelNow: 9, levelExpected: null })] })).toEqual([])
  })

  it('speaks of each area once, with how the citizen sees it', () => {
    expect(gaps({ needs: [need({}), need({})] })).toEqual([{ kind: 'areaTwice', area: 'ICF:d5' }])
    expect(gaps({ needs: [need({ ownView: ' ' })] })).toEqual([{ kind: 'noOwnView', area: 'ICF:d5' }])
  })

  // fulfils: 000-14, 003-01
  it('tells what the citizen wishes and what they have to draw on', () =>
    expect(gaps({ wishes: null, resources: '' })).toEqual([{ kind: 'noWishes' }, { kind: 'noResources' }]))

  // fulfils: 003-43
  it('follows the conversation through all its four steps', () => {
    const none = { contact: null, contract: null, communication: null, conclusion: null }
    expect(gaps({ conversation: none })).toEqual(
      ['contact', 'contract', 'communication', 'conclusion'].map((part) => ({ kind: 'noConversation', part })),
    )
  })

  // fulfils: 003-48
  it('goes down the funnel in the order of the model, and through every step', () => {
    const { considered } = assessmentOf()
    expect(gaps({ considered: considered.filter(({ step }) => step !== 'technology') })).toEqual([
      { kind: 'consideredTooEarly', step: 'rehabilitation' },
      { kind: 'consideredTooEarly', step: 'compensatingHelp' },
      { kind: 'notConsidered', step: 'technology' },
    ])
    const turned: FunnelStep[] = ['network', 'ownResources']
    expect(gaps({ considered: considered.slice(0, 2) }, turned).map(({ kind }) => kind)).toEqual(['consideredTooEarly'])
    expect(gaps({ considered: considered.slice(0, 2).toReversed() }, turned)).toEqual([])
  })

  it('has considered a step only when it says something of it', () => {
    const [first, ...rest] = assessmentOf().considered
    const silent = [{ ...first!, note: ' ' }, ...rest]
    expect(gaps({ considered: silent })).toContainEqual({ kind: 'notConsidered', step: 'ownResources' })
  })
})
