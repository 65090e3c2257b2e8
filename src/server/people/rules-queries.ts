/** Delegated tasks and relatives: read, written, and asked what holds on a day. */
import { type Mandate, mandateOn, type Relative } from '#care/people/relative.ts'
import {
  type CompetenceRow,
  competenceMatrix,
  type DelegatedTask,
  mayDoTask,
  type Task,
  type TaskGround,
  type TaskRefusal,
} from '#care/people/task.ts'
import type { StaffMember } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { nothing, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/**
 * Writes that a task was delegated, with what its giver is trained as now. False where there is a delegation of that
 * id already.
 */
export async function addDelegatedTask(
  transaction: Transaction,
  tenant: string,
  { id, staff, task, givenBy, period }: Omit<DelegatedTask, 'giverProfession'>,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into delegated_task (tenant_id, id, staff_id, task, given_by, giver_profession, during)
    values (${tenant}, ${id}, ${staff}, ${task}, ${givenBy},
      (select profession from staff where tenant_id = ${tenant} and id = ${givenBy}), ${dateRange(period)})
    on conflict (tenant_id, id) do nothing`)
  return added === 1
}

/** Ends a delegation sooner than was said. False where it begins after `last` or does not reach beyond it. */
export async function endDelegatedTask(
  transaction: Transaction,
  tenant: string,
  id: Id<'DelegatedTask'>,
  last: LocalDate,
): Promise<boolean> {
  const ended = await transaction.run(sql`
    update delegated_task set during = daterange(lower(during), ${last}::date, '[]')
    where tenant_id = ${tenant} and id = ${id}
      and during @> ${last}::date and during @> (${last}::date + 1)`)
  return ended === 1
}

/** Whether a member of the staff may do a task on a day, and why or why not (000-39). */
export async function mayStaffDo(
  transaction: Transaction,
  tenant: string,
  staff: Id<'Staff'>,
  task: Task,
  day: LocalDate,
): Promise<Result<TaskGround, TaskRefusal>> {
  const [member] = await staffOf(transaction, tenant, staff)
  if (!member) throw new Error(`there is no member of the staff ${staff}`)
  return mayDoTask(task, member, await delegatedTo(transaction, tenant, [staff]), day)
}

/** Who of each profession may do which of some tasks on a day, such as the services of a model's catalogue. */
export const competencesOn = async (
  transaction: Transaction,
  tenant: string,
  tasks: readonly Task[],
  day: LocalDate,
): Promise<CompetenceRow[]> =>
  competenceMatrix(tasks, await staffOf(transaction, tenant), await delegatedTo(transaction, tenant), day)

export const staffOf = (transaction: Transaction, tenant: string, only?: Id<'Staff'>): Promise<StaffMember[]> =>
  transaction.rows(sql`
    select id, key, name, profession, competences from staff
    where tenant_id = ${tenant} ${only ? sql`and id = ${only}` : nothing} order by id`)

/** Every delegation, of some or of all. */
export async function delegatedTo(
  transaction: Transaction,
  tenant: string,
  some?: readonly Id<'Staff'>[],
): Promise<DelegatedTask[]> {
  type Row = Omit<DelegatedTask, 'period'> & DelegatedTask['period']
  const rows = await transaction.rows<Row>(sql`
    select id, staff_id as staff, task, given_by as "givenBy", giver_profession as "giverProfession",
      ${periodColumns(verbatim('delegated_task'))}
    from delegated_task where tenant_id = ${tenant} ${some ? sql`and staff_id = any (${some}::uuid[])` : nothing}
    order by id`)
  return rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } }))
}

/** Writes a relative's mandate for a period. False where that relative has one on any of its days already. */
export async function addRelative(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  { id, name, relation, mandate, period }: Relative,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into relative (tenant_id, citizen_id, id, name, relation, mandate, during)
    values (${tenant}, ${citizen}, ${id}, ${name}, ${relation}, ${mandate}, ${dateRange(period)})
    on conflict do nothing`)
  return added === 1
}

/** Ends the mandate that a relative has on a day, which is its last. False where there is none that goes further. */
export async function endMandate(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  relative: Id<'Relative'>,
  last: LocalDate,
): Promise<boolean> {
  const ended = await transaction.run(sql`
    update relative set during = daterange(lower(during), ${last}::date, '[]')
    where tenant_id = ${tenant} and citizen_id = ${citizen} and id = ${relative}
      and during @> ${last}::date and during @> (${last}::date + 1)`)
  return ended === 1
}

/** A citizen's relatives with what each may do on a day, in the order they came; named as they were last written. */
export async function relativesOn(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<(Pick<Relative, 'id' | 'name' | 'relation'> & { readonly mandate: Mandate })[]> {
  type Row = Omit<Relative, 'period'> & Relative['period']
  const rows = await transaction.rows<Row>(sql`
    select id, name, relation, mandate, ${periodColumns(verbatim('relative'))} from relative
    where tenant_id = ${tenant} and citizen_id = ${citizen} order by lower(during), id`)
  const held = mandateOn(
    rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } })),
    day,
  )
  const latest = new Map(rows.map((row) => [row.id, row]))
  return [...latest].map(([id, { name, relation }]) => ({ id, name, relation, mandate: held.get(id) ?? 'none' }))
}
