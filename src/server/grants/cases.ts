/** Whom a case officer should look at, many citizens at a time. */
import { caseReasons } from '#care/followup/cases.ts'
import { followUpsDue } from '#care/followup/due.ts'
import { effectiveGrants } from '#care/grants/effective.ts'
import { listCases, listNeedAreas } from '#contract/grants/cases.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { withinReach } from '#server/access/reach.ts'
import { nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { followUpsDone } from '#server/followup/queries.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { nextOf } from '#server/http/page.ts'
import type { Asked } from '#server/http/route.ts'
import { route } from '#server/http/route.ts'
import { areasOf } from '#server/letters/speech.ts'
import { decisionsOf, isNew } from './queries.ts'

export const caseRoutes = [
  route(listCases, async ({ transaction, tenant, person, nearness, query, today, seen }) => {
    const rows = await citizensForCases(transaction, { person, nearness }, today, query)
    const ids = rows.map(({ id }) => id)
    const model = await steeringOn(transaction, tenant, today)
    const decisions = await decisionsOf(transaction, tenant, ids)
    const done = await followUpsDone(transaction, tenant, ids)
    const items = rows.flatMap(({ id, name, area, isServed, assessedOn, askedOn }) => {
      const made = decisions.get(id) ?? []
      const grants = effectiveGrants(made)
      const grant = valueOn(grants, today)
      const due = model && grant ? followUpsDue(model, grant, done.get(id) ?? [], isNew(grants, today), today) : []
      const decidedOn = made[0] ? localTime(made[0].decidedAt, person.tenant.zone).date : null
      const reasons = caseReasons({ grants, isServed, decidedOn, assessedOn, askedOn, due }, today)
      return reasons.length > 0 ? [{ citizen: id, name, area, reasons: [...reasons] }] : []
    })
    seen(items.map(({ citizen }) => citizen))
    return ok({ items, next: nextOf(rows, query.limit) })
  }),

  route(listNeedAreas, async ({ person }) => ok({ items: [...areasOf(person.tenant.country)] })),
]

type CaseRow = {
  readonly id: Id<'Citizen'>
  readonly name: string | null
  readonly area: string | null
  readonly isServed: boolean
  readonly assessedOn: LocalDate | null
  readonly askedOn: LocalDate | null
}

/** What the last conversation asked for; a later one that found the help right has answered it. */
const citizensForCases = (
  transaction: Transaction,
  { person, nearness }: Pick<Asked, 'person' | 'nearness'>,
  today: LocalDate,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<CaseRow[]> =>
  transaction.rows<CaseRow>(sql`
    select c.id, c.name, c.area, exists (
        select 1 from citizen_team t where t.tenant_id = c.tenant_id and t.citizen_id = c.id
          and t.during @> ${today}::date) as "isServed", (
        select max(a.day) from assessment a where a.tenant_id = c.tenant_id and a.citizen_id = c.id) as "assessedOn", (
        select case when last.outcome = 'newAssessment' then last.day end from (
          select f.day, f.outcome from follow_up_done f where f.tenant_id = c.tenant_id and f.citizen_id = c.id
          order by f.day desc, f.recorded_at desc limit 1) last) as "askedOn"
    from citizen c
    where c.tenant_id = ${person.tenant.id}${withinReach(person, nearness, today)}
      ${after === undefined ? nothing : sql`and c.id > ${after}`}
    order by c.id limit ${limit}`)
