import { seededRandom } from '#kernel/random.ts'
import type { Plan, Problem } from '#solver/problem/problem.ts'
import { isPlainRouting, routeSearch } from './routes/route-search.ts'
import { type RouteSettings, routeSettings } from './routes/settings.ts'
import type { Search } from './stepwise.ts'
import { type VisitSettings, visitSettings } from './visits/settings.ts'
import { startsOfVisits } from './visits/starts.ts'
import { visitSearch } from './visits/visit-search.ts'

/** The kind of search that fits the problem's structure. */
export const searchOf = (problem: Problem, seed: number, settings: SearchSettings = {}): Search =>
  isPlainRouting(problem)
    ? routeSearch(problem, seededRandom(seed), { ...routeSettings, ...settings.routes })
    : visitSearch(problem, seededRandom(seed), { ...visitSettings, ...settings.visits })

/** What differs from the settings that were found best. */
export type SearchSettings = {
  readonly routes?: Partial<RouteSettings>
  readonly visits?: Partial<VisitSettings>
}

/** Steps that take about a tenth of a second, by the kind of search: what a driver gives it at a time. */
export const roundOf = (problem: Problem): number => (isPlainRouting(problem) ? 2_000 : 20_000)

/** When each part and pause of a plan begins, in ticks; -1 where it is not planned. */
export const startsOf = (problem: Problem, plan: Plan): Float64Array => startsOfVisits(problem, plan)
