import { describe, expect, test } from 'vitest'
import { visitOf } from '#care/plans/plan.fixture.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { minutes } from '#kernel/minutes.ts'
import { goalsOf } from '#planning/explain/goals.ts'
import type { WeekFacts } from '#planning/week/facts.ts'
import { weekProblem } from '#planning/week/problem.ts'
import {
  anna,
  bo,
  citizenOf,
  grete,
  member,
  monday,
  poul,
  shiftOn,
  tenMinutes,
  weekOfTeam,
} from '#planning/week/week.fixture.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { bookOf } from './book.ts'
import type { Starts } from './gaps.ts'
import { openingsFor } from './openings.ts'
import { placesFor } from './places.ts'
import { routeIn } from './route.ts'
import { tryVisit } from './try-visit.ts'

const wash = `${grete}/1/wash`
const clean = `${poul}/1/clean`
const visit = (frame: string, day: number, start: number, carer: string): FrirumSolutionVisit => ({
  ...{ frame, day, start, length: 30, carers: [carer] },
})

function opened(solution: Partial<FrirumSolution>, changed: Partial<WeekFacts> = {}) {
  const { instance } = weekProblem(weekOfTeam(changed), tenMinutes)
  return bookOf(instance, { visits: [], pauses: [], ...solution })
}

/** Monday at seven fifteen by Anna; Bo has Tuesday, and cleans after it. */
const usual = [visit(wash, 0, 135, anna), visit(wash, 1, 130, bo), visit(clean, 1, 300, bo), visit(wash, 2, 130, anna)]
const [mondays, tuesdays] = usual as [FrirumSolutionVisit, FrirumSolutionVisit]

