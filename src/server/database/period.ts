import type { Period } from '#kernel/calendar/period.ts'
import { type Sql, sql } from './sql.ts'

/** A period as a `daterange` value; its last day is included, or it is open. */
export const dateRange = ({ from, to }: Period): Sql => sql`daterange(${from}::date, ${to}::date, '[]')`

/** The columns `from` and `to` of a `daterange` column named `during` in table `of`. */
export const periodColumns = (of: Sql): Sql =>
  sql`lower(${of}.during) as "from",
    case when upper_inf(${of}.during) then null else upper(${of}.during) - 1 end as "to"`
