/** Assessments, decisions and what they granted: appended and read back, many citizens at a time. */

import type { Assessment } from '#care/grants/assessment.ts'
import { effectiveGrants } from '#care/grants/effective.ts'
import type { Decision, Frame, FrameScope, Goal, Grant } from '#care/grants/grant.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { isAmong, often, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

type By = { readonly by: string; readonly at: Instant }

/** False where there is an assessment of that id already; nothing is written then. */
export async function addAssessment(
  transaction: Transaction,
  tenant: string,
  { id, citizen, on, needs, matters, wishes, resources, considered, conversation }: Assessment,
  { by, at }: By,
): Promise<boolean> {
  const { contact, contract, communication, conclusion } = conversation
  const added = await transaction.run(sql`
    insert into assessment (tenant_id, id, citizen_id, day, matters, wishes, resources, contact_note, contract_note,
      communication_note, conclusion_note, recorded_at, recorded_by)
    values (${tenant}, ${id}, ${citizen}, ${on}, ${matters ?? null}, ${wishes}, ${resources}, ${contact}, ${contract},
      ${communication}, ${conclusion}, ${writeInstant(at)}, ${by})
    on conflict do nothing`)
  if (added === 0) return false
  if (matters?.trim())
    await transaction.run(sql`
      update citizen set own_words = ${matters} where tenant_id = ${tenant} and id = ${citizen}`)
  await transaction.run(sql`
    insert into assessed_need (tenant_id, assessment_id, area, level_now, level_expected, own_view)
    select ${tenant}, ${id}, * from unnest(${needs.map((need) => need.area)}::text[],
      ${needs.map((need) => need.levelNow)}::smallint[], ${needs.map((need) => need.levelExpected)}::smallint[],
      ${needs.map((need) => need.ownView)}::text[])`)
  await transaction.run(sql`
    insert into assessment_step (tenant_id, assessment_id, ordinal, step, note)
    select ${tenant}, ${id}, ordinal, step, note
    from unnest(${considered.map((row) => row.step)}::text[], ${considered.map((row) => row.note)}::text[])
      with ordinality as considered (step, note, ordinal)`)
  return true
}

/** What the latest assessment found, if there is one. */
export const latestAssessed = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
): Promise<(Pick<Assessment, 'id' | 'on' | 'wishes' | 'resources'> & Pick<Assessment, 'needs'>) | undefined> =>
  transaction.maybe(
    often(sql`
    select a.id, a.day as "on", a.wishes, a.resources, coalesce((
      select json_agg(json_build_object('area', n.area, 'levelNow', n.level_now, 'levelExpected', n.level_expected,
        'ownView', n.own_view) order by n.area)
      from assessed_need n where n.tenant_id = a.tenant_id and n.assessment_id = a.id), '[]') as needs
    from assessment a where a.tenant_id = ${tenant} and a.citizen_id = ${citizen}
    order by a.day desc, a.recorded_at desc, a.id desc limit 1`),
  )

export async function isAssessmentOf(
  transaction: Transaction,
  tenant: string,
  id: Id<'Assessment'>,
  citizen: Id<'Citizen'>,
): Promise<boolean> {
  const found = await transaction.maybe(sql`
    select 1 from assessment where tenant_id = ${tenant} and id = ${id} and citizen_id = ${citizen}`)
  return found !== undefined
}

/** False where there is a decision of that id already; nothing is written then. */
export async function addDecision(transaction: Transaction, tenant: string, decision: Decision): Promise<boolean> {
  const { id, citizen, assessment, outcome, decidedAt, decidedBy, from, legalBasis, facts, considerations } = decision
  const added = await transaction.run(sql`
    insert into decision (tenant_id, id, citizen_id, assessment_id, outcome, decided_at, decided_by, takes_effect_on,
      legal_basis, facts, considerations, heard_on, appeal_guidance)
    values (${tenant}, ${id}, ${citizen}, ${assessment}, ${outcome}, ${writeInstant(decidedAt)}, ${decidedBy}, ${from},
      ${legalBasis}, ${facts}, ${considerations}, ${decision.heardOn}, ${decision.appealGuidance})
    on conflict do nothing`)
  if (added === 1 && decision.grant) await addGrant(transaction, tenant, decision.grant)
  return added === 1
}

async function addGrant(transaction: Transaction, tenant: string, grant: Grant): Promise<void> {
  const { id, citizen, decision, period, category, band, course, rehabilitation, beyondTheDay, frames, goals } = grant
  await transaction.run(sql`
    insert into granted (tenant_id, id, decision_id, citizen_id, during, category, band, course, rehabilitation,
      beyond_the_day, follow_up_on, conditions)
    values (${tenant}, ${id}, ${decision}, ${citizen}, ${dateRange(period)}, ${category}, ${band}, ${course},
      ${rehabilitation}, ${beyondTheDay}, ${grant.followUpOn}, ${grant.conditions})`)
  await transaction.run(sql`
    insert into frame (tenant_id, grant_id, ordinal, scope_kind, scope_key, minutes, per)
    select ${tenant}, ${id}, ordinal, kind, key, minutes, per
    from unnest(${frames.map(({ scope }) => scope.kind)}::text[], ${frames.map(({ scope }) => keyOf(scope))}::text[],
      ${frames.map((frame) => frame.minutes)}::int[], ${frames.map((frame) => frame.per)}::text[])
      with ordinality as framed (kind, key, minutes, per, ordinal)`)
  await transaction.run(sql`
    insert into grant_goal (tenant_id, grant_id, area, level, by_day)
    select ${tenant}, ${id}, * from unnest(${goals.map((goal) => goal.area)}::text[],
      ${goals.map((goal) => goal.level)}::smallint[], ${goals.map((goal) => goal.by)}::date[])`)
}

