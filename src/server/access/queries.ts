import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Person } from './person.ts'
import { isTheirTeam } from './reach.ts'

/** The teams a person belongs to on a day. */
export const teamsOf = (
  transaction: Transaction,
  person: Person,
  day: LocalDate,
): Promise<{ readonly id: Id<'Team'>; readonly key: string; readonly name: string }[]> =>
  transaction.rows(sql`
    select t.id, t.key, t.name from team t
    where t.tenant_id = ${person.tenant.id} and ${isTheirTeam(person, sql`t.id`, sql`${day}::date`)}
    order by t.name, t.id`)
