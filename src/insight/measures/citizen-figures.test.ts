import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { VisitFact } from '#care/visits/fact.ts'
import { addDays, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { citizenFigures } from './citizen-figures.ts'
import { readingOf, sumOfCounts } from './definition.ts'
import { definitions } from './definitions.ts'
import type { CitizenKnown } from './known.ts'
import { targetOf } from './targets.ts'

const zone = 'Europe/Copenhagen' as Zone
const place = { model: baseModel, zone }
const wednesday = localDate('2026-10-07')
const asOf = { on: wednesday, isOver: false }

let made = 0
const fact = (date: string, kind: VisitFact['kind'], more: Partial<VisitFact> = {}): VisitFact => ({
  id: `fact ${++made}` as Id<'Fact'>,
  citizen: grantOf().citizen,
  date: localDate(date),
  plannedVisit: 'a',
  kind,
  minutes: null,
  start: null,
  end: null,
  services: [],
  reason: null,
  source: 'staff',
  recordedAt: instantAt(localDate(date), timeOfDay('12:00'), zone),
  recordedBy: 'anna',
  corrects: null,
  ...more,
})

const during = (plan: RhythmPlan) => ({ from: plan.period.from, to: plan.period.to, value: plan })
const known = (more: Partial<CitizenKnown> = {}): CitizenKnown => {
  const grant = grantOf()
  return {
    citizen: grant.citizen,
    bornOn: localDate('1944-03-01'),
    grants: [{ from: grant.period.from, to: grant.period.to, value: grant }],
    plans: [during(planOf([visitOf('a')]))],
    facts: [],
    followUps: [],
    isNew: () => false,
    ...more,
  }
}

describe('room: ten hours a week granted, half an hour a day planned', () => {
  test.each<[string, VisitFact[], boolean, object]>([
    ['as planned, on Wednesday', [], false, { framed: 600, done: 60, ahead: 150, left: 390 }],
    ['the week is over', [], true, { framed: 600, done: 90, ahead: 120, left: 390 }],
    ['Tuesday took 50', [fact('2026-10-06', 'more', { minutes: minutes(50) })], false, { done: 80, left: 370 }],
    ['nobody home on Monday', [fact('2026-10-05', 'notHome')], false, { done: 30, left: 420 }],
  ])('%s', (_, facts, isOver, counts) => {
    expect(citizenFigures.room(known({ facts }), { on: wednesday, isOver }, place)).toMatchObject(counts)
  })

  test('whoever has no frame is not counted', () => {
    expect(citizenFigures.room(known({ grants: [] }), asOf, place)).toBeNull()
  })
})

describe('deviations of the 28 days before', () => {
  test.each<[string, VisitFact[], object]>([
    ['all as planned', [], { asPlanned: 28, changed: 0, notDone: 0, deviated: 0 }],
    ['one longer', [fact('2026-10-01', 'more', { minutes: minutes(40) })], { asPlanned: 27, changed: 1, deviated: 1 }],
    ['one declined', [fact('2026-10-01', 'declinedAtDoor')], { asPlanned: 27, notDone: 1, deviated: 1 }],
    ['something was seen', [fact('2026-10-01', 'observation')], { asPlanned: 28, deviated: 0 }],
    ['today does not count yet', [fact('2026-10-07', 'declinedAtDoor')], { asPlanned: 28 }],
    ['the 29th day back neither', [fact('2026-09-08', 'declinedAtDoor')], { asPlanned: 28 }],
    ['the 28th does', [fact('2026-09-09', 'declinedAtDoor')], { asPlanned: 27 }],
    [
      'a door says another length, and nobody told otherwise',
      [
        fact('2026-10-01', 'lockEvent', {
          source: 'lock',
          start: instantAt(localDate('2026-10-01'), timeOfDay('08:00'), zone),
          end: instantAt(localDate('2026-10-01'), timeOfDay('08:22'), zone),
        }),
      ],
      { asPlanned: 28, deviated: 0 },
    ],
    [
      'an extra visit is one more',
      [fact('2026-10-01', 'extra', { plannedVisit: null, minutes: minutes(20) })],
      { asPlanned: 28, changed: 1, visits: 29 },
    ],
  ])('%s', (_, facts, counts) => {
    expect(citizenFigures.deviations(known({ facts }), asOf, place)).toMatchObject(counts)
  })
})

test('delivered: minutes given beside minutes granted on the same 28 days', () => {
  const facts = [fact('2026-10-01', 'notHome')]
  expect(citizenFigures.delivered(known({ facts }), asOf, place)).toEqual({ given: 27 * 30, granted: 4 * 600 })
  const grants = [{ from: localDate('2026-09-30'), to: null, value: grantOf() }]
  expect(citizenFigures.delivered(known({ grants }), asOf, place)).toEqual({ given: 28 * 30, granted: 600 })
})

test.each([
  ['2026-04-07', { current: 1, older: 0 }],
  ['2026-04-06', { current: 0, older: 1 }],
])('a plan from %s on 7 October 2026: %o', (from, counts) => {
  const plan = planOf([visitOf('a')], { period: { from: localDate(from), to: null } })
  expect(citizenFigures.planAge(known({ plans: [during(plan)] }), asOf, place)).toMatchObject(counts)
})

describe('late follow-ups', () => {
  const lateOn = (day: string, done: string[] = []) =>
    citizenFigures.lateFollowUps(
      known({ followUps: done.map((on) => ({ rule: 'year', on: localDate(on) })) }),
      { on: localDate(day), isOver: false },
      place,
    )
  test('on the day it is not late, on the day after it is, and no longer when done', () => {
    const rule = baseModel.followUp.find(({ id }) => id === 'year')
    expect(rule?.months).toBe(12)
    expect(lateOn('2027-01-05')).toEqual({ late: 0, onTime: 1, granted: 1 })
    expect(lateOn('2027-01-06')).toEqual({ late: 1, onTime: 0, granted: 1 })
    expect(lateOn('2027-01-06', ['2026-12-20'])).toEqual({ late: 0, onTime: 1, granted: 1 })
    expect(lateOn('2027-01-06', ['2027-01-20'])).toEqual({ late: 1, onTime: 0, granted: 1 })
  })
})

describe('faces in 14 days, by Kolada U21401', () => {
  const days = Array.from({ length: 14 }, (_, at) => addDays(wednesday, at - 14))
  const door = (date: LocalDate, time: string, by: string, more: Partial<VisitFact> = {}) =>
    fact(date, 'lockEvent', {
      source: 'lock',
      start: instantAt(date, timeOfDay(time), zone),
      plannedVisit: time < '12' ? 'a' : 'b',
      recordedBy: by,
      ...more,
    })
  const usual = days.flatMap((date, at) => [door(date, '08:00', `m${at % 3}`), door(date, '19:00', `e${at % 2}`)])
  const faces = (facts: VisitFact[], more: Partial<CitizenKnown> = {}) =>
    citizenFigures.faces(known({ facts, ...more }), asOf, place)

  test.each<[string, VisitFact[], number | null]>([
    ['three in the mornings and two in the evenings', usual, 5],
    ['one more at 6:59 is not met', [...usual, door(days[0]!, '06:59', 'night')], 5],
    ['one more at 7:00 is', [...usual, door(days[0]!, '07:00', 'new')], 6],
    ['one more at 21:59 is', [...usual, door(days[0]!, '21:59', 'new')], 6],
    ['one more at 22:00 is not', [...usual, door(days[0]!, '22:00', 'night')], 5],
    ['today is not one of the fourteen', [...usual, door(wednesday, '08:00', 'new')], 5],
    ['a day with one visit only: not counted', usual.slice(1), null],
    ['away for a day: not counted', usual.slice(2), null],
    ['nobody knows who came: not counted', usual.map((each) => ({ ...each, recordedBy: null })), null],
    [
      'a nurse is left out',
      [...usual, door(days[0]!, '11:00', 'nurse', { plannedVisit: null, services: ['wound'] })],
      5,
    ],
  ])('%s', (_, facts, met) => {
    const services = baseModel.catalogue.services.map((one) =>
      one.id === 'wound' ? { ...one, profession: 'nurse' as const } : one,
    )
    const nursing = services.some(({ id }) => id === 'wound')
      ? services
      : [...services, { ...services[0]!, id: 'wound', profession: 'nurse' as const }]
    const model = { ...baseModel, catalogue: { ...baseModel.catalogue, services: nursing } }
    const counted = citizenFigures.faces(known({ facts }), asOf, { model, zone })
    expect(counted?.faces ?? null).toBe(met)
  })

  test('from the day of 65 years on', () => {
    expect(faces(usual, { bornOn: localDate('1961-10-07') })).toMatchObject({ citizens: 1 })
    expect(faces(usual, { bornOn: localDate('1961-10-08') })).toBeNull()
    expect(faces(usual, { bornOn: null })).toBeNull()
  })

  test('is kept or broken by what the model promises', () => {
    const most = baseModel.teams?.facesMostIn14Days ?? 0
    const met = (count: number) => faces(usual.map((each, at) => ({ ...each, recordedBy: `p${at % count}` })))
    expect(targetOf(baseModel, 'faces')).toEqual({ is: 'atMost', value: most })
    expect(met(most)).toMatchObject({ faces: most, kept: 1, broken: 0 })
    expect(met(most + 1)).toMatchObject({ faces: most + 1, kept: 0, broken: 1 })
  })
})

test('a figure is read from sums, not from the readings of citizens', () => {
  const { room, faces } = definitions
  const sums = sumOfCounts(room, [
    { framed: 100, done: 100, ahead: 0, left: 0 },
    { framed: 900, done: 0, ahead: 400, left: 500 },
  ])
  expect(sums).toEqual({ framed: 1000, done: 100, ahead: 400, left: 500 })
  expect(readingOf(room, sums)).toBe(50)
  expect(readingOf(faces, { faces: 9, citizens: 2 })).toBe(4.5)
  expect(readingOf(room, { framed: 0, left: 0 })).toBeNull()
})
