import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { type FactKind, factKinds, type VisitFact } from './fact.ts'
import { partOfDayHours } from './part-of-day-hours.ts'
import { performed } from './performed.ts'
import { whichFactWins } from './which-fact-wins.ts'

const zone = readZone('Europe/Copenhagen') as Zone
const week = { from: localDate('2026-10-05'), to: localDate('2026-10-11') }

const planned = (key: string, more: Partial<PlannedVisit> = {}): PlannedVisit => ({
  key,
  partOfDay: 'morning',
  days: { kind: 'weekdays', weekdays: [0] },
  minutes: minutes(30),
  services: ['hygiene'],
  purpose: null,
  window: null,
  competences: [],
  staff: 1,
  ...more,
})

const planOf = (...visits: PlannedVisit[]): { from: typeof week.from; to: null; value: RhythmPlan }[] => [
  {
    from: localDate('2026-01-01'),
    to: null,
    value: {
      id: 'plan' as Id<'Plan'>,
      citizen: 'citizen' as Id<'Citizen'>,
      version: 1,
      period: { from: localDate('2026-01-01'), to: null },
      agreedWithCitizen: true,
      visits,
    },
  },
]

const fact = (id: string, kind: FactKind, more: Partial<VisitFact> = {}): VisitFact => ({
  id: id as Id<'Fact'>,
  citizen: 'citizen' as Id<'Citizen'>,
  date: localDate('2026-10-05'),
  plannedVisit: 'a',
  kind,
  minutes: null,
  start: null,
  end: null,
  services: [],
  reason: null,
  source: 'staff',
  recordedAt: 0 as Instant,
  recordedBy: null,
  corrects: null,
  ...more,
})

const at = (time: string, date = '2026-10-05'): Instant => instantAt(localDate(date), timeOfDay(time), zone)
const only = (facts: VisitFact[], ...visits: PlannedVisit[]) => {
  const all = performed(planOf(...(visits.length > 0 ? visits : [planned('a')])), facts, week, zone)
  expect(all).toHaveLength(1)
  return all[0]!
}

