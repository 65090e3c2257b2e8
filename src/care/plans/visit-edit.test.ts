import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { visitOf } from './plan.fixture.ts'
import { editsBetween, editVisits, editWhatIsThere, isSameVisit } from './visit-edit.ts'

const [morning, noon, walk] = [visitOf('morning'), visitOf('noon'), visitOf('walk')]
const longer = { ...morning, minutes: minutes(45) }
const visits = [morning, noon]

test('edits are made in turn, and each visit keeps its place', () => {
  const edits = [
    { kind: 'added', visit: walk } as const,
    { kind: 'altered', visit: longer } as const,
    { kind: 'dropped', key: 'noon' } as const,
  ]
  expect(must(editVisits(visits, edits))).toEqual([longer, walk])
})

test.each([
  [{ kind: 'altered', visit: walk } as const, { kind: 'noSuchVisit', visit: 'walk' }],
  [{ kind: 'dropped', key: 'walk' } as const, { kind: 'noSuchVisit', visit: 'walk' }],
  [{ kind: 'added', visit: longer } as const, { kind: 'keyTaken', visit: 'morning' }],
])('what cannot be done is refused, and left undone in another plan: %o', (edit, refusal) => {
  expect(editVisits(visits, [edit])).toEqual({ ok: false, refusal })
  expect(editWhatIsThere(visits, [edit])).toEqual(visits)
})

test('a visit is the same whatever order its weekdays were said in', () => {
  const days = (...weekdays: (0 | 2 | 4)[]) => ({ ...morning, days: { kind: 'weekdays', weekdays } as const })
  expect(isSameVisit(days(0, 4, 2), days(4, 2, 0))).toBe(true)
  expect(isSameVisit(days(0, 4), days(0, 2))).toBe(false)
  expect(isSameVisit(morning, { ...morning, purpose: 'a wash' })).toBe(false)
})

test('the edits between two plans lead from the one to the other, and back', () => {
  const some = fc
    .uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), long: fc.integer({ min: 5, max: 7 }) }), {
      selector: ({ key }) => key,
    })
    .map((rows) => rows.map(({ key, long }) => visitOf(key, { minutes: minutes(long) })))
  const sorted = (all: readonly { readonly key: string }[]) => all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  fc.assert(
    fc.property(some, some, (before, after) => {
      expect(sorted(must(editVisits(before, editsBetween(before, after))))).toEqual(sorted(after))
      expect(sorted(must(editVisits(after, editsBetween(after, before))))).toEqual(sorted(before))
      expect(editsBetween(before, before)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
