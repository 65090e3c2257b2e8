import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { componentsOf, draftOf, isReady, minutesMore, type Plan, type PlannedVisit, planWith } from './draft.ts'

const morning: PlannedVisit = {
  key: 'morning-1',
  partOfDay: 'morning',
  days: { kind: 'timesAWeek', times: 7 },
  minutes: 30,
  services: ['hygiene'],
  purpose: 'Bath',
  window: { start: '07:30', end: '08:30' },
  competences: [],
  staff: 2,
}
const plan: Plan = {
  id: '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34' as Id<'Plan'>,
  version: 1,
  period: { from: localDate('2026-01-05'), to: null },
  agreedWithCitizen: true,
  visits: [morning],
}
const whole = () => ({ kind: 'whole' as const })
const draft = draftOf(morning)
const asked = (changed: Partial<typeof draft>) => componentsOf({ ...draft, ...changed }, whole, ['hygiene'])

describe('what the compass is asked', () => {
  test('nothing while nothing is changed', () => expect(asked({})).toEqual([]))
  test('ten minutes longer every day by two is 140 minutes more', () =>
    expect(asked({ minutes: 40 })).toEqual([{ kind: 'time', minutesPerWeek: 140, scope: { kind: 'whole' } }]))
  test('two days fewer is 120 minutes less', () =>
    expect(asked({ weekdays: [0, 1, 2, 3, 4] })).toEqual([
      { kind: 'time', minutesPerWeek: -120, scope: { kind: 'whole' } },
    ]))
  test('another hour is a move', () =>
    expect(asked({ start: '08:00' })).toEqual([{ kind: 'moved', visit: 'morning-1' }]))
  test('to drop it takes all of its time', () =>
    expect(asked({ isRemoved: true, start: '09:00' })).toEqual([
      { kind: 'time', minutesPerWeek: -420, scope: { kind: 'whole' } },
    ]))
  test('a new visit of a new service is time and a task', () => {
    const fresh = { ...draftOf(null), weekdays: [1], purpose: 'A walk', service: 'walk' }
    expect(componentsOf(fresh, whole, ['hygiene'])).toEqual([
      { kind: 'time', minutesPerWeek: 30, scope: { kind: 'whole' } },
      { kind: 'tasks', add: ['walk'], remove: [] },
    ])
    expect(minutesMore(fresh)).toBe(30)
  })
})

describe('the plan as it would be written', () => {
  test('stays as it was but for the visit', () => {
    expect(planWith(plan, draft)).toEqual([morning])
    expect(planWith(plan, { ...draft, minutes: 40 })).toEqual([{ ...morning, minutes: 40 }])
  })
  test('a visit that moves to the evening stands in the evening, an hour wide', () =>
    expect(planWith(plan, { ...draft, start: '19:00' })[0]).toMatchObject({
      partOfDay: 'evening',
      window: { start: '19:00', end: '20:00' },
    }))
  test('a dropped visit is gone, a new one has a key of its own', () => {
    expect(planWith(plan, { ...draft, isRemoved: true })).toEqual([])
    const fresh = { ...draftOf(null), start: '07:00', weekdays: [1], purpose: 'A walk', service: 'walk' }
    expect(planWith(plan, fresh).map(({ key }) => key)).toEqual(['morning-1', 'morning-2'])
  })
})

test('a visit without a day or a purpose is not ready', () => {
  expect(isReady({ ...draft, weekdays: [] })).toBe(false)
  expect(isReady({ ...draftOf(null), weekdays: [1], service: 'walk' })).toBe(false)
  expect(isReady({ ...draft, isRemoved: true, weekdays: [] })).toBe(true)
})
