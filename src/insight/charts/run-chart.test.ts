import { expect, test } from 'vitest'
import { runChart } from './run-chart.ts'

const low = [1, 2, 1, 2, 1, 2, 1]
const high = [8, 9, 8, 9, 8, 9, 8]

test('fewer than ten points tell nothing', () => {
  expect(runChart([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeUndefined()
})

test.each<[string, number[], object]>([
  // 14 points off the median: log2(14) + 3 rounds to 7, and seven in a row are not more than that.
  ['seven low and seven high may be chance', [...low, ...high], { longestRun: 7, runMost: 7, hasMoved: false }],
  // 16 points: still 7, and eight are more.
  ['eight low and eight high have moved', [...low, 2, ...high, 9], { longestRun: 8, runMost: 7, hasMoved: true }],
  ['up and down is chance', [1, 9, 1, 9, 1, 9, 1, 9, 1, 9], { longestRun: 1, hasMoved: false, median: 5 }],
  [
    'points on the median neither end nor lengthen a run',
    [1, 5, 1, 5, 1, 9, 5, 9, 5, 9, 5],
    { longestRun: 3, median: 5 },
  ],
  ['all alike', [4, 4, 4, 4, 4, 4, 4, 4, 4, 4], { longestRun: 0, hasMoved: false }],
])('%s', (_, values, found) => {
  expect(runChart(values)).toMatchObject(found)
})
