import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { type LoadedModel, loadPreset } from '#server/governance/load.ts'
import { addModel } from '#server/governance/store.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { counts, csv, faults, municipality, now, rows, take } from './csv-harness.ts'

let database: TestDatabase
let tenant: Tenant
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const [danish, swedish] = ['0403313990', '192908187541'] as const

async function steeredBy(preset: string, country: 'DK' | 'SE' = 'DK'): Promise<void> {
  tenant = await municipality(database, country)
  const model = (await loadPreset(preset)) as LoadedModel
  await asTenant(database.pool, tenant.id, async (transaction) =>
    must(await addModel(transaction, tenant, model, { from: localDate('2026-01-01'), now })),
  )
  await take(database, tenant, 'people', `cpr\n${country === 'DK' ? danish : swedish}\n`)
}

const granted = () =>
  rows(
    database,
    tenant,
    sql`
    select g.category, g.band, g.course,
      string_agg(concat_ws(' ', f.scope_kind, nullif(f.scope_key, ''), f.minutes, f.per), ', ' order by f.ordinal) as frames
    from granted g left join frame f on f.grant_id = g.id
    group by g.id, g.during, g.category, g.band, g.course order by g.during`,
  )

describe('under categories and bands (Syddjurs)', () => {
  beforeAll(() => steeredBy('syddjurs'))

  it('a category is found by its title, and the band follows from the minutes; fulfils: 004-56', async () => {
    const text = csv(
      `cpr;fra;minutter;kategori`,
      `${danish};2026-01-01;299;Udviklende`,
      `${danish};2026-04-01;300;developing`,
      `${danish};2026-07-01;900;Fastholdende`,
    )
    expect(faults(await take(database, tenant, 'grants', text))).toEqual([])
    expect(await granted()).toEqual([
      { category: 'developing', band: 'rate1', course: null, frames: 'whole 299 week' },
      { category: 'developing', band: 'rate2', course: null, frames: 'whole 300 week' },
      { category: 'maintaining', band: 'rate3', course: null, frames: 'whole 900 week' },
    ])
  })

  it.each([
    [`${danish};2026-01-01;60;ukendt;`, 'kategori', 'ukendt', 'unknownCategory'],
    [`${danish};2026-01-01;60;;`, 'kategori', '', 'missing'],
    [`${danish};2026-01-01;60;developing;Takst 9`, 'takst', 'Takst 9', 'unknownBand'],
    [`${danish};2026-01-01;60;developing;Takst 2`, 'takst', 'Takst 2', 'wrongBand'],
    [`${danish};2026-01-01;1600;developing;`, 'takst', '', 'wrongBand'],
    [`${danish};2026-01-01;;developing;`, 'takst', '', 'wrongBand'],
  ])('%s is refused at %s', async (row, column, value, reason) => {
    const answer = await take(database, tenant, 'grants', `cpr;fra;minutter;kategori;takst\n${row}\n`)
    expect(faults(answer)).toEqual([[2, column, value, reason]])
  })

  it.each([
    ['service', 'hygiene', 'service', 'hygiene'],
    ['cluster', 'nursing', 'cluster', 'nursing'],
  ])('a frame for one %s is not what the model grants', async (column, value) => {
    const answer = await take(
      database,
      tenant,
      'grants',
      `cpr;fra;minutter;kategori;${column}\n${danish};2026-01-01;60;developing;${value}\n`,
    )
    expect(faults(answer)).toEqual([[2, column, value, 'wrongScope']])
  })

  it('before any model steers, rows are taken as they are', async () => {
    const answer = await take(
      database,
      tenant,
      'grants',
      `cpr;fra;minutter;kategori\n${danish};2025-12-01;60;whatever\n`,
    )
    expect(counts(answer)).toMatchObject({ created: 1, errorCount: 0 })
  })
})

describe('under frames for clusters (Solna)', () => {
  beforeAll(() => steeredBy('solna', 'SE'))

  it('clusters and services are found by any of their names, older service types too; fulfils: 002-42', async () => {
    const grants = `personnummer;från;kluster;minuter;per\n${swedish};2026-01-01;Service;600;månad\n`
    const answer = await take(database, tenant, 'grants', grants.replace(';per', ';frekvens'))
    expect(faults(answer)).toEqual([])
    expect(await granted()).toEqual([
      { category: null, band: null, course: null, frames: 'cluster household 600 month' },
    ])
    const visits = `personnummer;datum;minuter;insatser\n${swedish};2026-10-05;40;matdistribution + städ\n`
    expect(faults(await take(database, tenant, 'visits', visits))).toEqual([])
    expect(await rows(database, tenant, sql`select services from visit_fact`)).toEqual([
      { services: ['meals-and-shopping', 'home'] },
    ])
  })

  it.each([
    ['grants', `cpr;from;minutes;cluster\n${swedish};2026-01-01;60;garden\n`, 'cluster', 'garden', 'unknownCluster'],
    ['grants', `cpr;from;minutes\n${swedish};2026-01-01;60\n`, 'cluster', null, 'wrongScope'],
    [
      'visits',
      `cpr;date;minutes;services\n${swedish};2026-10-01;60;städ, gardening\n`,
      'services',
      'städ, gardening',
      'unknownService',
    ],
    [
      'plans',
      `cpr;from;key;part of day;weekdays;minutes;services\n${swedish};2026-01-01;a;noon;mon;30;gardening\n`,
      'services',
      'gardening',
      'unknownService',
    ],
  ] as const)('%s: what the catalogue does not know is refused', async (kind, text, column, value, reason) => {
    expect(faults(await take(database, tenant, kind, text))).toEqual([[2, column, value, reason]])
  })
})

describe('under courses (the Elder Act)', () => {
  beforeAll(() => steeredBy('elder-act-2025'))

  it('what the model says of time is noted and stops nothing, for the decision is made', async () => {
    const text = csv(
      `cpr;fra;til;forløb;opfølgning`,
      `${danish};2026-03-01;;Tilbage til hverdagen;`,
      `${danish};2026-06-01;;special;`,
      `${danish};2026-07-01;;special;2026-09-01`,
    )
    const answer = await take(database, tenant, 'grants', text, { partial: true })
    expect(counts(answer)).toMatchObject({ created: 3, errorCount: 0 })
    expect(answer.notes).toEqual([
      { line: 2, column: 'til', value: '', reason: 'outsideTerms' },
      { line: 3, column: 'opfølgning', value: '', reason: 'noFollowUpDay' },
    ])
  })

  it('a course needs no minutes: its category and only band follow', async () => {
    expect(
      faults(await take(database, tenant, 'grants', `cpr;fra;forløb\n${danish};2026-01-01;Samlet pleje\n`)),
    ).toEqual([])
    expect((await granted())[0]).toEqual({ category: 'combined', band: 'course', course: 'combined', frames: '' })
  })

  it.each([
    [`${danish};2026-02-01;cure;`, 'forløb', 'cure', 'unknownCourse'],
    [`${danish};2026-02-01;;combined`, 'forløb', '', 'missing'],
    [`${danish};2026-02-01;combined;everyday`, 'kategori', 'everyday', 'wrongCategory'],
  ])('%s is refused at %s', async (row, column, value, reason) => {
    const answer = await take(database, tenant, 'grants', `cpr;fra;forløb;kategori\n${row}\n`)
    expect(faults(answer)).toEqual([[2, column, value, reason]])
  })
})
