import { expect, test } from 'vitest'
import type { WorkingTimeRule } from '#care/people/working-time.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { baseModel } from './base-model.fixture.ts'
import type { Evidence } from './evidence.ts'
import type { GovernanceModel } from './model.ts'
import { practiceProblems } from './practice-check.ts'

const words = { da: 'x', sv: 'x', en: 'x' }
const rule = (id: string, from: string, to: string | null): WorkingTimeRule => ({
  id,
  valid: { from: localDate(from), to: to === null ? null : localDate(to) },
  dailyRest: { hours: 11, law: 'care' },
  weeklyRest: { hours: 35, counted: 'between', days: 6, law: 'care' },
  averageWeek: { hours: 48, months: 4, law: 'care' },
  nightWork: {
    window: { start: timeOfDay('22:00'), end: timeOfDay('05:00') },
    shiftHours: 3,
    dayHours: 8,
    months: 4,
    law: 'care',
  },
})
const evidence = (has: readonly (readonly string[])[]): Evidence => ({
  findings: [
    {
      id: 'found',
      says: words,
      source: 'base',
      on: localDate('2026-01-01'),
      tentative: true,
      cause: 'unclear',
      comparison: 'groups',
    },
  ],
  causes: ['payment', 'teamwork'].map((id) => ({ id, title: words })),
  comparisons: [
    {
      id: 'groups',
      title: words,
      measures: [words],
      arms: has.map((each, at) => ({ id: `arm${at}`, title: words, has: each })),
    },
  ],
})
const problems = (parts: Partial<GovernanceModel>) =>
  practiceProblems({ ...baseModel, ...parts }).map(({ kind, path, found, expected }) => [kind, path, found, expected])

test('sets of working-time rules follow each other, and never hold on the same day', () => {
  const first = rule('first', '2004-08-02', '2026-12-31')
  expect(problems({ workingTime: [first, rule('next', '2027-01-01', null)] })).toEqual([])
  expect(problems({ workingTime: [first, rule('next', '2026-12-31', null)] })).toEqual([
    ['overlappingRules', 'workingTime.next.valid', '2026-12-31', 'first'],
  ])
})

test('laws, rows of registration and comparisons that are named are there', () => {
  const sleepy = { ...rule('a', '2004-08-02', null), dailyRest: { hours: 11, law: 'sleep' } }
  const laws = baseModel.laws.map(({ key }) => key).join(', ')
  expect(problems({ workingTime: [sleepy] })).toEqual([
    ['unknownReference', 'workingTime.a.dailyRest.law', 'sleep', laws],
  ])
  const asks = [
    { part: 'levels' as const, registration: 'nowhere' },
    { part: 'levels' as const, registration: 'nowhere' },
  ]
  const found = problems({ assessment: { instrument: 'x', areas: [], asks, knownMonths: 1 } })
  expect(found.map(([kind, path]) => `${kind} ${path}`)).toEqual([
    'unknownReference assessment.asks.0.registration',
    'unknownReference assessment.asks.1.registration',
    'twice assessment.asks.1',
  ])
  const { comparisons: _, ...rest } = evidence([])
  expect(problems({ evidence: { ...rest, comparisons: [] } }).map(([kind]) => kind)).toEqual(['unknownReference'])
})

// fulfils: 004-74
test('a comparison that an unclear cause rests on can tell every cause from the others', () => {
  expect(problems({ evidence: evidence([[], ['teamwork'], ['teamwork', 'payment']]) })).toEqual([])
  expect(problems({ evidence: evidence([[], ['teamwork', 'payment']]) })).toEqual([
    ['cannotTellApart', 'evidence.comparisons.groups.arms', '', 'payment'],
    ['cannotTellApart', 'evidence.comparisons.groups.arms', '', 'teamwork'],
  ])
  expect(problems({ evidence: evidence([[], ['teamwork']]) })).toEqual([
    ['cannotTellApart', 'evidence.comparisons.groups.arms', 'teamwork', 'payment'],
  ])
})