describe('why not Tuesday with the usual carer?', () => {
  test('it can be done, and nobody else is moved', () => {
    const answer = tryVisit(opened({ visits: usual }), { visit: tuesdays, carer: anna })
    expect(answer).toMatchObject({ ok: true, value: { at: { day: 1, start: 130, carers: [anna] }, moved: [] } })
  })

  test('another stop makes room within its own hours and says so', () => {
    const inTheWay = visit(clean, 1, 200, bo)
    const book = opened({ visits: [mondays, inTheWay, visit(wash, 1, 250, anna)] })
    const found = book.solution.visits[2] as FrirumSolutionVisit
    expect(tryVisit(book, { visit: found, carer: bo })).toMatchObject({
      ok: true,
      value: { at: { start: 250 }, moved: [] },
    })
    // Exactly at 190 the cleaning at 200 has to go later.
    const pressed = tryVisit(book, { visit: found, carer: bo, start: 190 })
    expect(pressed).toMatchObject({ ok: true, value: { at: { start: 190 }, moved: [inTheWay] } })
    if (pressed.ok) {
      const route = routeIn(pressed.value.book, bo, pressed.value.book.carers.get(bo)?.shifts[1] as never)
      expect(route.calls.map(({ start }) => start)).toEqual([190, 230])
    }
  })

  test.each<[why: string, changed: Partial<WeekFacts>, wish: object, barrier: object]>([
    ['has no shift that day', { shifts: [shiftOn(anna, 0), shiftOn(bo, 1)] }, { carer: anna }, { kind: 'noShift' }],
    ['is agreed for other days', {}, { carer: anna, day: 4 }, { kind: 'notAgreed' }],
    ['is there that day already', {}, { carer: anna, day: 2 }, { kind: 'twiceThatDay' }],
    ['may not', {}, { carer: 'nobody' }, { kind: 'mayNot' }],
    [
      'has no room: the shift begins too late by ten minutes and half an hour is there to be late in',
      { shifts: [shiftOn(anna, 1, { start: 610 as never, end: 680 as never }), shiftOn(bo, 1)] },
      { carer: anna },
      { kind: 'noRoom', short: 50 },
    ],
  ])('%s', (_, changed, wish, barrier) => {
    const book = opened({ visits: changed.shifts ? [tuesdays] : usual }, changed)
    expect(tryVisit(book, { visit: tuesdays, ...wish })).toEqual({ ok: false, refusal: barrier })
  })

  test('two who go together stay together: the other one must be free at that hour', () => {
    const lift = visitOf('lift', { staff: 2, days: { kind: 'weekdays', weekdays: [0, 1] } })
    const three = { shifts: [shiftOn(anna, 0), shiftOn(bo, 0), shiftOn(anna, 1), shiftOn(bo, 1)] }
    const changed = { citizens: [citizenOf(grete, [lift])], ...three }
    const pair = { ...visit(`${grete}/1/lift`, 0, 130, anna), carers: [anna, bo] }
    const book = opened({ visits: [pair] }, changed)
    expect(tryVisit(book, { visit: pair, carer: bo })).toMatchObject({ refusal: { kind: 'atTheCitizensAlready' } })
    expect(tryVisit(book, { visit: pair, day: 1 })).toMatchObject({ ok: true, value: { at: { carers: [anna, bo] } } })
    const away = opened({ visits: [pair] }, { ...changed, shifts: [...three.shifts.slice(0, 3)] })
    expect(tryVisit(away, { visit: pair, day: 1 })).toEqual({ ok: false, refusal: { kind: 'otherNotFree' } })
  })

  test('one of two is replaced where it is said who, and only by somebody who may', () => {
    const lift = visitOf('lift', { staff: 2, days: { kind: 'weekdays', weekdays: [0] } })
    const carl = 'carl' as never
    const people = { delegated: [], members: ['anna', 'bo', 'carl'].map((name) => memberOf(name)) }
    const shifts = [anna, bo, carl].map((who) => shiftOn(who, 0))
    const pair = { ...visit(`${grete}/1/lift`, 0, 130, anna), carers: [anna, bo] }
    const book = opened({ visits: [pair] }, { citizens: [citizenOf(grete, [lift])], shifts, people })
    expect(tryVisit(book, { visit: pair, carer: carl })).toMatchObject({ value: { at: { carers: [carl, bo] } } })
    expect(tryVisit(book, { visit: pair, replaces: bo, carer: carl })).toMatchObject({
      value: { at: { carers: [anna, carl] } },
    })
    expect(tryVisit(book, { visit: pair, replaces: carl, carer: bo })).toMatchObject({ refusal: { kind: 'notInPlan' } })

    function memberOf(name: string) {
      const id = { anna, bo, carl }[name] as typeof anna
      return { staff: member(id, name), period: { from: monday, to: null } }
    }
  })

  test('the citizen has another visit then, made by somebody else', () => {
    const both = [visitOf('wash'), visitOf('meal', { minutes: minutes(240) })]
    const washing = visit(`${grete}/1/wash`, 0, 10, anna)
    const meal = { ...visit(`${grete}/1/meal`, 0, 40, bo), length: 240 }
    const early = {
      shifts: [shiftOn(anna, 0, { start: timeOfDay('05:00') }), shiftOn(bo, 0, { start: timeOfDay('05:00') })],
    }
    const other = opened({ visits: [washing, meal] }, { citizens: [citizenOf(grete, both)], ...early })
    const [first] = other.solution.visits as [FrirumSolutionVisit]
    expect(tryVisit(other, { visit: first, start: 60 })).toEqual({ ok: false, refusal: { kind: 'anotherThen' } })
    expect(placesFor(other, first, 0).places.find(({ carer }) => carer === anna)?.starts).toEqual({ from: 10, to: 10 })
  })

  test('who is absent for a part of their shift is given nothing new, and what has begun stays', () => {
    const { instance } = opened({ visits: usual })
    const ill = bookOf({ ...instance, absent: [{ carer: bo, day: 1, from: 500 }] }, { visits: usual, pauses: [] })
    const wished = ill.solution.visits[0] as FrirumSolutionVisit
    expect(tryVisit(ill, { visit: wished, carer: bo, day: 1 })).toMatchObject({ refusal: { kind: 'noShift' } })
    // Anna sets out at five past seven, ten minutes before she is there.
    const then = (minute: number) => bookOf(instance, { visits: usual, pauses: [] }, { day: 0, minute })
    expect(tryVisit(then(125), { visit: mondays, start: 200 })).toMatchObject({ ok: true })
    expect(tryVisit(then(126), { visit: mondays, start: 200 })).toEqual({ ok: false, refusal: { kind: 'begun' } })
    expect(tryVisit(then(125), { visit: mondays, start: 130 })).toMatchObject({ refusal: { kind: 'noRoom', short: 5 } })
    const tuesday = bookOf(instance, { visits: usual.slice(1), pauses: [] }, { day: 1, minute: 0 })
    expect(tryVisit(tuesday, { visit: tuesdays, day: 0 })).toEqual({ ok: false, refusal: { kind: 'over' } })
  })
})

