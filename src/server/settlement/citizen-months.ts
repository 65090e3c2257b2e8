/**
 * Everything a month is settled from, read a thousand citizens at a time, so that memory does not grow with the town.
 */
import type { StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { CitizenMonth } from '#care/settlement/settlement.ts'
import type { VisitFact } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { plansOf } from '#server/plans/queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { factsOfMonth } from './facts-of-month.ts'
import { holidaysOfMonth } from './holidays.ts'
import { paidBeyondOf } from './marks.ts'

/** A citizen as controllers know them: by identity number, or by id where there is none. */
export type SettledCitizen = { readonly id: Id<'Citizen'>; readonly key: string }

/**
 * Who may have something to settle: whoever a team serves, or has a grant, a plan, a package or a fact in the month.
 * In the order of their keys, which is the same wherever the same people were taken in.
 */
export const citizensOfMonth = (transaction: Transaction, tenant: string, month: Month): Promise<SettledCitizen[]> => {
  const days = daysOfMonth(month)
  const during = dateRange(days)
  return transaction.rows<SettledCitizen>(sql`
    select c.id, coalesce(c.identity_system || ' ' || c.identity_value, c.id::text) collate "C" as key
    from citizen c
    where c.tenant_id = ${tenant} and c.id in (
      select citizen_id from citizen_team where tenant_id = ${tenant} and during && ${during}
      union select citizen_id from granted where tenant_id = ${tenant} and during && ${during}
      union select citizen_id from rhythm_plan where tenant_id = ${tenant} and during && ${during}
      union select citizen_id from started_package where tenant_id = ${tenant} and during && ${during}
      union select citizen_id from effective_visit_fact
        where tenant_id = ${tenant} and day between ${days.from}::date and ${days.to}::date)
    order by 2, 1`)
}

const atOnce = 1_000

/** The months of these citizens, in their order, a thousand at a time. */
export async function* citizenMonths(
  transaction: Transaction,
  { id: tenant, country }: Pick<Tenant, 'id' | 'country'>,
  month: Month,
  citizens: readonly SettledCitizen[],
): AsyncGenerator<readonly CitizenMonth[]> {
  const during = daysOfMonth(month)
  const holidays = holidaysOfMonth(country, month)
  for (let from = 0; from < citizens.length; from += atOnce) {
    const ids = citizens.slice(from, from + atOnce).map(({ id }) => id)
    const grants = await grantsOf(transaction, tenant, ids)
    const plans = await plansOf(transaction, tenant, ids, during)
    const teams = await teamsOf(transaction, tenant, ids, during)
    const packages = await packagesOf(transaction, tenant, ids, during)
    const facts = await factsOfMonth(transaction, tenant, ids, during)
    const paidBeyond = await paidBeyondOf(transaction, tenant, month, ids)
    yield ids.map((citizen) => ({
      citizen,
      month,
      teams: teams.get(citizen) ?? [],
      grants: grants.get(citizen) ?? [],
      plans: plans.get(citizen) ?? [],
      packages: packages.get(citizen) ?? [],
      facts: facts.get(citizen) ?? noFacts,
      holidays,
      paidBeyond: paidBeyond.get(citizen) ?? [],
    }))
  }
}

const noFacts: readonly VisitFact[] = []

type Dated = { readonly from: LocalDate; readonly to: LocalDate | null }

async function teamsOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  during: Period,
): Promise<ReadonlyMap<Id<'Citizen'>, Timeline<Id<'Team'>>>> {
  const rows = await transaction.rows<Dated & { readonly citizen: Id<'Citizen'>; readonly value: Id<'Team'> }>(sql`
    select s.citizen_id as citizen, s.team_id as value, ${periodColumns(verbatim('s'))}
    from citizen_team s
    where s.tenant_id = ${tenant} and s.citizen_id = any (${citizens}::uuid[]) and s.during && ${dateRange(during)}
    order by s.citizen_id, lower(s.during)`)
  return Map.groupBy(rows, ({ citizen }) => citizen)
}

async function packagesOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  during: Period,
): Promise<ReadonlyMap<Id<'Citizen'>, readonly StartedPackage[]>> {
  const rows = await transaction.rows<Omit<StartedPackage, 'period'> & StartedPackage['period']>(sql`
    select s.id, s.citizen_id as citizen, s.package, ${periodColumns(verbatim('s'))}, s.started_by as "startedBy"
    from started_package s
    where s.tenant_id = ${tenant} and s.citizen_id = any (${citizens}::uuid[]) and s.during && ${dateRange(during)}
    order by s.citizen_id, lower(s.during), s.package`)
  const started = rows.map(({ from, to, ...each }): StartedPackage => ({ ...each, period: { from, to } }))
  return Map.groupBy(started, ({ citizen }) => citizen)
}
