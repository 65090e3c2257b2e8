import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { calling } from './call.fixture.ts'
import { settle } from './settle.ts'

let database: TestDatabase
const tenant = randomUUID()

beforeAll(async () => {
  database = await freshDatabase()
  const zone = readZone('Europe/Copenhagen') as Zone
  await addTenant(database.pool, { id: tenant, key: 'lyngby', name: 'Lyngby', country: 'DK', zone, currency: 'DKK' })
  const [team, citizen] = [randomUUID(), randomUUID()]
  await asTenant(database.pool, tenant, async (transaction) => {
    await transaction.run(
      sql`insert into team (tenant_id, id, key, name) values (${tenant}, ${team}, 'north', 'North')`,
    )
    await transaction.run(sql`
      insert into citizen (tenant_id, id, identity_system, identity_value)
      values (${tenant}, ${citizen}, 'cpr', '0101000001')`)
    await transaction.run(sql`
      insert into citizen_team (tenant_id, citizen_id, team_id, during)
      values (${tenant}, ${citizen}, ${team}, '[2026-01-01,)')`)
  })
})
afterAll(() => database.close())

const called = calling(settle, { database: async () => database })

const october = { tenant: 'lyngby', month: '2026-10', model: 'minute-control' }

describe('./frirum settle', () => {
  test('prints what a person can read, and says on the side what it posted', async () => {
    const { code, out, told } = await called(october)
    expect(code).toBe(0)
    expect(out).toContain('Lyngby, 2026-10: 1 citizen by')
    expect(out).toContain('1 × no frame granted')
    expect(out).toContain('cpr 0101000001')
    expect(told).toBe('Posted as run 1.')
  })

  test('prints the same bytes again, and posts nothing', async () => {
    const first = await called({ ...october, json: true })
    const again = await called({ ...october, json: true })
    expect(again.out).toBe(first.out)
    expect(again.told).toBe('Nothing new: nothing was posted.')
    expect(JSON.parse(again.out)).toMatchObject({
      tenant: 'lyngby',
      model: { id: 'minute-control' },
      totalMinor: 0,
      runs: [{ number: 1, lines: 0 }],
      findings: [{ kind: 'noFrame', citizen: 'cpr 0101000001', team: 'north' }],
      lines: [],
    })
    expect(again.out).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })

  test('tries a model outside its validity only as what if, and then posts nothing', async () => {
    const early = { ...october, month: '2020-10', model: 'solna' }
    const refused = await called(early)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.told).toContain('valid from 2025-07-01')
    const tried = await called({ ...early, 'what-if': true })
    expect(tried).toMatchObject({ code: 0, told: '' })
    expect(tried.out).toContain('only tried, and nothing is posted')
    expect(tried.out).toContain('pays in SEK')
  })

  test('will not post another currency into the books', async () => {
    const { code, told } = await called({ ...october, model: 'solna' })
    expect(code).toBe(1)
    expect(told).toContain('pays in SEK, and the municipality keeps its books in DKK')
  })

  test.each([
    [{ month: '2026-10' }, 2, '--tenant KEY is missing'],
    [{ tenant: 'lyngby' }, 2, '--month is missing'],
    [{ tenant: 'lyngby', month: '2026-13' }, 2, "not '2026-13'"],
    [{ tenant: 'nowhere', month: '2026-10' }, 1, 'There are: lyngby'],
    [{ ...october, model: 'nothing' }, 1, 'There are: aarhus-team, assens'],
    [{ tenant: 'lyngby', month: '2026-10' }, 1, 'no model steers in 2026-10'],
  ])('with %j ends with %i and says why', async (values, code, said) => {
    const answer = await called(values)
    expect(answer.code).toBe(code)
    expect(answer.out).toBe('')
    expect(answer.told).toContain(said)
  })
})
