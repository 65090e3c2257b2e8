/** Adopted weeks: appended, and the latest of a week holds. */
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { nameOfPerson } from '#server/access/persons.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

const columns = sql`r.citizen_id as citizen, r.visit_key as visit, r.day as date, r.starts as start, r.minutes,
  r.staff::text[] as staff`

/** The adopted visits of a team's week, by day and hour; none where nothing was adopted. */
export const adoptedVisits = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
): Promise<RoutedVisit[]> =>
  transaction.rows<RoutedVisit>(sql`
    select ${columns} from week_adoption a
    join routed_visit r on r.tenant_id = a.tenant_id and r.adoption_id = a.id
    where a.tenant_id = ${tenant} and a.team_id = ${team} and a.monday = ${mondayOf(week)}::date and a.number = (
      select max(number) from week_adoption l
      where l.tenant_id = a.tenant_id and l.team_id = a.team_id and l.monday = a.monday)
    order by r.day, r.starts, r.ordinal`)

/** The pauses of the proposal that a week was adopted from, in days of work from Monday. */
export const adoptedPauses = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
): Promise<{ readonly carer: Id<'Staff'>; readonly day: number; readonly start: number }[]> =>
  transaction.rows(sql`
    select p.carer, p.day, p.start from week_adoption a
    join week_proposal w on w.tenant_id = a.tenant_id and w.id = a.proposal_id
    cross join jsonb_to_recordset(w.proposal->'solution'->'pauses') as p (carer uuid, day int, start int)
    where a.tenant_id = ${tenant} and a.team_id = ${team} and a.monday = ${mondayOf(week)}::date and a.number = (
      select max(number) from week_adoption l
      where l.tenant_id = a.tenant_id and l.team_id = a.team_id and l.monday = a.monday)`)

export type Adoption = {
  readonly id: Id<'Adoption'>
  readonly number: number
  readonly proposal: Id<'Proposal'>
  readonly at: Instant
  /** Written, the key of a person; read, their name where it is known. */
  readonly by: string
}

/** The adoption that holds in a week, if there is one. */
export const adoptionOf = (
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  week: Week,
): Promise<Adoption | undefined> =>
  transaction.maybe<Adoption>(sql`
    select id, number, proposal_id as proposal, adopted_at as at, ${nameOfPerson(tenant, sql`adopted_by`)} as by
    from week_adoption
    where tenant_id = ${tenant} and team_id = ${team} and monday = ${mondayOf(week)}::date
    order by number desc limit 1`)

/** What was written under an id before, for somebody who sends the same twice. */
export const adoptionBefore = (
  transaction: Transaction,
  tenant: string,
  id: Id<'Adoption'>,
): Promise<
  | { readonly number: number; readonly part: unknown; readonly team: Id<'Team'>; readonly proposal: Id<'Proposal'> }
  | undefined
> =>
  transaction.maybe(sql`
    select number, part, team_id as team, proposal_id as proposal from week_adoption
    where tenant_id = ${tenant} and id = ${id}`)

/** Writes a whole week of routes as the next of that week; whoever adopts at the same time waits. */
export async function addAdoption(
  transaction: Transaction,
  tenant: string,
  adoption: Pick<Adoption, 'id' | 'proposal' | 'at' | 'by'> & {
    readonly team: Id<'Team'>
    readonly week: Week
    readonly part: unknown
    readonly visits: readonly RoutedVisit[]
  },
): Promise<number> {
  const { id, team, week, proposal, part, at, by, visits } = adoption
  const monday: LocalDate = mondayOf(week)
  const { number } = await transaction.one<{ number: number }>(sql`
    insert into week_adoption (tenant_id, id, team_id, monday, number, proposal_id, part, adopted_at, adopted_by)
    select ${tenant}, ${id}, ${team}, ${monday}::date, coalesce(max(number), 0) + 1, ${proposal}, ${json(part)},
      ${writeInstant(at)}, ${by}
    from week_adoption where tenant_id = ${tenant} and team_id = ${team} and monday = ${monday}::date
    returning number`)
  await transaction.run(sql`
    insert into routed_visit (tenant_id, adoption_id, ordinal, citizen_id, visit_key, day, starts, minutes, staff)
    select ${tenant}, ${id}, v.ordinal, v.citizen, v.visit, v.date, v.start, v.minutes, v.staff
    from jsonb_to_recordset(${json(visits.map((visit, ordinal) => ({ ...visit, ordinal })))}::jsonb) as v (
      ordinal int, citizen uuid, visit text, date date, start smallint, minutes smallint, staff uuid[])`)
  return number
}

/** Holds a team until the transaction ends, so that of two who adopt at once the second sees the first. */
export const holdTeam = (transaction: Transaction, tenant: string, team: Id<'Team'>): Promise<number> =>
  transaction.run(sql`select 1 from team where tenant_id = ${tenant} and id = ${team} for no key update`)
