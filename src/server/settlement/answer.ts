/**
 * A settled month as JSON: the same month gives the same bytes, with people and teams by their own names, not by ids.
 */
import type { Finding, Ground, SettlementLine } from '#care/settlement/settlement.ts'
import type { TeamResult } from '#care/settlement/team-budget.ts'
import type { Id } from '#kernel/id.ts'
import type { SettledMonth } from './settle-month.ts'
import type { BudgetOfTeam } from './teams-of-month.ts'
import { kindsOf, totalOf } from './totals.ts'

/** The whole answer, one line of text for each line, finding and budget. */
export function answerOf(settled: SettledMonth): string {
  const { tenant, month, model, whatIf } = settled
  const single = {
    tenant: tenant.key,
    month,
    model: { id: model.id, version: model.version, valid: model.valid, basis: model.settlement.basis },
    whatIf,
    currency: model.currency,
    citizens: settled.citizens.size,
    totalMinor: totalOf(settled.lines),
    totals: kindsOf(settled.lines),
    evidence: settled.evidence,
    locks: settled.locks,
    laws: model.laws,
  }
  const lists = {
    runs: settled.runs,
    teamBudgets: settled.budgets.map(budgetOf),
    findings: settled.findings.map((finding) => findingOf(settled, finding)),
    lines: settled.lines.map((line) => lineOf(settled, line)),
  }
  const singles = Object.entries(single).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`)
  const many = Object.entries(lists).map(([name, rows]) => `  "${name}": ${listOf(rows)}`)
  return `{\n${[...singles, ...many].join(',\n')}\n}`
}

const listOf = (rows: readonly unknown[]): string =>
  rows.length === 0 ? '[]' : `[\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`

const citizenOf = ({ citizens }: SettledMonth, id: Id<'Citizen'> | null) => (id && (citizens.get(id) ?? id)) || null
const teamOf = ({ teams }: SettledMonth, id: Id<'Team'> | null) => (id && (teams.get(id)?.key ?? id)) || null

function lineOf(settled: SettledMonth, line: SettlementLine) {
  const { citizen, team, kind, key, period, quantity, unit, unitPrice, per, amount, ground } = line
  return {
    citizen: citizenOf(settled, citizen),
    team: teamOf(settled, team),
    ...{ kind, key, from: period.from, to: period.to, quantity, unit, unitPriceMinor: unitPrice.minor, per },
    amountMinor: amount.minor,
    ground: groundOf(ground),
  }
}

/** The laws by their keys: they stand once, at the top. */
const groundOf = ({ laws, ...ground }: Ground) => ({ ...ground, laws: laws.map(({ key }) => key) })

const findingOf = (settled: SettledMonth, { kind, citizen, team, date, facts }: Finding) => ({
  kind,
  citizen: citizenOf(settled, citizen),
  team: teamOf(settled, team),
  date,
  facts,
})

const budgetOf = ({ key, name, budget }: BudgetOfTeam) => ({
  team: key,
  name,
  daysPassed: budget.daysPassed,
  days: budget.days,
  paidMinutes: budget.paidMinutes,
  soFar: resultOf(budget.soFar),
  forecast: budget.forecast && resultOf(budget.forecast),
})

const resultOf = ({ income, cost, left }: TeamResult) => ({
  incomeMinor: income.minor,
  costMinor: cost.minor,
  leftMinor: left.minor,
})
