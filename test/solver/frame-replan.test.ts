import { expect, test } from 'vitest'
import { evaluate, touched } from '#solver/frames/evaluate.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { compareTiers, tierValues } from '#solver/frames/goals.ts'
import { type Alternative, alternatives, replanned } from '#solver/frames/replan.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import { sickCall } from '../benchmarks/frames/sick-call.ts'

const { instance, ill } = sickCall('medium-3', 3000)
const problem = problemOfFrirum(instance)
const names = Object.keys(alternatives) as Alternative[]

function polished(steps: number) {
  const replan = replanned(problem, 1)
  for (let round = 0; round < 5; round++) replan.step(steps / 5, round / 5)
  return { first: replan.first, best: replan.best() }
}

test('at once and afterwards: what has begun stays, nobody waits for who is ill, and few others are touched', () => {
  const { first, best } = polished(1500)
  const others = instance.plan!.visits.length
  for (const found of [first, ...Object.values(best)]) {
    const solution = solutionOfWeek(instance, problem, found.plan)
    const { broken, components } = scoreFrirum(instance, solution)
    expect(broken).toEqual([])
    expect(components).toMatchObject({ ...found.measures, touched: found.touched })
    expect(found.measures).toEqual(evaluate(problem, found.plan))
    expect(found.touched).toBe(touched(problem, found.plan))
    expect(found.touched).toBeLessThanOrEqual(others * 0.15)
    const hers = solution.visits.filter(({ day, carers }) => day === 2 && carers.includes(ill))
    expect(hers.every(({ start }) => start < 480)).toBe(true)
  }
})

test('each alternative is the best of the three by its own order, and looking further makes none worse', () => {
  const { first, best } = polished(1500)
  for (const name of names) {
    const order = alternatives[name]
    const own = tierValues(best[name].measures, order)
    for (const other of names)
      expect(
        compareTiers(own, tierValues(best[other].measures, order)),
        `${name} against ${other}`,
      ).toBeLessThanOrEqual(0)
    expect(compareTiers(own, tierValues(first.measures, order)), name).toBeLessThanOrEqual(0)
  }
  expect(best.leastChange.measures.change).toBeLessThanOrEqual(best.bestContinuity.measures.change)
})

test('the same seed and steps give the same three plans', () => {
  expect(polished(300)).toEqual(polished(300))
})

test('a published plan that still holds is left as it is', () => {
  const { absent: _, ...calm } = instance
  const still = problemOfFrirum({ ...calm, absent: [] })
  const { measures } = replanned(still, 1).first
  expect(measures.change).toBe(0)
})

test('without a published plan there is nothing to replan', () => {
  const { plan: _, ...rest } = instance
  expect(() => replanned(problemOfFrirum(rest), 1)).toThrow('nothing is published')
})
