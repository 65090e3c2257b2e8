import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { funnelSteps } from '#care/governance/funnel.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { assessmentOf, decisionOf, framesOf, type GrantDraft, newDraft, newNeed } from './draft.ts'
import { begunBy, dropDraft, keepDraft, keptDraft } from './kept.ts'
import { missingIn, steps, stepsOf } from './missing.ts'

const today = localDate('2026-10-07')
const citizen = 'citizen' as Id<'Citizen'>
const nothing = { ownWords: null, assessed: null, grant: null }
const begin = (model: GovernanceModel = baseModel, known: Parameters<typeof newDraft>[1] = nothing) =>
  newDraft(model, known, 'd' as Id<'Decision'>, localDate('2026-10-12'))
const who = { citizen, assessment: null, decidedAt: instant('2026-10-07T12:00:00Z'), decidedBy: 'officer' }
const decided = (draft: GrantDraft, model: GovernanceModel = baseModel) =>
  decisionOf(model, draft, { ...who, grant: 'g' as Id<'Grant'> })

const whole: GrantDraft = {
  ...begin(),
  wishes: 'Breakfast.',
  resources: 'A daughter.',
  conversation: { contact: 'a', contract: 'b', communication: 'c', conclusion: 'd' },
  needs: [{ ...newNeed('ICF:d5'), levelNow: 3, levelExpected: 1, ownView: 'Alone.', isGoal: true }],
  considered: Object.fromEntries(funnelSteps.map((step) => [step, 'looked into'])),
  minutes: { '': 300 },
  category: 'maintaining',
  laws: ['care'],
  facts: 'You cannot stand.',
  considerations: 'You want to stay.',
}
const missing = (draft: GrantDraft, before = null as ReturnType<typeof grantOf> | null, model = baseModel) =>
  missingIn({ model, citizen, today, before, assessed: null }, draft, decided(draft, model)).map(
    ({ step, what }) => `${step}: ${what.kind}`,
  )

describe('a case', () => {
  test('begins with what was found and what holds, as far as the model knows it', () => {
    const assessed = {
      needs: [{ area: 'ICF:d5', levelNow: 3, levelExpected: 2, ownView: null } as const],
      wishes: 'w',
      resources: null,
    }
    const draft = begin(baseModel, { ownWords: 'the sea', assessed, grant: grantOf({ course: 'old' }) })
    expect(draft).toMatchObject({ matters: 'the sea', wishes: 'w', resources: '', minutes: { '': 600 } })
    expect(draft).toMatchObject({ category: 'maintaining', course: null, needs: [{ area: 'ICF:d5', isGoal: true }] })
  })

  test('tells an assessment with its steps in the order of the model, blanks left out', () => {
    const order = [...funnelSteps].reverse()
    const draft = { ...whole, wishes: ' ', needs: [...whole.needs, newNeed('ICF:d6')] }
    const told = assessmentOf({ funnel: order }, draft, funnelSteps, {
      id: 'a' as Id<'Assessment'>,
      citizen,
      on: today,
    })
    expect(told.considered.map(({ step }) => step)).toEqual(order)
    expect(told).toMatchObject({ wishes: null, needs: [{ area: 'ICF:d5', levelNow: 3 }] })
    expect(told.needs).toHaveLength(1)
  })

  test('grants what the model grants: all help, clusters or services, none of them empty', () => {
    const minutes = { '': 60, personal: 120, practical: 0, hygiene: 30 }
    const scopes = (scope: 'whole' | 'cluster' | 'service', only: readonly string[]) =>
      framesOf(
        { frame: { ...baseModel.frame, scope } },
        { ...whole, minutes: Object.fromEntries(Object.entries(minutes).filter(([key]) => only.includes(key))) },
      ).map(({ scope: of, minutes: count }) => [of.kind, count])
    expect(scopes('whole', ['', 'personal'])).toEqual([['whole', 60]])
    expect(scopes('cluster', ['', 'personal', 'practical'])).toEqual([['cluster', 120]])
    expect(scopes('service', ['hygiene'])).toEqual([['service', 30]])
  })

  test('fixes the band its minutes fall in, and the goals that are meant', () => {
    expect(decided(whole).grant).toMatchObject({ band: '2', goals: [{ area: 'ICF:d5', level: 1, by: null }] })
    expect(decided({ ...whole, minutes: { '': 299 } }).grant?.band).toBe('1')
    expect(decided({ ...whole, outcome: 'refused' }).grant).toBeNull()
  })
})

