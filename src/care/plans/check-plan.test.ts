import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf, idOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Grant } from '#care/grants/grant.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { checkPlan } from './check-plan.ts'
import { planOf, visitOf } from './plan.fixture.ts'
import type { PlannedVisit, RhythmPlan } from './rhythm-plan.ts'

const day = localDate
const clusters: GovernanceModel = { ...baseModel, frame: { ...baseModel.frame, scope: 'cluster' } }
const check = (visits: PlannedVisit[], plan: Partial<RhythmPlan> = {}, grant: Partial<Grant> = {}, model = baseModel) =>
  checkPlan(model, grantOf(grant), planOf(visits, plan))

describe('a plan before it is agreed', () => {
  it('has nothing to look at when it keeps within the frame', () => expect(check([visitOf('a')])).toEqual([]))

  it('is for the citizen the grant is for, and for days on which the grant holds', () => {
    expect(check([], { citizen: idOf(9) })).toEqual([{ kind: 'otherCitizen' }])
    expect(check([], { period: { from: day('2025-01-01'), to: day('2026-01-04') } })).toEqual([
      { kind: 'outsideGrant' },
    ])
  })

  it('names each visit once, with days, minutes and somebody to go', () =>
    expect(
      check([
        visitOf('a'),
        visitOf('a', { minutes: minutes(0), staff: 0 }),
        visitOf('b', { days: { kind: 'weekdays', weekdays: [] } }),
        visitOf('c', { days: { kind: 'timesAWeek', times: 8 }, minutes: minutes(5) }),
      ]),
    ).toEqual([
      { kind: 'keyTwice', visit: 'a' },
      { kind: 'noMinutes', visit: 'a' },
      { kind: 'noStaff', visit: 'a' },
      { kind: 'noDay', visit: 'b' },
      { kind: 'tooOften', visit: 'c', times: 8 },
    ]))

  it('gives services the catalogue knows, and says which where frames are for something', () => {
    expect(check([visitOf('a', { services: ['hygiene', 'gardening'] })])).toEqual([
      { kind: 'unknownService', visit: 'a', service: 'gardening' },
    ])
    const silent = [visitOf('a', { services: [] })]
    expect(check(silent)).toEqual([])
    expect(check(silent, {}, {}, clusters)).toEqual([{ kind: 'noService', visit: 'a' }])
  })

  it('is told the first week over the frame and how many there are', () => {
    const visits = [visitOf('a', { minutes: minutes(90) })]
    expect(check(visits)).toEqual([
      { kind: 'overFrame', scope: { kind: 'whole' }, week: '2026-W02', framed: 600, planned: 630, weeks: 53 },
    ])
    const short = { period: { from: day('2026-02-04'), to: day('2026-02-24') } }
    expect(check(visits, short)).toMatchObject([{ week: '2026-W07', weeks: 2 }])
  })

  it('may be full in the days that are left of a part week', () => {
    const visits = [visitOf('a', { days: { kind: 'weekdays', weekdays: [5] }, minutes: minutes(600) })]
    expect(check(visits, { period: { from: day('2026-02-05'), to: day('2026-02-09') } })).toEqual([])
  })

  it('may be over in some weeks only, where the frame is a month long', () => {
    const grant = { frames: [{ ...weekly(600), per: 'month' as const }] }
    const found = check([visitOf('a', { minutes: minutes(21) })], {}, grant)
    // 147 a week is over 600 a month in every week but the four of February, whose share is 148 to 150.
    expect(found).toMatchObject([{ week: '2026-W02', framed: 136, planned: 147 }])
    expect(found[0]).toHaveProperty('weeks', 49)
  })

  it('is over in one cluster though the other has room', () => {
    const frames = ['personal', 'practical'].map((cluster) => weekly(200, { kind: 'cluster', cluster }))
    expect(check([visitOf('a')], {}, { frames }, clusters)).toMatchObject([
      { kind: 'overFrame', scope: { kind: 'cluster', cluster: 'personal' }, framed: 200, planned: 210 },
    ])
  })
})
