import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { meterOf } from './meter-parts.ts'

const amount = fc.integer({ min: 0, max: 10_080 })

test('the parts add up to what was given and planned, and with what is left to the frame', () => {
  fc.assert(
    fc.property(amount, amount, amount, (framed, done, ahead) => {
      const parts = meterOf(framed, done, ahead)
      expect(parts.doneInside + parts.doneOver).toBe(done)
      expect(parts.aheadInside + parts.aheadOver).toBe(ahead)
      expect(parts.left).toBe(framed - done - ahead)
      expect(parts.doneInside + parts.aheadInside).toBeLessThanOrEqual(framed)
      expect(parts.scale).toBe(Math.max(framed, done + ahead))
    }),
  )
})

test.each([
  ['room left', 480, 180, 175, { left: 125, doneOver: 0, aheadOver: 0 }],
  ['planned over the line', 480, 400, 135, { left: -55, doneOver: 0, aheadInside: 80, aheadOver: 55 }],
  ['given over the line', 60, 75, 10, { left: -25, doneInside: 60, doneOver: 15, aheadInside: 0, aheadOver: 10 }],
])('%s', (_, framed, done, ahead, parts) => expect(meterOf(framed, done, ahead)).toMatchObject(parts))
