import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import { readFrirumSolution } from '#solver/formats/frirum-solution.ts'
import { readSolomon, readSolomonSolution } from '#solver/formats/solomon.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import { scoreSolomon } from '#solver/validator/solomon.ts'
import { example } from './examples.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'solve-'))
afterAll(() => rmSync(folder, { recursive: true }))
const out = path.join(folder, 'out')
const examples = path.join(import.meta.dirname, 'examples')

/** Calls `./frirum solve` on one of the examples. */
function solved(...words: string[]): Promise<{ code: number; answer: string; said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; answer: string; said: string }>()
  execFile(path.resolve('frirum'), ['solve', ...words], (error, answer, said) =>
    resolve({ code: typeof error?.code === 'number' ? error.code : 0, answer, said }),
  )
  return promise
}

const file = (name: string) => path.join(examples, name)

test('one object with --json, the plan in the format of the set, and the score of that plan', async () => {
  const call = [file('four-customers.txt'), '--format', 'solomon', '--steps', '2000', '--seed', '4']
  const { code, answer } = await solved(...call, '--json', '--solution', out)
  expect(code).toBe(0)
  // 1-2 by one vehicle, 4-3 by another; three vehicles cost more, and no vehicle can load three.
  const { seconds, ...rest } = JSON.parse(answer)
  expect(rest).toEqual({
    instance: 'FOUR',
    objective: 40.4,
    components: { distance: 40.4, routes: 2 },
    feasible: true,
    iterations: 2000,
    seed: 4,
  })
  expect(seconds).toBeGreaterThan(0)
  const plan = must(readSolomonSolution(readFileSync(out, 'utf8')))
  expect(scoreSolomon(must(readSolomon(example('four-customers.txt'))), plan).objective).toBe(40.4)
})

test('the week of a team: tiers instead of one number, and the plan as it was scored', async () => {
  const call = [file('week.json'), '--format', 'frirum', '--steps', '400', '--threads', '2']
  const { code, answer } = await solved(...call, '--json', '--solution', out)
  expect(code).toBe(0)
  const { objective, components, feasible, iterations } = JSON.parse(answer)
  // Nobody can do better: both frames for two carers and the two visits fit, with all their minutes.
  expect({ feasible, iterations, unserved: objective[0] }).toEqual({ feasible: true, iterations: 800, unserved: 0 })
  expect(components.visits).toBe(4)
  const instance = must(readFrirum(example('week.json'), 'week'))
  expect(scoreFrirum(instance, must(readFrirumSolution(readFileSync(out, 'utf8')))).tiers).toEqual(objective)
})

test.each(['two-carers.json hhcrsp', 'lunch.json uhhc', 'week.json frirum'])(
  'the same steps, seed and threads give the same plan: %s',
  async (words) => {
    const [name = '', format = ''] = words.split(' ')
    const steps = format === 'frirum' ? '1200' : '60000'
    const once = async () => {
      const call = ['--steps', steps, '--threads', '2', '--json', '--solution', out]
      const { code, answer } = await solved(file(name), '--format', format, ...call)
      expect(code).toBe(0)
      return { ...JSON.parse(answer), seconds: 0, plan: readFileSync(out, 'utf8') }
    }
    const first = await once()
    expect(first.iterations).toBe(2 * Number(steps))
    expect(await once()).toEqual(first)
  },
)

test('the answer for people says the cost, its parts and whether every rule is kept', async () => {
  const { code, answer, said } = await solved(file('two-carers.json'), '--format', 'hhcrsp', '--seconds', '0.2')
  expect(code).toBe(0)
  expect(answer).toMatch(/^two-carers: [\d.]+, every hard rule is kept\n {2}distance +[\d.]+\n/)
  expect(answer).toMatch(/[\d,]+ steps in [\d.]+ s \([\d.]+ s of processor\)\n$/)
  expect(said).toBe('')
})

test.each<[words: string[], code: number, said: string]>([
  [['lunch.json', '--format', 'solomon'], 1, 'expected VEHICLE'],
  [['four-customers.txt', '--format', 'uhhc'], 1, 'the file: expected JSON'],
  [['nowhere.txt', '--format', 'uhhc'], 1, 'cannot be read: ENOENT'],
  [['four-customers.txt', '--format', 'solomon', '--solution', '/nowhere/plan'], 1, 'cannot be written: ENOENT'],
  [['four-customers.txt', '--format', 'solomon', '--solution', '/tmp'], 1, '/tmp cannot be written: it is a folder'],
  [['four-customers.txt'], 2, '--format must be one of solomon, hhcrsp, uhhc, frirum'],
  [['four-customers.txt', '--format', 'vroom'], 2, "not 'vroom'"],
  [['four-customers.txt', '--format', 'solomon', '--seconds', 'ten'], 2, "a number from 0.1 to 86400, not 'ten'"],
  [['four-customers.txt', '--format', 'solomon', '--threads', '1.5'], 2, "a whole number, not '1.5'"],
  [['four-customers.txt', '--format', 'solomon', '--seconds', '1', '--steps', '9'], 2, 'exclude each other'],
])('refuses %j with code %i: %s', async ([name = '', ...words], code, said) => {
  const answer = await solved(file(name), ...words)
  expect(answer.said).toContain(said)
  expect(answer).toMatchObject({ code, answer: '' })
})
