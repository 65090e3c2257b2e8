import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Comparison, toldApart } from './evidence.ts'

const words = { da: 'x', sv: 'x', en: 'x' }
const comparing = (arms: Readonly<Record<string, readonly string[]>>): Comparison => ({
  id: 'c',
  title: words,
  measures: [words],
  arms: Object.entries(arms).map(([id, has]) => ({ id, title: words, has })),
})

// fulfils: 004-74
test('payment and teamwork are told apart by a group that has one of them without the other', () => {
  expect(toldApart(comparing({ before: [], team: ['teamwork'], both: ['teamwork', 'payment'] }))).toEqual([
    { cause: 'teamwork', without: 'before', with: 'team' },
    { cause: 'payment', without: 'team', with: 'both' },
  ])
})

// fulfils: 004-74
test('before and after, with both at once, tell nothing apart', () => {
  expect(toldApart(comparing({ before: [], after: ['teamwork', 'payment'] }))).toEqual([])
  expect(toldApart(comparing({ team: ['teamwork'], payment: ['payment'] }))).toEqual([])
})

test('two groups that tell a cause differ in it alone', () => {
  const has = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))
  fc.assert(
    fc.property(fc.array(has, { minLength: 2, maxLength: 6 }), (arms) => {
      const comparison = comparing(Object.fromEntries(arms.map((each, at) => [`arm${at}`, each])))
      const of = (id: string) => comparison.arms.find((arm) => arm.id === id)?.has ?? []
      for (const { cause, without, with: other } of toldApart(comparison))
        expect([...of(without), cause].sort()).toEqual([...of(other)].sort())
    }),
  )
})
