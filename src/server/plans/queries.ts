/** Rhythm plans and started packages: appended and read back, many citizens at a time. */
import type { PlannedVisit, RhythmPlan, StartedPackage, VisitDays } from '#care/plans/rhythm-plan.ts'
import { takeOver } from '#care/plans/take-over.ts'
import type { Weekday } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { isAmong, json, often, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type By = { readonly by: string; readonly at: Instant }

/**
 * Writes a plan as the citizen's next version and says which it became; undefined where there is a plan of that id
 * already. The citizen's row is held until the transaction ends, so two who write at once get two versions.
 */
export async function addPlan(
  transaction: Transaction,
  tenant: string,
  { id, citizen, period, agreedWithCitizen, visits }: Omit<RhythmPlan, 'version'>,
  { by, at }: By,
): Promise<number | undefined> {
  await transaction.run(sql`select 1 from citizen where tenant_id = ${tenant} and id = ${citizen} for no key update`)
  const added = await transaction.maybe<{ version: number }>(sql`
    insert into rhythm_plan (tenant_id, id, citizen_id, version, during, agreed_with_citizen, recorded_at, recorded_by)
    select ${tenant}, ${id}, ${citizen}, coalesce(max(version), 0) + 1, ${dateRange(period)}, ${agreedWithCitizen},
      ${writeInstant(at)}::timestamptz, ${by}
    from rhythm_plan where tenant_id = ${tenant} and citizen_id = ${citizen}
    on conflict (tenant_id, id) do nothing returning version`)
  if (added)
    await transaction.run(sql`
      insert into planned_visit (tenant_id, plan_id, key, part_of_day, weekdays, times_a_week, minutes, services,
        purpose, window_start, window_end, competences, staff)
      select ${tenant}, ${id}, key, part_of_day, weekdays, times_a_week, minutes, services, purpose, window_start,
        window_end, competences, staff
      from jsonb_to_recordset(${json(visits.map(visitColumns))}::jsonb) as visit (key text, part_of_day text,
        weekdays smallint[], times_a_week smallint, minutes int, services text[], purpose text, window_start smallint,
        window_end smallint, competences text[], staff smallint)`)
  return added?.version
}

const visitColumns = ({ partOfDay, days, window, ...visit }: PlannedVisit) => ({
  ...visit,
  part_of_day: partOfDay,
  weekdays: days.kind === 'weekdays' ? days.weekdays : null,
  times_a_week: days.kind === 'timesAWeek' ? days.times : null,
  window_start: window?.start ?? null,
  window_end: window?.end ?? null,
})

/**
 * The plans of some citizens on each day of a period. Nobody is missing. A version that another took over from before
 * the period began is left out, for that other may have run out since without giving the days back.
 * @param without versions to leave out, as if they had never been written
 */
export async function plansOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
  during: Period,
  without: readonly Id<'Plan'>[] = [],
): Promise<ReadonlyMap<Id<'Citizen'>, Timeline<RhythmPlan>>> {
  const rows = await transaction.rows<PlanRow>(
    often(sql`
    select p.id, p.citizen_id as citizen, p.version, ${periodColumns(verbatim('p'))},
      p.agreed_with_citizen as "agreedWithCitizen", coalesce((
        select json_agg(json_build_object('key', v.key, 'partOfDay', v.part_of_day, 'weekdays', v.weekdays,
          'times', v.times_a_week, 'minutes', v.minutes, 'services', v.services, 'purpose', v.purpose,
          'start', v.window_start, 'end', v.window_end, 'competences', v.competences, 'staff', v.staff)
          order by v.key)
        from planned_visit v where v.tenant_id = p.tenant_id and v.plan_id = p.id), '[]') as visits
    from rhythm_plan p
    where p.tenant_id = ${tenant} and ${isAmong(verbatim('p.citizen_id'), citizens)} and p.during && ${dateRange(during)}
      and p.id <> all (${without}::uuid[]) and not exists (
        select 1 from rhythm_plan q where q.tenant_id = p.tenant_id and q.citizen_id = p.citizen_id
          and q.version > p.version and lower(q.during) <= ${during.from}::date and q.id <> all (${without}::uuid[]))
    order by p.version`),
  )
  const plans = Map.groupBy(rows.map(planOf), ({ citizen }) => citizen)
  return new Map(citizens.map((citizen) => [citizen, takeOver(plans.get(citizen) ?? [], ({ period }) => period)]))
}

type PlanRow = Omit<RhythmPlan, 'period' | 'visits'> & Period & { readonly visits: readonly VisitRow[] }
type VisitRow = Omit<PlannedVisit, 'days' | 'window'> & {
  readonly weekdays: readonly Weekday[] | null
  readonly times: number | null
  readonly start: TimeOfDay | null
  readonly end: TimeOfDay | null
}

const planOf = ({ from, to, visits, ...plan }: PlanRow): RhythmPlan => ({
  ...plan,
  period: { from, to },
  visits: visits.map(visitOf),
})

function visitOf({ weekdays, times, start, end, ...visit }: VisitRow): PlannedVisit {
  const days: VisitDays = weekdays ? { kind: 'weekdays', weekdays } : { kind: 'timesAWeek', times: times ?? 0 }
  return { ...visit, days, window: start === null || end === null ? null : { start, end } }
}

/** False where it is there already, or runs at the same time as another of its kind; nothing is written then. */
export async function addPackage(
  transaction: Transaction,
  tenant: string,
  { id, citizen, package: name, period, startedBy }: StartedPackage,
  at: Instant,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into started_package (tenant_id, id, citizen_id, package, during, started_by, recorded_at)
    values (${tenant}, ${id}, ${citizen}, ${name}, ${dateRange(period)}, ${startedBy}, ${writeInstant(at)})
    on conflict do nothing`)
  return added === 1
}

/** The packages of a citizen that share a day with a period, in the order they start. */
export async function packagesOf(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  during: Period,
): Promise<StartedPackage[]> {
  const rows = await transaction.rows<Omit<StartedPackage, 'period'> & StartedPackage['period']>(
    often(sql`
    select s.id, s.citizen_id as citizen, s.package, ${periodColumns(verbatim('s'))}, s.started_by as "startedBy"
    from started_package s
    where s.tenant_id = ${tenant} and s.citizen_id = ${citizen} and s.during && ${dateRange(during)}
    order by lower(s.during), s.id limit 100`),
  )
  return rows.map(({ from, to, ...started }) => ({ ...started, period: { from, to } }))
}
