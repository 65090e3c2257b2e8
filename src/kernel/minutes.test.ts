import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, minutes, minutesPerWeek, noMinutes, runningShare, shareOfWeek } from './minutes.ts'

const weeklies = fc.integer({ min: -20_000, max: 20_000 })

test('the days of a week add up to the week, and each is within half a minute of its part', () => {
  fc.assert(
    fc.property(weeklies, (weekly) => {
      const days = [0, 1, 2, 3, 4, 5, 6].map((day) => shareOfWeek(weekly, day, day + 1))
      expect(days.reduce((sum, day) => sum + day, 0)).toBe(weekly)
      for (const day of days) expect(Math.abs(day - weekly / 7)).toBeLessThan(1)
    }),
  )
})

test('however a week is cut, its parts add up to it', () => {
  fc.assert(
    fc.property(weeklies, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (weekly, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      const parts = [shareOfWeek(weekly, 0, first), shareOfWeek(weekly, first, second), shareOfWeek(weekly, second, 7)]
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(weekly)
    }),
  )
})

test('seven days of a hundred', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((day) => shareOfWeek(100, day, day + 1))).toEqual([14, 15, 14, 14, 14, 15, 14])
})

test('a running share is exact where the numbers are, and refuses where they are not', () => {
  const far = Number.MAX_SAFE_INTEGER
  fc.assert(
    fc.property(fc.integer(), fc.nat(10_000_000), fc.integer({ min: 1, max: 1_000_000 }), (whole, part, parts) => {
      const [top, bottom] = [2n * BigInt(whole) * BigInt(part) + BigInt(parts), 2n * BigInt(parts)]
      if (top > BigInt(far) || top < -BigInt(far)) {
        expect(() => runningShare(whole, part, parts)).toThrow(RangeError)
        return
      }
      const down = top / bottom - (top % bottom < 0n ? 1n : 0n)
      expect(BigInt(runningShare(whole, part, parts))).toBe(down)
    }),
  )
})

test('halves round up', () => {
  expect([runningShare(1, 1, 2), runningShare(3, 1, 2), runningShare(-1, 1, 2)]).toEqual([1, 2, 0])
})

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('%d is not a length', (count) => {
  expect(() => minutes(count)).toThrow(RangeError)
  expect(() => minutesPerWeek(count)).toThrow(RangeError)
})

test('lengths are added', () => {
  expect(addMinutes(minutes(20), minutes(-5))).toBe(15)
  expect(addMinutes(minutesPerWeekAsLength(), noMinutes)).toBe(90)
})

/** A week's amount is not a length until someone says so. */
function minutesPerWeekAsLength() {
  return minutes(minutesPerWeek(90))
}
