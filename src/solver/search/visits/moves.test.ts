import { describe, expect, test } from 'vitest'
import { seededRandom } from '#kernel/random.ts'
import { randomProblem } from '#solver/problem/random-problem.fixture.ts'
import { nearInTime } from '../near.ts'
import { clocksOf } from './clocks.ts'
import { type MoveName, movesOf } from './moves.ts'
import { slowPrice } from './slow-price.fixture.ts'
import { startsOfVisits } from './starts.ts'
import { visitState } from './state.ts'
import { tallyOf } from './tally.ts'
import { visitSearch } from './visit-search.ts'

/** A plan in the middle of a search, with every move at hand. */
function desk(seed: number) {
  const problem = randomProblem(seed)
  const random = seededRandom(seed)
  const state = visitState(problem)
  const clocks = clocksOf(state)
  const tally = tallyOf(state, clocks)
  const moves = movesOf(state, tally, nearInTime(problem, 8, 0.2), random)
  const search = visitSearch(problem, random)
  const begin = () => {
    state.begin()
    clocks.begin()
    tally.begin()
  }
  const price = () => {
    clocks.run()
    tally.run()
  }
  const revert = () => {
    state.revert()
    clocks.revert()
    tally.revert()
  }
  begin()
  state.take(search.best().plan)
  for (let carer = 0; carer < problem.carers.count; carer++) state.reshape(carer)
  price()
  tally.recount()
  return { problem, random, state, tally, moves, begin, price, revert }
}

const names = ['beside', 'along', 'hand', 'exchange', 'tails', 'inOrOut', 'pause'] as const satisfies MoveName[]

/** All that a change may touch, to compare. */
const picture = ({ state, tally }: ReturnType<typeof desk>) => ({
  order: [...state.order],
  rank: [...state.rank],
  carerOf: [...state.carerOf],
  next: [...state.next].slice(state.starts, state.ends),
  start: [...state.start],
  finish: [...state.finish].slice(0, state.ends),
  late: [...state.late],
  now: { ...tally.now },
})

describe('after any row of random moves', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'price and clocks are those of a slow count, and no hard rule breaks (seed %i)',
    (seed) => {
      const on = desk(seed)
      const done: Partial<Record<MoveName, number>> = {}
      for (let round = 0; round < 1500; round++) {
        const name = names[on.random.below(names.length)]!
        on.begin()
        if (!on.moves[name]()) {
          on.revert()
          continue
        }
        on.price()
        done[name] = (done[name] ?? 0) + 1
        const plan = on.state.plan()
        const starts = startsOfVisits(on.problem, plan)
        const planned = [...plan.carerOf].map((carer, node) => (carer < 0 ? -1 : starts[node]))
        expect(planned).toEqual([...plan.carerOf].map((carer, node) => (carer < 0 ? -1 : on.state.start[node])))
        const { measures, broken } = slowPrice(on.problem, plan, starts)
        expect(broken).toEqual([])
        expect(on.tally.now).toEqual(measures)
      }
      // Each kind of move was really seen.
      for (const name of names) expect(done[name], name).toBeGreaterThan(10)
    },
  )

  test.each([7, 8])('undoing leaves nothing behind (seed %i)', (seed) => {
    const on = desk(seed)
    for (let round = 0; round < 1500; round++) {
      const before = picture(on)
      on.begin()
      if (on.moves[names[on.random.below(names.length)]!]()) on.price()
      if (on.random.below(3) === 0) continue
      on.revert()
      expect(picture(on)).toEqual(before)
    }
  })
})

test('a search never ends worse than it began, and the same seed ends the same', () => {
  const search = () => visitSearch(randomProblem(11), seededRandom(5))
  const [one, two] = [search(), search()]
  const first = one.best().cost
  for (const each of [one, two]) for (let round = 0; round < 10; round++) each.step(3_000, round / 10)
  expect(one.best().cost).toBeLessThan(first)
  expect(two.best()).toEqual(one.best())
  const { plan, cost } = one.best()
  const { measures } = slowPrice(randomProblem(11), plan, startsOfVisits(randomProblem(11), plan))
  expect(measures.latePauses).toBe(0)
  const weighed = {
    travel: 2,
    lateness: 3,
    worstLateness: 5,
    waiting: 7,
    overtime: 11,
    worstIdleness: 13,
    unwished: 17,
  }
  const sum = Object.entries(weighed).reduce((all, [name, weight]) => all + weight * measures[name as 'travel'], 0)
  expect(cost).toBe(sum + measures.unplanned + 60 * measures.missedPause)
})

test("another search's plan is taken over as it is", () => {
  const problem = randomProblem(12)
  const giver = visitSearch(problem, seededRandom(1))
  giver.step(5_000, 0.9)
  const taker = visitSearch(problem, seededRandom(2))
  taker.adopt(giver.best().plan)
  // Without warmth it can only go down from there.
  taker.step(2_000, 1)
  expect(taker.best().cost).toBeLessThanOrEqual(giver.best().cost)
})
