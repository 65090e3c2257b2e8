/** Facts about visits: appended once each, read back by citizen and days. */
import type { VisitFact } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Relation } from '#server/access/actions.ts'
import type { Person } from '#server/access/person.ts'
import { reaches } from '#server/access/reach.ts'
import { json, often, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** Makes room for facts of these days. Comes first in a transaction: it may have to wait for others to finish. */
export async function ensureMonths(transaction: Transaction, days: readonly LocalDate[]): Promise<void> {
  const sorted = days.toSorted()
  await transaction.run(
    sql`select frirum.ensure_visit_months(${sorted[0] ?? null}::date, ${sorted.at(-1) ?? null}::date)`,
  )
}

/** Appends what is not here yet, and says which those were. */
export async function addFacts(
  transaction: Transaction,
  tenant: string,
  facts: readonly VisitFact[],
): Promise<ReadonlySet<Id<'Fact'>>> {
  const added = await transaction.rows<{ id: Id<'Fact'> }>(sql`
    insert into visit_fact (tenant_id, day, id, citizen_id, planned_visit, kind, minutes, starts_at, ends_at, services,
      reason, source, recorded_at, recorded_by, corrects)
    select ${tenant}, day, id, citizen_id, planned_visit, kind, minutes, starts_at, ends_at, services, reason, source,
      recorded_at, recorded_by, corrects
    from jsonb_to_recordset(${json(facts.map(columnsOf))}::jsonb) as fact (day date, id uuid, citizen_id uuid,
      planned_visit text, kind text, minutes int, starts_at timestamptz, ends_at timestamptz, services text[],
      reason text, source text, recorded_at timestamptz, recorded_by text, corrects uuid)
    on conflict do nothing returning id`)
  return new Set(added.map(({ id }) => id))
}

const columnsOf = ({ date, citizen, plannedVisit, start, end, recordedAt, recordedBy, ...fact }: VisitFact) => ({
  ...fact,
  day: date,
  citizen_id: citizen,
  planned_visit: plannedVisit,
  starts_at: start === null ? null : writeInstant(start),
  ends_at: end === null ? null : writeInstant(end),
  recorded_at: writeInstant(recordedAt),
  recorded_by: recordedBy,
})

const factColumns = sql`id, citizen_id as citizen, day as date, planned_visit as "plannedVisit", kind, minutes,
  starts_at as start, ends_at as "end", services, reason, source, recorded_at as "recordedAt",
  recorded_by as "recordedBy", corrects`

/** A citizen's facts of some days, those of delivery reports among them, latest first, at most `limit`. */
export const factsOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  limit: number,
): Promise<VisitFact[]> =>
  transaction.rows<VisitFact>(
    often(sql`
    select ${factColumns} from effective_visit_fact
    where tenant_id = ${tenant} and citizen_id = ${citizen} and day between ${from}::date and ${to}::date
    order by day desc, recorded_at desc, id desc limit ${limit}`),
  )

/** The facts of some citizens and days, latest first for each. Nobody is missing. */
export async function factsOfMany(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<ReadonlyMap<Id<'Citizen'>, readonly VisitFact[]>> {
  const rows = await transaction.rows<VisitFact>(sql`
    select ${factColumns} from effective_visit_fact
    where tenant_id = ${tenant} and citizen_id = any (${citizens}::uuid[]) and day between ${from}::date and ${to}::date
    order by day desc, recorded_at desc, id desc`)
  const facts = Map.groupBy(rows, ({ citizen }) => citizen)
  return new Map(citizens.map((citizen) => [citizen, facts.get(citizen) ?? []]))
}

export type Teller = { readonly key: string; readonly name: string; readonly visits: number; readonly last: LocalDate }

/**
 * Who told how visits to a citizen came out on some days, most visits first. A door tells of no face, a signature is
 * the citizen's, and whoever corrects need not have come. Whoever is not known by name is left out.
 */
export const tellersOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<Teller[]> =>
  transaction.rows<Teller>(
    often(sql`
    select coalesce(s.key, p.key) as key, coalesce(s.name, p.name) as name,
      count(distinct (f.day, f.planned_visit)) as visits, max(f.day) as last
    from visit_fact f
    left join person p on p.tenant_id = f.tenant_id and p.key = f.recorded_by
    left join staff s on s.tenant_id = f.tenant_id and (s.key = f.recorded_by or s.id = p.staff_id)
    where f.tenant_id = ${tenant} and f.citizen_id = ${citizen} and f.day between ${from}::date and ${to}::date
      and f.kind not in ('lockEvent', 'signature', 'correction') and coalesce(s.key, p.key) is not null
    group by 1, 2 order by visits desc, name`),
  )

/** By what name those are known who tell of visits: persons, and staff without a way in. */
export async function namesOfTellers(
  transaction: Transaction,
  tenant: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.rows<{ key: string; name: string }>(sql`
    select key, name from staff where tenant_id = ${tenant} and key = any (${keys}::text[])
    union all select key, name from person where tenant_id = ${tenant} and key = any (${keys}::text[])`)
  return new Map(rows.map(({ key, name }) => [key, name]))
}

/**
 * Of these citizens and days, which a person stands near to, by any of some relations, on that day or on `today`: as
 * `citizen day`.
 */
export async function servedBy(
  transaction: Transaction,
  person: Person,
  nearness: readonly Relation[],
  visits: readonly { readonly citizen: Id<'Citizen'>; readonly date: LocalDate }[],
  today: LocalDate,
): Promise<ReadonlySet<string>> {
  const rows = await transaction.rows<{ citizen: string; date: string }>(
    often(sql`
    select distinct v.citizen, v.date from unnest(${visits.map((visit) => visit.citizen)}::uuid[],
      ${visits.map((visit) => visit.date)}::date[]) as v (citizen, date)
    join citizen c on c.tenant_id = ${person.tenant.id} and c.id = v.citizen
    cross join unnest(array[v.date, ${today}::date]) as d (day)
    where ${reaches(person, nearness, sql`d.day`)}`),
  )
  return new Set(rows.map(({ citizen, date }) => `${citizen} ${date}`))
}
