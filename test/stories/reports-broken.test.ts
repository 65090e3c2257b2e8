import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReports } from '#exchange/fhir/report.ts'
import { standings } from '#exchange/fhir/standing.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { danishLaw, importReports } from '#server/reports/import-reports.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { copenhagen, findingsIn, joined, type Loose, parsed, stories, versionsIn } from './reports-examples.ts'

/** Every place in a value: the thing that holds it and the key it stands under. */
function places(value: Loose): [holder: Loose, key: string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key): [Loose, string][] => [[value, key], ...places(value[key])])
}

const oddValues: readonly Loose[] = [
  null,
  '',
  ' ',
  'x',
  'entered-in-error',
  '9999-12-31T23:59:59.999999999-12:00',
  '0001-01-01',
  '2021-02-13T08:05:00Z',
  'Patient/x',
  -1,
  1e300,
  true,
  [],
  {},
  [[]],
  [null],
  { reference: 'Condition/x' },
  { coding: [{}] },
  { coding: [{ code: 'B6', system: 'urn:oid:1.2.208.176.2.21' }] },
  { __proto__: null, constructor: { prototype: 1 } },
]

const strokes = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('remove', 'replace', 'double', 'swap'),
    value: fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue({ depthSize: 'small' })),
  }),
  { minLength: 1, maxLength: 6 },
)

/** One of the stories with a few strokes of a brush over it. */
const broken = fc.tuple(fc.constantFrom(...stories), strokes).map(([name, all]) => {
  const report = parsed(name)
  for (const { at, how, value } of all) {
    const every = places(report)
    const [holder, key] = every[at % every.length] as [Loose, string]
    const [otherHolder, otherKey] = every[(at * 7919) % every.length] as [Loose, string]
    if (how === 'remove') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]
    else if (how === 'replace') holder[key] = structuredClone(value)
    else if (how === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
    else holder[key] = structuredClone(otherHolder[otherKey])
    if (places(report).length === 0) break
  }
  return JSON.stringify(report)
})

describe('a report with whatever wrong in it', () => {
  test('is refused with its place, or read with findings; never does the program break', () => {
    let read = 0
    fc.assert(
      fc.property(broken, (text) => {
        const delivery = readReports(text, danishLaw)
        if (!delivery.ok) {
          expect(delivery.refusal.kind).not.toBe('')
          return
        }
        read++
        const findings = findingsIn(text)
        for (const { resource, path, reason } of findings)
          expect(`${resource} ${path} ${reason}`).toMatch(/^[A-Z][A-Za-z]*\/\S* .* [a-zA-Z]+$/)
        standings(joined(versionsIn(delivery.value.reports)), danishLaw, copenhagen)
      }),
      { numRuns: 1_500 },
    )
    expect(read).toBeGreaterThan(500)
  })

  test('an element that nobody expects is told wherever it stands in a resource', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stories), fc.nat(), (name, at) => {
        const report = parsed(name)
        const entries = report.entry.flatMap(({ resource }: Loose) => resource.entry ?? [{ resource }])
        const objects = entries.flatMap(({ resource }: Loose) => [
          resource,
          ...places(resource).flatMap(([holder, key]) => (isPlain(holder[key]) ? [holder[key]] : [])),
        ])
        objects[at % objects.length].zzz = 'strange'
        expect(findingsIn(JSON.stringify(report))).toEqual([
          expect.objectContaining({
            path: expect.stringMatching(/(^|\.)zzz$/),
            value: 'strange',
            reason: 'unexpectedElement',
          }),
        ])
      }),
      { numRuns: 500 },
    )
  })

  const isPlain = (value: Loose) => typeof value === 'object' && value !== null && !Array.isArray(value)

  test('hostile sizes are refused or read quickly', () => {
    const report = parsed('home/1-granted.json')
    report.entry[1].resource.note = Array.from({ length: 150_000 }, () => ({ text: 'x' }))
    const start = performance.now()
    expect(findingsIn(JSON.stringify(report))).toHaveLength(150_000)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('in a real database', () => {
  let database: TestDatabase
  let tenant: string
  beforeAll(async () => {
    database = await freshDatabase()
    tenant = crypto.randomUUID()
    const zone = readZone('Europe/Copenhagen') as Zone
    await addTenant(database.pool, { id: tenant, key: tenant, name: 'Prøveby', country: 'DK', zone, currency: 'DKK' })
  })
  afterAll(() => database.close())

  test('what is read can be saved, and again without a change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 4 }), async (texts) => {
        const files = texts.map((text, index) => ({ name: String(index), text }))
        const first = await importReports(database.pool, tenant, files, { partial: true })
        const again = await importReports(database.pool, tenant, files, { partial: true })
        if (!first.ok || !again.ok) throw new Error('a partial import is never refused')
        const { read, created, updated, unchanged } = first.value
        expect(created + updated + unchanged).toBe(read)
        expect(again.value).toMatchObject({ created: 0, updated: 0, read })
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
