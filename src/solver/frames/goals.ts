/**
 * What a plan of a week is judged by. Each measure is a whole number, less is better. They stand in **tiers** that are
 * compared from the first to the last: no gain in a lower tier makes up for a loss in a higher one.
 */
export const measures = [
  'missingVisits',
  'missingMinutes',
  'belowTarget',
  'aboveTarget',
  'outsideWish',
  'newFaces',
  'unwanted',
  'notPreferred',
  'notUsual',
  'timeSpread',
  'missedPauses',
  'overtime',
  'imbalance',
  'travel',
  'change',
] as const

export type Measure = (typeof measures)[number]
export type Measures = Readonly<Record<Measure, number>>

/**
 * Tiers, first to last, and what one of each measure counts in its tier. A shift's end and its pause are promised to
 * the carer as hours are to the citizen: a usual carer is no reason to break either (docs/decisions/0017).
 */
export const tiers = {
  unserved: { missingVisits: 60, missingMinutes: 1 },
  promises: { belowTarget: 1, aboveTarget: 1, outsideWish: 1, missedPauses: 60, overtime: 2 },
  continuity: { newFaces: 60, unwanted: 60, notPreferred: 10, notUsual: 5, timeSpread: 1 },
  fairness: { imbalance: 1 },
  travel: { travel: 1 },
  change: { change: 1 },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Measure, number>>>>>

export type Tier = keyof typeof tiers

/** The order of tiers a plan is made by; another order answers another question. */
export const usualTiers: readonly Tier[] = ['unserved', 'promises', 'continuity', 'fairness', 'travel', 'change']

/** Starts within one window of a week may lie so many minutes apart and still count as the same time. */
export const sameTimeMinutes = 30

/** What it costs to change a published visit; a start counts as moved beyond `movedMinutes`. */
export const changeCosts = { carer: 30, moved: 10, length: 5, dropped: 50, added: 20, movedMinutes: 15 } as const

/** What a plan comes to, tier by tier in the given order. */
export const tierValues = (values: Measures, order: readonly Tier[] = usualTiers): number[] =>
  order.map((tier) =>
    Object.entries(tiers[tier]).reduce((sum, [measure, weight]) => sum + weight * values[measure as Measure], 0),
  )

/** Below 0 when the first is the better. */
export function compareTiers(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at]! - other[at]!
  return 0
}
