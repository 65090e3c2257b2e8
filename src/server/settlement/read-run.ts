/** Runs of settlement as they were posted, page by page. */
import type { Finding, Ground, SettlementLine } from '#care/settlement/settlement.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Currency } from '#kernel/money.ts'
import { nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type RunRow = {
  readonly month: LocalDate
  readonly number: number
  readonly model: string
  readonly version: string
  readonly currency: Currency
  readonly lines: number
  readonly totalMinor: number
  readonly settledAt: Instant
  readonly settledBy: string
}

const runColumns = sql`month, number, model_id as model, model_version as version, currency, lines,
  total_minor as "totalMinor", settled_at as "settledAt", settled_by as "settledBy"`
const firstDay = (month: Month): LocalDate => daysOfMonth(month).from

/** The runs of the latest months before one, a month never cut; at most `limit` months. */
export const runsBefore = (
  transaction: Transaction,
  tenant: string,
  before: Month | undefined,
  limit: number,
): Promise<RunRow[]> =>
  transaction.rows<RunRow>(sql`
    select ${runColumns} from settlement_run
    where tenant_id = ${tenant} and month in (
      select distinct month from settlement_run
      where tenant_id = ${tenant} ${before === undefined ? nothing : sql`and month < ${firstDay(before)}`}
      order by month desc limit ${limit})
    order by month desc, number desc`)

/** All runs of a month, the first first. */
export const runsOfMonth = (transaction: Transaction, tenant: string, month: Month): Promise<RunRow[]> =>
  transaction.rows<RunRow>(sql`
    select ${runColumns} from settlement_run
    where tenant_id = ${tenant} and month = ${firstDay(month)} order by number`)

export const runOf = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  number: number,
): Promise<RunRow | undefined> =>
  transaction.maybe<RunRow>(sql`
    select ${runColumns} from settlement_run
    where tenant_id = ${tenant} and month = ${firstDay(month)} and number = ${number}`)

export type KindRow = {
  readonly kind: SettlementLine['kind']
  readonly lines: number
  readonly quantity: number
  readonly unit: SettlementLine['unit']
  readonly minor: number
}

export const totalsOf = (transaction: Transaction, tenant: string, month: Month, run: number): Promise<KindRow[]> =>
  transaction.rows<KindRow>(sql`
    select kind, count(*) as lines, sum(quantity)::bigint as quantity, min(unit) as unit,
      sum(amount_minor)::bigint as minor
    from settlement_line where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run}
    group by kind order by kind`)

export const findingCounts = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
): Promise<{ readonly kind: Finding['kind']; readonly count: number }[]> =>
  transaction.rows(sql`
    select kind, count(*) from settlement_finding
    where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run} group by kind order by kind`)

export type LineRow = Pick<SettlementLine, 'kind' | 'key' | 'quantity' | 'unit' | 'per' | 'team' | 'citizen'> & {
  readonly line: number
  readonly from: LocalDate
  readonly to: LocalDate
  readonly unitPriceMinor: number
  readonly amountMinor: number
  readonly ground: Ground
}

type After = { readonly after?: number | undefined; readonly limit: number }

/** The nil UUID stands for a team's own line. */
export const linesOf = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
  { after = 0, limit }: After,
): Promise<LineRow[]> =>
  transaction.rows<LineRow>(sql`
    select line, nullif(citizen_id, '00000000-0000-0000-0000-000000000000') as citizen, team_id as team, kind, key,
      first_day as "from", last_day as "to", quantity, unit, unit_price_minor as "unitPriceMinor", per,
      amount_minor as "amountMinor", ground
    from settlement_line
    where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run} and line > ${after}
    order by line limit ${limit}`)

export const findingsAfter = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
  { kind, after = 0, limit }: After & { readonly kind?: Finding['kind'] | undefined },
): Promise<(Finding & { readonly finding: number; readonly citizen: Id<'Citizen'> | null })[]> =>
  transaction.rows(sql`
    select finding, kind, citizen_id as citizen, team_id as team, day as date, facts from settlement_finding
    where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run} and finding > ${after}
      ${kind === undefined ? nothing : sql`and kind = ${kind}`}
    order by finding limit ${limit}`)
