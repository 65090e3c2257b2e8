/** Rhythm plans: a citizen's rows from one day are one version of the plan. */
import { takeOver } from '#care/plans/take-over.ts'
import type { PlanRow } from '#exchange/csv/plans.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { periodColumns } from '#server/database/period.ts'
import { json, sql, verbatim } from '#server/database/sql.ts'
import { agreed } from './agreed.ts'
import { loadSteering, serviceFinder } from './steering.ts'
import { type Together, together } from './together.ts'
import {
  type Counts,
  counted,
  grouped,
  type Importer,
  idOfContent,
  type Outcome,
  spoken,
  type Work,
  wrong,
} from './work.ts'

type StoredPlan = {
  readonly id: string
  readonly citizen: string
  readonly version: number
  readonly from: LocalDate
  readonly to: LocalDate | null
}
type ServiceId = (on: LocalDate, word: string) => string | undefined

export const importPlans: Importer<PlanRow> = async (work, batches) => {
  const serviceId = serviceFinder(await loadSteering(work))
  const groups = await together(work, batches, ({ from, lines }) => {
    agreed(work, lines, ['to', 'agreed'])
    const keys = new Set<string>()
    for (const line of lines) {
      if (keys.has(line.row.key)) wrong(work, line, 'key', 'twiceInFile')
      keys.add(line.row.key)
      if (line.row.services?.some((word) => serviceId(from, word) === undefined))
        wrong(work, line, 'services', 'unknownService')
    }
  })
  return () => save(work, groups, serviceId)
}

async function save(work: Work<PlanRow>, groups: readonly Together<PlanRow>[], serviceId: ServiceId): Promise<Counts> {
  const stored = grouped(
    await storedPlans(
      work,
      groups.map(({ citizen }) => citizen),
    ),
    ({ citizen }) => citizen,
  )
  const outcomes: Outcome[] = []
  const plans: Written[] = []
  const visits: Record<string, unknown>[] = []
  for (const { citizen, from, lines } of groups) {
    const { to, agreed: isAgreed } = agreed(work, lines, ['to', 'agreed'])
    const planned = lines.map(({ row }) => plannedVisit(row, from, serviceId)).sort((a, b) => (a.key < b.key ? -1 : 1))
    const id = idOfContent('plan', work.tenant.id, citizen, from, to, isAgreed ?? false, planned.map(spoken))
    const before: StoredPlan[] = stored.get(citizen) ?? []
    const known = before.find((plan) => plan.id === id)
    const isFirst = !before.some((plan) => plan.from === from)
    for (const _ of lines) outcomes.push(known ? 'unchanged' : isFirst ? 'created' : 'updated')
    if (
      known &&
      before.some(
        (plan) => plan.from === from && plan.version > known.version && plan.id !== againId(known, plan.version),
      )
    )
      work.faults.note(work.table.faultAt(lines[0], 'identityNumber', 'takenOver'))
    if (known) continue
    let version = Math.max(0, ...before.map((plan) => plan.version))
    const added: Written[] = [{ id, citizen, version: ++version, from, to, agreed: isAgreed ?? false, source: null }]
    // A version takes over for good from its first day, so plans that begin later are said again after it.
    for (const { value } of inForce(before).filter((stretch) => stretch.value.from > from))
      added.push({ ...value, id: againId(value, ++version), version, agreed: false, source: value.id })
    stored.set(citizen, [...before, ...added] as [StoredPlan, ...StoredPlan[]])
    plans.push(...added)
    visits.push(...planned.map((visit) => ({ plan: id, ...visit })))
  }
  await write(work, plans, visits)
  return counted(outcomes)
}

type Written = StoredPlan & { readonly agreed: boolean; readonly source: string | null }

const againId = ({ id }: StoredPlan, version: number): string => idOfContent('plan again', id, version)

const inForce = (plans: readonly StoredPlan[]): Timeline<StoredPlan> => takeOver(plans, (plan) => plan)

const plannedVisit = (row: PlanRow, from: LocalDate, serviceId: ServiceId) => ({
  key: row.key,
  part_of_day: row.partOfDay,
  weekdays: row.weekdays,
  times_a_week: row.timesAWeek,
  minutes: row.minutes,
  services: row.services?.map((word) => serviceId(from, word)) ?? [],
  purpose: row.purpose,
  window_start: row.window?.start ?? null,
  window_end: row.window?.end ?? null,
  competences: row.competences ?? [],
  staff: row.staff ?? 1,
})

const storedPlans = ({ transaction, tenant }: Work<unknown>, citizens: readonly string[]): Promise<StoredPlan[]> =>
  transaction.rows<StoredPlan>(sql`
    select id, citizen_id as citizen, version, ${periodColumns(verbatim('rhythm_plan'))}
    from rhythm_plan where tenant_id = ${tenant.id} and citizen_id = any(${citizens}::uuid[])`)

async function write(
  { transaction, tenant, now }: Work<unknown>,
  plans: readonly Written[],
  visits: readonly Record<string, unknown>[],
): Promise<void> {
  await transaction.run(sql`
    insert into rhythm_plan (tenant_id, id, citizen_id, version, during, agreed_with_citizen, recorded_at, recorded_by)
    select ${tenant.id}::uuid, said.id, citizen, said.version, daterange("from", "to", '[]'),
      coalesce(other.agreed_with_citizen, agreed), ${writeInstant(now)}, 'import'
    from jsonb_to_recordset(${json(plans)}::jsonb)
      as said (id uuid, citizen uuid, version integer, "from" date, "to" date, agreed boolean, source uuid)
    left join rhythm_plan other on other.tenant_id = ${tenant.id} and other.id = source`)
  await transaction.run(sql`
    insert into planned_visit (tenant_id, plan_id, key, ${ofVisit})
    select ${tenant.id}::uuid, plan, key, ${ofVisit}
    from jsonb_to_recordset(${json(visits)}::jsonb)
      as said (plan uuid, key text, part_of_day text, weekdays smallint[], times_a_week smallint, minutes integer,
        services text[], purpose text, window_start smallint, window_end smallint, competences text[], staff smallint)`)
  const again = plans.filter(({ source }) => source !== null)
  await transaction.run(sql`
    insert into planned_visit (tenant_id, plan_id, key, ${ofVisit})
    select tenant_id, said.id, key, ${ofVisit}
    from jsonb_to_recordset(${json(again)}::jsonb) as said (id uuid, source uuid)
    join planned_visit on tenant_id = ${tenant.id} and plan_id = said.source`)
}

const ofVisit = sql`part_of_day, weekdays, times_a_week, minutes, services, purpose, window_start, window_end,
  competences, staff`
