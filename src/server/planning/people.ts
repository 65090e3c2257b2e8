/** Whom a team's week is about, by name and where they live. */
import type { Position } from '#care/people/position.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type PlanPeople = {
  readonly staff: readonly { readonly id: Id<'Staff'>; readonly name: string; readonly profession: string }[]
  readonly citizens: readonly {
    readonly id: Id<'Citizen'>
    readonly name: string | null
    readonly home: Position | null
  }[]
}

export async function planPeople(
  transaction: Transaction,
  tenant: string,
  staff: Iterable<Id<'Staff'>>,
  citizens: Iterable<Id<'Citizen'>>,
): Promise<PlanPeople> {
  const people = await transaction.rows<PlanPeople['staff'][number]>(sql`
    select id, name, profession from staff where tenant_id = ${tenant} and id = any (${[...new Set(staff)]}::uuid[])
    order by name, id`)
  const rows = await transaction.rows<
    { id: Id<'Citizen'>; name: string | null } & { [Side in keyof Position]: number | null }
  >(sql`
    select c.id, c.name, p.latitude, p.longitude from citizen c
    left join citizen_position p on p.tenant_id = c.tenant_id and p.citizen_id = c.id
    where c.tenant_id = ${tenant} and c.id = any (${[...new Set(citizens)]}::uuid[]) order by c.name, c.id`)
  return {
    staff: people,
    citizens: rows.map(({ id, name, latitude, longitude }) => ({
      ...{ id, name },
      home: latitude === null || longitude === null ? null : { latitude, longitude },
    })),
  }
}
