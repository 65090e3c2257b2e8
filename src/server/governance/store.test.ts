import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { autonomyOf } from '#care/governance/autonomy.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, scratchFolder, type TestDatabase } from '../../../test/database.ts'
import { type LoadedModel, loadModel, loadPreset, presetFolder } from './load.ts'
import { steeringOn } from './steering.ts'
import { addModel } from './store.ts'

let database: TestDatabase
let folder: string
let tenant: Tenant
const now = instant('2026-10-07T08:00:00Z')

beforeAll(async () => {
  database = await freshDatabase()
  folder = await scratchFolder()
})
afterAll(() => database.close())
beforeEach(async () => {
  const zone = 'Europe/Copenhagen' as Zone
  tenant = {
    id: randomUUID(),
    key: `town-${randomUUID().slice(0, 8)}`,
    name: 'Town',
    country: 'DK',
    zone,
    currency: 'DKK',
  }
  await addTenant(database.pool, tenant)
})

const preset = async (id: string): Promise<LoadedModel> => (await loadPreset(id))!

/** A preset as a municipality changes it: the same file with some of its text another. */
async function changed(
  id: string,
  changes: readonly (readonly [found: string, instead: string])[],
): Promise<LoadedModel> {
  let text = await readFile(`${presetFolder}${id}.yaml`, 'utf8')
  for (const [found, instead] of changes) {
    expect(text).toContain(found)
    text = text.replace(found, instead)
  }
  const file = path.join(folder, `${randomUUID()}.yaml`)
  await writeFile(file, text)
  const loaded = await loadModel(file)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  return loaded.value
}

const add = (loaded: LoadedModel, from: string | null = null) =>
  asTenant(database.pool, tenant.id, (transaction) =>
    addModel(transaction, tenant, loaded, { from: from === null ? null : localDate(from), now }),
  )

const steering = (day: string) =>
  asTenant(database.pool, tenant.id, async (transaction) => {
    const model = await steeringOn(transaction, tenant.id, localDate(day))
    return model ? `${model.id} ${model.version}` : null
  })

const stored = () =>
  asTenant(database.pool, tenant.id, async (transaction) => {
    const rows = await transaction.rows<{ name: string }>(sql`
      select id || ' ' || version as name from governance_model where tenant_id = ${tenant.id} order by stored_at, id, version`)
    return rows.map(({ name }) => name)
  })

// fulfils: 000-10
describe('a municipality takes a model in', () => {
  test('and it is stored without steering anything', async () => {
    expect(await add(await preset('syddjurs'))).toEqual({
      ok: true,
      value: { stored: true, steers: null, instead: null },
    })
    expect(await stored()).toEqual(['syddjurs 2022.1'])
    expect(await steering('2026-11-01')).toBeNull()
  })

  test('and lets it steer from a day on; what steered before ends the day before', async () => {
    await add(await preset('minute-control'), '2020-01-01')
    const added = await add(await preset('syddjurs'), '2026-11-01')
    expect(added).toMatchObject({
      value: { steers: { from: '2026-11-01', to: null }, instead: { id: 'minute-control', from: '2020-01-01' } },
    })
    expect([await steering('2019-12-31'), await steering('2020-01-01'), await steering('2026-10-31')]).toEqual([
      null,
      'minute-control 2026.1',
      'minute-control 2026.1',
    ])
    expect([await steering('2026-11-01'), await steering('2031-05-05')]).toEqual(['syddjurs 2022.1', 'syddjurs 2022.1'])
  })

  test('the same again changes nothing', async () => {
    await add(await preset('syddjurs'), '2026-11-01')
    expect(await add(await preset('syddjurs'), '2026-11-01')).toMatchObject({ value: { stored: false, instead: null } })
    expect(await stored()).toEqual(['syddjurs 2022.1'])
    expect(await steering('2026-11-01')).toBe('syddjurs 2022.1')
  })

  test('in a version of its own, written without code', async () => {
    const own = await changed('syddjurs', [
      ['version: "2022.1"', 'version: "2026.1"'],
      ['minorMinutesPerWeek: 60', 'minorMinutesPerWeek: 90'],
      ['beyond: 60, minorInAll: 60, minorMost: 60', 'beyond: 60, minorInAll: 60, minorMost: 90'],
      [
        'ground: [{ situation: moreTimeOutside, inputs: { beyond: 61, minorMost: 60 } }]',
        'ground: [{ inputs: { minorMost: 90 } }]',
      ],
    ])
    await add(await preset('syddjurs'), '2026-01-01')
    await add(own, '2026-11-01')
    expect(await stored()).toEqual(['syddjurs 2022.1', 'syddjurs 2026.1'])
    expect([await steering('2026-10-31'), await steering('2026-11-01')]).toEqual(['syddjurs 2022.1', 'syddjurs 2026.1'])
  })

  test('that ends by itself, and nothing steers after its last day', async () => {
    const trial = await changed('syddjurs', [
      ['to: null }\ncurrency', 'to: "2026-12-31" }\ncurrency'],
      ['version: "2022.1"', 'version: "trial"'],
    ])
    expect(await add(trial, '2026-11-01')).toMatchObject({
      value: { steers: { from: '2026-11-01', to: '2026-12-31' } },
    })
    expect([await steering('2026-12-31'), await steering('2027-01-01')]).toEqual(['syddjurs trial', null])
  })
})

