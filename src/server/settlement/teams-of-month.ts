import type { GovernanceModel } from '#care/governance/model.ts'
import type { PaidHours } from '#care/people/team.ts'
import type { SettlementLine } from '#care/settlement/settlement.ts'
import { type TeamBudget, teamBudget, teamFrameBudget } from '#care/settlement/team-budget.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import { type Currency, money } from '#kernel/money.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type SettledTeam = {
  readonly id: Id<'Team'>
  readonly key: string
  readonly name: string
  readonly frameBudgetMinor: number | null
}

/** All teams, by key. */
export const teamsOfTenant = (transaction: Transaction, tenant: string): Promise<SettledTeam[]> =>
  transaction.rows<SettledTeam>(sql`
    select id, key, name, frame_budget_minor as "frameBudgetMinor" from team
    where tenant_id = ${tenant} order by key collate "C"`)

/** Whoever reports have told of and nobody has given a team is here; a place to stand, and no team with a budget. */
const nobodysTeam = 'unassigned'

/** Where the model steers by frame budget: each team's part of its year. */
export function frameBudgets(model: GovernanceModel, teams: readonly SettledTeam[], month: Month): SettlementLine[] {
  if (model.settlement.basis !== 'frameBudget') return []
  return teams
    .filter(({ key }) => key !== nobodysTeam)
    .map(({ id, frameBudgetMinor }) => teamFrameBudget(model, id, month, frameBudgetMinor))
}

/** A team's budget beside who it is. */
export type BudgetOfTeam = SettledTeam & { readonly budget: TeamBudget }

/**
 * The budgets of the teams that earned or worked in the month. The day they are counted to is the last that hours were
 * told of, so that the same facts give the same forecast on any day it is asked for.
 */
export async function teamBudgets(
  transaction: Transaction,
  tenant: string,
  month: Month,
  teams: readonly SettledTeam[],
  lines: readonly SettlementLine[],
  currency: Currency,
): Promise<readonly BudgetOfTeam[]> {
  const hours = await paidHours(transaction, tenant, month, currency)
  const on = hours.at(-1)?.day ?? daysOfMonth(month).to
  const linesOf = Map.groupBy(lines, ({ team }) => team)
  const hoursOf = Map.groupBy(hours, ({ team }) => team)
  return teams.flatMap((team) => {
    const income = linesOf.get(team.id) ?? []
    const worked = hoursOf.get(team.id) ?? []
    if (income.length === 0 && worked.length === 0) return []
    return [{ ...team, budget: teamBudget({ team: team.id, income, hours: worked, month, on, currency }) }]
  })
}

/** What everybody was paid for in the month, day by day. */
export async function paidHours(
  transaction: Transaction,
  tenant: string,
  month: Month,
  currency: Currency,
): Promise<PaidHours[]> {
  const { from, to } = daysOfMonth(month)
  type Row = Omit<PaidHours, 'cost' | 'day'> & { readonly day: LocalDate; readonly cost: number }
  const rows = await transaction.rows<Row>(sql`
    select team_id as team, day, staff_key as staff, minutes, cost_minor as cost from paid_hours
    where tenant_id = ${tenant} and day between ${from}::date and ${to}::date order by day, team_id, staff_key`)
  return rows.map(({ cost, ...row }) => ({ ...row, cost: money(cost, currency) }))
}

/** What the lines of a month pay, all runs together, as much of each as a budget asks for. */
export async function incomeOfMonth(
  transaction: Transaction,
  tenant: string,
  month: Month,
  currency: Currency,
): Promise<readonly Pick<SettlementLine, 'team' | 'period' | 'amount'>[]> {
  type Row = { team: Id<'Team'>; from: LocalDate; to: LocalDate; minor: number }
  const rows = await transaction.rows<Row>(sql`
    select distinct on (citizen_id, team_id, kind, key) team_id as team, first_day as "from", last_day as "to",
      (sum(amount_minor) over (partition by citizen_id, team_id, kind, key))::bigint as minor
    from settlement_line where tenant_id = ${tenant} and month = ${daysOfMonth(month).from}::date
    order by citizen_id, team_id, kind, key, run desc, line desc`)
  return rows.map(({ team, from, to, minor }) => ({ team, period: { from, to }, amount: money(minor, currency) }))
}
