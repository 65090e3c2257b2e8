import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel, SwapRule } from '#care/governance/model.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Frame } from '#care/grants/grant.ts'
import { judgeSwap, type Swap } from './swap.ts'

const swap = (changed: Partial<Swap> = {}): Swap => ({
  kind: 'swapped',
  give: 'cleaning',
  get: 'walk',
  minutesGiven: 45,
  minutesGot: 45,
  with: 'team',
  ...changed,
})
const ruled = (changed: Partial<SwapRule>): GovernanceModel => ({
  ...baseModel,
  swap: { ...baseModel.swap!, ...changed },
})
const judge = (asked: Partial<Swap>, model = baseModel, swapsSoFar = 0, frames: Frame[] = [weekly(600)]) =>
  judgeSwap(model, { grant: grantOf({ frames }), plan: null, minorMinutesSoFar: 0, swapsSoFar }, swap(asked))
const refusal = (...asked: Parameters<typeof judge>) => {
  const judged = judge(...asked)
  return judged.ok ? undefined : judged.refusal
}

describe('a swap', () => {
  // fulfils: 003-35
  it('gives what is wanted today for what is granted', () =>
    expect(judge({})).toEqual({ ok: true, value: { entitled: 45, kept: 0, swapsLeft: 1 } }))

  // fulfils: 003-36
  it('may choose from the whole catalogue, or only from the cluster, as the model says', () => {
    expect(judge({}, ruled({ scope: 'catalogue' })).ok).toBe(true)
    expect(refusal({}, ruled({ scope: 'cluster' }))).toEqual({ kind: 'otherCluster' })
    expect(judge({ get: 'shopping' }, ruled({ scope: 'cluster' })).ok).toBe(true)
  })

  // fulfils: 003-37
  it('may be made as many times in the period as the model says', () => {
    expect(judge({}, baseModel, 1).ok).toBe(true)
    expect(refusal({}, baseModel, 2)).toEqual({ kind: 'tooMany', most: 2, period: 'week' })
    expect(judge({}, ruled({ mostPerPeriod: null }), 99)).toMatchObject({ value: { swapsLeft: null } })
  })

  // fulfils: 003-38
  it('is raised by those the model names', () => {
    const standing = { grant: grantOf(), plan: null, minorMinutesSoFar: 0, swapsSoFar: 0 }
    expect(judgeSwap(baseModel, standing, swap(), 'teamMember').ok).toBe(true)
    expect(judgeSwap(baseModel, standing, swap(), 'caseOfficer')).toMatchObject({ refusal: { kind: 'notAskedBy' } })
  })

  // fulfils: 003-39
  it('may be for something with relatives or civil society, where the model counts that', () => {
    expect(judge({ with: 'relatives' }).ok).toBe(true)
    expect(refusal({ with: 'relatives' }, ruled({ withRelatives: false }))).toEqual({
      kind: 'notWith',
      with: 'relatives',
    })
    expect(refusal({ with: 'civilSociety' }, ruled({ withCivilSociety: false }))).toEqual({
      kind: 'notWith',
      with: 'civilSociety',
    })
    expect(judge({}, ruled({ withRelatives: false, withCivilSociety: false })).ok).toBe(true)
  })

  it('is worth what the model says, to the whole minute, and what is not used is kept', () => {
    expect(judge({ minutesGot: 20 })).toMatchObject({ value: { entitled: 45, kept: 25 } })
    expect(judge({ minutesGot: 22 }, ruled({ equivalencePercent: 50 }))).toMatchObject({
      value: { entitled: 22, kept: 0 },
    })
    expect(refusal({ minutesGot: 23 }, ruled({ equivalencePercent: 50 }))).toEqual({
      kind: 'moreThanGiven',
      entitled: 22,
    })
    expect(refusal({ minutesGiven: 0, minutesGot: 0 })).toEqual({ kind: 'noMinutes' })
  })

  it('gives up something granted for something the catalogue knows, granted or not', () => {
    const cleaning = [weekly(60, { kind: 'service', service: 'cleaning' })]
    expect(judge({}, baseModel, 0, cleaning).ok).toBe(true)
    expect(refusal({ give: 'meal' }, baseModel, 0, cleaning)).toEqual({ kind: 'notGranted', service: 'meal' })
    expect(refusal({ give: 'gardening' })).toEqual({ kind: 'unknownService', service: 'gardening' })
    expect(refusal({ get: 'gardening' })).toEqual({ kind: 'unknownService', service: 'gardening' })
  })

  it('may give up anything in a course that is not counted in minutes', () => {
    const goals: GovernanceModel = { ...baseModel, frame: { ...baseModel.frame, promises: 'goals' } }
    expect(judge({}, goals, 0, []).ok).toBe(true)
    expect(refusal({}, baseModel, 0, [])).toEqual({ kind: 'notGranted', service: 'cleaning' })
  })

  it('is none where the model has no rule for it', () => {
    const { swap: _, ...bare } = baseModel
    expect(refusal({}, bare)).toEqual({ kind: 'noSwapRule' })
  })
})
