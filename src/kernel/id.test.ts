import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant } from '#kernel/clock/instant.ts'
import { newId, readId } from './id.ts'
import { seededRandom } from './random.ts'

const instants = fc.integer({ min: 0, max: Date.parse('9999-12-31T23:59:59.999Z') }).map((at) => at as Instant)
const seeds = fc.integer()

test('a new id is a UUID of version 7 that carries its time', () => {
  fc.assert(
    fc.property(instants, seeds, (at, seed) => {
      const id = newId(at, seededRandom(seed))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at)
      expect(readId(id)).toBe(id)
    }),
  )
})

test('ids sort by when they were made', () => {
  fc.assert(
    fc.property(instants, instants, seeds, (a, b, seed) => {
      const random = seededRandom(seed)
      if (a < b) expect(newId(a, random) < newId(b, random)).toBe(true)
    }),
  )
})

test('the same ask gives the same id, the next ask another', () => {
  const at = instant('2026-10-25T06:30:00Z')
  const [random, again] = [seededRandom(7), seededRandom(7)]
  const made = Array.from({ length: 1000 }, () => newId(at, random))
  expect(new Set(made).size).toBe(1000)
  expect(Array.from({ length: 1000 }, () => newId(at, again))).toEqual(made)
})

test('no id is made before 1970 or between milliseconds', () => {
  for (const at of [-1, 0.5, Number.NaN]) expect(() => newId(at as Instant, seededRandom(1))).toThrow(RangeError)
})

test('capitals are read, other texts are not', () => {
  expect(readId('0197A3C2-4B00-7ABC-8DEF-0123456789AB')).toBe('0197a3c2-4b00-7abc-8def-0123456789ab')
  for (const text of ['', '0197a3c24b007abc8def0123456789ab', 'urn:uuid:0197a3c2-4b00-7abc-8def-0123456789ab'])
    expect(readId(text)).toBeUndefined()
})
