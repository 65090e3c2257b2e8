/** Teams, whom they serve and what they earn and spend. */
import type { PaidHours, Team } from '#care/people/team.ts'
import type { SettlementLine } from '#care/settlement/settlement.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { type Currency, money } from '#kernel/money.ts'
import type { Relation } from '#server/access/actions.ts'
import type { Person } from '#server/access/person.ts'
import { reachesTeam } from '#server/access/reach.ts'
import { nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type After = { readonly after?: string | undefined; readonly limit: number }

export type TeamRow = Team & {
  readonly members: number
  readonly citizens: number
  /** Whether its week is within reach. */
  readonly isNear: boolean
}

/**
 * Teams in the order of their ids, with how many belong to them and are served by them on a day, and whether they are
 * within reach by any of some relations.
 */
export const teamPage = (
  transaction: Transaction,
  person: Person,
  by: readonly Relation[],
  day: LocalDate,
  { after, limit }: After,
): Promise<TeamRow[]> =>
  transaction.rows<TeamRow>(sql`
    select t.id, t.key, t.name, t.private, (
        select count(*) from team_member m
        where m.tenant_id = t.tenant_id and m.team_id = t.id and m.during @> ${day}::date) as members, ${reachesTeam(person, by, sql`${day}::date`)} as "isNear", (
        select count(*) from citizen_team s
        where s.tenant_id = t.tenant_id and s.team_id = t.id and s.during @> ${day}::date) as citizens
    from team t where t.tenant_id = ${person.tenant.id} ${after === undefined ? nothing : sql`and t.id > ${after}`}
    order by t.id limit ${limit}`)

export type CitizenServed = {
  readonly id: Id<'Citizen'>
  readonly name: string | null
  readonly area: string | null
  readonly ownWords: string | null
  readonly bornOn: LocalDate | null
  readonly fixedContact: { readonly id: Id<'Staff'>; readonly name: string; readonly profession: string } | null
}

/** The citizens a team serves on a day, in the order of their ids; of one fixed contact where `contact` is given. */
export const citizensServed = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  day: LocalDate,
  { after, limit }: After,
  contact: Id<'Staff'> | null = null,
): Promise<CitizenServed[]> =>
  transaction.rows(sql`
    select c.id, c.name, c.area, c.own_words as "ownWords", c.born_on as "bornOn", case when m.id is not null then
      json_build_object('id', m.id, 'name', m.name, 'profession', m.profession) end as "fixedContact"
    from citizen_team s
    join citizen c on c.tenant_id = s.tenant_id and c.id = s.citizen_id
    left join fixed_contact f on f.tenant_id = c.tenant_id and f.citizen_id = c.id and f.during @> ${day}::date
    left join staff m on m.tenant_id = f.tenant_id and m.id = f.staff_id
    where s.tenant_id = ${tenant} and s.team_id = ${team} and s.during @> ${day}::date
      ${contact === null ? nothing : sql`and m.id = ${contact}`}
      ${after === undefined ? nothing : sql`and c.id > ${after}`}
    order by c.id limit ${limit}`)

/**
 * What the settlement of a month pays a team; undefined until the month is settled. Each line once, as its corrections
 * left it: a correction may have shortened its days, and is earned over those that are left.
 */
export async function incomeOf(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  month: Month,
): Promise<readonly Income[] | undefined> {
  const { from } = daysOfMonth(month)
  const run = await transaction.maybe<{ currency: Currency }>(sql`
    select currency from settlement_run where tenant_id = ${tenant} and month = ${from}::date
    order by number desc limit 1`)
  if (!run) return undefined
  const rows = await transaction.rows<{ from: LocalDate; to: LocalDate; minor: number }>(sql`
    select distinct on (citizen_id, kind, key) first_day as "from", last_day as "to",
      (sum(amount_minor) over (partition by citizen_id, kind, key))::bigint as minor
    from settlement_line where tenant_id = ${tenant} and month = ${from}::date and team_id = ${team}
    order by citizen_id, kind, key, run desc, line desc`)
  return rows.map((row) => ({
    team,
    period: { from: row.from, to: row.to },
    amount: money(row.minor, run.currency),
  }))
}

/** As much of a settlement's line as a team's budget asks for. */
export type Income = Pick<SettlementLine, 'team' | 'period' | 'amount'>

/** The last day of a month that anybody was told to have worked; hours of days after it are not known yet. */
export async function lastDayTold(
  transaction: Transaction,
  tenant: string,
  month: Month,
): Promise<LocalDate | undefined> {
  const { from, to } = daysOfMonth(month)
  const { day } = await transaction.one<{ day: LocalDate | null }>(sql`
    select max(day) as day from paid_hours where tenant_id = ${tenant} and day between ${from}::date and ${to}::date`)
  return day ?? undefined
}

/** The hours a team paid for in a month. */
export async function paidHoursOf(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  month: Month,
  currency: Currency,
): Promise<PaidHours[]> {
  const { from, to } = daysOfMonth(month)
  const rows = await transaction.rows<{ day: LocalDate; minutes: Minutes; minor: number }>(sql`
    select day, sum(minutes)::int as minutes, sum(cost_minor)::bigint as minor from paid_hours
    where tenant_id = ${tenant} and team_id = ${team} and day between ${from}::date and ${to}::date
    group by day order by day`)
  return rows.map(({ day, minutes, minor }) => ({ team, day, staff: 'all', minutes, cost: money(minor, currency) }))
}
