/** A settled month over all its runs, cut by kind, team, run, citizen; page by page. */
import type { Finding } from '#care/settlement/settlement.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import { nothing, type Sql, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { latestMark, type Mark } from './marks.ts'
import type { KindRow, LineRow } from './read-run.ts'

const firstDay = (month: Month): LocalDate => daysOfMonth(month).from
const nobody = '00000000-0000-0000-0000-000000000000'

export const kindsOfMonth = (transaction: Transaction, tenant: string, month: Month): Promise<KindRow[]> =>
  transaction.rows<KindRow>(sql`
    select kind, count(*) as lines, sum(quantity)::bigint as quantity, min(unit) as unit,
      sum(amount_minor)::bigint as minor
    from settlement_line where tenant_id = ${tenant} and month = ${firstDay(month)} group by kind order by kind`)

export type TeamRow = {
  readonly team: Id<'Team'>
  readonly name: string
  readonly lines: number
  readonly minor: number
}

/** Teams with lines in the month, and those that only worked in it, by name. */
export const teamsOfMonth = (transaction: Transaction, tenant: string, month: Month): Promise<TeamRow[]> => {
  const { from, to } = daysOfMonth(month)
  return transaction.rows<TeamRow>(sql`
    select t.id as team, t.name, coalesce(l.lines, 0)::bigint as lines, coalesce(l.minor, 0)::bigint as minor
    from team t left join (
      select team_id, count(*) as lines, sum(amount_minor) as minor from settlement_line
      where tenant_id = ${tenant} and month = ${from} group by team_id) l on l.team_id = t.id
    where t.tenant_id = ${tenant} and (l.lines is not null or exists (
      select 1 from paid_hours h where h.tenant_id = t.tenant_id and h.team_id = t.id
        and h.day between ${from}::date and ${to}::date))
    order by t.name, t.id`)
}

export const findingsOfMonth = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
): Promise<{ readonly kind: Finding['kind']; readonly count: number; readonly open: number }[]> =>
  transaction.rows(sql`
    select f.kind, count(*), count(*) filter (where m.decision is null) as open
    from settlement_finding f ${latestMark}
    where f.tenant_id = ${tenant} and f.month = ${firstDay(month)} and f.run = ${run} group by f.kind order by f.kind`)

export type Narrowed = {
  readonly team?: Id<'Team'> | undefined
  readonly citizen?: Id<'Citizen'> | undefined
  readonly kind?: string | undefined
}

const narrowed = (alias: 'l' | 'f', { team, citizen, kind }: Narrowed): Sql => {
  const of = (column: string, value: string | undefined) =>
    value === undefined ? nothing : sql`and ${verbatim(`${alias}.${column}`)} = ${value}`
  return sql`${of('team_id', team)} ${of('citizen_id', citizen)} ${of('kind', kind)}`
}

const whoColumns = (alias: 'l' | 'f') =>
  verbatim(`c.name as "citizenName", c.identity_value as identity, t.name as "teamName"
    , nullif(${alias}.citizen_id, '${nobody}') as citizen, ${alias}.team_id as team`)
const whoJoined = (alias: 'l' | 'f') =>
  verbatim(`left join citizen c on c.tenant_id = ${alias}.tenant_id and c.id = ${alias}.citizen_id
    left join team t on t.tenant_id = ${alias}.tenant_id and t.id = ${alias}.team_id`)

export type Who = {
  readonly citizenName: string | null
  readonly identity: string | null
  readonly teamName: string | null
}
export type MonthLineRow = LineRow & Who & { readonly run: number }
export type LinesAsked = Narrowed & { readonly run?: number | undefined }

export const linesOfMonth = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  asked: LinesAsked,
  { after, limit }: { readonly after: { readonly run: number; readonly line: number }; readonly limit: number },
): Promise<MonthLineRow[]> =>
  transaction.rows<MonthLineRow>(sql`
    select l.run, l.line, ${whoColumns('l')}, l.kind, l.key, l.first_day as "from", l.last_day as "to", l.quantity,
      l.unit, l.unit_price_minor as "unitPriceMinor", l.per, l.amount_minor as "amountMinor", l.ground
    from settlement_line l ${whoJoined('l')}
    where l.tenant_id = ${tenant} and l.month = ${firstDay(month)} ${ofLines(asked)}
      and (l.run, l.line) > (${after.run}, ${after.line})
    order by l.run, l.line limit ${limit}`)

const ofLines = (asked: LinesAsked): Sql =>
  sql`${narrowed('l', asked)} ${asked.run === undefined ? nothing : sql`and l.run = ${asked.run}`}`

export const foundOf = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  asked: LinesAsked,
): Promise<{ readonly lines: number; readonly minor: number }> =>
  transaction.one(sql`
    select count(*) as lines, coalesce(sum(l.amount_minor), 0)::bigint as minor from settlement_line l
    where l.tenant_id = ${tenant} and l.month = ${firstDay(month)} ${ofLines(asked)}`)

export type MonthFindingRow = Finding & Who & MarkColumns & { readonly finding: number }
type MarkColumns = { readonly [Name in keyof Mark]: Mark[Name] | null }

export const findingsAsked = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
  asked: Narrowed & { readonly open?: 'true' | 'false' | undefined },
  { after = 0, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<MonthFindingRow[]> =>
  transaction.rows<MonthFindingRow>(sql`
    select f.finding, f.kind, ${whoColumns('f')}, f.day as date, f.facts, m.decision, m.minutes, m.note, m.at, m.by
    from settlement_finding f ${whoJoined('f')} ${latestMark}
    where f.tenant_id = ${tenant} and f.month = ${firstDay(month)} and f.run = ${run} and f.finding > ${after}
      ${narrowed('f', asked)}
      ${asked.open === undefined ? nothing : asked.open === 'true' ? sql`and m.decision is null` : sql`and m.decision is not null`}
    order by f.finding limit ${limit}`)

export const findingOf = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  run: number,
  finding: number,
): Promise<Finding | undefined> =>
  transaction.maybe<Finding>(sql`
    select kind, citizen_id as citizen, team_id as team, day as date, facts from settlement_finding
    where tenant_id = ${tenant} and month = ${firstDay(month)} and run = ${run} and finding = ${finding}`)

export type FoundCitizen = {
  readonly citizen: Id<'Citizen'>
  readonly name: string | null
  readonly identity: string | null
}

const mostFound = 20

/** Citizens with a line or a finding in the month, whose number this is or whose name begins or goes on like this. */
export const citizensNamed = (
  transaction: Transaction,
  tenant: string,
  month: Month,
  text: string,
): Promise<FoundCitizen[]> => {
  const wanted = text.trim().toLowerCase()
  const digits = text.replaceAll(/[\s-]/g, '')
  return transaction.rows<FoundCitizen>(sql`
    select c.id as citizen, c.name, c.identity_value as identity from citizen c
    where c.tenant_id = ${tenant}
      and (c.identity_value = ${digits} or starts_with(lower(c.name), ${wanted})
        or position(${` ${wanted}`} in lower(c.name)) > 0)
      and (exists (select 1 from settlement_line l
          where l.tenant_id = c.tenant_id and l.month = ${firstDay(month)} and l.citizen_id = c.id)
        or exists (select 1 from settlement_finding f
          where f.tenant_id = c.tenant_id and f.month = ${firstDay(month)} and f.citizen_id = c.id))
    order by c.name, c.id limit ${mostFound}`)
}
