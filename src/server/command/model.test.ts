import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Zone } from '#kernel/clock/zone.ts'
import { presetFolder } from '#server/governance/load.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { calling } from './call.fixture.ts'
import type { Call, Command } from './command.ts'
import { modelAdd, modelCheck, modelList, modelShow } from './model.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'model-command-'))
  const zone = 'Europe/Copenhagen' as Zone
  await addTenant(database.pool, { id: randomUUID(), key: 'ry', name: 'Ry', country: 'DK', zone, currency: 'DKK' })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const called = (command: Command, words: readonly string[], values: Call['values'] = {}) =>
  calling(command, {
    path: (name) => path.resolve(folder, name),
    database: async () => database,
    now: () => Date.parse('2026-10-07T08:00:00Z'),
  })(values, words)

async function file(name: string, found: string, instead: string): Promise<string> {
  const text = await readFile(`${presetFolder}syddjurs.yaml`, 'utf8')
  expect(text).toContain(found)
  await writeFile(path.join(folder, name), text.replace(found, instead))
  return name
}

describe('model list', () => {
  test('names the eight presets', async () => {
    const { code, out } = await called(modelList, [], { language: 'da' })
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(8)
    expect(out).toContain('syddjurs\t2022.1\tvalid from 2022-11-28\tSyddjurs: fast takst pr. borger')
  })

  test('names what a municipality has taken in, and when it steers', async () => {
    await called(modelAdd, ['assens'], { tenant: 'ry', from: '2026-01-01' })
    const { out } = await called(modelList, [], { tenant: 'ry', json: true })
    expect(JSON.parse(out)).toContainEqual({
      id: 'assens',
      version: '2022.1',
      title: 'Assens: frame budget and assessment close to practice',
      valid: { from: '2022-11-28', to: null },
      steers: [{ from: '2026-01-01', to: null }],
    })
    expect((await called(modelList, [], { tenant: 'ry' })).out).toContain('steers from 2026-01-01')
  })
})

describe('model show', () => {
  test.each([
    ['page.html', '<!doctype html>'],
    ['page.md', '# Syddjurs'],
  ])('writes what the name %s asks for', async (out, begins) => {
    expect((await called(modelShow, ['syddjurs'], { out })).code).toBe(0)
    expect(await readFile(path.join(folder, out), 'utf8')).toMatch(new RegExp(`^${begins}`, 'i'))
  })

  test("answers with Markdown in the country's language", async () => {
    const { code, out } = await called(modelShow, ['syddjurs'])
    expect([code, out.split('\n')[0]]).toEqual([0, '# Syddjurs: fast takst pr. borger'])
    expect((await called(modelShow, ['solna'])).out.split('\n')[0]).toBe('# Solna: ramtid per insatskluster')
  })

  test('writes a file when told where, and nothing to standard output', async () => {
    const { code, out, told } = await called(modelShow, ['buurtzorg'], {
      format: 'html',
      language: 'en',
      out: 'page.html',
    })
    expect([code, out, told]).toEqual([0, '', 'Wrote page.html.'])
    expect(await readFile(path.join(folder, 'page.html'), 'utf8')).toContain('<h1>Buurtzorg: small nursing teams</h1>')
  })

  test('ends with 1 when an example does not hold', async () => {
    const own = await file('five.yaml', 'facesMostIn14Days: 4', 'facesMostIn14Days: 5')
    const { code, told } = await called(modelShow, [own])
    expect(code).toBe(1)
    expect(told).toContain("The example 'four-faces' does not answer as it should.")
  })

  test.each([
    ['no model', [], {}, 2],
    ['two models', ['syddjurs', 'solna'], {}, 2],
    ['an unknown format', ['syddjurs'], { format: 'pdf' }, 2],
    ['an unknown language', ['syddjurs'], { language: 'no' }, 2],
    ['an unknown model', ['utopia'], {}, 1],
    ['a file that is not there', ['utopia.yaml'], {}, 1],
    ['a place that cannot be written', ['syddjurs'], { out: 'no/such/folder.md' }, 1],
  ])('of %s ends with the right code and a reason', async (_, words, values, code) => {
    const answer = await called(modelShow, words, values)
    expect([answer.code, answer.out]).toEqual([code, ''])
    expect(answer.told.length).toBeGreaterThan(10)
  })
})

