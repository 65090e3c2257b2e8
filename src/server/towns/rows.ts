/** A simulated town as rows of the database: which tables, in what order, and what stands in each column. */
import type { Decision } from '#care/grants/grant.ts'
import type { PaidHours } from '#care/people/team.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { CopyRow, CopyValue } from '#server/database/copy.ts'
import type { SimulatedCitizen, SimulatedTown } from '#simulation/towns/simulate.ts'

/** What goes into one table. */
export type TableRows = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: Iterable<CopyRow>
}

const range = ({ from, to }: Period): string => `[${from},${to ?? ''}${to ? ']' : ')'}`

function table(tenant: string, name: string, columns: string, rows: Iterable<CopyRow>): TableRows {
  return { table: name, columns: ['tenant_id', ...columns.trim().split(/\s+/)], rows: withTenant(tenant, rows) }
}

function* withTenant(tenant: string, rows: Iterable<CopyRow>): Generator<CopyRow> {
  for (const row of rows) yield [tenant, ...row]
}

/** Teams and their people, before any citizen. */
export function teamTables(tenant: string, { teams, baseOf, shiftsOf }: SimulatedTown): TableRows[] {
  const people = teams.flatMap(({ team, staff }) => staff.map((one) => ({ team, one })))
  return [
    table(
      tenant,
      'team',
      'id key name area private',
      teams.map(({ team, district }) => [team.id, team.key, team.name, district.name, team.private]),
    ),
    table(
      tenant,
      'staff',
      'id key name profession competences',
      people.map(({ one }) => [one.id, one.key, one.name, one.profession, one.competences]),
    ),
    table(
      tenant,
      'team_member',
      'team_id staff_id during',
      people.map(({ team, one }) => [team.id, one.id, range({ from: one.since, to: null })]),
    ),
    table(
      tenant,
      'delegated_task',
      'id staff_id task given_by giver_profession during',
      teams.flatMap(({ delegated }) =>
        delegated.map((d) => [d.id, d.staff, d.task, d.givenBy, d.giverProfession, range(d.period)]),
      ),
    ),
    table(
      tenant,
      'team_base',
      'team_id latitude longitude',
      teams.map((manned) => [manned.team.id, baseOf(manned).latitude, baseOf(manned).longitude]),
    ),
    table(
      tenant,
      'shift',
      'team_id staff_id day starts ends mode assumed absent_from',
      teams.flatMap((manned) =>
        shiftsOf(manned).map((s) => [manned.team.id, s.staff, s.date, s.start, s.end, s.mode, s.assumed, s.absentFrom]),
      ),
    ),
    table(
      tenant,
      'case_officer_area',
      'area officer_key during',
      teams.map(({ district, caseOfficer }) => [
        district.name,
        caseOfficer.name,
        range({ from: caseOfficer.since, to: null }),
      ]),
    ),
  ]
}

