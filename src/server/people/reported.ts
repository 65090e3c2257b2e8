import type { z } from 'zod'
import type { Told } from '#contract/http/told.ts'
import type { reported } from '#contract/people/reported.ts'
import type { Id } from '#kernel/id.ts'
import { often, type Sql, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** How many of each kind are told. */
const most = 200

/** Rows as a JSON list, in the order they are given. */
const listed = (rows: Sql): Sql => sql`coalesce((select json_agg(row_to_json(told)) from (${rows}) as told), '[]')`

/** What delivery reports tell of a citizen; null where none has told of them. */
export async function reportedOf(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
): Promise<Told<z.input<typeof reported>> | null> {
  const their = sql`where tenant_id = ${tenant} and citizen_id = ${citizen}`
  const found = await transaction.maybe<z.input<typeof reported>>(
    often(sql`
    select ${listed(sql`
        select id, area, level, status, in_focus as "inFocus", recorded_on as "recordedOn" from need ${their}
        order by recorded_on desc nulls last, id limit ${most}`)} as needs, ${listed(sql`
        select id, need_id as need, level, aim, status, by_day as by from goal ${their}
        order by starts_on desc nulls last, id limit ${most}`)} as goals, ${listed(sql`
        select id, service, local_name as "localName", status, from_day as "from", to_day as "to" from intervention
        ${their} order by from_day desc nulls last, id limit ${most}`)} as interventions, ${listed(sql`
        select question, answer, need_id as need, day as "on" from own_view ${their}
        order by day desc nulls last, id limit ${most}`)} as "ownViews"
    where exists (select 1 from reported_citizen ${their})`),
  )
  return found ?? null
}
