import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, idOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Actor, Role } from '#care/people/actor.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { adoptWeek } from './adopt-week.ts'

const week = '2026-W41' as Week
const monday = localDate('2026-10-05')
const walk = visitOf('walk', { days: { kind: 'timesAWeek', times: 2 } })
const plan = planOf([visitOf('wash'), walk])
const grant = grantOf({ frames: [weekly(480)] })
const fromDay = (on = monday) => ({
  standing: { grant, plan, minorMinutesSoFar: 0, swapsSoFar: 0 },
  grants: [{ ...grant.period, value: grant }],
  plans: [{ ...plan.period, value: plan }],
  on,
})
const as = (role: Role): Actor => ({ role, competences: [], private: false })
const routed = (visit: string, day: number): RoutedVisit => ({
  ...{ citizen: grant.citizen, visit, date: addDays(monday, day), start: 480, minutes: minutes(30) },
  staff: [idOf('1' as never)],
})
const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => routed('wash', day))
const adopt = (visits: readonly RoutedVisit[], { on = monday, role = 'teamMember' as Role, agreed = true } = {}) =>
  adoptWeek(baseModel, fromDay(on), week, visits, as(role), agreed ? ['citizen'] : [])

describe('adopting a week', () => {
  test('who goes and when changes no plan', () => {
    expect(must(adopt([...daily, routed('walk', 0), routed('walk', 3)]))).toEqual({ kind: 'asPlanned' })
  })

  test('other days change the plan of that week alone, inside the frame', () => {
    const answer = must(adopt([...daily, routed('walk', 1), routed('walk', 4)]))
    expect(answer).toMatchObject({
      kind: 'changed',
      compass: { effect: 'insideFrame', by: 'teamMember' },
      change: { components: [{ kind: 'moved', visit: 'walk' }], wanted: true },
      plans: [
        {
          period: { from: monday, to: addDays(monday, 6) },
          visits: [{ key: 'wash' }, { key: 'walk', days: { kind: 'weekdays', weekdays: [1, 4] } }],
        },
        { period: { from: addDays(monday, 7), to: null }, visits: plan.visits },
      ],
    })
  })

  test('in the middle of the week the days that passed stay as they were', () => {
    const wednesday = addDays(monday, 2)
    const answer = must(adopt([...daily, routed('walk', 1), routed('walk', 5)], { on: wednesday }))
    expect(answer).toMatchObject({
      plans: [
        {
          period: { from: wednesday, to: addDays(monday, 6) },
          // Monday's walk was as planned; what the routes say of Tuesday is over.
          visits: [{}, { days: { kind: 'weekdays', weekdays: [0, 5] } }],
        },
        { period: { from: addDays(monday, 7) } },
      ],
    })
  })

  test('a visit left out of the routes is still owed: the plan keeps it', () => {
    expect(must(adopt([...daily, routed('walk', 0)]))).toEqual({ kind: 'asPlanned' })
    expect(must(adopt([]))).toEqual({ kind: 'asPlanned' })
  })

  test('is refused with the compass where somebody else decides', () => {
    expect(adopt([...daily, routed('walk', 1), routed('walk', 4)], { role: 'citizen' })).toMatchObject({
      ...{ ok: false, refusal: { kind: 'notYours', compass: { by: 'teamMember' } } },
    })
  })

  test('is refused where the citizen must agree and has not', () => {
    const asks = {
      ...baseModel,
      delegations: baseModel.delegations.map((row) =>
        row.decision === 'movedUnwanted' ? { ...row, consent: ['citizen' as const] } : row,
      ),
    }
    const visits = [...daily, routed('walk', 1), routed('walk', 4)]
    const answer = adoptWeek(asks, fromDay(), week, visits, as('teamMember'), [])
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'notAgreed', missing: ['citizen'] } })
  })

  test('a week that is over changes nothing', () => {
    expect(must(adopt([routed('walk', 1), routed('walk', 4)], { on: addDays(monday, 7) }))).toEqual({
      kind: 'asPlanned',
    })
  })
})
