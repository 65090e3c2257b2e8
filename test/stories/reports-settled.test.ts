import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/clock/instant.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Call, Command } from '#server/command/command.ts'
import { importCsv } from '#server/command/import-csv.ts'
import { importFhir } from '#server/command/import-fhir.ts'
import { settle } from '#server/command/settle.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Loose, published, stories } from './reports-examples.ts'

/** From reports and a table of granted minutes to money, by the three commands a controller calls. */
describe('reported visits are settled', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  async function municipality() {
    const id = crypto.randomUUID()
    const zone = readZone('Europe/Copenhagen') as Zone
    await addTenant(database.pool, { id, key: id, name: 'Prøveby', country: 'DK', zone, currency: 'DKK' })
    return async (command: Command, words: readonly string[], values: Call['values'] = {}): Promise<Loose> => {
      const answers: string[] = []
      const code = await command.run({
        values: { tenant: id, json: true, ...values },
        words,
        answer: (text) => answers.push(text),
        say: () => {},
        progress: () => {},
        path: (name) => path.resolve('test/examples/reports', name),
        database: async () => database,
        now: () => instant('2021-03-01T08:00:00Z'),
      })
      expect(code).toBe(0)
      return JSON.parse(answers.join('\n'))
    }
  }

  const february = { month: '2021-02', model: 'minute-control' }
  const home = stories.filter((name) => name.startsWith('home/'))
  const linesOf = ({ lines }: Loose) =>
    lines.map(({ citizen, key, quantity }: Loose) => [citizen, key.replace(/^\S+ (\S+).*$/, '$1'), quantity])

  test('by the minutes of each service, granted by a table that knows the personal number', async () => {
    const call = await municipality()
    await call(importFhir, [...home, 'nursing/1-found.json', 'nursing/2-visited.json'])
    await call(importCsv, ['grants.csv'], { kind: 'grants' })
    const settled = await call(settle, [], february)
    // On workdays 30 + 50 + 30 minutes of bath; at the weekend 30 + 30, and half of the ten minutes on the screen,
    // whose other half was cleaning. The cleaning of the fifth was taken back. The nurse was there for 25 minutes.
    expect(linesOf(settled).sort()).toEqual([
      ['DK:CPR 2512489996', 'cleaning', 5],
      ['DK:CPR 2512489996', 'hygiene', 110],
      ['DK:CPR 2512489996', 'hygiene', 65],
      ['DK:CPR 2911829996', expect.stringMatching(/wound/), 25],
    ])
    expect(settled.lines.every(({ team }: Loose) => team === 'unassigned')).toBe(true)
  })

  test('the same in whatever order the reports came, and a later correction as a difference', async () => {
    const [one, other] = [await municipality(), await municipality()]
    const some = [...home, 'nursing/1-found.json', 'nursing/2-visited.json']
    await one(importFhir, some)
    for (const name of some.toReversed()) await other(importFhir, [name])
    for (const call of [one, other]) await call(importCsv, ['grants.csv'], { kind: 'grants' })
    const { tenant: _, ...first } = await one(settle, [], february)
    const { tenant: __, ...second } = await other(settle, [], february)
    expect(second).toEqual(first)

    await one(importFhir, ['nursing/4-all-in-error.json'])
    const corrected = await one(settle, [], february)
    expect(linesOf(corrected)).toHaveLength(3)
    expect(corrected.runs).toHaveLength(2)
  })

  test('without granted minutes nobody is paid, and a person is told', async () => {
    const call = await municipality()
    await call(importFhir, home)
    const settled = await call(settle, [], february)
    expect(settled).toMatchObject({ totalMinor: 0, lines: [] })
    expect(settled.findings).toContainEqual(
      expect.objectContaining({ kind: 'noFrame', citizen: 'DK:CPR 2512489996', team: 'unassigned' }),
    )
  })

  test.skipIf(published.length === 0)('so are the gateway’s own examples, where they are at hand', async () => {
    const call = await municipality()
    await call(
      importFhir,
      published.map((file) => path.resolve(file)),
    )
    const settled = await call(settle, [], february)
    expect(settled.findings).toContainEqual(
      expect.objectContaining({
        kind: 'noFrame',
        citizen: 'DK:CPR 0101410001',
        facts: expect.objectContaining({ visits: 3, minutes: 60 }),
      }),
    )
  })
})
