import {
  listSettlementFindings,
  listSettlementLines,
  listSettlements,
  readSettlement,
  runSettlement,
  startSettlement,
} from '#contract/settlement/operations.ts'
import { monthOf } from '#kernel/calendar/month.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { money } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { longRoute, problem, route } from '#server/http/route.ts'
import { askAndWait, askFor } from '#server/jobs/ask-for.ts'
import { newJobId } from '#server/jobs/new-id.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { findingCounts, findingsAfter, linesOf, type RunRow, runOf, runsBefore, totalsOf } from './read-run.ts'

const noSuchRun = problem('notFound', 'The month has no run of that number.')

export const settlementRoutes = [
  longRoute(runSettlement, async ({ pool, person, body, now }) =>
    askAndWait(pool, { person, now }, newJobId<'Job'>(now), { kind: 'settlement', ...body }),
  ),

  route(startSettlement, async ({ transaction, person, body: { id, ...asked }, now, after }) => {
    after((pool) => workshopOf(pool).begin(person.tenant, id))
    return askFor(transaction, { person, now }, id, { kind: 'settlement', ...asked })
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

const distinct = <Item>(items: readonly (Item | null)[]): Item[] => [...new Set(items.filter((item) => item !== null))]

const runTold = ({ month, model, version, currency, totalMinor, settledAt, ...run }: RunRow) => ({
  ...run,
  month: monthOf(month),
  model: { id: model, version },
  total: money(totalMinor, currency),
  settledAt: writeInstant(settledAt),
})
