/** A part of the Danish demo town: three of its districts with a hundred citizens. Pages look real on it. */
import type { Month } from '#kernel/calendar/month.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { settleMonth } from '#server/settlement/settle-month.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { addDemoContact } from '#server/towns/demo-contact.ts'
import { addDemoPersons } from '#server/towns/demo-persons.ts'
import { lastWholeDay } from '#server/towns/last-day.ts'
import { townRecipe, usualSeed } from '#server/towns/seed.ts'
import { writeTown } from '#server/towns/write-town.ts'
import type { TestDatabase } from '../database.ts'
import { now } from '../http/small-town.ts'

/** Its key; the small town beside it is `lyngvig`. */
export const demoKey = 'lyngvig-3'

/** Those the pages are opened of: the citizen and the team of the demo persons. */
export type DemoTown = { readonly citizen: string; readonly team: string; readonly citizenName: string }

export async function writeDemoTown({ pool }: TestDatabase, settled: readonly string[]): Promise<DemoTown> {
  const whole = await townRecipe('lyngvig')
  const districts = [...whole.districts.slice(0, 2), ...whole.districts.filter((one) => one.private)]
  const until = lastWholeDay(now, whole.zone)
  must(await writeTown(pool, { ...whole, districts, citizens: 100 }, demoKey, { seed: usualSeed, until, months: 2 }))
  const tenant = await tenantByKey(pool, demoKey)
  if (!tenant) throw new Error('the town was written, and is not there')
  await addDemoPersons(pool, tenant, until)
  await addDemoContact(pool, tenant, now)
  for (const month of settled as Month[])
    must(await settleMonth(pool, tenant, { month, model: undefined, whatIf: false, by: 'controller', at: now }))
  return asTenant(pool, tenant.id, (transaction) =>
    transaction.one<DemoTown>(sql`
      select c.id as citizen, c.name as "citizenName", s.team_id as team
      from person p
      join citizen c on c.tenant_id = p.tenant_id and c.id = p.citizen_id
      join citizen_team s on s.tenant_id = c.tenant_id and s.citizen_id = c.id and s.during @> ${until}::date
      where p.tenant_id = ${tenant.id} and p.key = 'citizen'`),
  )
}
