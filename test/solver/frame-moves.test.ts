import { expect, test } from 'vitest'
import { seededRandom } from '#kernel/random.ts'
import { must } from '#kernel/result.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import { deskOf } from '#solver/frames/build.ts'
import { evaluate } from '#solver/frames/evaluate.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { compareTiers, measures } from '#solver/frames/goals.ts'
import { type FrameMove, frameMoves, frameSearch } from '#solver/frames/search.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import { instanceText } from '../benchmarks/frames/instances.ts'

const names = Object.keys(frameMoves) as FrameMove[]
const instanceOf = (seed: number) =>
  must(readFrirum(instanceText({ name: `random ${seed}`, size: 'small', seed }), 'random'))

/** A plan of a small week in the middle of a search, with every move at hand. */
function desk(seed: number) {
  const instance = instanceOf(seed)
  const problem = problemOfFrirum(instance)
  const random = seededRandom(seed)
  const on = deskOf(problem, new Float64Array(measures.length).fill(1), random)
  on.build()
  return { ...on, instance, random }
}

test.each([1, 2, 3])(
  'after any row of random moves the measures are those of a slow count, and no hard rule breaks (seed %i)',
  (seed) => {
    const { instance, problem, week, tally, moves, random, plan, revert } = desk(seed)
    const done: Partial<Record<FrameMove, number>> = {}
    for (let round = 0; round < 600; round++) {
      const name = names[random.below(names.length)]!
      week.cells.begin()
      if (!moves[name]()) {
        revert()
        continue
      }
      tally.settle()
      done[name] = (done[name] ?? 0) + 1
      const now = plan()
      expect(tally.now(), name).toEqual(evaluate(problem, now))
      const { broken, components } = scoreFrirum(instance, solutionOfWeek(instance, problem, now))
      expect(broken, name).toEqual([])
      expect(components, name).toMatchObject(tally.now())
    }
    // Each kind of move was really seen.
    for (const name of names) expect(done[name] ?? 0, name).toBeGreaterThan(0)
  },
)

test('undoing leaves nothing behind', () => {
  const { week, tally, moves, random, revert } = desk(7)
  for (let round = 0; round < 1500; round++) {
    const before = week.cells.all.slice()
    week.cells.begin()
    if (moves[names[random.below(names.length)]!]()) tally.settle()
    if (random.below(3) === 0) continue
    revert()
    expect(week.cells.all).toEqual(before)
    expect([week.changedFrames, week.changedShifts]).toEqual([[], []])
  }
})

test('a search is repeatable, never ends worse than it was, and no lower tier pays for a higher one', () => {
  const problem = problemOfFrirum(instanceOf(11))
  const [one, two] = [frameSearch(problem, 5), frameSearch(problem, 5)]
  let last = one.best()
  const first = last.tiers
  for (let round = 0; round < 10; round++) {
    for (const each of [one, two]) each.step(150, round / 10)
    const { tiers, plan, measures: counted } = one.best()
    expect(compareTiers(tiers, last.tiers)).toBeLessThanOrEqual(0)
    expect(counted).toEqual(evaluate(problem, plan))
    last = one.best()
  }
  expect(compareTiers(last.tiers, first)).toBeLessThan(0)
  expect(two.best()).toEqual(last)
})

test("another search's plan is taken over as it is", () => {
  const problem = problemOfFrirum(instanceOf(12))
  const giver = frameSearch(problem, 1)
  giver.step(600, 0.8)
  const taker = frameSearch(problem, 2)
  taker.adopt(giver.best().plan)
  expect(taker.best().tiers).toEqual(giver.best().tiers)
})