describe('what happened', () => {
  test('is the plan where nobody says otherwise', () => {
    expect(only([])).toMatchObject({ outcome: 'done', minutes: 30, evidence: 'plan', time: timeOfDay('07:30') })
  })

  test('is what the door says rather than what staff say', () => {
    const door = fact('1', 'lockEvent', { start: at('08:00'), end: at('08:21') })
    const told = fact('2', 'less', { minutes: minutes(15), services: ['meal'] })
    const declined = fact('3', 'declinedLate')
    expect(only([told, declined, door])).toMatchObject({
      outcome: 'done',
      minutes: 21,
      evidence: 'lock',
      services: ['meal'],
      time: timeOfDay('08:00'),
      facts: ['1', '2', '3'],
    })
  })

  test('is nothing where the citizen declined, and the plan still says how much that was', () => {
    expect(only([fact('1', 'declinedAtDoor')])).toMatchObject({
      outcome: 'declinedAtDoor',
      minutes: 0,
      plannedMinutes: 30,
      evidence: 'staff',
    })
  })

  test('was swapped: other services, the same time', () => {
    expect(only([fact('1', 'swapped', { services: ['walk'] })])).toMatchObject({
      services: ['walk'],
      minutes: 30,
      swapped: true,
    })
  })

  test('was moved to another day of the period, and counts there', () => {
    const moved = fact('1', 'moved', { start: at('14:00', '2026-10-07') })
    expect(only([moved])).toMatchObject({ date: '2026-10-07', time: timeOfDay('14:00'), minutes: 30 })
    const away = fact('1', 'moved', { start: at('14:00', '2026-10-12') })
    expect(only([away]).date).toBe('2026-10-05')
  })

  test('takes no length from a door that tells none', () => {
    expect(only([fact('1', 'lockEvent', { start: at('08:00') })])).toMatchObject({ minutes: 30, evidence: 'lock' })
  })

  test('counts each minute once for each who went, however many doors tell of it', () => {
    const first = fact('1', 'lockEvent', { start: at('08:00'), end: at('08:20') })
    const again = fact('2', 'lockEvent', { start: at('08:10'), end: at('08:40') })
    expect(only([first, again]).minutes).toBe(40)
    expect(only([first, again], planned('a', { staff: 2 })).minutes).toBe(50)
    expect(only([first, again, fact('3', 'doubleStaffed')]).minutes).toBe(50)
    expect(only([first], planned('a', { staff: 2 })).minutes).toBe(20)
  })

  test('forgets what is taken back, and remembers it when the taking back is taken back', () => {
    const told = fact('1', 'declinedLate')
    const takenBack = fact('2', 'correction', { corrects: told.id })
    const afterAll = fact('3', 'correction', { corrects: takenBack.id })
    expect(only([told, takenBack]).outcome).toBe('done')
    expect(only([told, takenBack, afterAll]).outcome).toBe('declinedLate')
  })

  test('believes the last of two corrections', () => {
    const told = fact('1', 'less', { minutes: minutes(10) })
    const first = fact('2', 'correction', { corrects: told.id, minutes: minutes(20), recordedAt: 1 as Instant })
    const last = fact('3', 'correction', { corrects: told.id, minutes: minutes(25), recordedAt: 2 as Instant })
    expect(only([last, told, first]).minutes).toBe(25)
  })

  test('takes a correction of something told elsewhere as told by staff', () => {
    const alone = fact('2', 'correction', { corrects: 'elsewhere' as Id<'Fact'>, minutes: minutes(20) })
    expect(only([alone])).toMatchObject({ minutes: 20, evidence: 'staff' })
  })

  test('a correction can move a fact to another visit and day', () => {
    const visits = [planned('a'), planned('b', { days: { kind: 'weekdays', weekdays: [1] } })]
    const told = fact('1', 'less', { minutes: minutes(10) })
    const elsewhere = fact('2', 'correction', {
      corrects: told.id,
      date: localDate('2026-10-06'),
      plannedVisit: 'b',
      minutes: minutes(10),
    })
    const both = performed(planOf(...visits), [told, elsewhere], week, zone)
    expect(both.map((visit) => [visit.plannedVisit, visit.minutes])).toEqual([
      ['a', 30],
      ['b', 10],
    ])
  })
})

describe('a visit outside the plan', () => {
  test('is what staff tell of with a length, once for each', () => {
    const extra = fact('1', 'extra', { plannedVisit: null, minutes: minutes(20), services: ['meal'] })
    const strange = fact('2', 'less', { plannedVisit: 'gone', minutes: minutes(5) })
    const empty = fact('3', 'extra', { plannedVisit: null })
    const all = performed([], [extra, strange, empty], week, zone)
    expect(all.map((visit) => [visit.plannedVisit, visit.minutes])).toEqual([
      [null, 20],
      [null, 5],
    ])
  })

  test('and the door that saw it are one', () => {
    const extra = fact('1', 'extra', { plannedVisit: null, minutes: minutes(20), start: at('14:00') })
    const door = fact('2', 'lockEvent', { plannedVisit: null, start: at('14:05'), end: at('14:22') })
    const all = performed([], [extra, door], week, zone)
    expect(all).toMatchObject([{ minutes: 17, evidence: 'lock', facts: ['1', '2'] }])
  })
})

