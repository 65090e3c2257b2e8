import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf, idOf } from '#care/grants/grant.fixture.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { minutes } from '#kernel/minutes.ts'
import { reviewTime, toleranceSaves } from './review-time.ts'

const review = [
  { finding: 'overTolerance', by: 'caseOfficer', seconds: 600 },
  { finding: 'overTolerance', by: 'manager', seconds: 300 },
  { finding: 'noEvidence', by: 'teamMember', seconds: 60 },
] as const
const model: GovernanceModel = {
  ...baseModel,
  settlement: {
    ...baseModel.settlement,
    basis: 'performedTime',
    exceptions: { underusePercent: 0, longVisitMinutes: minutes(600), review },
  },
}

// fulfils: 002-49
test('a finding takes the time of all who look at it, and one without an estimate is told', () => {
  const found = [
    { kind: 'overTolerance' },
    { kind: 'overTolerance' },
    { kind: 'noEvidence' },
    { kind: 'overlap' },
  ] as const
  expect(reviewTime(model, found)).toEqual({
    findings: 4,
    byRole: { caseOfficer: 1200, manager: 600, teamMember: 60 },
    seconds: { provider: 660, authority: 1200 },
    withoutEstimate: 1,
  })
})

describe('a tolerance of ten per cent', () => {
  const monthOf = (index: number, daily: number) => ({
    citizen: idOf<'Citizen'>(100 + index),
    month: '2026-10' as Month,
    teams: [{ from: localDate('2026-01-01'), to: null, value: idOf<'Team'>(1) }],
    grants: [{ from: localDate('2026-01-01'), to: null, value: granted }],
    plans: [{ from: localDate('2026-01-01'), to: null, value: planOf([visitOf('a', { minutes: minutes(daily) })]) }],
    packages: [],
    facts: [],
  })
  /** 3100 minutes a month: a hundred a day. */
  const granted = grantOf({ frames: [{ scope: { kind: 'whole' }, minutes: minutes(3100), per: 'month' }] })

  // fulfils: 002-49
  test('saves whoever looks at those between what was granted and ten per cent above it', () => {
    const months = [100, 105, 110, 111].map((daily, index) => monthOf(index, daily))
    const answer = toleranceSaves(model, months)
    expect([answer.with.findings, answer.without.findings]).toEqual([1, 3])
    expect(answer.saved).toEqual({ findings: 2, provider: 600, authority: 1200 })
  })

  test('saves nothing where the model has none', () => {
    const { tolerance: _, ...settlement } = model.settlement
    const { saved } = toleranceSaves({ ...model, settlement }, [monthOf(0, 105)])
    expect(saved).toEqual({ findings: 0, provider: 0, authority: 0 })
  })
})
