import {
  listSettlementFindings,
  listSettlementLines,
  listSettlements,
  readSettlement,
  runSettlement,
} from '#contract/settlement/operations.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { monthOf } from '#kernel/calendar/month.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { money } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { longRoute, problem, route } from '#server/http/route.ts'
import { findingCounts, findingsAfter, linesOf, type RunRow, runOf, runsBefore, totalsOf } from './read-run.ts'
import { type SettledMonth, settleMonth } from './settle-month.ts'
import { kindsOf, totalOf } from './totals.ts'
import type { ModelRefusal } from './which-model.ts'

const noSuchRun = problem('notFound', 'The month has no run of that number.')

export const settlementRoutes = [
  longRoute(runSettlement, async ({ pool, person, body: { month, model, whatIf }, now }) => {
    const ask = { month, model: model ?? undefined, whatIf, by: person.key, at: now }
    const settled = await settleMonth(pool, person.tenant, ask)
    if (!settled.ok) return problem('refused', refusalWords[settled.refusal.kind], { refusal: settled.refusal })
    return ok(monthTold(settled.value))
  }),

  route(listSettlements, async ({ transaction, tenant, query: { before, limit } }) => {
    const rows = await runsBefore(transaction, tenant, before, limit)
    const months = new Set(rows.map(({ month }) => month))
    const last = rows.at(-1)
    return ok({ items: rows.map(runTold), next: last && months.size === limit ? monthOf(last.month) : null })
  }),

  route(readSettlement, async ({ transaction, tenant, params: { month, run } }) => {
    const row = await runOf(transaction, tenant, month, run)
    if (!row) return noSuchRun
    const totals = (await totalsOf(transaction, tenant, month, run)).map(({ minor, ...total }) => ({
      ...total,
      amount: money(minor, row.currency),
    }))
    return ok({ run: runTold(row), totals, findings: await findingCounts(transaction, tenant, month, run) })
  }),

  route(listSettlementLines, async ({ transaction, tenant, params: { month, run }, query, seen }) => {
    const row = await runOf(transaction, tenant, month, run)
    if (!row) return noSuchRun
    const lines = await linesOf(transaction, tenant, month, run, query)
    seen(distinct(lines.map(({ citizen }) => citizen)))
    const items = lines.map(({ unitPriceMinor, amountMinor, ...line }) => ({
      ...line,
      unitPrice: money(unitPriceMinor, row.currency),
      amount: money(amountMinor, row.currency),
    }))
    return ok({ items, next: items.length < query.limit ? null : (items.at(-1)?.line ?? null) })
  }),

  route(listSettlementFindings, async ({ transaction, tenant, params: { month, run }, query, seen }) => {
    if (!(await runOf(transaction, tenant, month, run))) return noSuchRun
    const items = await findingsAfter(transaction, tenant, month, run, query)
    seen(distinct(items.map(({ citizen }) => citizen)))
    return ok({ items, next: items.length < query.limit ? null : (items.at(-1)?.finding ?? null) })
  }),
]

const refusalWords: Readonly<Record<ModelRefusal['kind'], string>> = {
  noSteering: 'No governance model steers in that month. Name one.',
  steeringChanges: 'Another governance model takes over in that month. Name the one to settle by.',
  unknownModel: 'There is no such governance model.',
  outsideValidity: 'The governance model does not hold the whole month. It may be tried with whatIf.',
  otherCurrency: 'The governance model pays in another currency. It may be tried with whatIf.',
}

const distinct = <Item>(items: readonly (Item | null)[]): Item[] => [...new Set(items.filter((item) => item !== null))]

const runTold = ({ month, model, version, currency, totalMinor, settledAt, ...run }: RunRow) => ({
  ...run,
  month: monthOf(month),
  model: { id: model, version },
  total: money(totalMinor, currency),
  settledAt: writeInstant(settledAt),
})

function monthTold({ month, model, whatIf, citizens, lines, findings, budgets, posted }: SettledMonth) {
  const { id, version, currency } = model
  const found = Map.groupBy(findings, ({ kind }) => kind)
  return {
    month,
    model: { id, version },
    whatIf,
    citizens: citizens.size,
    total: money(totalOf(lines), currency),
    totals: kindsOf(lines).map(({ amountMinor, ...total }) => ({ ...total, amount: money(amountMinor, currency) })),
    findings: [...found].map(([kind, of]) => ({ kind, count: of.length })),
    budgets: budgets.map(({ budget }) => ({ ...budget, month: month satisfies Month })),
    posted: posted?.number ?? null,
  }
}
