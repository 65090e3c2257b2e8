import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, idOf, weekly } from '#care/grants/grant.fixture.ts'
import { visitOf } from '#care/plans/plan.fixture.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { minutes } from '#kernel/minutes.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import type { WeekFacts } from './facts.ts'
import { weekProblem } from './problem.ts'
import { anna, bo, citizenOf, grete, member, monday, poul, shiftOn, tenMinutes, weekOfTeam } from './week.fixture.ts'

const problemOf = (changed: Partial<WeekFacts> = {}) => weekProblem(weekOfTeam(changed), tenMinutes)
const notesOf = (changed: Partial<WeekFacts>) => problemOf(changed).notes
const only = (...citizens: WeekFacts['citizens']) => ({ citizens })
const always = { from: localDate('2026-01-01'), to: null }

/** The week as a file and back: what is built here is what anybody could have written. */
function reread(changed: Partial<WeekFacts> = {}) {
  const { instance } = problemOf(changed)
  const file = { ...instance, format: 'frirum-week-1', travel: Object.fromEntries(instance.travel) }
  return readFrirum(JSON.stringify(file), 'week')
}

describe('a team’s week', () => {
  test('is a week that the format takes', () => {
    expect(reread()).toMatchObject({ ok: true, value: { days: 7, step: 30 } })
  })

  test('has a frame for each planned visit, on its days, as long as agreed and in its part of the day', () => {
    const [first] = problemOf().instance.citizens
    expect(first).toMatchObject({ id: grete, usual: anna, faces: { promise: 10, seen: [] } })
    expect(first?.frames).toMatchObject([
      {
        id: `${grete}/1/wash`,
        minutes: { least: 90, target: 90, most: 90 },
        visits: { least: 3, most: 3 },
        length: { least: 30, most: 30 },
        perDay: { least: 1, most: 1 },
        // Six to nine, counted from five in the morning, and an hour softly on either side.
        windows: [{ days: [0, 1, 2], opens: 0, closes: 300, wished: [60, 240] }],
        sameTime: true,
      },
    ])
  })

  test('comes in the window that was agreed, or within three quarters of an hour of it', () => {
    const window = { start: timeOfDay('08:00'), end: timeOfDay('08:45') }
    const [citizen] = problemOf(only(citizenOf(grete, [visitOf('wash', { window })]))).instance.citizens
    expect(citizen?.frames[0]?.windows).toMatchObject([{ opens: 135, closes: 300, wished: [180, 255] }])
  })

  test('lets the team choose the days of what is so many times a week, apart from each other', () => {
    const visit = visitOf('walk', { days: { kind: 'timesAWeek', times: 2 } })
    const [citizen] = problemOf(only(citizenOf(grete, [visit]))).instance.citizens
    expect(citizen?.frames[0]).toMatchObject({ visits: { least: 2, most: 2 }, perDay: { least: 0, most: 1 } })
    expect(citizen?.frames[0]?.windows[0]?.days).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(citizen?.frames[0]?.gap).toBeGreaterThan(1440)
  })

  test('takes two for a visit of two, of whom one must be able', () => {
    const [citizen] = problemOf(only(citizenOf(grete, [visitOf('lift', { staff: 2 })]))).instance.citizens
    expect(citizen?.frames[0]?.second).toEqual({ qualification: 'anybody', after: [0, 0] })
  })

  test('plans only the days on which a plan and a grant hold', () => {
    const ends = addDays(monday, 1)
    const citizen = citizenOf(grete, [visitOf('wash')])
    const ending = { ...citizen, grants: citizen.grants.map((stretch) => ({ ...stretch, to: ends })) }
    expect(problemOf(only(ending)).instance.citizens[0]?.frames[0]).toMatchObject({
      visits: { least: 2, most: 2 },
      windows: [{ days: [0, 1] }],
    })
  })

  test('a night belongs to the day before: its visit and its shift are not cut at midnight', () => {
    const night = { start: timeOfDay('22:30'), end: timeOfDay('06:30') }
    const { instance } = problemOf({
      ...only(citizenOf(grete, [visitOf('night', { partOfDay: 'night' })])),
      shifts: [shiftOn(anna, 0, night)],
    })
    expect(instance.carers[0]?.shifts).toMatchObject([
      { day: 0, start: 1050, end: 1440 },
      { day: 1, start: 0, end: 90 },
    ])
    expect(instance.citizens[0]?.frames[0]?.windows).toMatchObject([{ opens: 1020, closes: 1440 }])
  })

  test('whoever is gone from ten o’clock has a shift until then', () => {
    const { instance } = problemOf({ shifts: [shiftOn(anna, 0, { absentFrom: timeOfDay('10:00') }), shiftOn(bo, 0)] })
    expect(instance.carers[0]?.shifts).toMatchObject([{ start: 120, end: 300 }])
    const all = problemOf({ shifts: [shiftOn(anna, 0, { absentFrom: timeOfDay('07:00') }), shiftOn(bo, 0)] })
    expect(all.instance.carers.map(({ id }) => id)).toEqual([bo])
  })

  test('of two shifts on a day the first has no time beyond the start of the second', () => {
    const split = [shiftOn(anna, 0, { end: timeOfDay('12:00') }), shiftOn(anna, 0, { start: timeOfDay('12:10') })]
    const [carer] = problemOf({ shifts: [...split, shiftOn(anna, 1)] }).instance.carers
    expect(carer?.shifts.map(({ end, overtime }) => [end, overtime])).toEqual([
      [420, 10],
      [600, 30],
      [600, 30],
    ])
  })

  test('a shift of six hours and more has a pause', () => {
    const short = shiftOn(bo, 0, { end: timeOfDay('12:00') })
    const [long, brief] = problemOf({ shifts: [shiftOn(anna, 0), short] }).instance.carers
    expect(long?.shifts[0]?.pause).toEqual({ opens: 330, closes: 540, minutes: 30 })
    expect(brief?.shifts[0]?.pause).toBeUndefined()
  })
})

