import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '#exchange/fhir/delivery.ts'
import { compareVersions, join, type Version } from '#exchange/fhir/merge.ts'
import { standings } from '#exchange/fhir/standing.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { must } from '#kernel/result.ts'
import { identifier, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { danishLaw, importReports } from '#server/reports/import-reports.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import {
  copenhagen,
  example,
  joined,
  type Loose,
  parsed,
  published,
  reportsIn,
  stories,
  versionsIn,
} from './reports-examples.ts'

/** Each story's reports one by one, so that they can be told in any order. */
const single = (text: string): string[] => {
  const { entry } = JSON.parse(text)
  const nested = entry.filter(({ resource }: Loose) => resource.resourceType === 'Bundle')
  return nested.length ? nested.map(({ resource }: Loose) => JSON.stringify(resource)) : [text]
}

/**
 * Reports that say other things of the same ids: a level, the end of a visit and a citizen's number at one moment with
 * another report; a service and a number in reports of their own, without what rests on them.
 */
function contradictions(): string[] {
  const level = parsed('home/1-granted.json')
  level.entry[1].resource.severity.coding[0].code = 'B5'
  const visit = parsed('home/2-a-week-of-visits.json').entry[1].resource
  visit.entry.find(({ resource }: Loose) => resource.resourceType === 'Encounter').resource.period.end =
    '2021-02-04T09:00:00Z'
  const number = parsed('nursing/2-visited.json')
  number.entry[0].resource.identifier[0].value = '2512489996'
  const service = parsed('home/3-corrected.json')
  service.timestamp = '2021-02-20T08:00:00Z'
  service.entry = service.entry.filter((each: { resource: { resourceType: string } }) =>
    /Patient|CarePlan/.test(each.resource.resourceType),
  )
  service.entry[1].resource.activity[0].detail.code.coding[0].code = 'H1.2'
  const [oldRecord, newRecord] = ['1-granted', '3-moved-to-a-new-record'].map((name) =>
    parsed(`home-old-way/${name}.json`),
  )
  const granted = oldRecord.entry.find(({ resource }: Loose) => resource.resourceType === 'CarePlan').resource
  const visited = structuredClone(visit.entry.find(({ resource }: Loose) => resource.resourceType === 'Encounter'))
  visited.resource.id = 'under-the-new-record'
  visited.resource.subject.reference = `Patient/${newRecord.entry[0].resource.id}`
  visited.resource.extension[0].valueReference.reference = `CarePlan/${granted.id}`
  newRecord.entry = [newRecord.entry[0], visited]
  oldRecord.timestamp = '2021-02-21T08:00:00Z'
  oldRecord.entry = oldRecord.entry.slice(0, 1)
  oldRecord.entry[0].resource.identifier[0].value = '2512489996'
  return [level, visit, number, service, newRecord, oldRecord].map((each) => JSON.stringify(each))
}

const own = [...stories.flatMap((name) => single(example(name))), ...contradictions()]
const gateways = published.flatMap((file) => single(readFileSync(file, 'utf8')))

/** The same reports in another order, some of them told again. */
const retold = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...items], { minLength: items.length }),
      fc.array(fc.constantFrom(...items), { maxLength: 6 }),
    )
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }))

const anyVersion: fc.Arbitrary<Version> = fc.record({
  type: fc.constant('Goal'),
  id: fc.constant('g'),
  moment: fc.constantFrom('2021-02-01T00:00:00.000000000Z', '2021-02-01T00:00:00.000000001Z'),
  content: fc.constantFrom('{"a":1}', '{"a":2}', '{"status":"entered-in-error"}'),
})

describe('joining two versions of one resource', () => {
  const both = (a: Version, b: Version) => join(a, b).version

  test('does not ask which came first, in which company, or how often', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        expect(both(a, b)).toEqual(both(b, a))
        expect(both(both(a, b), c)).toEqual(both(a, both(b, c)))
        expect(both(a, a)).toBe(a)
      }),
    )
  })

  test('keeps the later, and of one moment the greater canonical JSON', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const { version, effect, tied } = join(a, b)
        expect(compareVersions(version, a)).toBeGreaterThanOrEqual(0)
        expect(compareVersions(version, b)).toBeGreaterThanOrEqual(0)
        expect(tied).toBe(a.moment === b.moment && a.content !== b.content)
        expect(effect === 'updated').toBe(version === b && a.content !== b.content)
      }),
    )
    expect(join(undefined, { type: 'Goal', id: 'g', moment: 'm', content: '{}' }).effect).toBe('created')
  })
})

