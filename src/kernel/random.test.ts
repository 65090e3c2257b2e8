import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickWeighted, type Random, seededRandom } from './random.ts'

/** Written down, because towns and trials that were told with a seed must be told the same for ever. */
test('the first numbers of seed 1 and seed 2026 never change', () => {
  const firstOf = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 4 }, () => random.below(1_000_000))
  }
  expect(firstOf(1)).toEqual([627_073, 2_735, 527_447, 981_050])
  expect(firstOf(2026)).toEqual([455_407, 308_496, 661_157, 618_475])
})

test('the same seed gives the same row, and every number lies in its range', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (seed, limit) => {
      const [one, other] = [seededRandom(seed), seededRandom(seed)]
      for (let turn = 0; turn < 20; turn += 1) {
        const number = one.below(limit)
        expect(other.below(limit)).toBe(number)
        expect(Number.isInteger(number) && number >= 0 && number < limit).toBe(true)
      }
    }),
  )
})

test('numbers fall evenly', () => {
  const random = seededRandom(5)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let turn = 0; turn < 100_000; turn += 1) {
    const number = random.below(10)
    counts[number] = (counts[number] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test('each is picked as often as its weight', () => {
  const random = seededRandom(11)
  const picked = { often: 0, seldom: 0, never: 0 }
  for (let turn = 0; turn < 40_000; turn += 1)
    picked[
      pickWeighted<keyof typeof picked>(random, [
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ])
    ] += 1
  expect(picked.never).toBe(0)
  expect(Math.abs(picked.often - 30_000)).toBeLessThan(500)
})

test('where one share ends the next begins', () => {
  const at = (fraction: number) =>
    pickWeighted({ fraction: () => fraction, below: () => 0 }, [
      ['a', 3],
      ['b', 1],
    ])
  expect([at(0), at(0.7499), at(0.75)]).toEqual(['a', 'a', 'b'])
})

test('a weight of nothing is not picked even where the weights do not add up exactly', () => {
  const highest: Random = { fraction: () => 1 - 2 ** -53, below: (limit) => limit - 1 }
  const weights = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(weights, (all) => {
      const choices = [...all.map((weight, at) => [at, weight] as const), [-1, 0] as const]
      expect(pickWeighted(highest, choices)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('nothing to pick from is a bug, and so is a weight below nothing', () => {
  const random = seededRandom(1)
  expect(() => pickWeighted(random, [])).toThrow(RangeError)
  expect(() => pickWeighted(random, [['a', 0]])).toThrow(RangeError)
  expect(() =>
    pickWeighted(random, [
      ['a', 2],
      ['b', -1],
    ]),
  ).toThrow(RangeError)
  expect(() =>
    pickWeighted(random, [
      ['a', 1],
      ['b', Number.NaN],
    ]),
  ).toThrow(RangeError)
})
