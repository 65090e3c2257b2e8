import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { byCost, costAt, firstStart, leastCost } from './cost.ts'
import type { Place } from './plan.ts'

/** From eight to ten, agreed from half past eight to nine. */
const place = (still: Place['still'], more: Partial<Place> = {}): Place => ({
  ...{ staff: 'anna' as Place['staff'], date: localDate('2026-10-05'), from: 480, to: 600 },
  ...{ still, moves: 2, extraTravel: 6, agreed: { from: 510, to: 540 } },
  ...more,
})
const anywhere = place({ from: 480, to: 600 })

test.each([
  ['in the agreed hours', 520, { moves: 0, outside: 0 }],
  ['before them', 495, { moves: 0, outside: 15 }],
  ['after them', 560, { moves: 0, outside: 20 }],
])('a start %s costs', (_, start, cost) => {
  expect(costAt(anywhere, start)).toEqual({ ...cost, extraTravel: 6 })
})

test('a start for which others move costs that too', () => {
  expect(costAt(place({ from: 520, to: 530 }), 500)).toEqual({ moves: 2, outside: 10, extraTravel: 6 })
})

test('a visit that is longer than the hours agreed for it is outside wherever it begins', () => {
  expect(costAt({ ...anywhere, agreed: { from: 520, to: 510 } }, 515)).toMatchObject({ outside: 10 })
})

test.each([
  ['the wish itself', anywhere, 530, 530],
  ['the nearest within what was agreed', anywhere, 590, 540],
  ['what moves nobody before what was agreed', place({ from: 560, to: 600 }), 530, 560],
  ['the end nearer to what was agreed', place({ from: 480, to: 500 }), 530, 500],
  ['the earliest where others move', place(null), 530, 480],
])('the start that is offered first is %s', (_, at, wish, start) => {
  expect(firstStart(at, wish)).toBe(start)
})

test('of two places the one that moves fewer, then nearer to what was agreed, then with the shorter way', () => {
  const moving = place(null, { extraTravel: -20 })
  const late = place({ from: 560, to: 600 }, { extraTravel: 0 })
  const far = place({ from: 520, to: 600 }, { extraTravel: 30 })
  const sorted = [moving, far, late, anywhere].toSorted((a, b) => byCost(leastCost(a, 530), leastCost(b, 530)))
  expect(sorted).toEqual([anywhere, far, late, moving])
})
