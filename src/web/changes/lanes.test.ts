import { expect, test } from 'vitest'
import { sideBySide } from './lanes.ts'

const lanes = (...stretches: [number, number][]) =>
  sideBySide(stretches.map(([from, to]) => ({ from, to }))).map(({ item, lane, lanes: of }) => [item.from, lane, of])

test('visits that do not meet have the whole width each', () =>
  expect(lanes([0, 30], [30, 60])).toEqual([
    [0, 0, 1],
    [30, 0, 1],
  ]))

test('those that meet share it, also one through another', () =>
  expect(lanes([0, 60], [30, 90], [60, 120], [200, 210])).toEqual([
    [0, 0, 2],
    [30, 1, 2],
    [60, 0, 2],
    [200, 0, 1],
  ]))
