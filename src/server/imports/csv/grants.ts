/** Grants: a citizen's rows from one day are one decision with what it grants. */
import type { Decision } from '#care/grants/grant.ts'
import type { GrantRow } from '#exchange/csv/grants.ts'
import { dayNumber, earlier, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { startOfDay } from '#kernel/clock/zone.ts'
import { json, sql } from '#server/database/sql.ts'
import { agreed } from './agreed.ts'
import { type GrantContent, judgeGrant, ofDecision } from './grant-content.ts'
import { loadSteering } from './steering.ts'
import { type Together, together } from './together.ts'
import { type Counts, counted, grouped, type Importer, idOfContent, type Outcome, spoken, type Work } from './work.ts'

type StoredDecision = {
  readonly id: string
  readonly citizen: string
  readonly from: LocalDate
  readonly decidedAt: Instant
}

export const importGrants: Importer<GrantRow> = async (work, batches) => {
  const steering = await loadSteering(work)
  const contents = new Map<Together<GrantRow>, GrantContent>()
  const groups = await together(work, batches, (group) => {
    contents.set(group, judgeGrant(work, group, steering(group.from)))
  })
  return () => save(work, groups, contents)
}

async function save(
  work: Work<GrantRow>,
  groups: readonly Together<GrantRow>[],
  contents: ReadonlyMap<Together<GrantRow>, GrantContent>,
): Promise<Counts> {
  const stored = grouped(
    await storedDecisions(
      work,
      groups.map(({ citizen }) => citizen),
    ),
    ({ citizen }) => citizen,
  )
  const outcomes: Outcome[] = []
  const written: Record<string, unknown>[] = []
  for (const group of groups) {
    const { citizen, from, lines } = group
    const said = agreed(work, lines, ofDecision)
    const content = contents.get(group) as GrantContent
    const id = idOfContent('decision', work.tenant.id, citizen, from, spoken(said), spoken(content))
    const ofCitizen: StoredDecision[] = stored.get(citizen) ?? []
    const sameDay = ofCitizen.filter((decision) => decision.from === from)
    const known = sameDay.find((decision) => decision.id === id)
    for (const _ of lines) outcomes.push(known ? 'unchanged' : sameDay.length > 0 ? 'updated' : 'created')
    if (known && sameDay.some(({ decidedAt }) => decidedAt > known.decidedAt))
      work.faults.note(work.table.faultAt(lines[0], 'identityNumber', 'takenOver'))
    if (known) continue
    const decidedAt = momentOf(work, said.decidedOn ?? earlier(from, work.today), from, sameDay)
    stored.set(citizen, [{ id, citizen, from, decidedAt }, ...ofCitizen])
    written.push({
      id,
      grant: idOfContent('grant', id),
      citizen,
      from,
      ...said,
      ...content,
      decidedAt: writeInstant(decidedAt),
    })
  }
  await write(work, written)
  return counted(outcomes)
}

/**
 * A table tells the day of a decision and not the hour, and of two decisions the later one takes over. So of those made
 * on one day the one that takes effect later counts as made later, by a second for each day; and one that says anew
 * what another from the same day said comes after it.
 */
function momentOf(
  { tenant }: Work<unknown>,
  day: LocalDate,
  from: LocalDate,
  sameDay: readonly StoredDecision[],
): Instant {
  const seconds = Math.min(Math.max(dayNumber(from) - dayNumber(firstOrdered), 0), 80_000)
  const moment = startOfDay(day, tenant.zone) + seconds * 1000
  return Math.max(moment, ...sameDay.map(({ decidedAt }) => decidedAt + 1)) as Instant
}

const firstOrdered = localDate('1990-01-01')

const storedDecisions = (
  { transaction, tenant }: Work<unknown>,
  citizens: readonly string[],
): Promise<StoredDecision[]> =>
  transaction.rows<StoredDecision>(sql`
    select id, citizen_id as citizen, takes_effect_on as "from", decided_at as "decidedAt"
    from decision where tenant_id = ${tenant.id} and citizen_id = any(${citizens}::uuid[])`)

async function write(
  { transaction, tenant }: Work<unknown>,
  decisions: readonly Record<string, unknown>[],
): Promise<void> {
  const outcome: Decision['outcome'] = 'granted'
  await transaction.run(sql`
    insert into decision (tenant_id, id, citizen_id, outcome, decided_at, decided_by, takes_effect_on, legal_basis,
      facts, considerations, heard_on, appeal_guidance)
    select ${tenant.id}::uuid, id, citizen, ${outcome}, "decidedAt", coalesce("decidedBy", 'import'), "from",
      coalesce("legalBasis", '{}'), coalesce(facts, ''), coalesce(considerations, ''), "heardOn",
      coalesce("appealGuidance", false)
    from jsonb_to_recordset(${json(decisions)}::jsonb)
      as said (id uuid, citizen uuid, "decidedAt" timestamptz, "decidedBy" text, "from" date, "legalBasis" text[],
        facts text, considerations text, "heardOn" date, "appealGuidance" boolean)`)
  await transaction.run(sql`
    insert into granted (tenant_id, id, decision_id, citizen_id, during, category, band, course, rehabilitation,
      beyond_the_day, follow_up_on)
    select ${tenant.id}::uuid, "grant", id, citizen, daterange("from", "to", '[]'), category, band, course,
      rehabilitation, "beyondTheDay", "followUpOn"
    from jsonb_to_recordset(${json(decisions)}::jsonb)
      as said (id uuid, "grant" uuid, citizen uuid, "from" date, "to" date, category text, band text, course text,
        rehabilitation boolean, "beyondTheDay" boolean, "followUpOn" date)`)
  await transaction.run(sql`
    insert into frame (tenant_id, grant_id, ordinal, scope_kind, scope_key, minutes, per)
    select ${tenant.id}::uuid, "grant", ordinal, frame ->> 'kind', frame ->> 'key', (frame ->> 'minutes')::integer,
      frame ->> 'per'
    from jsonb_to_recordset(${json(decisions)}::jsonb) as said ("grant" uuid, frames jsonb),
      jsonb_array_elements(frames) with ordinality as framed (frame, ordinal)`)
}
