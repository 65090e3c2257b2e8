import { compareTiers, type Tier, tierValues } from './goals.ts'
import type { FrameProblem } from './problem.ts'
import { type FoundWeek, frameSearch } from './search.ts'

/**
 * Three answers to one question: what now that somebody is ill, or something has changed? They differ in what comes
 * next once nobody is left without the visits that must be.
 */
export const alternatives = {
  leastChange: ['unserved', 'change', 'promises', 'continuity', 'fairness', 'travel'],
  leastTravel: ['unserved', 'promises', 'travel', 'continuity', 'fairness', 'change'],
  bestContinuity: ['unserved', 'continuity', 'promises', 'fairness', 'travel', 'change'],
} as const satisfies Readonly<Record<string, readonly Tier[]>>

export type Alternative = keyof typeof alternatives

export type Replan = {
  /** At once: what was published, with what nobody can do any more given to others or moved. */
  readonly first: FoundWeek
  /** Looks further, for each search under way so many steps; `progress` as in every search. */
  readonly step: (steps: number, progress: number) => void
  /** Each is the best of all plans found by its own order of tiers; two may be the same plan. */
  readonly best: () => Readonly<Record<Alternative, FoundWeek>>
}

/** Until this share of the budget one search brings back who must be visited; then the alternatives part ways. */
const apartFrom = 0.4

/** How warm each begins, in units of its second tier: a change costs tens of them, a minute outside a wish one. */
const warmth = { leastChange: 20, leastTravel: 2, bestContinuity: 10 } as const satisfies Record<Alternative, number>

/** Goes on from the published plan of a problem that has one; never touches more of the others than it allows. */
export function replanned(problem: FrameProblem, seed: number): Replan {
  if (!problem.published) throw new RangeError('nothing is published that could be replanned')
  const names = Object.keys(alternatives) as Alternative[]
  const searchFor = (name: Alternative) =>
    frameSearch(problem, seed, { order: alternatives[name], warm: true, hot: warmth[name] })
  const searches = new Map([['leastChange' as Alternative, searchFor('leastChange')]])
  const first = searches.get('leastChange')!.best()

  function step(steps: number, progress: number) {
    if (progress >= apartFrom)
      for (const name of names) {
        if (searches.has(name)) continue
        const search = searchFor(name)
        search.adopt(searches.get('leastChange')!.best().plan)
        searches.set(name, search)
      }
    for (const search of searches.values()) search.step(steps, progress)
  }

  function best() {
    const found = [...searches.values()].map((search) => search.best())
    const bestBy = (name: Alternative): FoundWeek => {
      const order = alternatives[name]
      const valued = found.map((each) => ({ ...each, tiers: tierValues(each.measures, order) }))
      return valued.reduce((one, other) => (compareTiers(other.tiers, one.tiers) < 0 ? other : one))
    }
    return Object.fromEntries(names.map((name) => [name, bestBy(name)])) as Record<Alternative, FoundWeek>
  }

  return { first, step, best }
}
