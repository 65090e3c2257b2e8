/** What a team keeps of a change in need between two months. */
import { incentiveReport } from '#care/settlement/incentive.ts'
import type { CitizenMonth } from '#care/settlement/settlement.ts'
import { readTeamIncentive } from '#contract/settlement/incentive.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import { type Currency, divideHalfAway, type Money, money } from '#kernel/money.ts'
import { ok } from '#kernel/result.ts'
import { dateRange } from '#server/database/period.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { problem, route } from '#server/http/route.ts'
import { paidHoursOf } from '#server/teams/queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { citizenMonths, type SettledCitizen } from './citizen-months.ts'
import { whichModel } from './which-model.ts'

export const incentiveRoutes = [
  route(readTeamIncentive, async ({ transaction, tenant, person, params, query, seen }) => {
    const { team, before, now } = params
    if (before >= now) return problem('refused', 'The month to compare with comes before the other.')
    const which = await whichModel(transaction, person.tenant, now, { model: undefined, whatIf: true })
    if (!which.ok) return problem('refused', 'No one governance model steers in all of that month.')
    const model = which.value
    const { hourlyCostMinor } = query
    const hourlyCost =
      hourlyCostMinor === undefined
        ? await costOfAnHour(transaction, tenant, team, now, model.currency)
        : money(hourlyCostMinor, model.currency)
    if (!hourlyCost) return problem('notFound', 'No paid hours of that month are known. Name what an hour costs.')
    const { stayed, leftOut } = await servedThrough(transaction, tenant, team, [before, now])
    const then = await monthsOf(transaction, person.tenant, before, stayed)
    const later = await monthsOf(transaction, person.tenant, now, stayed)
    const pairs = later.map((month, at) => ({ before: then[at] as CitizenMonth, now: month }))
    const { lines, less, more } = incentiveReport(model, pairs, hourlyCost)
    seen(lines.map(({ citizen }) => citizen))
    const names = new Map(stayed.map(({ id, name }) => [id, name]))
    return ok({
      ...{ team, before, now, model: { id: model.id, version: model.version }, hourlyCost },
      lines: lines.map((line) => ({ ...line, name: names.get(line.citizen) ?? null })),
      ...{ less, more, leftOut },
    })
  }),
]

/** What an hour of a team's cost on average in a month; undefined where none were told of. */
async function costOfAnHour(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  month: Month,
  currency: Currency,
): Promise<Money | undefined> {
  const hours = await paidHoursOf(transaction, tenant, team, month, currency)
  const minutes = hours.reduce((sum, day) => sum + day.minutes, 0)
  const minor = hours.reduce((sum, day) => sum + day.cost.minor, 0)
  return minutes === 0 ? undefined : money(divideHalfAway(minor * 60, minutes), currency)
}

type Served = SettledCitizen & { readonly name: string | null }

/** Whom a team served on every day of all these months, and how many more it served on some day of them. */
async function servedThrough(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  [first, second]: readonly [Month, Month],
): Promise<{ readonly stayed: readonly Served[]; readonly leftOut: number }> {
  const [then, now] = [dateRange(daysOfMonth(first)), dateRange(daysOfMonth(second))]
  const rows = await transaction.rows<Served & { readonly stayed: boolean }>(sql`
    select c.id, c.name, c.id::text as key, s.during @> ${then} and s.during @> ${now} as stayed
    from (
      select citizen_id, range_agg(during) as during from citizen_team
      where tenant_id = ${tenant} and team_id = ${team} group by citizen_id) s
    join citizen c on c.tenant_id = ${tenant} and c.id = s.citizen_id
    where s.during && ${then} or s.during && ${now}
    order by c.id`)
  const stayed = rows.filter((row) => row.stayed)
  return { stayed, leftOut: rows.length - stayed.length }
}

async function monthsOf(
  transaction: Transaction,
  tenant: Tenant,
  month: Month,
  citizens: readonly SettledCitizen[],
): Promise<CitizenMonth[]> {
  const all: CitizenMonth[] = []
  for await (const some of citizenMonths(transaction, tenant, month, citizens)) all.push(...some)
  return all
}