// fulfils: 000-07
test('a higher degree of autonomy is a new version from a day on, and the earlier one stays with its days', async () => {
  const bolder = await changed('aarhus-team', [
    ['version: "2023.1"', 'version: "2026.1"'],
    ['{ decision: overtime, decidedBy: manager,', '{ decision: overtime, decidedBy: teamMeeting,'],
    [
      'expect: { mayDecide: false, by: manager }\n  - id: medicine',
      'expect: { mayDecide: true, by: teamMeeting }\n  - id: medicine',
    ],
    ['selfManagement: { byTheTeam: 3, of: 4, percent: 75 }', 'selfManagement: { byTheTeam: 4, of: 4, percent: 100 }'],
  ])
  await add(await preset('aarhus-team'), '2024-01-01')
  await add(bolder, '2026-11-01')
  const degreeOn = (day: string) =>
    asTenant(database.pool, tenant.id, async (transaction) => {
      const model = await steeringOn(transaction, tenant.id, localDate(day))
      return model && autonomyOf(model).selfManagement?.percent
    })
  expect([await degreeOn('2026-10-31'), await degreeOn('2026-11-01')]).toEqual([75, 100])
})

describe('is refused whole, and the old one keeps running:', () => {
  beforeEach(async () => {
    await add(await preset('syddjurs'), '2026-01-01')
  })
  const nothingChanged = async () => {
    expect(await stored()).toEqual(['syddjurs 2022.1'])
    expect(await steering('2026-12-01')).toBe('syddjurs 2022.1')
  }

  test('the same name and version with other content', async () => {
    const other = await changed('syddjurs', [
      ['  coach: true', '  coach: false'],
      ['fits: true, coach: true', 'fits: true, coach: false'],
    ])
    expect(await add(other, '2026-11-01')).toEqual({
      ok: false,
      refusal: { kind: 'otherContent', id: 'syddjurs', version: '2022.1' },
    })
    await nothingChanged()
  })

  test('a first day on which, or before which, another is set to begin', async () => {
    await add(await preset('assens'), '2027-01-01')
    const late = await add(await preset('vesthimmerland'), '2026-11-01')
    expect(late).toEqual({
      ok: false,
      refusal: { kind: 'overlaps', with: { id: 'assens', version: '2022.1', from: '2027-01-01', to: null } },
    })
    expect(await stored()).toEqual(['assens 2022.1', 'syddjurs 2022.1'])
    expect(await steering('2026-12-01')).toBe('syddjurs 2022.1')
  })

  test('a day outside its validity', async () => {
    const { ok, ...answer } = await add(await preset('elder-act-2025'), '2025-06-01')
    expect([ok, answer]).toEqual([
      false,
      { refusal: { kind: 'outsideValidity', valid: { from: '2025-07-01', to: null } } },
    ])
    await nothingChanged()
  })

  test('a day inside a month', async () => {
    expect(await add(await preset('assens'), '2026-11-02')).toEqual({ ok: false, refusal: { kind: 'midMonth' } })
    await nothingChanged()
  })

  test('another currency than the municipality keeps its books in', async () => {
    expect(await add(await preset('solna'), '2026-11-01')).toEqual({
      ok: false,
      refusal: { kind: 'otherCurrency', pays: 'SEK', keeps: 'DKK' },
    })
    await nothingChanged()
  })

  test('a month that is settled already', async () => {
    await asTenant(database.pool, tenant.id, (transaction) =>
      transaction.run(sql`
        insert into settlement_run
          (tenant_id, month, number, model_id, model_version, currency, total_minor, lines, settled_at, settled_by)
        values (${tenant.id}, '2026-10-01', 1, 'syddjurs', '2022.1', 'DKK', 0, 0, '2026-11-02T08:00:00Z', 'test')`),
    )
    expect(await add(await preset('assens'), '2026-10-01')).toEqual({
      ok: false,
      refusal: { kind: 'settled', month: '2026-10' },
    })
    await nothingChanged()
    expect(await add(await preset('assens'), '2026-11-01')).toMatchObject({ ok: true })
  })
})

test('what one municipality takes in, another does not have', async () => {
  await add(await preset('syddjurs'), '2026-01-01')
  const first = tenant
  tenant = { ...tenant, id: randomUUID(), key: `other-${randomUUID().slice(0, 8)}` }
  await addTenant(database.pool, tenant)
  expect([await stored(), await steering('2026-11-01')]).toEqual([[], null])
  tenant = first
  expect(await stored()).toEqual(['syddjurs 2022.1'])
})
