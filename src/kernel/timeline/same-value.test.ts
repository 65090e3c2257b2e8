import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from './same-value.ts'

test('a value that went over the wire and back is the same, one with a key more is not', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const wire = JSON.stringify(value)
      expect(sameValue(JSON.parse(wire), JSON.parse(wire))).toBe(true)
      expect(sameValue([value], [value, value])).toBe(false)
      expect(sameValue({ value }, { value, more: 1 })).toBe(false)
      expect(sameValue({ value, more: 1 }, { value })).toBe(false)
    }),
  )
})

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: undefined }, { b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, Number.NaN, false],
  [null, undefined, false],
  [Number.NaN, Number.NaN, true],
  [new Map([['a', 1]]), new Map([['b', 2]]), false],
  [() => 1, () => 2, false],
  ['1', 1, false],
])('case %#', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same)
  expect(sameValue(b, a)).toBe(same)
})
