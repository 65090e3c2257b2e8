/** Citizens by their identity number, which team answers for them from which day, and since when a lock is there. */
import type { IdentityNumber } from '#care/people/citizen.ts'
import type { DoorLock } from '#care/people/digital-lock.ts'
import type { PersonRow } from '#exchange/csv/people.ts'
import type { Line } from '#exchange/csv/table.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { sameValue } from '#kernel/timeline/same-value.ts'
import { emptyTimeline, type Timeline } from '#kernel/timeline/timeline.ts'
import { periodColumns } from '#server/database/period.ts'
import { json, sql, verbatim } from '#server/database/sql.ts'
import { agreed } from './agreed.ts'
import { identityKey, identityReader } from './citizens.ts'
import { placed } from './memberships.ts'
import { teamFinder } from './teams-known.ts'
import {
  type Counts,
  counted,
  gathered,
  grouped,
  type Importer,
  type Outcome,
  sound,
  type Work,
  wrong,
} from './work.ts'

/** A row whose citizen and team could be told. */
type Told = Line<PersonRow> & { readonly identity: IdentityNumber; readonly team: string | null }
type Stored = {
  readonly id: string
  readonly name: string | null
  readonly area: string | null
  readonly ownWords: string | null
}
const own = ['name', 'area', 'ownWords'] as const

export const importPeople: Importer<PersonRow> = async (work, batches) => {
  const { lines } = await gathered(work, batches)
  const read = identityReader(work)
  const teamOf = await teamFinder(work)
  const told = lines.flatMap((line): Told[] => {
    const identity = read(line.row.identityNumber)
    const team = line.row.team === null ? null : teamOf(line.row.team)
    if (!identity.ok) wrong(work, line, 'identityNumber', identity.refusal)
    if (team === undefined) wrong(work, line, 'team', 'unknownTeam')
    return identity.ok && team !== undefined ? [{ ...line, identity: identity.value, team }] : []
  })
  for (const rows of grouped(told, ({ identity }) => identityKey(identity)).values()) {
    agreed(work, rows, own)
    for (const sameDay of grouped(rows, ({ row }) => row.from ?? '').values()) agreed(work, sameDay, ['team', 'to'])
    for (const sameLock of grouped(rows, ({ row }) => row.lockFrom ?? '').values()) agreed(work, sameLock, ['lockTo'])
  }
  return () => save(work, sound(work, told) as Told[])
}

async function save(work: Work<PersonRow>, told: readonly Told[]): Promise<Counts> {
  const groups = grouped(told, ({ identity }) => identityKey(identity))
  const stored = await storedCitizens(
    work,
    [...groups.values()].map(([{ identity }]) => identity),
  )
  const known = [...stored.values()].map(({ id }) => id)
  const timelines = await storedTeams(work, known)
  const locks = await storedLocks(work, known)
  const outcomes: Outcome[] = []
  const added: Record<string, unknown>[] = []
  const changed: Record<string, unknown>[] = []
  const moved = new Map<string, Timeline<string>>()
  const locked = new Map<string, Timeline<DoorLock>>()
  for (const [key, rows] of groups) {
    const known = stored.get(key)
    const said = agreed(work, rows, own)
    const before = (known && timelines.get(known.id)) ?? emptyTimeline
    const after = withRows(before, rows)
    const lockBefore = (known && locks.get(known.id)) ?? emptyTimeline
    const lockAfter = withLocks(lockBefore, rows)
    if (!sameValue(before, after)) moved.set(key, after)
    if (!sameValue(lockBefore, lockAfter)) locked.set(key, lockAfter)
    const isMoved = moved.has(key) || locked.has(key)
    const isChanged =
      known !== undefined && own.some((column) => said[column] !== null && said[column] !== known[column])
    if (!known) added.push({ ...rows[0].identity, ...said })
    else if (isChanged) changed.push({ id: known.id, ...said })
    const outcome = !known ? 'created' : isChanged || isMoved ? 'updated' : 'unchanged'
    for (const _ of rows) outcomes.push(outcome)
  }
  const ids = new Map([...stored].map(([key, { id }]) => [key, id]))
  for (const row of await addCitizens(work, added)) ids.set(identityKey(row), row.id)
  await changeCitizens(work, changed)
  const withIds = <Value>(timelines: ReadonlyMap<string, Timeline<Value>>) =>
    [...timelines].map(([key, timeline]) => [ids.get(key) as string, timeline] as const)
  await moveCitizens(work, withIds(moved))
  await lockHomes(work, withIds(locked))
  return counted(outcomes)
}

function withRows(timeline: Timeline<string>, rows: readonly Told[]): Timeline<string> {
  const dated = rows.flatMap(({ row: { from, to }, team }) =>
    team === null || from === null ? [] : [{ from, to, team }],
  )
  dated.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return dated.reduce((before, { from, to, team }) => placed(before, { from, to }, team), timeline)
}

