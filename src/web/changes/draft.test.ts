import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import {
  askedOf,
  countOf,
  type Draft,
  dayMoved,
  dropped,
  laidOn,
  minutesMore,
  onDays,
  type Plan,
  putBack,
  resized,
  said,
  splitOff,
  startedAt,
  unready,
  visitsOf,
  withNew,
  withoutPart,
  withPart,
} from './draft.ts'

const plan: Plan = {
  id: '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34' as Id<'Plan'>,
  version: 1,
  period: { from: localDate('2026-01-05'), to: null },
  agreedWithCitizen: true,
  visits: [
    {
      ...{ key: 'morning', partOfDay: 'morning', days: { kind: 'timesAWeek', times: 7 }, minutes: 30 },
      ...{
        services: ['hygiene'],
        purpose: 'Bath',
        window: { start: '07:30', end: '08:30' },
        competences: [],
        staff: 2,
      },
    },
    {
      ...{ key: 'walk', partOfDay: 'afternoon', days: { kind: 'weekdays', weekdays: [1, 4] }, minutes: 45 },
      ...{ services: ['walk'], purpose: 'The harbour', window: null, competences: [], staff: 1 },
    },
  ],
}
const base = visitsOf(plan)
const first: Draft = { visits: base, parts: [], wanted: true, goalsKept: true, from: localDate('2026-10-12') }
const edits = (draft: Draft) => askedOf(base, draft).edits
const visit = (draft: Draft, key: string) => draft.visits.find((one) => one.key === key)

describe('a draft', () => {
  test('of nothing asks nothing, and what is put back asks nothing again', () => {
    expect(edits(first)).toEqual([])
    for (const draft of [resized(first, 'morning', 40), dropped(first, 'morning'), startedAt(first, 'walk', 600)])
      expect(edits(putBack(base, putBack(base, draft, 'morning'), 'walk'))).toEqual([])
    const { draft, key } = withNew(first)
    expect(edits(putBack(base, draft, key))).toEqual([])
  })

  test('is sent as the contract has it: windows as they are read on a clock', () => {
    const sent = askedOf(base, startedAt(first, 'morning', timeOfDay('09:15')))
    expect(sent.edits).toEqual([
      {
        kind: 'altered',
        visit: { ...plan.visits[0], partOfDay: 'forenoon', window: { start: '09:15', end: '10:15' } },
      },
    ])
    expect(sent.on).toBe('2026-10-12')
  })

  test('counts what is changed, and the minutes of everybody who goes', () => {
    const draft = withPart(resized(first, 'morning', 40), { kind: 'paused', days: 5 })
    expect(countOf(base, draft)).toBe(2)
    expect(minutesMore(base, draft)).toBe(140)
    expect(minutesMore(base, dropped(first, 'walk'))).toBe(-90)
  })

  test('holds one part of each kind', () => {
    const draft = withPart(withPart(first, { kind: 'paused', days: 5 }), { kind: 'paused', days: 6 })
    expect(draft.parts).toEqual([{ kind: 'paused', days: 6 }])
    expect(withoutPart(draft, 'paused').parts).toEqual([])
  })
})

describe('a visit', () => {
  test('goes on at midnight, and is never shorter than five minutes', () => {
    expect(visit(startedAt(first, 'morning', -15), 'morning')).toMatchObject({
      partOfDay: 'night',
      window: { start: 1425 },
    })
    expect(visit(resized(first, 'morning', -5), 'morning')?.minutes).toBe(5)
  })

  test('that comes at its usual hour is as it was', () =>
    expect(startedAt(first, 'walk', timeOfDay('15:00')).visits[1]).toBe(base[1]))

  test('moves one of its days, and not onto one it has', () => {
    expect(visit(dayMoved(first, 'walk', 1, 2), 'walk')?.days).toEqual({ kind: 'weekdays', weekdays: [2, 4] })
    expect(dayMoved(first, 'walk', 1, 4)).toBe(first)
    expect(dayMoved(first, 'walk', 1, 7)).toBe(first)
    expect(onDays(first, 'morning', [6, 5, 4, 3, 2, 1, 0]).visits[0]).toBe(base[0])
  })

  test('has one day split off, and asks for no time by it', () => {
    const { draft, key } = splitOff(first, 'morning', 3)
    expect(visit(draft, 'morning')?.days).toEqual({ kind: 'weekdays', weekdays: [0, 1, 2, 4, 5, 6] })
    expect(visit(draft, key)).toMatchObject({ key: 'morning-1', days: { weekdays: [3] }, staff: 2 })
    expect(minutesMore(base, draft)).toBe(0)
    const only = onDays(first, 'walk', [1])
    expect(splitOff(only, 'walk', 1)).toEqual({ draft: only, key: 'walk' })
  })

  test('that is new lacks a day, a service and a purpose until they are said', () => {
    const { draft, key } = withNew(first)
    expect(unready(base, draft).map((one) => one.key)).toEqual([key])
    const whole = said(onDays(draft, key, [1]), key, { services: ['walk'], purpose: 'A walk' })
    expect(unready(base, whole)).toEqual([])
    expect(unready(base, onDays(first, 'walk', []))).toHaveLength(1)
  })

  test('drawn where somebody points stands there', () =>
    expect(withNew(first, { day: 2, start: timeOfDay('17:30') }).draft.visits.at(-1)).toMatchObject({
      ...{ key: 'evening-1', partOfDay: 'evening', days: { weekdays: [2] }, window: { start: 1050, end: 1110 } },
    }))
})

describe('a draft laid on what the plan became meanwhile', () => {
  const meanwhile = resized({ ...first, visits: base }, 'morning', 45).visits

  test('moves what was moved, and leaves it as long as somebody else made it', () => {
    const moved = startedAt(first, 'morning', 480)
    const laid = visit(laidOn(meanwhile, base, moved), 'morning')
    expect(laid).toMatchObject({ minutes: 45, window: { start: 480 }, services: ['hygiene'] })
  })

  test('where both said how long, the draft holds; untouched visits are as they became', () => {
    expect(visit(laidOn(meanwhile, base, resized(first, 'morning', 20)), 'morning')?.minutes).toBe(20)
    expect(laidOn(meanwhile, base, first).visits).toEqual(meanwhile)
  })

  test('on the same plan it is the same', () => {
    const draft = startedAt(resized(dropped(first, 'walk'), 'morning', 20), 'morning', 480)
    expect(laidOn(base, base, draft)).toEqual(draft)
  })
})
