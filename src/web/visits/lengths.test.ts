import { expect, test } from 'vitest'
import { lengthsOf, lengthWithin } from './lengths.ts'

test.each([
  ['more', 30, { least: 35, most: 480, first: 45 }],
  ['more', 5, { least: 10, most: 480, first: 20 }],
  ['more', 470, { least: 475, most: 480, first: 480 }],
  ['more', 600, { least: 605, most: 605, first: 605 }],
  ['less', 30, { least: 5, most: 25, first: 20 }],
  ['less', 10, { least: 5, most: 5, first: 5 }],
  ['less', 7, { least: 5, most: 5, first: 5 }],
  ['less', 5, null],
  ['swapped', 30, null],
])('%s than %i minutes', (kind, planned, lengths) => expect(lengthsOf(kind, planned)).toEqual(lengths))

test('a length begun before the plan changed is brought within what can be told', () => {
  const lengths = { least: 35, most: 480, first: 45 }
  expect([20, 50, 500].map((minutes) => lengthWithin(lengths, minutes))).toEqual([35, 50, 480])
})