const keyOf = (scope: FrameScope): string =>
  scope.kind === 'whole' ? '' : scope.kind === 'cluster' ? scope.cluster : scope.service

/** All decisions of some citizens, each citizen's latest first. */
export async function decisionsOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
): Promise<Map<Id<'Citizen'>, Decision[]>> {
  const rows = await transaction.rows<DecisionRow>(
    often(sql`
    select d.id, d.citizen_id as citizen, d.assessment_id as assessment, d.outcome, d.decided_at as "decidedAt",
      d.decided_by as "decidedBy", d.takes_effect_on as "takesEffectOn", d.legal_basis as "legalBasis", d.facts,
      d.considerations, d.heard_on as "heardOn", d.appeal_guidance as "appealGuidance", g.id as "grant",
      ${periodColumns(verbatim('g'))}, g.category, g.band, g.course, g.rehabilitation,
      g.beyond_the_day as "beyondTheDay", g.follow_up_on as "followUpOn", g.conditions, coalesce((
        select json_agg(json_build_object('kind', f.scope_kind, 'key', f.scope_key, 'minutes', f.minutes, 'per', f.per)
          order by f.ordinal)
        from frame f where f.tenant_id = g.tenant_id and f.grant_id = g.id), '[]') as frames, coalesce((
        select json_agg(json_build_object('area', o.area, 'level', o.level, 'by', o.by_day) order by o.area)
        from grant_goal o where o.tenant_id = g.tenant_id and o.grant_id = g.id), '[]') as goals
    from decision d left join granted g on g.tenant_id = d.tenant_id and g.decision_id = d.id
    where d.tenant_id = ${tenant} and ${isAmong(verbatim('d.citizen_id'), citizens)}
    order by d.decided_at desc, d.id desc`),
  )
  return Map.groupBy(rows.map(decisionOf), ({ citizen }) => citizen)
}

/** What is granted to some citizens on each day; nobody is missing. */
export async function grantsOf(
  transaction: Transaction,
  tenant: string,
  citizens: readonly Id<'Citizen'>[],
): Promise<ReadonlyMap<Id<'Citizen'>, Timeline<Grant>>> {
  const decisions = await decisionsOf(transaction, tenant, citizens)
  return new Map(citizens.map((citizen) => [citizen, effectiveGrants(decisions.get(citizen) ?? [])]))
}

/** What is granted to one citizen on a day, and whether it is the first they ever had. */
export async function grantOn(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<{ readonly grant: Grant | undefined; readonly newCitizen: boolean }> {
  const grants = (await grantsOf(transaction, tenant, [citizen])).get(citizen) ?? []
  const grant = valueOn(grants, day)
  return { grant, newCitizen: isNew(grants, day) }
}

/** A citizen is new until a second grant takes over from their first: they are then known. */
export const isNew = (grants: Timeline<Grant>, day: LocalDate): boolean =>
  new Set(grants.filter(({ from }) => from <= day).map(({ value }) => value.id)).size <= 1

type DecisionRow = Omit<Decision, 'from' | 'grant'> &
  Omit<Grant, 'id' | 'decision' | 'period' | 'frames'> & {
    readonly takesEffectOn: LocalDate
    readonly grant: Id<'Grant'> | null
    readonly from: LocalDate
    readonly to: LocalDate | null
    readonly frames: readonly {
      readonly kind: FrameScope['kind']
      readonly key: string
      readonly minutes: Frame['minutes']
      readonly per: Frame['per']
    }[]
    readonly goals: readonly Goal[]
  }

function decisionOf(row: DecisionRow): Decision {
  const { id, citizen, assessment, outcome, decidedAt, decidedBy, legalBasis, facts, considerations } = row
  const { heardOn, appealGuidance, takesEffectOn: from } = row
  const made = { id, citizen, assessment, outcome, decidedAt, decidedBy, from, legalBasis, facts, considerations }
  return { ...made, heardOn, appealGuidance, grant: row.grant === null ? null : grantOf(row, row.grant) }
}

function grantOf(row: DecisionRow, id: Id<'Grant'>): Grant {
  const { citizen, from, to, category, band, course, rehabilitation, beyondTheDay, followUpOn, goals, conditions } = row
  const frames = row.frames.map(({ kind, key, minutes, per }) => ({ scope: scopeOf(kind, key), minutes, per }))
  const promised = { category, band, course, rehabilitation, beyondTheDay, followUpOn, goals, conditions }
  return { id, citizen, decision: row.id, period: { from, to }, frames, ...promised }
}

const scopeOf = (kind: FrameScope['kind'], key: string): FrameScope =>
  kind === 'whole' ? { kind } : kind === 'cluster' ? { kind, cluster: key } : { kind, service: key }
