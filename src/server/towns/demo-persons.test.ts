import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { must } from '#kernel/result.ts'
import { demoPersons } from '#server/access/demo.ts'
import { accessRoles } from '#server/access/person.ts'
import { relationTo } from '#server/access/reach.ts'
import type { Database } from '#server/database/database.ts'
import { asTenant } from '#server/database/transaction.ts'
import { citizenPage } from '#server/people/queries.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { freshDatabase } from '../../../test/database.ts'
import { addDemoPersons } from './demo-persons.ts'
import { townKeys, townRecipe } from './seed.ts'
import { writeTown } from './write-town.ts'

const day = localDate('2026-10-31')
let database: Database

beforeAll(async () => {
  database = await freshDatabase()
  for (const key of townKeys)
    must(await writeTown(database.pool, await townRecipe(key), key, { seed: 1, until: day, months: 1, citizens: 80 }))
})
afterAll(() => database.close())

/** In this order; nobody has everybody, and whoever has no area has none of theirs. */
const usual = ['self', 'fixedContact', 'team', 'area'] as const

test.each(townKeys)('%s offers one person of every role, and once only', async (key) => {
  const tenant = await tenantByKey(database.pool, key)
  if (!tenant) throw new Error(`${key} was not written`)
  expect(await addDemoPersons(database.pool, tenant, day)).toBe(7)
  expect(await addDemoPersons(database.pool, tenant, day)).toBe(0)
  const persons = await demoPersons(database.pool, tenant)
  expect(persons.map(({ role }) => role).toSorted()).toEqual([...accessRoles].toSorted())

  const citizen = persons.find(({ role }) => role === 'citizen')?.citizen
  if (!citizen) throw new Error('no citizen among them')
  const found = await asTenant(database.pool, tenant.id, async (transaction) => {
    const stands: Record<string, unknown> = {}
    for (const person of persons)
      stands[person.role] = await relationTo(transaction, { ...person, tenant, teams: null }, citizen, usual, day)
    return stands
  })
  expect(found).toMatchObject({ citizen: 'self', teamMember: 'team', leader: 'team', caseOfficer: 'area' })
  expect(found).toMatchObject({ fixedContact: 'fixedContact', controller: undefined })

  const relative = persons.find(({ role }) => role === 'relative')
  if (!relative) throw new Error('no relative among them')
  const near = { person: { ...relative, tenant, teams: null }, nearness: ['mandate'] as const, today: day }
  const helped = await asTenant(database.pool, tenant.id, (transaction) => citizenPage(transaction, near, { limit: 5 }))
  expect(helped).toHaveLength(1)
})
