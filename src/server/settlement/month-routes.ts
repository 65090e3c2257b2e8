import { teamBudget } from '#care/settlement/team-budget.ts'
import {
  findSettledCitizens,
  listMonthFindings,
  listMonthLines,
  markFinding,
  readSettledMonth,
} from '#contract/settlement/month.ts'
import { daysOfMonth, type Month, monthOf } from '#kernel/calendar/month.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { money } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { masked } from '#server/access/log.ts'
import { taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { lastDayTold } from '#server/teams/queries.ts'
import { addMark, type Mark } from './marks.ts'
import {
  citizensNamed,
  findingOf,
  findingsAsked,
  findingsOfMonth,
  foundOf,
  kindsOfMonth,
  linesOfMonth,
  type MonthFindingRow,
  teamsOfMonth,
} from './month-queries.ts'
import { type RunRow, runsOfMonth } from './read-run.ts'
import { incomeOfMonth, paidHours } from './teams-of-month.ts'

const notSettled = problem('notFound', 'The month is not settled yet.')

export const monthRoutes = [
  route(readSettledMonth, async ({ transaction, tenant, person, params: { month } }) => {
    const runs = await runsOfMonth(transaction, tenant, month)
    const latest = runs.at(-1)
    if (!latest) return notSettled
    const { currency } = latest
    const teams = await teamsOfMonth(transaction, tenant, month)
    const isOurs = currency === person.tenant.currency
    const hours = isOurs ? await paidHours(transaction, tenant, month, currency) : []
    const income = isOurs ? await incomeOfMonth(transaction, tenant, month, currency) : []
    const on = (await lastDayTold(transaction, tenant, month)) ?? daysOfMonth(month).to
    return ok({
      month,
      total: money(sum(runs.map(({ totalMinor }) => totalMinor)), currency),
      runs: runs.map(runTold),
      totals: (await kindsOfMonth(transaction, tenant, month)).map(({ minor, ...total }) => ({
        ...total,
        amount: money(minor, currency),
      })),
      teams: teams.map(({ minor, ...team }) => ({
        ...team,
        amount: money(minor, currency),
        budget: isOurs ? { ...teamBudget({ team: team.team, income, hours, month, on, currency }), month } : null,
      })),
      findings: await findingsOfMonth(transaction, tenant, month, latest.number),
    })
  }),

  route(listMonthLines, async ({ transaction, tenant, params: { month }, query, seen }) => {
    const currency = (await runsOfMonth(transaction, tenant, month)).at(-1)?.currency
    if (!currency) return notSettled
    const { after, limit, ...asked } = query
    const [run = 0, line = 0] = (after ?? '').split('.').map(Number)
    const rows = await linesOfMonth(transaction, tenant, month, asked, { after: { run, line }, limit })
    seen(distinct(rows.map(({ citizen }) => citizen)))
    const items = rows.map(({ unitPriceMinor, amountMinor, ...row }) => ({
      ...row,
      unitPrice: money(unitPriceMinor, currency),
      amount: money(amountMinor, currency),
    }))
    const last = items.length < limit ? undefined : items.at(-1)
    const all = after === undefined ? await foundOf(transaction, tenant, month, asked) : undefined
    return ok({
      items,
      next: last ? `${last.run}.${last.line}` : null,
      found: all ? { lines: all.lines, amount: money(all.minor, currency) } : null,
    })
  }),

  route(listMonthFindings, async ({ transaction, tenant, params: { month }, query, seen }) => {
    const latest = (await runsOfMonth(transaction, tenant, month)).at(-1)
    if (!latest) return notSettled
    const { after, limit, ...asked } = query
    const rows = await findingsAsked(transaction, tenant, month, latest.number, asked, { after, limit })
    seen(distinct(rows.map(({ citizen }) => citizen)))
    const next = rows.length < limit ? null : (rows.at(-1)?.finding ?? null)
    return ok({ items: rows.map(findingTold), next, run: latest.number })
  }),

  route(markFinding, async ({ transaction, tenant, person, now, params: { month, finding }, body, seen }) => {
    const { id, run, decision, note } = body
    const found = await findingOf(transaction, tenant, month, run, finding)
    if (!found) return problem('notFound', 'The run has no finding of that number.')
    if (found.citizen) seen([found.citizen])
    const payable = payableOf(found)
    if (decision !== 'looked' && payable === null)
      return problem('refused', 'Nothing of this waits to be paid.', { refusal: { kind: 'nothingToPay' } })
    const mark: Mark = {
      decision,
      minutes: decision === 'pay' ? payable : null,
      note,
      at: now,
      by: person.key,
    }
    const added = await addMark(transaction, tenant, { month, run, finding }, id, mark, person.name)
    return added ? ok({ ...mark, citizen: found.citizen, at: writeInstant(now), by: person.name }) : taken
  }),

  route(findSettledCitizens, async ({ transaction, tenant, params: { month }, body, seen }) => {
    const items = await citizensNamed(transaction, tenant, month, body.text)
    seen(
      items.map(({ citizen }) => citizen),
      { criterion: /\d{6}/.test(body.text) ? masked(body.text) : body.text },
    )
    return ok({ items })
  }),
]

/** Minutes beyond what the grant allows, which are unpaid until somebody decides. */
function payableOf({ kind, facts }: Pick<MonthFindingRow, 'kind' | 'facts'>): number | null {
  const unpaid = kind === 'overTolerance' || kind === 'overOrdered' ? facts.unpaid : undefined
  return typeof unpaid === 'number' && unpaid > 0 ? unpaid : null
}

function findingTold({ decision, minutes, note, at, by, ...finding }: MonthFindingRow) {
  const mark =
    decision === null ? null : { decision, minutes, note: note ?? '', at: writeInstant(at as Mark['at']), by: by ?? '' }
  return { ...finding, payable: payableOf(finding), mark }
}

const runTold = ({ month, model, version, currency, totalMinor, settledAt, ...run }: RunRow) => ({
  ...run,
  month: monthOf(month) as Month,
  model: { id: model, version },
  total: money(totalMinor, currency),
  settledAt: writeInstant(settledAt),
})

const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
const distinct = (ids: readonly (Id<'Citizen'> | null)[]): Id<'Citizen'>[] => [
  ...new Set(ids.filter((one) => one !== null)),
]
