import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimatedMinutes, estimatedTravel, metresBetween, noDetours } from './estimate.ts'

const square = { latitude: 55.6761, longitude: 12.5683 }
const station = { latitude: 56.1503, longitude: 10.2045 }

describe('without a map', () => {
  test('the distance is that of the great circle', () => {
    // A degree of latitude is 111.2 km; two cities 157 km apart.
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111_195, -1)
    expect(metresBetween(square, station) / 1000).toBeCloseTo(156.5, 0)
  })

  test('the way takes a road factor, a pace and the door (002-31)', () => {
    const kilometre = { latitude: square.latitude + 1 / 111.195, longitude: square.longitude }
    // 1,350 m at 500 a minute and two at the door; 1,250 m at 233 and one; 1,200 m at 78.
    expect(estimatedMinutes(square, kilometre, 'car')).toBe(5)
    expect(estimatedMinutes(square, kilometre, 'bike')).toBe(7)
    expect(estimatedMinutes(square, kilometre, 'foot')).toBe(16)
    expect(estimatedMinutes(square, square, 'car')).toBe(0)
  })

  const place = fc.record({
    latitude: fc.double({ min: 55, max: 56, noNaN: true }),
    longitude: fc.double({ min: 9, max: 10, noNaN: true }),
  })
  test('no way is longer than by way of another place, and all are the same back', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
        const table = estimatedTravel(places, 'car')
        for (const [from, row] of table.entries())
          for (const [to, minutes] of row.entries()) {
            expect(minutes).toBe(table[to]?.[from])
            for (const [via, first] of row.entries())
              expect(minutes).toBeLessThanOrEqual(first + (table[via]?.[to] as number))
          }
      }),
      { numRuns: 50 },
    )
  })

  test('a table of roads that breaks that is mended', () => {
    expect(
      noDetours([
        [0, 9, 2],
        [9, 0, 3],
        [2, 3, 0],
      ]),
    ).toEqual([
      [0, 5, 2],
      [5, 0, 3],
      [2, 3, 0],
    ])
  })
})