describe.each<[string, readonly string[]]>([
  ['our own stories', own],
  ['the gateway’s examples', gateways],
])('%s', (_, texts) => {
  test.skipIf(texts.length === 0)(
    'in any order, some of them twice, leave the same versions and the same standing',
    () => {
      const reports = texts.flatMap(reportsIn)
      const state = joined(versionsIn(reports))
      const held = standings(state, danishLaw, copenhagen)
      fc.assert(
        fc.property(retold(reports), (others: readonly Report[]) => {
          const other = joined(versionsIn(others))
          expect(new Map([...other].sort())).toEqual(new Map([...state].sort()))
          expect(new Map([...standings(other, danishLaw, copenhagen)].sort())).toEqual(new Map([...held].sort()))
        }),
        { numRuns: 30 },
      )
    },
  )
})

describe('in a real database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  async function newTenant(): Promise<string> {
    const id = crypto.randomUUID()
    const zone = readZone('Europe/Copenhagen') as Zone
    await addTenant(database.pool, { id, key: id, name: 'Prøveby', country: 'DK', zone, currency: 'DKK' })
    return id
  }

  const take = async (tenant: string, texts: readonly string[]) =>
    must(
      await importReports(
        database.pool,
        tenant,
        texts.map((text, index) => ({ name: String(index), text })),
      ),
    )

  const tables = [
    'report_resource',
    'reported_citizen',
    'need',
    'goal',
    'intervention',
    'completed_intervention',
    'contact',
    'follow_up_outcome',
    'own_view',
    'matter_of_interest',
    'report_visit',
    'effective_visit_fact',
    'citizen',
    'citizen_team',
    'team',
  ]

  /** Every row of every table that reports touch, without when it came and with people and teams by name. */
  async function dump(tenant: string): Promise<Record<string, unknown[]>> {
    return asTenant(database.pool, tenant, async (transaction) => {
      const names = await transaction.rows<{ id: string; name: string }>(
        sql`select id, identity_value as name from citizen union all select id, key from team`,
      )
      const named = (text: string) => names.reduce((all, { id, name }) => all.replaceAll(id, name), text)
      const dumped: Record<string, unknown[]> = {}
      for (const table of tables) {
        const rows = await transaction.rows<{ row: object }>(
          sql`select to_jsonb(t) - 'tenant_id' - 'received_at' as row from ${identifier(table)} t`,
        )
        dumped[table] = rows.map(({ row }) => named(JSON.stringify(row))).sort()
      }
      return dumped
    })
  }

  let expected: Record<string, unknown[]>
  test('one call with all reports is what the pure translation says', async () => {
    const tenant = await newTenant()
    const imported = await take(tenant, own)
    expect(imported.created + imported.updated + imported.unchanged).toBe(imported.read)
    expected = await dump(tenant)
    const held = standings(joined(versionsIn(own.flatMap(reportsIn))), danishLaw, copenhagen)
    const kinds = Object.groupBy(held.values(), ({ told }) => told.kind)
    expect(Object.fromEntries(tables.slice(1, 10).map((table) => [table, expected[table]?.length]))).toEqual({
      reported_citizen: kinds.citizen?.length ?? 0,
      need: kinds.need?.length ?? 0,
      goal: kinds.goal?.length ?? 0,
      intervention: kinds.intervention?.length ?? 0,
      completed_intervention: kinds.completedIntervention?.length ?? 0,
      contact: kinds.contact?.length ?? 0,
      follow_up_outcome: kinds.outcome?.length ?? 0,
      own_view: kinds.ownView?.length ?? 0,
      matter_of_interest: kinds.matter?.length ?? 0,
    })
    expect(expected.report_visit).toHaveLength([...held.values()].filter(({ services }) => services !== null).length)
  })

  test('the same reports again change nothing', async () => {
    const tenant = await newTenant()
    const first = await take(tenant, own)
    const again = await take(tenant, own)
    expect(again).toMatchObject({ created: 0, updated: 0, read: first.read, unchanged: first.read })
    expect(await dump(tenant)).toEqual(expected)
  })

  test('any order, any split over calls, any repetition ends in the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        retold(own),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 3, maxLength: 12 }),
        async (texts, sizes) => {
          const tenant = await newTenant()
          let from = 0
          for (const size of [...sizes, texts.length]) {
            if (from < texts.length) await take(tenant, texts.slice(from, from + size))
            from += size
          }
          expect(await dump(tenant)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  test.skipIf(gateways.length === 0)(
    'so do the gateway’s examples',
    async () => {
      const tenant = await newTenant()
      await take(tenant, gateways)
      const all = await dump(tenant)
      await fc.assert(
        fc.asyncProperty(retold(gateways), async (texts) => {
          const other = await newTenant()
          for (const text of texts) await take(other, [text])
          expect(await dump(other)).toEqual(all)
        }),
        { numRuns: 4 },
      )
    },
    120_000,
  )

  test('two imports at once end as one after the other', async () => {
    const tenant = await newTenant()
    await Promise.all(own.map((text) => take(tenant, [text])))
    expect(await dump(tenant)).toEqual(expected)
  }, 60_000)
})
