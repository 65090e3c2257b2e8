import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import { readSolomon, readSolomonSolution } from '#solver/formats/solomon.ts'
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

test.each(['two-carers.json hhcrsp', 'lunch.json uhhc'])(
  'the same steps, seed and threads give the same plan: %s',
  async (words) => {
    const [name = '', format = ''] = words.split(' ')
    const once = async () => {
      const call = ['--steps', '60000', '--threads', '2', '--json', '--solution', out]
      const { code, answer } = await solved(file(name), '--format', format, ...call)
      expect(code).toBe(0)
      return { ...JSON.parse(answer), seconds: 0, plan: readFileSync(out, 'utf8') }
    }
    const first = await once()
    expect(first.iterations).toBe(120_000)
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
  [['four-customers.txt'], 2, '--format must be one of solomon, hhcrsp, uhhc'],
  [['four-customers.txt', '--format', 'vroom'], 2, "not 'vroom'"],
  [['four-customers.txt', '--format', 'solomon', '--seconds', 'ten'], 2, "a number from 0.1 to 86400, not 'ten'"],
  [['four-customers.txt', '--format', 'solomon', '--threads', '1.5'], 2, "a whole number, not '1.5'"],
  [['four-customers.txt', '--format', 'solomon', '--seconds', '1', '--steps', '9'], 2, 'exclude each other'],
])('refuses %j with code %i: %s', async ([name = '', ...words], code, said) => {
  const answer = await solved(file(name), ...words)
  expect(answer.said).toContain(said)
  expect(answer).toMatchObject({ code, answer: '' })
})
