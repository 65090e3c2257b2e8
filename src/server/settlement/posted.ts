/** What has been posted for a month, and how more is: runs are only ever added. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Finding, Ground, Settled, SettlementLine } from '#care/settlement/settlement.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { type Currency, money } from '#kernel/money.ts'
import { copyIn, copyOut } from '#server/database/copy.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** One settlement of a month that was posted: the first whole, each later one what had changed. */
export type Run = {
  readonly number: number
  readonly model: string
  readonly version: string
  readonly currency: Currency
  readonly lines: number
  readonly totalMinor: number
}

const firstDay = (month: Month): LocalDate => daysOfMonth(month).from

export const runsOf = (transaction: Transaction, tenant: string, month: Month): Promise<Run[]> =>
  transaction.rows<Run>(sql`
    select number, model_id as model, model_version as version, currency, lines, total_minor as "totalMinor"
    from settlement_run where tenant_id = ${tenant} and month = ${firstDay(month)} order by number`)

/** The id in place of a citizen's where a line is a team's own: a key of the database may not be null. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What all runs of a month come to, line by line, with the price and ground of the last. */
export async function postedLines(
  transaction: Transaction,
  tenant: string,
  month: Month,
  currency: Currency,
): Promise<readonly SettlementLine[]> {
  const lines: SettlementLine[] = []
  const rows = copyOut(
    transaction,
    sql`
    select distinct on (citizen_id, team_id, kind, key) citizen_id, team_id, kind, key, first_day, last_day,
      sum(quantity) over same, unit, unit_price_minor, per, sum(amount_minor) over same, ground
    from settlement_line
    where tenant_id = ${tenant}::uuid and month = ${firstDay(month)}::date
    window same as (partition by citizen_id, team_id, kind, key)
    order by citizen_id, team_id, kind, key, run desc, line desc`,
  )
  for await (const row of rows) lines.push(lineOf(row as readonly string[], currency))
  return lines
}

function lineOf(row: readonly string[], currency: Currency): SettlementLine {
  const [citizen, team, kind, key, from, to, quantity, unit, unitPrice, per, amount, ground] = row
  return {
    citizen: citizen === nobody ? null : (citizen as Id<'Citizen'>),
    team: team as Id<'Team'>,
    kind: kind as SettlementLine['kind'],
    key: key as string,
    period: { from: from as LocalDate, to: to as LocalDate },
    quantity: Number(quantity),
    unit: unit as SettlementLine['unit'],
    unitPrice: money(Number(unitPrice), currency),
    per: per as SettlementLine['per'],
    amount: money(Number(amount), currency),
    ground: JSON.parse(ground as string) as Ground,
  }
}

/** The findings of a run, in the order they were found. */
export const findingsOf = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
): Promise<readonly Finding[]> =>
  transaction.rows<Finding>(sql`
    select kind, citizen_id as citizen, team_id as team, day as date, facts from settlement_finding
    where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run} order by finding`)

/**
 * Adds a run: its lines, what was found, and both sides of each line, what the municipality pays for and what the team
 * has earned. `teams` are the keys by which the accounts of teams are called.
 */
export async function post(
  transaction: Transaction,
  tenant: string,
  month: Month,
  number: number,
  { lines, findings }: Settled,
  teams: ReadonlyMap<Id<'Team'>, string>,
  by: { readonly model: GovernanceModel; readonly at: Instant; readonly by: string },
): Promise<Run> {
  const { id: model, version, currency } = by.model
  const totalMinor = lines.reduce((sum, { amount }) => sum + amount.minor, 0)
  const day = firstDay(month)
  await transaction.run(sql`
    insert into settlement_run (tenant_id, month, number, model_id, model_version, currency, total_minor, lines,
      settled_at, settled_by)
    values (${tenant}, ${day}, ${number}, ${model}, ${version}, ${currency}, ${totalMinor}, ${lines.length},
      ${writeInstant(by.at)}, ${by.by})`)
  const run = [tenant, day, number] as const
  await copyIn(
    transaction,
    'settlement_line',
    [
      'tenant_id',
      'month',
      'run',
      'line',
      'citizen_id',
      'team_id',
      'kind',
      'key',
      'first_day',
      'last_day',
      'quantity',
    ].concat(['unit', 'unit_price_minor', 'per', 'amount_minor', 'ground']),
    rowsOf(lines, (line, index) => [
      ...run,
      ...[index, line.citizen ?? nobody, line.team, line.kind, line.key, line.period.from, line.period.to],
      ...[line.quantity, line.unit, line.unitPrice.minor, line.per, line.amount.minor, json(line.ground)],
    ]),
  )
  await copyIn(
    transaction,
    'posting',
    ['tenant_id', 'month', 'run', 'line', 'side', 'account', 'amount_minor'],
    rowsOf(lines.flatMap(sidesOf), ({ line, side, team, minor }) => [
      ...run,
      ...[line, side, team === null ? 'care' : `team:${teams.get(team)}`, minor],
    ]),
  )
  await copyIn(
    transaction,
    'settlement_finding',
    ['tenant_id', 'month', 'run', 'finding', 'kind', 'citizen_id', 'team_id', 'day', 'facts'],
    rowsOf(findings, ({ kind, citizen, team, date, facts }, index) => [
      ...run,
      ...[index, kind, citizen, team, date, json(facts)],
    ]),
  )
  return { number, model, version, currency, lines: lines.length, totalMinor }
}

/** Numbers rows from 1. */
function* rowsOf<Item, Row>(items: readonly Item[], row: (item: Item, number: number) => Row): Generator<Row> {
  for (const [index, item] of items.entries()) yield row(item, index + 1)
}

type Side = { readonly line: number; readonly side: 1 | 2; readonly team: Id<'Team'> | null; readonly minor: number }

/** What the municipality pays for, and what the team has earned by it: together nothing. */
function sidesOf({ team, amount: { minor } }: SettlementLine, index: number): readonly Side[] {
  return [
    { line: index + 1, side: 1, team: null, minor },
    { line: index + 1, side: 2, team, minor: minor === 0 ? 0 : -minor },
  ]
}
