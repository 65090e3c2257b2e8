import { expect, test } from 'vitest'
import { seededRandom } from '#kernel/random.ts'
import { randomRouting } from '#solver/problem/random-routing.fixture.ts'
import { nearByTravel, nearInTime } from '../near.ts'
import { recreation } from './recreate.ts'
import { ruin } from './ruin.ts'
import { routeSettings } from './settings.ts'
import { type RouteState, routeState } from './state.ts'
import { undoing } from './undo.ts'

/** Everything that a route is read by: who follows whom, with what clocks, loads and sums. */
const picture = (state: RouteState) => ({
  routes: Array.from(state.size, (_, carer) => state.routeNodes(carer)),
  backwards: Array.from(state.size, (_, carer) => {
    const route: number[] = []
    for (let node = state.prev[state.ends + carer]!; node < state.starts; node = state.prev[node]!) route.push(node)
    return route
  }),
  sums: [state.cost(), state.used()],
  tables: [state.routeOf, state.load, state.size, state.travelOf].map((of) => [...of]),
  // Whoever is left out has no clocks that anybody reads.
  clocks: Array.from(state.routeOf, (carer, node) =>
    node >= state.starts || carer >= 0
      ? [state.done[node], state.latest[node], node < state.ends && state.arc[node]]
      : [],
  ),
})

test.each([1, 2, 3])('a step taken back leaves nothing behind, given up half done or not (seed %i)', (seed) => {
  const problem = randomRouting(seed, seed === 3 ? 170 : 50)
  const random = seededRandom(seed)
  const state = routeState(problem)
  const [near, roads] = [nearInTime(problem, 20, 0.02), nearByTravel(problem, 30)]
  const recreate = recreation(state, near, random, routeSettings)
  const undo = undoing(state)
  let absent = Array.from({ length: problem.visits.count }, (_, visit) => visit)
  recreate(absent, () => true, Number.POSITIVE_INFINITY, false)
  let givenUp = 0
  for (let round = 0; round < 200; round++) {
    const before = picture(state)
    const absentBefore = [...absent]
    undo.begin(absent)
    const how = round % 2 === 0 ? routeSettings.quick : routeSettings.thorough
    ruin(state, roads, random, routeSettings, how, undo.touch, absent)
    undo.refreshTouched()
    const limit = absentBefore.length > 0 || round % 3 === 0 ? Number.POSITIVE_INFINITY : state.cost() * 1.02
    const isWhole = recreate(absent, undo.touch, limit, how.everywhere)
    if (!isWhole) givenUp++
    else expect(state.cost()).toBeLessThan(limit)
    if (isWhole && round % 4 === 0) continue
    absent = undo.revert()
    expect(absent).toEqual(absentBefore)
    expect(picture(state)).toEqual(before)
  }
  expect(givenUp).toBeGreaterThan(20)
})
