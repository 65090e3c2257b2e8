import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import { formats } from '#server/planning/formats.ts'
import { randomProblem } from '#solver/problem/random-problem.fixture.ts'
import { randomRouting } from '#solver/problem/random-routing.fixture.ts'
import { searchOf } from '#solver/search/search.ts'

/** Budgets are steps, so a slow machine changes nothing but the wait. */
function searched(problem: Parameters<typeof searchOf>[0], steps: number) {
  const search = searchOf(problem, 1)
  const rounds = 40
  for (let round = 0; round < rounds; round++) search.step(steps / rounds, round / rounds)
  return search.best()
}

test.each([21, 22])('a longer search of tied visits ends lower than a short one (seed %i)', (seed) => {
  const problem = randomProblem(seed, 30, 7)
  const [short, long] = [searched(problem, 4_000), searched(problem, 100_000)]
  expect(long.missing).toBe(0)
  expect(long.cost).toBeLessThan(short.cost)
})

test('a longer search of routes ends lower than a short one', () => {
  const problem = randomRouting(31, 80)
  const [short, long] = [searched(problem, 80), searched(problem, 4_000)]
  expect([short.missing, long.missing]).toEqual([0, 0])
  expect(long.cost).toBeLessThan(short.cost)
})

const folder = '../shared/data/planning'

/** Public instances, where they are at hand, whose best known value a short search must reach, or come so near (in per cent). */
test.skipIf(!existsSync(folder)).each<[file: string, format: string, steps: number, known: number, within: number]>([
  ['vrptw/solomon/C101.txt', 'solomon', 1_000, 827.3, 0],
  ['vrptw/solomon/C205.txt', 'solomon', 2_000, 586.4, 0],
  ['vrptw/solomon/R101.txt', 'solomon', 40_000, 1637.7, 0.5],
  ['hhcrsp/mankowska/InstanzCPLEX_HCSRP_10_3.json', 'hhcrsp', 100_000, 305.8584, 0],
  ['hhcrsp/mankowska/InstanzCPLEX_HCSRP_25_1.json', 'hhcrsp', 400_000, 428.0967, 0],
  ['uhhc/i-116.json', 'uhhc', 400_000, 17_393, 0],
])('%s by %s in %i steps: best known %d', (file, format, steps, known, within) => {
  const { problem, judge } = must(formats[format]!(readFileSync(`${folder}/${file}`, 'utf8'), file))
  const { objective, broken } = judge(searched(problem, steps).plan).score
  expect(broken).toEqual([])
  expect(objective).toBeLessThanOrEqual(known * (1 + within / 100))
})
