import type { DelegatedTask } from '#care/people/task.ts'
import type { StaffMember } from '#care/people/team.ts'
import type { PlanTeam } from '#care/plans/nobody-may.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { delegatedTo } from './rules-queries.ts'

/** The people of the teams that answer for a citizen in a period, with their days there, and what they were given. */
export async function planTeamOf(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  during: Period,
): Promise<PlanTeam> {
  const rows = await transaction.rows<StaffMember & Period>(sql`
    select s.id, s.key, s.name, s.profession, s.competences, ${periodColumns(verbatim('there'))}
    from (
      select m.staff_id, m.during * c.during * ${dateRange(during)} as during
      from citizen_team c join team_member m on m.tenant_id = c.tenant_id and m.team_id = c.team_id
      where c.tenant_id = ${tenant} and c.citizen_id = ${citizen}
        and m.during && c.during and m.during * c.during && ${dateRange(during)}
    ) there join staff s on s.tenant_id = ${tenant} and s.id = there.staff_id
    order by s.id, lower(there.during)`)
  const members = rows.map(({ from, to, ...staff }) => ({ staff, period: { from, to } }))
  const delegated: DelegatedTask[] = await delegatedTo(
    transaction,
    tenant,
    members.map(({ staff }) => staff.id),
  )
  return { members, delegated }
}
