import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { identifier, sql } from '#server/database/sql.ts'
import { asOwner, asTenant } from '#server/database/transaction.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { seedTowns, townExists, townKeys, townRecipe, usualSeed } from '#server/towns/seed.ts'
import { type TownWritten, writeTown } from '#server/towns/write-town.ts'
import { type SimulatedCitizen, simulateTown } from '#simulation/towns/simulate.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

const until = localDate('2026-11-05')

describe('the two towns in a fresh database', () => {
  let database: TestDatabase
  let written: readonly TownWritten[]
  let seconds: number

  beforeAll(async () => {
    database = await freshDatabase()
    const began = performance.now()
    written = await seedTowns(database.pool, { until })
    seconds = (performance.now() - began) / 1000
  })
  afterAll(() => database.close())

  test('are written in seconds', () => {
    console.log(`both towns in ${seconds.toFixed(1)} s`)
    expect(written.map(({ tenant }) => tenant).sort()).toEqual([...townKeys].sort())
    // Five on two cores with nothing beside them; a server must listen within sixty of its install.
    expect(seconds).toBeLessThan(40)
  })

  test.each(townKeys)('%s stands there as it was made', async (key) => {
    const { id } = written.find(({ tenant }) => tenant === key) as TownWritten
    const town = simulateTown(await townRecipe(key), { seed: usualSeed, until, months: 2 })
    const citizens = [...town.citizens()]
    const sum = (of: (one: SimulatedCitizen) => number) => citizens.reduce((all, one) => all + of(one), 0)
    const grants = citizens.flatMap(({ decisions }) => decisions.flatMap(({ grant }) => grant ?? []))
    const expected = {
      citizen: citizens.length,
      citizen_team: citizens.length,
      citizen_lock: citizens.filter(({ lock }) => lock !== null).length,
      fixed_contact: citizens.length,
      team: town.teams.length,
      staff: town.teams.reduce((all, { staff }) => all + staff.length, 0),
      delegated_task: town.teams.reduce((all, { delegated }) => all + delegated.length, 0),
      case_officer_area: town.teams.length,
      relative: sum(({ relatives }) => relatives.length),
      assessment: sum(({ assessments }) => assessments.length),
      decision: sum(({ decisions }) => decisions.length),
      granted: grants.length,
      frame: grants.reduce((all, { frames }) => all + frames.length, 0),
      grant_goal: grants.reduce((all, { goals }) => all + goals.length, 0),
      rhythm_plan: sum(({ plans }) => plans.length),
      planned_visit: sum(({ plans }) => plans.reduce((all, { visits }) => all + visits.length, 0)),
      started_package: sum(({ packages }) => packages.length),
      follow_up_done: sum(({ followUps }) => followUps.length),
      visit_fact: sum(({ facts }) => facts.length),
      paid_hours: [...town.paidHours()].length,
      steering: 1,
    }
    await asTenant(database.pool, id, async (transaction) => {
      for (const [table, count] of Object.entries(expected)) {
        const counted = sql`select count(*)::int as count from ${identifier(table)}`
        const found = await transaction.one<{ count: number }>(counted)
        expect(`${table} ${found.count}`).toBe(`${table} ${count}`)
      }
    })
  })

  test.each([
    ['lyngvig', 'syddjurs'],
    ['ekholma', 'solna'],
  ])('%s is steered by %s in every month written', async (key, model) => {
    const tenant = await tenantByKey(database.pool, key)
    await asTenant(database.pool, tenant?.id as string, async (transaction) => {
      for (const day of ['2026-09-01', '2026-11-05'])
        expect((await steeringOn(transaction, tenant?.id as string, localDate(day)))?.id).toBe(model)
    })
  })

  test('a citizen comes back word for word', async () => {
    const { id } = written.find(({ tenant }) => tenant === 'lyngvig') as TownWritten
    const [first] = simulateTown(await townRecipe('lyngvig'), { seed: usualSeed, until, months: 2 }).citizens()
    const { citizen, bornOn } = first as SimulatedCitizen
    const found = await asTenant(database.pool, id, (transaction) =>
      transaction.one(sql`
        select identity_system, identity_value, identity_test, born_on, name, area, own_words
        from citizen where tenant_id = ${id} and id = ${citizen.id}`),
    )
    expect(found).toEqual({
      identity_system: citizen.identity?.system,
      identity_value: citizen.identity?.value,
      identity_test: true,
      born_on: bornOn,
      name: citizen.name,
      area: citizen.area,
      own_words: citizen.ownWords,
    })
  })

  test('a second time nothing is written', async () => {
    expect(await seedTowns(database.pool, { until })).toEqual([])
    expect(await townExists(database.pool, 'lyngvig')).toBe(true)
    expect(await townExists(database.pool, 'nowhere')).toBe(false)
  })

  test('a key that is taken is refused, and the town stays as it was', async () => {
    const recipe = await townRecipe('ekholma')
    const answer = await writeTown(database.pool, recipe, 'lyngvig', { seed: 3, until, months: 1, citizens: 5 })
    expect(answer).toEqual({ ok: false, refusal: { kind: 'tenantExists', tenant: 'lyngvig' } })
    const { count } = await asOwner(database.pool, (transaction) =>
      transaction.one<{ count: number }>(sql`select count(*)::int as count from tenant`),
    )
    expect(count).toBe(2)
  })

  test('a town steered by an unknown model is refused before anything is written', async () => {
    const recipe = { ...(await townRecipe('ekholma')), model: 'nobody' }
    const answer = await writeTown(database.pool, recipe, 'other', { seed: 1, until, months: 1, citizens: 5 })
    expect(answer).toEqual({ ok: false, refusal: { kind: 'unknownModel', model: 'nobody' } })
    expect(await townExists(database.pool, 'other')).toBe(false)
  })

  test('a town whose model pays in another currency is refused too', async () => {
    const recipe = { ...(await townRecipe('ekholma')), model: 'syddjurs' }
    const answer = await writeTown(database.pool, recipe, 'other', { seed: 1, until, months: 1, citizens: 5 })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'otherCurrency', pays: 'DKK', keeps: 'SEK' } })
    expect(await townExists(database.pool, 'other')).toBe(false)
  })

  test('a town that breaks on the way leaves nothing', async () => {
    const recipe = await townRecipe('ekholma')
    const broken = { ...recipe, people: { ...recipe.people, ownWords: { sentences: ['{nobody}'], slots: {} } } }
    const writing = writeTown(database.pool, broken, 'broken', { seed: 1, until, months: 1, citizens: 5 })
    await expect(writing).rejects.toThrow(/nothing fills {nobody}/)
    expect(await townExists(database.pool, 'broken')).toBe(false)
  })

  test('the same town twice lies side by side', async () => {
    const recipe = await townRecipe('ekholma')
    for (const key of ['twin-a', 'twin-b'])
      must(await writeTown(database.pool, recipe, key, { seed: 1, until, months: 1, citizens: 20 }))
  })
})