describe('model check', () => {
  test('says that the presets are in order', async () => {
    const { code, out } = await called(modelCheck, ['syddjurs', 'solna'])
    expect(code).toBe(0)
    expect(out).toMatch(/^syddjurs: syddjurs 2022\.1 is in order; its \d{2} examples answer as they should$/m)
  })

  test('says every problem with its line, and what example does not hold', async () => {
    const wrong = await file('wrong.yaml', 'horizonWeeks: 12', 'horizonWeeks: soon')
    const untrue = await file('untrue.yaml', 'facesMostIn14Days: 4', 'facesMostIn14Days: 5')
    const { code, out } = await called(modelCheck, [wrong, untrue, 'assens'])
    expect(code).toBe(1)
    expect(out).toMatch(/wrong\.yaml:\d+: categories\.developing\.horizonWeeks: found "soon", expected a number/)
    expect(out).toContain('untrue.yaml: example five-faces: the model answers otherwise than it expects')
    expect(out).toContain('assens: assens 2022.1 is in order')
  })

  test('as JSON for programs', async () => {
    const wrong = await file('wrong.yaml', 'horizonWeeks: 12', 'horizonWeeks: soon')
    const { code, out } = await called(modelCheck, [wrong], { json: true })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { name: 'wrong.yaml', problems: [{ path: 'categories.developing.horizonWeeks', found: '"soon"' }] },
    ])
  })

  test('without a file is misuse', async () => {
    expect((await called(modelCheck, [])).code).toBe(2)
  })
})

describe('model add', () => {
  test('takes a model in and lets it steer, and says instead of which', async () => {
    const { code, told } = await called(modelAdd, ['syddjurs'], { tenant: 'ry', from: '2026-11-01' })
    expect(code).toBe(0)
    expect(told).toBe('Ry has taken in syddjurs 2022.1.\nIt steers from 2026-11-01, instead of assens 2022.1.')
  })

  test('done again says so and changes nothing', async () => {
    const { code, told } = await called(modelAdd, ['syddjurs'], { tenant: 'ry', from: '2026-11-01' })
    expect([code, told]).toEqual([0, 'Ry had taken in syddjurs 2022.1 before.\nIt steers from 2026-11-01.'])
  })

  test.each([
    [
      'a model that cannot be read',
      'horizonWeeks: 12',
      'horizonWeeks: soon',
      { from: '2026-12-01' },
      1,
      'found "soon"',
    ],
    [
      'examples that do not hold',
      'facesMostIn14Days: 4',
      'facesMostIn14Days: 5',
      {},
      1,
      'four-faces, five-faces. Nothing was changed.',
    ],
    [
      'other content under the same version',
      'title: { da: "Syddjurs',
      'title: { da: "Sydkyst',
      {},
      1,
      'give the changed model a new version. Nothing was changed.',
    ],
    [
      'a day inside a month',
      'version: "2022.1"',
      'version: "3"',
      { from: '2026-12-02' },
      1,
      'the first of a month. Nothing was changed.',
    ],
    [
      'a day that does not exist',
      'version: "2022.1"',
      'version: "3"',
      { from: '2026-02-30' },
      2,
      '--from must be a day',
    ],
    [
      'a day before the one that is set',
      'version: "2022.1"',
      'version: "3"',
      { from: '2026-02-01' },
      1,
      'syddjurs 2022.1 is set to steer from 2026-11-01, which overlaps. Nothing was changed.',
    ],
    [
      'a municipality there is not',
      'version: "2022.1"',
      'version: "3"',
      { tenant: 'nowhere' },
      1,
      "there is no municipality 'nowhere'",
    ],
  ])('refuses %s whole', async (_, found, instead, values, code, reason) => {
    const own = await file('own.yaml', found, instead)
    const answer = await called(modelAdd, [own], { tenant: 'ry', ...values })
    expect([answer.code, answer.told]).toEqual([code, expect.stringContaining(reason)])
    const { out } = await called(modelList, [], { tenant: 'ry', json: true })
    expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual(['assens', 'syddjurs'])
  })
})