describe('a lock event that names no visit', () => {
  const door = (id: string, from: string, to: string, more: Partial<VisitFact> = {}) =>
    fact(id, 'lockEvent', { plannedVisit: null, start: at(from), end: at(to), ...more })
  const matched = (facts: VisitFact[], ...visits: PlannedVisit[]) =>
    performed(planOf(...visits), facts, week, zone).map((visit) => [visit.plannedVisit, visit.facts.join()])

  test('is the visit whose window it lies in, or begins within an hour of', () => {
    const visit = planned('a', { window: { start: timeOfDay('08:00'), end: timeOfDay('09:00') } })
    expect(matched([door('1', '09:59', '10:20')], visit)).toEqual([['a', '1']])
    expect(matched([door('1', '10:00', '10:20')], visit)).toEqual([
      ['a', ''],
      [null, '1'],
    ])
    expect(matched([door('1', '07:00', '07:20')], visit)).toEqual([['a', '1']])
  })

  test('prefers the visit that shares a service to the nearer one', () => {
    const near = planned('near', { services: ['meal'] })
    const far = planned('far', {
      services: ['medicine'],
      window: { start: timeOfDay('09:00'), end: timeOfDay('10:00') },
    })
    expect(matched([door('1', '08:30', '08:40', { services: ['medicine'] })], near, far)).toEqual([
      ['near', ''],
      ['far', '1'],
    ])
  })

  test('of other services is the visit only inside its window', () => {
    const visit = planned('a', { window: { start: timeOfDay('08:00'), end: timeOfDay('09:00') } })
    expect(matched([door('1', '08:30', '08:40', { services: ['walk'] })], visit)).toEqual([['a', '1']])
    expect(matched([door('1', '09:01', '09:20', { services: ['walk'] })], visit)).toEqual([
      ['a', ''],
      [null, '1'],
    ])
  })

  test('after midnight may be the night before when the night of its own date has its own event', () => {
    const night = planned('n', { partOfDay: 'night', days: { kind: 'weekdays', weekdays: [0, 1] } })
    const late = door('1', '00:10', '00:30', { date: localDate('2026-10-06'), start: at('00:10', '2026-10-06') })
    const next = door('2', '23:50', '23:59', { date: localDate('2026-10-06'), start: at('23:50', '2026-10-06') })
    expect(
      matched(
        [late, next].map((event) => ({ ...event, end: null, minutes: minutes(10) })),
        night,
      ),
    ).toEqual([
      ['n', '1'],
      ['n', '2'],
    ])
  })
})

describe('laws', () => {
  const visits = [planned('a'), planned('b', { partOfDay: 'evening', staff: 2 })]
  const someFact = fc
    .record({
      id: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom(...factKinds),
      plannedVisit: fc.constantFrom('a', 'b', 'unknown', null),
      minutes: fc.option(fc.integer({ min: 0, max: 200 })),
      start: fc.option(fc.integer({ min: 0, max: 1439 })),
      corrects: fc.integer({ min: 1, max: 12 }),
      recordedAt: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ id, kind, plannedVisit, minutes: length, start, corrects, recordedAt }) =>
      fact(String(id), kind, {
        plannedVisit,
        minutes: length === null ? null : minutes(length),
        start: start === null ? null : ((at('00:00') + start * 60_000) as Instant),
        corrects: kind === 'correction' ? (String(corrects) as Id<'Fact'>) : null,
        recordedAt: recordedAt as Instant,
      }),
    )
  const run = (facts: readonly VisitFact[]) => performed(planOf(...visits), facts, week, zone)

  test('the order of the facts does not matter, and told twice is told once', () => {
    fc.assert(
      fc.property(fc.array(someFact, { maxLength: 12 }), fc.integer(), (facts, seed) => {
        const shuffled = [...facts, ...facts].sort((a, b) => ((a.id.length * seed) % 7) - ((b.recordedAt * seed) % 5))
        expect(run(shuffled)).toEqual(run(facts))
        expect(run(facts.toReversed())).toEqual(run(facts))
      }),
      { numRuns: 500 },
    )
  })

  test('every planned visit has exactly one outcome, whatever is told', () => {
    fc.assert(
      fc.property(fc.array(someFact, { maxLength: 12 }), (facts) => {
        const keys = run(facts).flatMap(({ plannedVisit }) => plannedVisit ?? [])
        expect(keys.toSorted()).toEqual(['a', 'b'])
      }),
    )
  })
})

test('the table of facts says one thing of each subject and kind, and why', () => {
  const names = whichFactWins.map(({ about, kind }) => `${about} ${kind}`)
  expect(new Set(names).size).toBe(names.length)
  expect(whichFactWins.every(({ because }) => because.length > 10)).toBe(true)
})

test('the parts of the day leave no minute out and take none twice', () => {
  const lengths = Object.values(partOfDayHours).map(({ start, end }) => (end - start + 1440) % 1440)
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(1440)
  const ends = new Set(Object.values(partOfDayHours).map(({ end }) => end))
  expect(Object.values(partOfDayHours).every(({ start }) => ends.has(start))).toBe(true)
})
