import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant, minutesFrom, readInstant, writeInstant } from './instant.ts'

const instants = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.getTime() as Instant)

test('an instant that is written reads back as itself', () => {
  fc.assert(
    fc.property(instants, (at) => {
      expect(readInstant(writeInstant(at))).toBe(at)
      expect(writeInstant(at)).toHaveLength(24)
    }),
  )
})

test.each([
  ['2026-10-25T06:30:00+01:00', '2026-10-25T05:30:00.000Z'],
  ['2026-10-25T06:30Z', '2026-10-25T06:30:00.000Z'],
  ['2026-10-25T06:30:00.5Z', '2026-10-25T06:30:00.500Z'],
  ['2026-10-25T06:30:00.123999999Z', '2026-10-25T06:30:00.123Z'],
  ['2026-01-01T00:15:00+02:00', '2025-12-31T22:15:00.000Z'],
])('%s is %s', (text, written) => {
  expect(writeInstant(instant(text))).toBe(written)
})

test.each([
  '2026-10-25T06:30:00',
  '2026-10-25 06:30:00Z',
  '2026-02-29T06:30:00Z',
  '2026-10-25T24:00:00Z',
  '2026-10-25T06:60:00Z',
  '2026-10-25T06:30:60Z',
  '2026-10-25T06:30:00+25:00',
  '2026-10-25T06:30:00+01:00[Europe/Copenhagen]',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '2026-10-25',
  '',
])('%j is not an instant', (text) => {
  expect(readInstant(text)).toBeUndefined()
  expect(() => instant(text)).toThrow(RangeError)
})

test('minutes between instants are whole minutes, rounded down', () => {
  const from = instant('2026-10-25T06:30:00Z')
  expect(minutesFrom(from, instant('2026-10-25T07:15:59Z'))).toBe(45)
  expect(minutesFrom(from, from)).toBe(0)
  expect(minutesFrom(from, instant('2026-10-25T06:29:59Z'))).toBe(-1)
})
