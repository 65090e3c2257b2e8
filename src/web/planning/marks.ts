/** What is different about a visit in a proposal beside the week as it is adopted. */
import { type Change, keyOf, type Visit } from './plan.ts'

export type Mark = { readonly kind: 'new' | 'day' | 'staff' | 'time'; readonly before: Visit | null }

const kindOf = (before: Visit | null, after: Visit): Mark['kind'] => {
  if (!before) return 'new'
  if (before.date !== after.date) return 'day'
  return [...before.staff].sort().join() === [...after.staff].sort().join() ? 'time' : 'staff'
}

const slightMinutes = 15

/** The same people on the same day, at most a quarter of an hour earlier or later: hardly anybody would notice. */
export const isSlight = ({ before, after }: Change): boolean =>
  before !== null &&
  after !== null &&
  kindOf(before, after) === 'time' &&
  before.minutes === after.minutes &&
  Math.abs(before.start - after.start) <= slightMinutes

/** By visit: what was moved by hand, else what somebody would notice; what falls away has no block to mark. */
export const marksOf = (changes: readonly Change[], isByHand: boolean): ReadonlyMap<string, Mark> =>
  new Map(
    changes.flatMap((change) => {
      const { before, after } = change
      return after && (isByHand || !isSlight(change))
        ? [[keyOf(after), { kind: kindOf(before, after), before }] as const]
        : []
    }),
  )
