import { expect, test } from 'vitest'
import { visitOf } from '#care/plans/plan.fixture.ts'
import { bookOf } from '#planning/feasible/book.ts'
import { openingsFor } from '#planning/feasible/openings.ts'
import { placesFor } from '#planning/feasible/places.ts'
import { weekProblem } from '#planning/week/problem.ts'
import { anna, citizenOf, home, shiftOn, tenMinutes, weekOfTeam } from '#planning/week/week.fixture.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'

const extra = (minutes: number, opens: number, closes: number, days: readonly number[]) => ({
  ...{ place: 2, minutes, qualification: 'anybody', windows: [{ days, opens, closes }] },
})

/** Fifteen carers, eighty citizens, 1,120 visits; `asked` counts how often a table of ways is opened. */
function fullWeek() {
  const carers = Array.from({ length: 15 }, (_, nth) => `carer ${nth}`)
  const week = weekOfTeam({
    people: { delegated: [], members: [] },
    shifts: [],
    citizens: Array.from({ length: 80 }, (_, nth) =>
      citizenOf(`citizen ${nth}` as never, [visitOf('wash'), visitOf('noon', { partOfDay: 'noon' })], {
        home: home(nth / 10),
      }),
    ),
  })
  const shifts = Array.from({ length: 7 }, (_, day) => shiftOn(anna, day))
  const one = weekProblem({ ...week, ...weekOfTeam({ shifts }), citizens: week.citizens }, tenMinutes).instance
  const [shiftsOfOne] = one.carers.map((carer) => carer.shifts)
  const instance = {
    ...one,
    carers: carers.map((id) => ({ ...(one.carers[0] as never as object), id, shifts: shiftsOfOne })),
  }
  const visits = one.citizens.flatMap(({ frames }, at) =>
    frames.flatMap(({ id, length }, nth) =>
      [0, 1, 2, 3, 4, 5, 6].map((day) => ({
        ...{ frame: id, day, length: length.least, carers: [carers[at % 15] as string] },
        start: (nth === 0 ? 130 : 400) + 40 * Math.floor(at / 15),
      })),
    ),
  )
  const counted = { opened: 0 }
  const travel = new Map(one.travel)
  travel.get = (mode) => {
    counted.opened++
    return one.travel.get(mode)
  }
  return { book: bookOf({ ...instance, travel } as never, { visits, pauses: [] }), counted }
}

/** The best of a few: the machine may be busy with something else. */
function milliseconds(ask: () => void): number {
  const time = () => {
    const begun = performance.now()
    ask()
    return performance.now() - begun
  }
  time()
  return Math.min(...Array.from({ length: 7 }, time))
}

test('when an extra visit could fit in the week of a team is answered within 50 milliseconds (004-20)', () => {
  const { book } = fullWeek()
  const ask = () => openingsFor(book, extra(20, 120, 600, [0, 1, 2, 3, 4, 5, 6]))
  expect(ask().length).toBeGreaterThan(100)
  expect(milliseconds(ask)).toBeLessThan(50)
})

test('where a visit could go is answered within 50 milliseconds, each route looked at once', () => {
  const { book, counted } = fullWeek()
  const visit = book.solution.visits[500] as FrirumSolutionVisit
  const ask = () => placesFor(book, visit, 0)
  const { places, barriers } = ask()
  expect(places.length).toBeGreaterThan(10)
  expect(new Set([...places, ...barriers].map(({ carer, day }) => `${carer} ${day}`)).size).toBe(15 * 7)
  // Before and after it is taken out, and once for each person and day.
  expect(counted.opened).toBeLessThanOrEqual(2 + 15 * 7)
  expect(milliseconds(ask)).toBeLessThan(50)
})