function withLocks(timeline: Timeline<DoorLock>, rows: readonly Told[]): Timeline<DoorLock> {
  const dated = rows.flatMap(({ row: { lockFrom, lockTo } }) =>
    lockFrom === null ? [] : [{ from: lockFrom, to: lockTo }],
  )
  dated.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return dated.reduce((before, during) => placed(before, during, 'digital' as const), timeline)
}

async function storedCitizens(
  { transaction, tenant }: Work<unknown>,
  identities: readonly IdentityNumber[],
): Promise<Map<string, Stored>> {
  const rows = await transaction.rows<Stored & { system: string; value: string }>(sql`
    select id, identity_system as system, identity_value as value, name, area, own_words as "ownWords"
    from citizen where tenant_id = ${tenant.id} and identity_value = any(${identities.map(({ value }) => value)})`)
  return new Map(rows.map((row) => [identityKey(row), row]))
}

async function storedTeams(
  { transaction, tenant }: Work<unknown>,
  citizens: readonly string[],
): Promise<Map<string, Timeline<string>>> {
  type Row = { citizen: string; team: string; from: LocalDate; to: LocalDate | null }
  const rows = await transaction.rows<Row>(sql`
    select citizen_id as citizen, team_id as team, ${periodColumns(verbatim('citizen_team'))}
    from citizen_team where tenant_id = ${tenant.id} and citizen_id = any(${citizens}::uuid[])
    order by citizen_id, lower(during)`)
  const stretches = grouped(rows, ({ citizen }) => citizen)
  return new Map([...stretches].map(([id, of]) => [id, of.map(({ from, to, team }) => ({ from, to, value: team }))]))
}

async function storedLocks(
  { transaction, tenant }: Work<unknown>,
  citizens: readonly string[],
): Promise<Map<string, Timeline<DoorLock>>> {
  const rows = await transaction.rows<{ citizen: string; value: DoorLock; from: LocalDate; to: LocalDate | null }>(sql`
    select citizen_id as citizen, kind as value, ${periodColumns(verbatim('citizen_lock'))}
    from citizen_lock where tenant_id = ${tenant.id} and citizen_id = any(${citizens}::uuid[])
    order by citizen_id, lower(during)`)
  const stretches = grouped(rows, ({ citizen }) => citizen)
  return new Map([...stretches].map(([id, of]) => [id, of.map(({ from, to, value }) => ({ from, to, value }))]))
}

const addCitizens = ({ transaction, tenant }: Work<unknown>, citizens: readonly Record<string, unknown>[]) =>
  transaction.rows<{ id: string; system: string; value: string }>(sql`
    insert into citizen (tenant_id, id, identity_system, identity_value, identity_test, born_on, name, area, own_words)
    select ${tenant.id}::uuid, uuidv7(), system, value, test, "bornOn", name, area, "ownWords"
    from jsonb_to_recordset(${json(citizens)}::jsonb)
      as said (system text, value text, test boolean, "bornOn" date, name text, area text, "ownWords" text)
    returning id, identity_system as system, identity_value as value`)

/** An empty cell leaves what is known. */
const changeCitizens = ({ transaction, tenant }: Work<unknown>, citizens: readonly Record<string, unknown>[]) =>
  transaction.run(sql`
    update citizen set name = coalesce(said.name, citizen.name), area = coalesce(said.area, citizen.area),
      own_words = coalesce(said."ownWords", citizen.own_words)
    from jsonb_to_recordset(${json(citizens)}::jsonb) as said (id uuid, name text, area text, "ownWords" text)
    where citizen.tenant_id = ${tenant.id} and citizen.id = said.id`)

async function moveCitizens(
  { transaction, tenant }: Work<unknown>,
  moved: readonly (readonly [string, Timeline<string>])[],
): Promise<void> {
  await transaction.run(sql`
    delete from citizen_team where tenant_id = ${tenant.id} and citizen_id = any(${moved.map(([id]) => id)}::uuid[])`)
  const stretches = moved.flatMap(([citizen, timeline]) =>
    timeline.map(({ from, to, value }) => ({ citizen, team: value, from, to })),
  )
  await transaction.run(sql`
    insert into citizen_team (tenant_id, citizen_id, team_id, during)
    select ${tenant.id}::uuid, citizen, team, daterange("from", "to", '[]')
    from jsonb_to_recordset(${json(stretches)}::jsonb) as said (citizen uuid, team uuid, "from" date, "to" date)`)
}

async function lockHomes(
  { transaction, tenant }: Work<unknown>,
  locked: readonly (readonly [string, Timeline<DoorLock>])[],
): Promise<void> {
  await transaction.run(sql`
    delete from citizen_lock where tenant_id = ${tenant.id} and citizen_id = any(${locked.map(([id]) => id)}::uuid[])`)
  const stretches = locked.flatMap(([citizen, timeline]) =>
    timeline.map(({ from, to, value }) => ({ citizen, kind: value, from, to })),
  )
  await transaction.run(sql`
    insert into citizen_lock (tenant_id, citizen_id, kind, during)
    select ${tenant.id}::uuid, citizen, kind, daterange("from", "to", '[]')
    from jsonb_to_recordset(${json(stretches)}::jsonb) as said (citizen uuid, kind text, "from" date, "to" date)`)
}
