/** A settled month, and why one is not, as they cross the wire. */
import { money } from '#kernel/money.ts'
import type { SettledMonth } from './settle-month.ts'
import { kindsOf, teamTotals, totalOf } from './totals.ts'
import type { ModelRefusal } from './which-model.ts'

export const refusalWords: Readonly<Record<ModelRefusal['kind'], string>> = {
  noSteering: 'No governance model steers in that month. Name one.',
  steeringChanges: 'Another governance model takes over in that month. Name the one to settle by.',
  unknownModel: 'There is no such governance model.',
  outsideValidity: 'The governance model does not hold the whole month. It may be tried with whatIf.',
  otherCurrency: 'The governance model pays in another currency. It may be tried with whatIf.',
}

export function monthTold({ month, model, whatIf, citizens, lines, findings, teams, budgets, posted }: SettledMonth) {
  const { id, version, currency } = model
  const found = Map.groupBy(findings, ({ kind }) => kind)
  return {
    month,
    model: { id, version },
    whatIf,
    citizens: citizens.size,
    total: money(totalOf(lines), currency),
    totals: kindsOf(lines).map(({ amountMinor, ...total }) => ({ ...total, amount: money(amountMinor, currency) })),
    teams: teamTotals(lines).map(({ team, amountMinor, ...total }) => ({
      ...total,
      team,
      name: teams.get(team)?.name ?? '',
      amount: money(amountMinor, currency),
    })),
    findings: [...found].map(([kind, of]) => ({ kind, count: of.length })),
    budgets: budgets.map(({ budget }) => ({ ...budget, month })),
    posted: posted?.number ?? null,
  }
}
