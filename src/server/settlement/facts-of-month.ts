import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { copyOut } from '#server/database/copy.ts'
import { identifier, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/**
 * The facts that say what happened in a period: those of its days, and corrections of any day, for one may bring a
 * visit into the period or take it away. By COPY, since a large town tells 600,000 a month.
 */
export async function factsOfMonth(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  { from, to }: Period & { readonly to: LocalDate },
): Promise<ReadonlyMap<Id<'Citizen'>, readonly VisitFact[]>> {
  const facts = new Map<string, VisitFact[]>()
  const columns = sql`citizen_id, id, day, coalesce(planned_visit, ''), kind, coalesce(minutes::text, ''),
    ${epoch('starts_at')}, ${epoch('ends_at')}, case when services = '{}' then '' else array_to_json(services)::text end,
    source, ${epoch('recorded_at')}, coalesce(corrects::text, '')`
  const query = sql`
    select ${columns} from effective_visit_fact
    where tenant_id = ${tenant}::uuid and citizen_id = any (${citizens}::uuid[])
      and day between ${from}::date and ${to}::date
    union all
    select ${columns} from visit_fact
    where tenant_id = ${tenant}::uuid and citizen_id = any (${citizens}::uuid[]) and kind = 'correction'
      and not day between ${from}::date and ${to}::date`
  for await (const row of copyOut(transaction, query)) {
    const fact = factOf(row)
    const others = facts.get(fact.citizen)
    if (others) others.push(fact)
    else facts.set(fact.citizen, [fact])
  }
  return facts as Map<Id<'Citizen'>, VisitFact[]>
}

/** A moment in milliseconds, or nothing: a number is read ten times faster than a date, and a row without nulls too. */
const epoch = (column: string) => sql`coalesce((date_part('epoch', ${identifier(column)}) * 1000)::bigint::text, '')`

const noServices: readonly string[] = []

/** What a person wrote beside a fact is not read: it settles nothing. */
function factOf(row: readonly (string | null)[]): VisitFact {
  const [citizen, id, date, plannedVisit, kind, minutes, start, end, services, source, recordedAt, corrects] = row
  return {
    id: id as Id<'Fact'>,
    citizen: citizen as Id<'Citizen'>,
    date: date as LocalDate,
    plannedVisit: plannedVisit || null,
    kind: kind as FactKind,
    minutes: minutes ? (Number(minutes) as Minutes) : null,
    start: start ? (Number(start) as Instant) : null,
    end: end ? (Number(end) as Instant) : null,
    services: services ? (JSON.parse(services) as string[]) : noServices,
    reason: null,
    source: source as VisitFact['source'],
    recordedAt: Number(recordedAt) as Instant,
    recordedBy: null,
    corrects: corrects ? (corrects as Id<'Fact'>) : null,
  }
}
