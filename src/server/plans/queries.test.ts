import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase } from '../../../test/database.ts'
import { citizens, writeSmallTown } from '../../../test/http/small-town.ts'
import { addPlan, plansOf } from './queries.ts'

const database = await freshDatabase()
afterAll(() => database.close())
const citizen = citizens.north
let town: Tenant
const by = { by: 'contact', at: instant('2026-09-01T09:00:00Z') }
const ids = { short: randomUUID(), late: randomUUID() } as Record<'short' | 'late', Id<'Plan'>>

/** Since January the small town's own; ten days in October; then from December on. */
beforeAll(async () => {
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  const bare = { citizen, agreedWithCitizen: true, visits: [] }
  await asTenant(database.pool, town.id, async (transaction) => {
    const short = { from: localDate('2026-10-10'), to: localDate('2026-10-19') }
    await addPlan(transaction, town.id, { ...bare, id: ids.short, period: short }, by)
    await addPlan(
      transaction,
      town.id,
      { ...bare, id: ids.late, period: { from: localDate('2026-12-01'), to: null } },
      by,
    )
  })
})

const versionOn = (day: string, from: string, to: string | null, without: readonly Id<'Plan'>[] = []) =>
  asTenant(database.pool, town.id, async (transaction) => {
    const during = { from: localDate(from), to: to === null ? null : localDate(to) }
    const plans = (await plansOf(transaction, town.id, [citizen], during, without)).get(citizen) ?? []
    return valueOn(plans, localDate(day))?.version
  })

test.each([
  ['2026-10-09', 1],
  ['2026-10-10', 2],
  ['2026-10-19', 2],
  ['2026-10-20', undefined],
  ['2026-11-15', undefined],
  ['2026-12-01', 3],
])('on %s version %s holds, whatever else is asked for with the day', async (day, version) => {
  expect(await versionOn(day, day, day)).toBe(version)
  expect(await versionOn(day, '2026-01-01', null)).toBe(version)
  expect(await versionOn(day, `${day.slice(0, 7)}-01`, addDays(localDate(day), 20))).toBe(version)
})

test('without a version, what it took over from holds as if it had never been written', async () => {
  expect(await versionOn('2026-11-15', '2026-11-01', '2026-11-30', [ids.short])).toBe(1)
  expect(await versionOn('2026-12-24', '2026-12-01', null, [ids.short, ids.late])).toBe(1)
})
