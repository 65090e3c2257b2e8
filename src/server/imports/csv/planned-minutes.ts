import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { type Timeline, valueOn } from '#kernel/timeline/timeline.ts'
import { sql } from '#server/database/sql.ts'
import { plansOf } from '#server/plans/queries.ts'
import type { Work } from './work.ts'

/** The minutes of a planned visit in the plan a citizen has on a day; nothing where that plan has no such visit. */
export type PlannedMinutes = (citizen: string, on: LocalDate, key: string) => number | undefined

/** So many citizens' plans are held whole at a time. */
const citizensAtOnce = 1_000
const everySince = { from: localDate('2000-01-01'), to: null }

/** Every citizen's planned visits, without all that is not their length. */
export async function plannedMinutes({ transaction, tenant }: Work<unknown>): Promise<PlannedMinutes> {
  const citizens = await transaction.rows<{ id: Id<'Citizen'> }>(sql`
    select distinct citizen_id as id from rhythm_plan where tenant_id = ${tenant.id}`)
  const known = new Map<string, Timeline<ReadonlyMap<string, number>>>()
  for (let at = 0; at < citizens.length; at += citizensAtOnce) {
    const ids = citizens.slice(at, at + citizensAtOnce).map(({ id }) => id)
    for (const [citizen, plans] of await plansOf(transaction, tenant.id, ids, everySince)) {
      const lengths = plans.map(({ from, to, value }) => ({
        from,
        to,
        value: new Map(value.visits.map(({ key, minutes }) => [key, minutes as number])),
      }))
      known.set(citizen, lengths)
    }
  }
  return (citizen, on, key) => valueOn(known.get(citizen) ?? [], on)?.get(key)
}