describe('who may', () => {
  const medicine = [visitOf('medicine', { services: ['medicine'] })]
  const asking = {
    ...baseModel,
    catalogue: {
      ...baseModel.catalogue,
      services: baseModel.catalogue.services.map((each) =>
        each.id === 'medicine' ? { ...each, profession: 'nurse' as const } : each,
      ),
    },
  }
  const given = (from: number, to: number) => ({
    ...{ id: idOf<'DelegatedTask'>(50), staff: bo, task: 'medicine', givenBy: anna, giverProfession: 'nurse' as const },
    period: { from: addDays(monday, from), to: addDays(monday, to) },
  })
  const withPeople = (delegated: WeekFacts['people']['delegated'], nurse = false) => ({
    ...only(citizenOf(grete, medicine)),
    model: asking,
    people: {
      members: [
        { staff: member(anna, 'anna', nurse ? { profession: 'nurse' } : {}), period: always },
        { staff: member(bo, 'bo'), period: always },
      ],
      delegated,
    },
  })

  // fulfils: 000-38, 000-39
  test('only who is trained or was given the task, all week', () => {
    const carers = (changed: Partial<WeekFacts>) =>
      problemOf(changed).instance.carers.flatMap(({ id, qualifications }) =>
        qualifications.includes('medicine') ? [id] : [],
      )
    expect(carers(withPeople([], true))).toEqual([anna])
    expect(carers(withPeople([given(-10, 20)], true))).toEqual([anna, bo])
    expect(carers(withPeople([given(-10, 1)], true))).toEqual([anna])
    expect(notesOf(withPeople([given(-10, 1)], true))).toContainEqual({
      ...{ kind: 'mayNotAllWeek', staff: bo, tasks: ['medicine'] },
    })
  })

  test('where nobody may, it is said and not planned', () => {
    const { instance, notes } = problemOf(withPeople([]))
    expect(instance.citizens).toEqual([])
    expect(notes).toContainEqual({ kind: 'nobodyMay', citizen: grete, visit: 'medicine', tasks: ['medicine'] })
  })
})

describe('is said beside the plan', () => {
  test.each<[what: string, changed: Partial<WeekFacts>, note: object]>([
    ['no plan', only({ ...citizenOf(grete, []), plans: [] }), { kind: 'noPlan', citizen: grete }],
    ['no grant', only({ ...citizenOf(grete, [visitOf('wash')]), grants: [] }), { kind: 'noGrant', citizen: grete }],
    ['nowhere to go', only(citizenOf(grete, [visitOf('wash')], { home: null })), { kind: 'noHome', citizen: grete }],
    [
      'more than two together',
      only(citizenOf(grete, [visitOf('lift', { staff: 3 })])),
      { kind: 'tooManyTogether', citizen: grete, visit: 'lift', tasks: ['3'] },
    ],
    [
      'more planned than granted',
      only(
        citizenOf(grete, [visitOf('wash', { minutes: minutes(60) })], {
          grants: [{ from: monday, to: null, value: grantOf({ citizen: grete, frames: [weekly(300)] }) }],
        }),
      ),
      { kind: 'overFrame', citizen: grete, scope: { kind: 'whole' }, framed: 300, planned: 420 },
    ],
    [
      'a usual carer without a shift',
      { shifts: [shiftOn(bo, 0), shiftOn(bo, 1), shiftOn(bo, 2)] },
      { kind: 'usualNotOnDuty', citizen: grete, staff: anna },
    ],
    [
      'a usual carer who works when none of the visits are',
      { shifts: [shiftOn(anna, 0, { start: timeOfDay('15:00'), end: timeOfDay('23:00') }), shiftOn(bo, 1)] },
      { kind: 'usualOtherHours', citizen: grete, staff: anna },
    ],
    ['shifts nobody told', { shifts: [shiftOn(anna, 0, { assumed: true })] }, { kind: 'shiftsAssumed', shifts: 1 }],
    ['no shifts', { shifts: [] }, { kind: 'noShifts' }],
    ['nobody knows who came', {}, { kind: 'facesUnknown', citizens: 2 }],
    ['no base', { base: null }, { kind: 'noBase' }],
  ])('%s', (_, changed, note) => {
    expect(notesOf(changed)).toContainEqual(note)
  })

  test('what was adopted the week before is a pattern, where those who came have a shift and it lasts as long', () => {
    const was = {
      citizen: grete,
      visit: 'wash',
      date: addDays(monday, -6),
      start: 440,
      minutes: minutes(30),
      staff: [anna],
    }
    const stranger = { ...was, date: addDays(monday, -7), staff: [idOf<'Staff'>(99)] }
    const longer = { ...was, date: addDays(monday, -5), minutes: minutes(45) }
    const problem = problemOf({ adopted: [stranger, was, longer, { ...was, visit: 'clean' }] })
    const [first, second] = problem.instance.citizens
    expect(first?.frames[0]?.pattern).toEqual([{ day: 1, start: 140, length: 30, carers: [anna] }])
    expect(second?.frames[0]?.pattern).toEqual([])
    expect(reread({ adopted: [was] })).toMatchObject({ ok: true })
  })

  test('who came the week before counts as seen, where they still work here', () => {
    const seen = citizenOf(poul, [visitOf('wash')], { seen: [bo, idOf<'Staff'>(99)] })
    expect(problemOf(only(seen)).instance.citizens[0]?.faces?.seen).toEqual([bo])
  })
})