describe('where could a visit go instead?', () => {
  test('with each person and day, from when to when, and what stands in the way of the rest', () => {
    const book = opened({ visits: [mondays, visit(wash, 1, 250, anna), visit(clean, 1, 180, bo)] })
    const found = book.solution.visits[1] as FrirumSolutionVisit
    const { places, barriers } = placesFor(book, found, 0)
    const on = (carer: string, day: number) => places.filter((place) => place.carer === carer && place.day === day)
    const still = (starts: Starts) => ({ starts, still: starts, moves: 0 })
    // The morning lasts from six to nine, and the day of work begins at five.
    const agreed = { from: 60, to: 210 }
    // With Anna nothing else is done that day. The way there and back is spared and gone again.
    expect(on(anna, 1)).toEqual([{ carer: anna, day: 1, ...still({ from: 130, to: 270 }), extraTravel: 0, agreed }])
    // Bo cleans from 180, or as late as 420: before it Grete's wash ends by 170, or the cleaning has to wait.
    expect(on(bo, 1)).toEqual([
      { carer: bo, day: 1, ...still({ from: 130, to: 140 }), starts: { from: 130, to: 270 }, extraTravel: -10, agreed },
      { carer: bo, day: 1, ...still({ from: 220, to: 270 }), extraTravel: -10, agreed },
    ])
    expect(barriers).toContainEqual({ carer: bo, day: 0, barrier: { kind: 'twiceThatDay' } })
    expect(barriers).toContainEqual({ carer: anna, day: 4, barrier: { kind: 'notAgreed' } })
    expect(places.length + barriers.length).toBe(3 + 12)
  })

  test('a start outside the agreed hours is as far from them as the goal then says', () => {
    const book = opened({ visits: usual })
    const [place] = placesFor(book, mondays, 0).places
    for (const start of [130, 210, 211, 270]) {
      const tried = tryVisit(book, { visit: mondays, start })
      if (!tried.ok || !place) throw new Error('there is room until 270')
      const goal = goalsOf(tried.value.book).find((one) => one.id === grete && one.goal === 'agreedTime')
      expect(goal?.value).toBe(Math.max(0, start - place.agreed.to))
    }
  })
})

describe('when could an extra visit fit?', () => {
  const extra = (minutes: number, opens: number, closes: number, days = [1]) => ({
    ...{ place: 2, minutes, qualification: 'anybody', windows: [{ days, opens, closes }] },
  })

  test('in every gap that is long enough, with the way there and back', () => {
    const openings = openingsFor(opened({ visits: usual }), extra(60, 120, 600))
    expect(openings.filter(({ carer }) => carer === bo)).toEqual([
      // The wash can wait until 270, so an hour and the way fit before it.
      { carer: bo, day: 1, from: 130, to: 200, extraTravel: 10 },
      // Between the wash and the cleaning, which can wait until 420 and lies in the same house.
      { carer: bo, day: 1, from: 170, to: 360, extraTravel: 0 },
      // After the cleaning, which can be made at 180; home by 630 at the latest, then ten minutes less.
      { carer: bo, day: 1, from: 210, to: 540, extraTravel: 0 },
    ])
    expect(openings.filter(({ carer }) => carer === anna)).toEqual([
      { carer: anna, day: 1, from: 130, to: 540, extraTravel: 20 },
    ])
  })

  test('every opening can be made at both its ends', () => {
    const book = opened({ visits: usual })
    for (const { carer, day, from, to } of openingsFor(book, extra(30, 180, 450)))
      for (const start of [from, to]) {
        const wished = { ...visit(clean, 1, 300, bo), day }
        const without = bookOf(book.instance, {
          ...book.solution,
          visits: usual.filter(({ frame }) => frame !== clean),
        })
        expect(tryVisit(without, { visit: wished, carer, day, start })).toMatchObject({
          ok: true,
          value: { at: { start } },
        })
      }
  })

  test('none where nobody may, or on a day that is full', () => {
    const book = opened({ visits: usual })
    expect(openingsFor(book, { ...extra(30, 0, 1440), qualification: 'medicine' })).toEqual([])
    expect(openingsFor(book, extra(600, 0, 1440))).toEqual([])
  })
})
