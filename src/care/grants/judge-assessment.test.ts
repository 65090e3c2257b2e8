import { describe, expect, test } from 'vitest'
import type { AssessmentRule } from '#care/governance/assessment-rule.ts'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Assessment, Need } from './assessment.ts'
import { assessmentOf } from './grant.fixture.ts'
import { type AssessedBefore, judgeAssessment } from './judge-assessment.ts'

const words = { da: 'x', sv: 'x', en: 'x' }
const rule: AssessmentRule = {
  instrument: 'ICF',
  areas: [
    { id: 'self', title: words, codes: ['ICF:d5*'] },
    { id: 'safety', title: words, codes: ['IBIC:safety'] },
  ],
  asks: [
    { part: 'levels', registration: 'area' },
    { part: 'ownView', registration: 'view' },
    { part: 'wishes', registration: 'wish' },
  ],
  knownMonths: 6,
}
const row = (id: string, seconds: number) => ({
  id,
  title: words,
  by: 'caseOfficer' as const,
  law: null,
  owner: words,
  seconds,
  timesPerVisit: 0,
})
const model: GovernanceModel = {
  ...baseModel,
  assessment: rule,
  registration: [row('area', 60), row('view', 90), row('wish', 120)],
}
const need = (changed: Partial<Need> = {}): Need => ({
  area: 'ICF:d510',
  levelNow: 3,
  levelExpected: 2,
  ownView: 'mine',
  ...changed,
})
const bare: Partial<Assessment> = {
  needs: [need()],
  resources: null,
  considered: [],
  conversation: { contact: null, contract: null, communication: null, conclusion: null },
}
const judged = (changed: Partial<Assessment> = {}, before: AssessedBefore | null = null, by = model) =>
  judgeAssessment(by, assessmentOf({ ...bare, on: localDate('2026-10-05'), ...changed }), before)

describe('what is missing', () => {
  // fulfils: 002-43
  test('is what the model asks for and no more', () => {
    expect(judged().missing).toEqual([])
    expect(judged({ wishes: null, needs: [need({ ownView: null })] }).missing).toEqual([
      { kind: 'noOwnView', area: 'ICF:d510' },
      { kind: 'noWishes' },
    ])
  })

  test('is every part where the model has no rule of its own', () => {
    const { missing, notAskedFor } = judged({}, null, baseModel)
    expect(new Set(missing.map(({ kind }) => kind))).toEqual(
      new Set(['noResources', 'notConsidered', 'noConversation']),
    )
    expect(notAskedFor).toEqual([])
  })
})

describe('what was not asked for', () => {
  // fulfils: 002-43
  test('is told: a part the model has no use for, and an area its instrument does not know', () => {
    expect(
      judged({ resources: 'a daughter', needs: [need({ area: 'ICF:d640' }), need({ area: 'IBIC:safety' })] })
        .notAskedFor,
    ).toEqual([
      { kind: 'partNotAsked', part: 'resources' },
      { kind: 'areaNotKnown', area: 'ICF:d640' },
    ])
  })

  // fulfils: 002-43
  test('is an area that says the same as half a year ago or less', () => {
    const before = { on: localDate('2026-04-06'), needs: [need(), need({ area: 'IBIC:safety' })] }
    const again = [{ kind: 'areaUnchanged', area: 'ICF:d510', since: '2026-04-06' }]
    expect(judged({}, before).notAskedFor).toEqual(again)
    expect(judged({ on: localDate('2026-10-06') }, before).notAskedFor).toEqual([])
    expect(judged({ needs: [need({ levelNow: 4 })] }, before).notAskedFor).toEqual([])
    expect(judged({ needs: [need({ ownView: 'other' })] }, before).notAskedFor).toEqual([])
  })

  test('is nothing of an assessment that came later', () => {
    const later = { on: localDate('2026-10-06'), needs: [need()] }
    expect(judged({}, later).notAskedFor).toEqual([])
  })
})

describe('what it takes', () => {
  // fulfils: 002-43
  test('is counted by the registration table, area by area, and what is left out is spared', () => {
    expect(judged()).toMatchObject({ seconds: 60 + 90 + 120, sparedSeconds: 0 })
    const before = { on: localDate('2026-04-06'), needs: [need(), need({ area: 'IBIC:safety' })] }
    expect(judged({}, before)).toMatchObject({ seconds: 120, sparedSeconds: 150 })
    expect(judged({ needs: [] }, before)).toMatchObject({ missing: [], seconds: 120, sparedSeconds: 300 })
    expect(judged({ needs: [] }).missing).toEqual([{ kind: 'noNeed' }])
  })
})
