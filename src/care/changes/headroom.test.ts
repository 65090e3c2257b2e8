import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type Week, weekOf } from '#kernel/calendar/week.ts'
import { minutes } from '#kernel/minutes.ts'
import { headroom } from './headroom.ts'

const week = '2026-W10' as Week
const left = (...asked: Parameters<typeof headroom>) => headroom(...asked).map((room) => room.left)

describe('headroom', () => {
  // fulfils: 004-51
  it('is what is left of the frame in a week', () =>
    expect(headroom(grantOf(), planOf([visitOf('morning')]), week, baseModel)).toEqual([
      { frame: weekly(600), framed: 600, planned: 210, left: 390 },
    ]))

  it('is under zero where the plan goes over', () =>
    expect(left(grantOf(), planOf([visitOf('long', { minutes: minutes(100) })]), week, baseModel)).toEqual([-100]))

  // fulfils: 002-53
  it('is counted for each cluster, whatever the services in it', () => {
    const clusters = ['personal', 'practical'].map((cluster) => weekly(300, { kind: 'cluster', cluster }))
    const plan = planOf([
      visitOf('morning', { services: ['hygiene', 'meal'] }),
      visitOf('friday', { services: ['cleaning'], days: { kind: 'weekdays', weekdays: [4] }, minutes: minutes(90) }),
    ])
    expect(left(grantOf({ frames: clusters }), plan, week, baseModel)).toEqual([90, 210])
  })

  it('is the share of the week in a frame of four weeks or a month', () => {
    const frames = [
      { ...weekly(2400), per: 'fourWeeks' as const },
      { ...weekly(3100), per: 'month' as const },
    ]
    expect(left(grantOf({ frames }), null, week, baseModel)).toEqual([600, 700])
  })

  it('is that of the days granted and planned in a part week', () => {
    const grant = grantOf({ period: { from: localDate('2026-03-05'), to: null }, frames: [weekly(700)] })
    expect(left(grant, planOf([visitOf('morning')]), week, baseModel)).toEqual([400 - 120])
  })

  it('is the frame minus the plan, and no less for a plan of nothing', () =>
    fc.assert(
      fc.property(fc.nat(2000), fc.array(fc.tuple(fc.nat(7), fc.nat(120)), { maxLength: 5 }), (frame, visits) => {
        const plan = planOf(
          visits.map(([times, long], index) =>
            visitOf(`visit-${index}`, { days: { kind: 'timesAWeek', times }, minutes: minutes(long) }),
          ),
        )
        const planned = visits.reduce((sum, [times, long]) => sum + times * long, 0)
        const grant = grantOf({ frames: [weekly(frame)] })
        expect(left(grant, plan, weekOf(localDate('2026-06-10')), baseModel)).toEqual([frame - planned])
        expect(left(grant, null, week, baseModel)).toEqual([frame])
      }),
      { numRuns: 300 },
    ))
})
