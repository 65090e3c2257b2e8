/** Where the chain stories take place: the real server on a database of its own, and who may be asked as there. */
import { expect } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type Instant, instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { loadPreset } from '#server/governance/load.ts'
import { addModel } from '#server/governance/store.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { serverOn } from '../http/asked.ts'

export type Person = 'ada' | 'helper' | 'contact' | 'private' | 'officer' | 'leader' | 'controller'

/** The real server on a database of its own, with a clock that the story sets. */
export async function newHouse() {
  const database = await freshDatabase()
  let now = instant('2026-04-28T08:00:00Z')
  const { server, broken } = serverOn(database, { clock: () => now })
  return {
    database,
    server,
    clock: (): Instant => now,
    setClock: (moment: string): void => {
      now = instant(moment)
    },
    close: async () => {
      await server.close()
      await database.close()
      expect(broken).toEqual([])
    },
  }
}
export type House = Awaited<ReturnType<typeof newHouse>>

/** Whoever may be asked as, beside Ada herself, and the key of the staff they are. */
const persons = {
  helper: ['teamMember', 'h'],
  contact: ['fixedContact', 'c'],
  private: ['fixedContact', 'p'],
  officer: ['caseOfficer', null],
  leader: ['leader', 'l'],
  controller: ['controller', null],
} as const satisfies Record<Exclude<Person, 'ada'>, readonly [string, string | null]>

/** Adds a municipality that a preset steers from April 2026, with its controller. */
export async function steered({ database, clock }: House, tenant: Tenant, preset: string): Promise<void> {
  const model = await loadPreset(preset)
  if (!model) throw new Error(`there is no preset ${preset}`)
  await addTenant(database.pool, tenant)
  await asTenant(database.pool, tenant.id, async (transaction) => {
    must(await addModel(transaction, tenant, model, { from: localDate('2026-04-01'), now: clock() }))
    await transaction.run(sql`
      insert into person (tenant_id, key, name, role, source) values (${tenant.id}, 'controller', 'Kim', 'controller', 'demo')`)
  })
}

/** The ids of a municipality's staff, by their keys. */
export const staffOf = ({ pool }: TestDatabase, tenant: Tenant): Promise<ReadonlyMap<string, Id<'Staff'>>> =>
  asTenant(pool, tenant.id, async (transaction) => {
    const rows = await transaction.rows<{ key: string; id: Id<'Staff'> }>(sql`
      select key, id from staff where tenant_id = ${tenant.id}`)
    return new Map(rows.map(({ key, id }) => [key, id]))
  })

/** Lets everybody in who is staff or of the town hall. */
export const signIn = (
  { pool }: TestDatabase,
  tenant: Tenant,
  staff: ReadonlyMap<string, Id<'Staff'>>,
): Promise<void> =>
  asTenant(pool, tenant.id, async (transaction) => {
    for (const [key, [role, of]] of Object.entries(persons))
      await transaction.run(sql`
        insert into person (tenant_id, key, name, role, staff_id, source)
        values (${tenant.id}, ${key}, ${key}, ${role}, ${of && staff.get(of)}, 'demo') on conflict do nothing`)
  })
