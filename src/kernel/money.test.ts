import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMoney, divideHalfAway, money, negateMoney, priceOfMinutes, subtractMoney, sumMoney } from './money.ts'

const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((minor) => money(minor, 'DKK'))

test('sums are exact and do not care about the order', () => {
  fc.assert(
    fc.property(fc.array(amounts), (all) => {
      const exact = all.reduce((sum, { minor }) => sum + BigInt(minor), 0n)
      expect(BigInt(sumMoney(all, 'DKK').minor)).toBe(exact)
      expect(sumMoney(all.toReversed(), 'DKK')).toEqual(sumMoney(all, 'DKK'))
    }),
  )
})

test('taking away undoes adding, and nothing is never minus nothing', () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(subtractMoney(addMoney(a, b), b)).toEqual(a)
      expect(addMoney(a, negateMoney(a)).minor).toBe(0)
      expect(negateMoney(negateMoney(a))).toEqual(a)
    }),
  )
  expect(Object.is(negateMoney(money(0, 'SEK')).minor, 0)).toBe(true)
})

test('a price is the nearest minor unit to the fraction, halves away from nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(200_000), (length, hourly) => {
      const twice = 2n * BigInt(length) * BigInt(hourly)
      const size = ((twice < 0n ? -twice : twice) + 60n) / 120n
      const { minor } = priceOfMinutes(length, money(hourly, 'SEK'))
      expect(BigInt(minor)).toBe(twice < 0n ? -size : size)
      expect(Object.is(minor, -0)).toBe(false)
    }),
  )
})

test.each([
  [50, 49_000, 40_833],
  [1, 30, 1],
  [-1, 30, -1],
  [1, 29, 0],
  [-1, 29, 0],
  [45, 41_234, 30_926],
  [0, 49_000, 0],
])('%i minutes at %i an hour are %i', (length, hourly, price) => {
  expect(priceOfMinutes(length, money(hourly, 'DKK'))).toEqual({ minor: price, currency: 'DKK' })
})

test('what cannot be exact is refused', () => {
  expect(() => money(0.1, 'DKK')).toThrow(RangeError)
  expect(() => priceOfMinutes(1e9, money(1e9, 'DKK'))).toThrow(RangeError)
  expect(() => priceOfMinutes(0.5, money(49_000, 'DKK'))).not.toThrow()
  expect(() => divideHalfAway(1, 0)).toThrow(RangeError)
  expect(() => divideHalfAway(1, -2)).toThrow(RangeError)
  expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(RangeError)
})

test('kroner and kronor are not added', () => {
  expect(() => addMoney(money(1, 'DKK'), money(1, 'SEK'))).toThrow(TypeError)
  expect(() => subtractMoney(money(1, 'DKK'), money(1, 'EUR'))).toThrow(TypeError)
  expect(() => sumMoney([money(1, 'SEK')], 'DKK')).toThrow(TypeError)
})