describe('what is missing', () => {
  test('is nothing when all is said', () => expect(missing(whole)).toEqual([]))

  test('is said with the step it is filled in at, in the order of the steps', () => {
    const bare = missing({ ...begin(), laws: [] })
    expect(bare.filter((one) => one.startsWith('talk'))).toHaveLength(6)
    expect(bare).toContain('needs: noNeed')
    expect(bare.filter((one) => one.startsWith('funnel'))).toHaveLength(6)
    expect(bare).toEqual(expect.arrayContaining(['frame: noFrame', 'decision: noLegalBasis', 'decision: noFacts']))
    const order = bare.map((one) => steps.indexOf(one.split(':')[0] as (typeof steps)[number]))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('is the level of an area somebody only began', () =>
    expect(missing({ ...whole, needs: [newNeed('ICF:d5')] })).toEqual(['needs: noLevel']))

  test('are reasons also where the decision could do without: the letter cannot', () =>
    expect(missing({ ...whole, facts: '', considerations: ' ' })).toEqual([
      'decision: noFacts',
      'decision: noConsiderations',
    ]))

  test('is a hearing where something is taken back against the wish', () => {
    const before = grantOf()
    expect(missing({ ...whole, meetsRequest: false }, before)).toEqual(['decision: noHearing'])
    expect(missing({ ...whole, meetsRequest: false, heardOn: today }, before)).toEqual([])
    expect(missing({ ...whole, meetsRequest: true }, before)).toEqual([])
  })

  test('is no assessment to end help as the citizen asked', () => {
    const ended = { ...begin(), outcome: 'ended', laws: ['care'], facts: 'f', considerations: 'c' } as const
    expect(missing(ended, grantOf())).toEqual([])
    expect(missing({ ...ended, meetsRequest: false, heardOn: today }, grantOf())).toContain('needs: noNeed')
  })

  test('is only what the model asks for', () => {
    const asks = ['levels', 'ownView', 'wishes', 'resources'] as const
    const assessment = {
      instrument: 'IBIC',
      areas: [],
      asks: asks.map((part) => ({ part, registration: 'x' })),
      knownMonths: 6,
    }
    const model: GovernanceModel = { ...baseModel, assessment }
    expect(missing({ ...whole, considered: {} }, null, model)).toEqual([])
    expect(stepsOf(model)).not.toContain('funnel')
    expect(stepsOf(baseModel)).toEqual(steps)
  })
})

describe('on the device', () => {
  const storage = (): Storage => {
    const names: Record<string, string> = {}
    return Object.assign(names, {
      getItem: (name: string) => names[name] ?? null,
      setItem: (name: string, value: string) => void Object.assign(names, { [name]: value }),
      removeItem: (name: string) => void delete names[name],
    }) as unknown as Storage
  }

  test('a case is kept for whoever began it, for thirty days', () => {
    const device = storage()
    keepDraft(device, 'officer', 'c', whole, 0)
    expect(keptDraft(device, 'officer', 'c', 6 * 86_400_000)).toEqual(whole)
    expect(keptDraft(device, 'officer', 'c', 7 * 86_400_000)).toBeNull()
    expect(keptDraft(device, 'other', 'c', 1)).toBeNull()
    expect(begunBy(device, 'officer')).toEqual(['c'])
    dropDraft(device, 'officer', 'c')
    expect(keptDraft(device, 'officer', 'c', 1)).toBeNull()
  })

  test('what another program wrote is not read', () => {
    const device = storage()
    device.setItem('frirum-draft-case:officer:c', '{"version":0}')
    expect(keptDraft(device, 'officer', 'c', 1)).toBeNull()
    device.setItem('frirum-draft-case:officer:c', 'not json')
    expect(keptDraft(device, 'officer', 'c', 1)).toBeNull()
  })
})
