import { describe, expect, test } from 'vitest'
import { seededRandom } from '#kernel/random.ts'
import { randomRouting } from '#solver/problem/random-routing.fixture.ts'
import { nearByTravel, nearInTime } from '../near.ts'
import { recreation } from './recreate.ts'
import { isPlainRouting, routeSearch } from './route-search.ts'
import { ruin } from './ruin.ts'
import { routeSettings } from './settings.ts'
import { type RouteState, routeState, unplanned } from './state.ts'

/** Clocks, loads and travel of every route by walking it plainly. */
function slow({ problem, starts, ends, opens, closes, duration, next, between }: RouteState) {
  const { carers, visits } = problem
  let cost = 0
  const done = new Map<number, number>()
  const loads: number[] = []
  const late: number[] = []
  for (let carer = 0; carer < carers.count; carer++) {
    let time = opens[starts + carer]!
    let load = 0
    for (let at = starts + carer; at !== ends + carer; at = next[at]!) {
      const after = next[at]!
      const isHome = at === starts + carer && after === ends + carer
      cost += isHome ? 0 : between(at, after)
      time = Math.max(opens[after]!, time + (isHome ? 0 : between(at, after)))
      if (time > closes[after]!) late.push(after)
      time += duration[after]!
      done.set(after, time)
      if (after < visits.count) load += visits.demand[after]!
    }
    loads.push(load)
    if (load > carers.capacity[carer]!) late.push(-carer)
  }
  return { cost, done, loads, late }
}

describe('after any row of ruins and recreations', () => {
  test.each([1, 2, 3, 4])('clocks, loads and cost are those of a slow walk, and no window breaks (seed %i)', (seed) => {
    const problem = randomRouting(seed, seed === 4 ? 180 : 40)
    const random = seededRandom(seed)
    const state = routeState(problem)
    const [near, roads] = [nearInTime(problem, 12, 0.02), nearByTravel(problem, 30)]
    const recreate = recreation(state, near, random, routeSettings)
    const absent = Array.from({ length: problem.visits.count }, (_, visit) => visit)
    recreate(absent, () => true, Number.POSITIVE_INFINITY, false)
    for (let round = 0; round < 300; round++) {
      const touched = new Set<number>()
      const touch = (carer: number) => !touched.has(carer) && touched.add(carer) !== undefined
      const how = round % 2 === 0 ? routeSettings.quick : routeSettings.thorough
      ruin(state, roads, random, routeSettings, how, touch, absent)
      expect(absent.every((visit) => state.routeOf[visit] === unplanned)).toBe(true)
      for (const carer of touched) state.refresh(carer)
      recreate(absent, () => true, Number.POSITIVE_INFINITY, how.everywhere)
      const { cost, done, loads, late } = slow(state)
      expect(late).toEqual([])
      expect(state.cost()).toBe(cost)
      expect([...state.load]).toEqual(loads)
      for (const [node, time] of done) expect(state.done[node]).toBe(time)
      const planned = Array.from({ length: problem.carers.count }, (_, carer) => state.routeNodes(carer)).flat()
      expect([...planned, ...absent].sort((a, b) => a - b)).toEqual([...problem.visits.place].map((place) => place - 1))
    }
  })
})

test('a search finds cheaper plans as it goes, keeps every visit once, and ends the same with the same seed', () => {
  const problem = randomRouting(9, 60)
  expect(isPlainRouting(problem)).toBe(true)
  const [one, two] = [routeSearch(problem, seededRandom(3)), routeSearch(problem, seededRandom(3))]
  const first = one.best().cost
  for (const each of [one, two]) for (let round = 0; round < 10; round++) each.step(100, round / 10)
  expect(one.best().missing).toBe(0)
  expect(one.best().cost).toBeLessThan(first)
  expect(two.best()).toEqual(one.best())
  expect([...one.best().plan.order].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, visit) => visit))
})

test("another search's plan is taken over at its cost", () => {
  const problem = randomRouting(10, 50)
  const giver = routeSearch(problem, seededRandom(1))
  giver.step(1_000, 0.8)
  const taker = routeSearch(problem, seededRandom(2))
  taker.adopt(giver.best().plan)
  expect(taker.best().cost).toBeLessThanOrEqual(giver.best().cost)
})

test('visits that nobody can do are left out and told of', () => {
  const problem = randomRouting(5, 12)
  problem.parts.able.fill(0, 3 * problem.carers.count, 4 * problem.carers.count)
  const search = routeSearch(problem, seededRandom(1))
  search.step(200, 0.5)
  expect(search.best().missing).toBe(1)
  expect(search.best().plan.carerOf[3]).toBe(unplanned)
})
