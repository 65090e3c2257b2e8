/** The adopted week as a plan of the search, with nothing searched. */
import { bookOf, withVisits } from '#planning/feasible/book.ts'
import { routeIn } from '#planning/feasible/route.ts'
import type { WeekProblem } from '#planning/week/facts.ts'
import type { FrirumSolution } from '#solver/formats/frirum-solution.ts'
import { pauseOf } from './lanes.ts'

/**
 * What is adopted and still can be named: visits of frames that still are, by people with a shift at that hour. Pauses
 * are where they were, as near as they fit, and wherever else one is due and fits.
 */
export function solutionAsAdopted({ instance }: WeekProblem, pauses: FrirumSolution['pauses']): FrirumSolution {
  const visits = (instance.plan?.visits ?? []).map(({ pinned: _, ...visit }) => visit)
  const book = withVisits(bookOf(instance, { visits: [], pauses: [] }), visits)
  const taken = instance.carers.flatMap(({ id, shifts }) =>
    shifts.flatMap((shift) => {
      const { calls, way } = routeIn(book, id, shift)
      const was = pauses.find((each) => each.carer === id && each.day === shift.day)
      const pause = pauseOf(shift, calls, way, was?.start ?? null)
      return pause ? [{ carer: id, day: shift.day, start: pause.start }] : []
    }),
  )
  return { visits, pauses: taken }
}
