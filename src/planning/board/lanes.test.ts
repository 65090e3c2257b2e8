import { describe, expect, test } from 'vitest'
import type { FrirumShift } from '#solver/formats/frirum.ts'
import { pauseOf, waysOf } from './lanes.ts'

/** From 120 to 600; ten minutes between any two of the base, 0, and two homes. */
const shift: FrirumShift = {
  ...{ day: 0, start: 120, end: 600, from: 0, to: 0, overtime: 30 },
  pause: { opens: 330, closes: 540, minutes: 30 },
}
const way = (from: number, to: number) => (from === to ? 0 : 10)
const call = (place: number, start: number, length = 30) => ({ place, start, length })

describe('ways of a route', () => {
  test('lie right before what they lead to; home follows the last visit', () => {
    const calls = [call(1, 130), call(1, 200), call(2, 400)]
    expect(waysOf(shift, calls, null, way)).toEqual([
      { start: 120, minutes: 10, to: calls[0] },
      { start: 200, minutes: 0, to: calls[1] },
      { start: 390, minutes: 10, to: calls[2] },
      { start: 430, minutes: 10, to: null },
    ])
    expect(waysOf(shift, [], null, way)).toEqual([])
  })

  test('a pause right before a visit is taken there, so the way lies before the pause', () => {
    const calls = [call(1, 300), call(2, 400)]
    const wayTo = (start: number) => waysOf(shift, calls, { start, minutes: 30 }, way)[1]
    expect(wayTo(370)).toMatchObject({ start: 360 })
    expect(wayTo(365)).toMatchObject({ start: 355 })
    // There is time for the way after it.
    expect(wayTo(360)).toMatchObject({ start: 390 })
  })
})

describe('the pause of a shift', () => {
  const at = (calls: readonly ReturnType<typeof call>[], was: number | null) => pauseOf(shift, calls, way, was)?.start

  test('is where it was, or as near as there is room', () => {
    const calls = [call(1, 300), call(2, 400)]
    expect(at(calls, 370)).toBe(370)
    expect(at(calls, 380)).toBe(370)
    expect(at(calls, 440)).toBe(440)
    expect(at(calls, 405)).toBe(430)
    // As early as it may be.
    expect(at(calls, null)).toBe(330)
  })

  test('is none where there is no room, where none is due and where nobody goes anywhere', () => {
    expect(at([call(1, 330, 220)], null)).toBeUndefined()
    expect(at([call(1, 330, 210)], null)).toBeUndefined()
    expect(at([call(1, 330, 180)], null)).toBe(510)
    const { pause: _, ...brief } = shift
    expect(pauseOf(brief, [call(1, 300)], way, null)).toBeNull()
    expect(at([], null)).toBeUndefined()
  })
})
