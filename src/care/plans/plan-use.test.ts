import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { minutes } from '#kernel/minutes.ts'
import { frameUse } from './frame-use.ts'
import { planOf, visitOf } from './plan.fixture.ts'
import { minutesByService, usedIn, weeklyUse } from './plan-use.ts'

const { catalogue } = baseModel

describe('what planned time is for', () => {
  it('is shared evenly over the services of a visit, to the minute', () => {
    const visit = visitOf('a', { minutes: minutes(50), services: ['hygiene', 'meal', 'cleaning'] })
    expect(minutesByService(visit)).toEqual([
      ['hygiene', 17],
      ['meal', 16],
      ['cleaning', 17],
    ])
  })

  it('is counted per service, per cluster and in all', () => {
    const use = weeklyUse(
      catalogue,
      planOf([
        visitOf('a', { services: ['hygiene', 'meal'] }),
        visitOf('b', {
          services: ['cleaning'],
          days: { kind: 'timesAWeek', times: 1 },
          minutes: minutes(60),
          staff: 2,
        }),
        visitOf('c', { services: [] }),
      ]),
    )
    expect(usedIn(use, { kind: 'service', service: 'meal' })).toBe(105)
    expect(usedIn(use, { kind: 'cluster', cluster: 'personal' })).toBe(210)
    expect(usedIn(use, { kind: 'cluster', cluster: 'practical' })).toBe(120)
    expect(usedIn(use, { kind: 'cluster', cluster: 'nursing' })).toBe(0)
    expect(usedIn(use, { kind: 'whole' })).toBe(540)
  })

  it('adds up to the visit, however many services share it', () =>
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }), (long, staff, count) => {
        const services = Array.from({ length: count }, (_, index) => `service-${index}`)
        const parts = minutesByService(visitOf('a', { minutes: minutes(long), staff, services })).map(
          ([, part]) => part,
        )
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(long * staff)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    ))
})

describe('a frame in a week', () => {
  const plan = planOf([visitOf('morning-1'), visitOf('evening-1')])
  const week = '2026-W10' as Week

  it('gives what is granted and holds what is planned', () =>
    expect(frameUse(baseModel, grantOf(), plan, week)).toEqual([{ frame: weekly(600), framed: 600, planned: 420 }]))

  it('is cut on both sides to the days of the grant', () => {
    const grant = grantOf({ period: { from: localDate('2026-03-05'), to: null }, frames: [weekly(700)] })
    expect(frameUse(baseModel, grant, plan, week)).toMatchObject([{ framed: 400, planned: 240 }])
    expect(frameUse(baseModel, grant, plan, '2026-W09' as Week)).toMatchObject([{ framed: 0, planned: 0 }])
  })

  it('holds nothing while there is no plan, or the plan has run out', () => {
    expect(frameUse(baseModel, grantOf(), null, week)).toMatchObject([{ framed: 600, planned: 0 }])
    const past = planOf(plan.visits, { period: { from: localDate('2026-01-05'), to: localDate('2026-03-03') } })
    expect(frameUse(baseModel, grantOf(), past, week)).toMatchObject([{ framed: 600, planned: 120 }])
  })
})
