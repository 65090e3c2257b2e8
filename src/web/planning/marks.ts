/** What is different about a visit in a proposal beside the week as it is adopted. */
import { type Change, keyOf, type Visit } from './plan.ts'

export type Mark = { readonly kind: 'new' | 'day' | 'staff' | 'time'; readonly before: Visit | null }

const kindOf = (before: Visit | null, after: Visit): Mark['kind'] => {
  if (!before) return 'new'
  if (before.date !== after.date) return 'day'
  return [...before.staff].sort().join() === [...after.staff].sort().join() ? 'time' : 'staff'
}

/** By visit; what falls away has no block to mark. */
export const marksOf = (changes: readonly Change[]): ReadonlyMap<string, Mark> =>
  new Map(
    changes.flatMap(({ before, after }) =>
      after ? [[keyOf(after), { kind: kindOf(before, after), before }] as const] : [],
    ),
  )