/** Some citizens with all that is theirs, each table after those it points to. */
export function citizenTables(
  tenant: string,
  some: readonly SimulatedCitizen[],
  staffKeys: ReadonlyMap<string, string>,
): TableRows[] {
  const of = (name: string, columns: string, rows: (one: SimulatedCitizen) => readonly CopyRow[]): TableRows =>
    table(tenant, name, columns, some.flatMap(rows))
  const grantsOf = (one: SimulatedCitizen) => one.decisions.flatMap(({ grant }) => (grant ? [grant] : []))
  const by = (one: SimulatedCitizen): CopyValue => staffKeys.get(one.contact) ?? ''
  return [
    of(
      'citizen',
      'id identity_system identity_value identity_test born_on name area own_words',
      ({ citizen, bornOn }) => {
        const { id, identity, name, area, ownWords } = citizen
        return [
          [
            id,
            identity?.system ?? null,
            identity?.value ?? null,
            identity?.test ?? false,
            bornOn,
            name,
            area,
            ownWords,
          ],
        ]
      },
    ),
    of('citizen_team', 'citizen_id team_id during', (one) => [[one.citizen.id, one.team, range(one.with)]]),
    of('fixed_contact', 'citizen_id staff_id during', (one) => [[one.citizen.id, one.contact, range(one.with)]]),
    of('citizen_position', 'citizen_id latitude longitude', ({ citizen, home }) => [
      [citizen.id, home.latitude, home.longitude],
    ]),
    of('citizen_lock', 'citizen_id during', (one) => (one.lock ? [[one.citizen.id, range(one.lock)]] : [])),
    of('relative', 'citizen_id id name relation mandate during', (one) =>
      one.relatives.map((r) => [one.citizen.id, r.id, r.name, r.relation, r.mandate, range(r.period)]),
    ),
    of(
      'assessment',
      `id citizen_id day wishes resources contact_note
        contract_note communication_note conclusion_note recorded_at recorded_by`,
      ({ assessments, decisions }) =>
        assessments.map(({ id, citizen, on, wishes, resources, conversation }, nth) => [
          id,
          citizen,
          on,
          wishes,
          resources,
          conversation.contact,
          conversation.contract,
          conversation.communication,
          conversation.conclusion,
          writeInstant((decisions[nth] as Decision).decidedAt),
          (decisions[nth] as Decision).decidedBy,
        ]),
    ),
    of('assessed_need', 'assessment_id area level_now level_expected own_view', ({ assessments }) =>
      assessments.flatMap(({ id, needs }) =>
        needs.map(({ area, levelNow, levelExpected, ownView }) => [id, area, levelNow, levelExpected, ownView]),
      ),
    ),
    of('assessment_step', 'assessment_id ordinal step note', ({ assessments }) =>
      assessments.flatMap(({ id, considered }) => considered.map(({ step, note }, nth) => [id, nth + 1, step, note])),
    ),
    of(
      'decision',
      `id citizen_id assessment_id outcome decided_at decided_by
        takes_effect_on legal_basis facts considerations heard_on appeal_guidance`,
      ({ decisions }) =>
        decisions.map((d) => [
          d.id,
          d.citizen,
          d.assessment,
          d.outcome,
          writeInstant(d.decidedAt),
          d.decidedBy,
          d.from,
          d.legalBasis,
          d.facts,
          d.considerations,
          d.heardOn,
          d.appealGuidance,
        ]),
    ),
    of(
      'granted',
      `id decision_id citizen_id during category band
        course rehabilitation beyond_the_day follow_up_on conditions`,
      (one) =>
        grantsOf(one).map((g) => [
          g.id,
          g.decision,
          g.citizen,
          range(g.period),
          g.category,
          g.band,
          g.course,
          g.rehabilitation,
          g.beyondTheDay,
          g.followUpOn,
          g.conditions,
        ]),
    ),
    of('frame', 'grant_id ordinal scope_kind scope_key minutes per', (one) =>
      grantsOf(one).flatMap(({ id, frames }) =>
        frames.map(({ scope, minutes, per }, nth) => [id, nth + 1, scope.kind, keyOf(scope), minutes, per]),
      ),
    ),
    of('grant_goal', 'grant_id area level by_day', (one) =>
      grantsOf(one).flatMap(({ id, goals }) => goals.map(({ area, level, by: day }) => [id, area, level, day])),
    ),
    of('rhythm_plan', 'id citizen_id version during agreed_with_citizen recorded_at recorded_by', (one) =>
      one.plans.map((p, nth) => [
        p.id,
        p.citizen,
        p.version,
        range(p.period),
        p.agreedWithCitizen,
        writeInstant((one.decisions[nth] as Decision).decidedAt),
        by(one),
      ]),
    ),
    of(
      'planned_visit',
      `plan_id key part_of_day weekdays times_a_week minutes
        services purpose window_start window_end competences staff`,
      ({ plans }) =>
        plans.flatMap(({ id, visits }) =>
          visits.map((v) => [
            id,
            v.key,
            v.partOfDay,
            v.days.kind === 'weekdays' ? v.days.weekdays : null,
            v.days.kind === 'weekdays' ? null : v.days.times,
            v.minutes,
            v.services,
            v.purpose,
            v.window?.start ?? null,
            v.window?.end ?? null,
            v.competences,
            v.staff,
          ]),
        ),
    ),
    of('started_package', 'id citizen_id package during started_by recorded_at', (one) =>
      one.packages.map((p) => [p.id, p.citizen, p.package, range(p.period), p.startedBy, `${p.period.from}T10:00:00Z`]),
    ),
    of('follow_up_done', 'id citizen_id rule day outcome done_by recorded_at', (one) =>
      one.followUps.map((f) => [f.id, one.citizen.id, f.rule, f.on, f.outcome, f.by, writeInstant(f.recordedAt)]),
    ),
    table(
      tenant,
      'visit_fact',
      `day id citizen_id planned_visit kind minutes starts_at
        ends_at services reason source recorded_at recorded_by corrects`,
      factRows(some),
    ),
  ]
}

function* factRows(some: readonly SimulatedCitizen[]): Generator<CopyRow> {
  for (const { facts } of some)
    for (const f of facts)
      yield [
        f.date,
        f.id,
        f.citizen,
        f.plannedVisit,
        f.kind,
        f.minutes,
        f.start === null ? null : writeInstant(f.start),
        f.end === null ? null : writeInstant(f.end),
        f.services,
        f.reason,
        f.source,
        writeInstant(f.recordedAt),
        f.recordedBy,
        f.corrects,
      ]
}

/** What the teams paid for, after all citizens. */
export const hoursTable = (tenant: string, hours: Iterable<PaidHours>): TableRows =>
  table(tenant, 'paid_hours', 'team_id day staff_key minutes cost_minor', hourRows(hours))

function* hourRows(hours: Iterable<PaidHours>): Generator<CopyRow> {
  for (const { team, day, staff, minutes, cost } of hours) yield [team, day, staff, minutes, cost.minor]
}

const keyOf = (scope: { kind: string; cluster?: string; service?: string }): string =>
  scope.cluster ?? scope.service ?? ''
