/** Services swapped on one day: what for what, and at which visit (003-35..40). */
import { findService } from '#care/governance/catalogue.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type SwapMade = {
  readonly citizen: Id<'Citizen'>
  readonly give: string
  readonly get: string
  readonly with: 'team' | 'relatives' | 'civilSociety'
}

/** The swaps that hold on a day, in the order they were made; those taken back are none. */
export async function swapsOn(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  date: LocalDate,
): Promise<ReadonlyMap<Id<'Citizen'>, readonly SwapMade[]>> {
  const rows = await transaction.rows<SwapMade>(sql`
    select m.citizen_id as citizen, part->>'give' as give, part->>'get' as get, part->>'with' as "with"
    from change_made m cross join jsonb_array_elements(m.change->'components') part
    where m.tenant_id = ${tenant} and m.citizen_id = any (${citizens}::uuid[]) and m.day = ${date}::date
      and m.swaps > 0 and part->>'kind' = 'swapped' and not exists (
        select 1 from change_made b where b.tenant_id = m.tenant_id and b.takes_back = m.id)
    order by m.recorded_at, m.id`)
  return Map.groupBy(rows, ({ citizen }) => citizen)
}

type VisitOfDay = { readonly plannedVisit: string | null; readonly services: readonly string[] }

/** A swap with the names of its services, at the one visit that holds what is given up; else at none. */
export function swapTold(model: GovernanceModel | undefined, visits: readonly VisitOfDay[], swap: SwapMade) {
  const title = (service: string) =>
    (model && findService(model, service)?.title) ?? { da: service, sv: service, en: service }
  const holding = visits.filter(({ services }) => services.includes(swap.give))
  const plannedVisit = holding.length === 1 ? (holding[0]?.plannedVisit ?? null) : null
  return { plannedVisit, give: title(swap.give), get: title(swap.get), with: swap.with }
}
