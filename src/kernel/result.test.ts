import { expect, expectTypeOf, test } from 'vitest'
import { impossible, must, ok, type Refused, type Result, refuse } from './result.ts'

const halve = (count: number): Result<number, { kind: 'odd'; count: number }> =>
  count % 2 === 0 ? ok(count / 2) : refuse({ kind: 'odd', count })

test('a yes carries its value and a no its reason', () => {
  expect(halve(4)).toEqual({ ok: true, value: 2 })
  expect(halve(5)).toEqual({ ok: false, refusal: { kind: 'odd', count: 5 } })
})

test('the kind of a refusal is known to the compiler', () => {
  expectTypeOf(refuse({ kind: 'odd' })).toEqualTypeOf<Refused<{ readonly kind: 'odd' }>>()
})

test('a refusal where none is possible is a bug, and says which', () => {
  expect(must(halve(4))).toBe(2)
  expect(() => must(halve(5))).toThrow('{"kind":"odd","count":5}')
  expect(() => impossible('neither' as never)).toThrow('"neither"')
})
