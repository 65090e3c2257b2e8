import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { Assessment } from '#care/grants/assessment.ts'
import type { Decision } from '#care/grants/grant.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { json, type Sql, sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { addAssessment, addDecision } from '#server/grants/queries.ts'
import { addContact, addLetter } from '#server/letters/queries.ts'
import { addPackage, addPlan } from '#server/plans/queries.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import { addFacts, ensureMonths } from '#server/visits/queries.ts'
import type { TestDatabase } from '../database.ts'

/** The moment at which the tests of the interface take place: a Wednesday morning. */
export const now = instant('2026-10-07T08:00:00Z')

/** The base model, its bands called as a document must call them. */
const model = {
  ...baseModel,
  categories: (baseModel.categories ?? []).map((category) => ({
    ...category,
    bands: category.bands.map((band) => ({ ...band, id: `band-${band.id}` })),
  })),
  settlement: {
    ...baseModel.settlement,
    weeklyRates: (baseModel.settlement.weeklyRates ?? []).map((rate) => ({ ...rate, band: `band-${rate.band}` })),
  },
}

const uuid = <Of extends string>(kind: number, number: number): Id<Of> =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}` as Id<Of>

/** The same in every small town. `alone` is served by no team, and `south` by the team that is private. */
export const citizens = {
  north: uuid<'Citizen'>(1, 1),
  south: uuid<'Citizen'>(1, 2),
  alone: uuid<'Citizen'>(1, 3),
}
export const teams = { north: uuid<'Team'>(2, 1), south: uuid<'Team'>(2, 2) }
const staff = {
  helper: uuid<'Staff'>(3, 1),
  contact: uuid<'Staff'>(3, 2),
  leader: uuid<'Staff'>(3, 3),
  private: uuid<'Staff'>(3, 4),
}
/** Grete's daughter, who may act for her. */
const relatives = { daughter: uuid<'Relative'>(10, 1) }
export const decisions = { north: uuid<'Decision'>(4, 1), south: uuid<'Decision'>(4, 2) }
/** The letter of each decision as it was sent. */
export const letters = { north: uuid<'Letter'>(12, 1), south: uuid<'Letter'>(12, 2) }
/** What the decisions rest on. */
export const assessments = { north: uuid<'Assessment'>(11, 1), south: uuid<'Assessment'>(11, 2) }
export const numbers = { north: '2512489996', south: '0101019996' }

/** Who can be asked as, by the key in their token. */
export const persons = {
  grete: { role: 'citizen', citizen: citizens.north, staff: null },
  daughter: { role: 'relative', citizen: null, staff: null },
  helper: { role: 'teamMember', citizen: null, staff: staff.helper },
  contact: { role: 'fixedContact', citizen: null, staff: staff.contact },
  private: { role: 'fixedContact', citizen: null, staff: staff.private },
  officer: { role: 'caseOfficer', citizen: null, staff: null },
  leader: { role: 'leader', citizen: null, staff: staff.leader },
  controller: { role: 'controller', citizen: null, staff: null },
} as const
export type PersonKey = keyof typeof persons

/**
 * A municipality with three citizens, two teams and somebody of every role. `mark` stands in every name and text, so
 * that a leak from one to another can be seen; its letters say where to ask unless it has nobody; `more` citizens of its own are in the north, with ids no other has.
 */
export async function writeSmallTown(
  { pool }: TestDatabase,
  key: string,
  {
    mark,
    number,
    more = 0,
    hasContact = true,
  }: { readonly mark: string; readonly number: number; readonly more?: number; readonly hasContact?: boolean },
): Promise<Tenant> {
  const tenant: Tenant = {
    id: uuid(9, number),
    key,
    name: `${mark} municipality`,
    country: 'DK',
    zone: 'Europe/Copenhagen' as Zone,
    currency: 'DKK',
  }
  await addTenant(pool, tenant)
  await asTenant(pool, tenant.id, async (transaction) => {
    await writeModel(transaction, tenant.id)
    await writePeople(transaction, tenant.id, mark)
    const office = {
      office: `${mark} care office`,
      address: null,
      phone: null,
      email: 'care@small.example',
      hours: null,
    }
    if (hasContact) await addContact(transaction, tenant.id, { id: uuid(13, 1), ...office }, { by: 'officer', at: now })
    for (const [place, citizen] of Object.entries({ north: citizens.north, south: citizens.south }))
      await writeHelp(transaction, tenant.id, mark, citizen, decisions[place as keyof typeof decisions])
    for (let extra = 1; extra <= more; extra++)
      await writeCitizen(transaction, tenant.id, uuid(100 + number, extra), `${mark} neighbour`, null, teams.north)
  })
  return tenant
}

/** Rows as one municipality sees them; without one nobody sees any. */
export const rowsOf = (database: TestDatabase, { id }: Tenant, query: Sql): Promise<Record<string, unknown>[]> =>
  asTenant(database.pool, id, (transaction) => transaction.rows(query))

/** The ids of the citizens that only the town of this number has. */
export const ownCitizen = (number: number, extra = 1): Id<'Citizen'> => uuid(100 + number, extra)

async function writeModel(transaction: Transaction, tenant: string): Promise<void> {
  const words = { da: 'tragt', sv: 'tratt', en: 'funnel' }
  const examples = Array.from({ length: 8 }, (_, index) => ({
    id: `funnel${index}`,
    title: words,
    shows: [],
    ask: { kind: 'funnel', considered: [] },
    expect: { next: 'ownResources' },
  }))
  await transaction.run(sql`
    insert into governance_model (tenant_id, id, version, valid, document, content_hash, stored_at)
    values (${tenant}, ${baseModel.id}, ${baseModel.version}, daterange('2026-01-01', null, '[]'),
      ${json({ ...model, examples })}, 'small-town', ${writeInstant(now)})`)
  await transaction.run(sql`
    insert into steering (tenant_id, model_id, model_version, during)
    values (${tenant}, ${baseModel.id}, ${baseModel.version}, daterange('2026-01-01', null, '[]'))`)
}

async function writePeople(transaction: Transaction, tenant: string, mark: string): Promise<void> {
  for (const [key, id] of Object.entries(teams))
    await transaction.run(sql`
      insert into team (tenant_id, id, key, name, private) values (${tenant}, ${id}, ${key}, ${`${mark} team ${key}`},
        ${key === 'south'})`)
  const professions = { helper: 'helper', contact: 'assistant', leader: 'coordinator', private: 'assistant' } as const
  for (const [key, id] of Object.entries(staff)) {
    const team = key === 'private' ? teams.south : teams.north
    await transaction.run(sql`
      insert into staff (tenant_id, id, key, name, profession, competences)
      values (${tenant}, ${id}, ${key}, ${`${mark} ${key}`}, ${professions[key as keyof typeof staff]}, '{infection}')`)
    await transaction.run(sql`
      insert into team_member (tenant_id, team_id, staff_id, during)
      values (${tenant}, ${team}, ${id}, daterange('2026-01-01', null, '[]'))`)
  }
  await writeCitizen(transaction, tenant, citizens.north, `${mark} Grete`, numbers.north, teams.north)
  await writeCitizen(transaction, tenant, citizens.south, `${mark} Poul`, numbers.south, teams.south)
  await writeCitizen(transaction, tenant, citizens.alone, `${mark} Aase`, null, null)
  for (const [citizen, contact] of [
    [citizens.north, staff.contact],
    [citizens.south, staff.private],
  ])
    await transaction.run(sql`
      insert into fixed_contact (tenant_id, citizen_id, staff_id, during)
      values (${tenant}, ${citizen}, ${contact}, daterange('2026-01-01', null, '[]'))`)
  await transaction.run(sql`
    insert into relative (tenant_id, citizen_id, id, name, relation, mandate, during)
    values (${tenant}, ${citizens.north}, ${relatives.daughter}, ${`${mark} daughter`}, 'daughter', 'act',
      daterange('2026-01-01', null, '[]'))`)
  await transaction.run(sql`
    insert into case_officer_area (tenant_id, area, officer_key, during)
    values (${tenant}, 'harbour', 'officer', daterange('2026-01-01', null, '[]'))`)
  for (const [key, { role, citizen, staff: employee }] of Object.entries(persons))
    await transaction.run(sql`
      insert into person (tenant_id, key, name, role, citizen_id, relative_id, staff_id, officer_key, source)
      values (${tenant}, ${key}, ${`${mark} ${key}`}, ${role}, ${citizen}, ${role === 'relative' ? relatives.daughter : null},
        ${employee}, ${role === 'caseOfficer' ? key : null}, 'demo')`)
}

async function writeCitizen(
  transaction: Transaction,
  tenant: string,
  id: Id<'Citizen'>,
  name: string,
  number: string | null,
  team: Id<'Team'> | null,
): Promise<void> {
  await transaction.run(sql`
    insert into citizen (tenant_id, id, identity_system, identity_value, identity_test, born_on, name, area, own_words)
    values (${tenant}, ${id}, ${number && 'DK:CPR'}, ${number}, true, '1948-12-25', ${name}, 'harbour',
      ${`${name} wants to see the harbour.`})`)
  if (team)
    await transaction.run(sql`
      insert into citizen_team (tenant_id, citizen_id, team_id, during)
      values (${tenant}, ${id}, ${team}, daterange('2026-01-01', null, '[]'))`)
}

async function writeHelp(
  transaction: Transaction,
  tenant: string,
  mark: string,
  citizen: Id<'Citizen'>,
  decision: Id<'Decision'>,
): Promise<void> {
  const at = instant('2026-01-01T09:00:00Z')
  const from = localDate('2026-01-05')
  const last = Number(citizen.slice(-1))
  const assessment = uuid<'Assessment'>(11, last)
  const found: Assessment = {
    ...{ id: assessment, citizen, on: localDate('2025-12-29'), wishes: `${mark} wish`, resources: `${mark} resource` },
    needs: [{ area: 'ICF:d5', levelNow: 3, levelExpected: 2, ownView: `${mark} view` }],
    considered: [{ step: 'ownResources', note: `${mark} note` }],
    conversation: { contact: 'at home', contract: 'mornings', communication: 'own words', conclusion: 'agreed' },
  }
  await addAssessment(transaction, tenant, found, { by: 'officer', at })
  const granted: Decision = {
    id: decision,
    citizen,
    assessment,
    outcome: 'granted',
    decidedAt: at,
    decidedBy: 'officer',
    from,
    legalBasis: ['care'],
    facts: `${mark} facts`,
    considerations: `${mark} considerations`,
    heardOn: null,
    appealGuidance: true,
    grant: {
      id: uuid(5, last),
      citizen,
      decision,
      period: { from, to: null },
      frames: [{ scope: { kind: 'whole' }, minutes: 480 as Minutes, per: 'week' }],
      category: 'maintaining',
      band: 'band-2',
      course: null,
      rehabilitation: false,
      beyondTheDay: false,
      followUpOn: null,
      goals: [{ area: 'ICF:d5', level: 2, by: null }],
      conditions: [`${mark} condition`],
    },
  }
  await addDecision(transaction, tenant, granted)
  const letter = { id: uuid<'Letter'>(12, last), decision, language: 'sv', keptAt: at, keptBy: 'officer' } as const
  await addLetter(
    transaction,
    tenant,
    citizen,
    letter,
    Buffer.from(`<!doctype html><html lang="sv"><article><h1>${mark} letter</h1></article></html>`),
  )
  const visit = {
    key: 'morning',
    partOfDay: 'morning',
    days: { kind: 'timesAWeek', times: 7 },
    minutes: 30 as Minutes,
    services: ['hygiene'],
    purpose: `${mark} purpose`,
    window: null,
    competences: [],
    staff: 1,
  } as const
  const plan = {
    id: uuid<'Plan'>(6, last),
    citizen,
    period: { from, to: null },
    agreedWithCitizen: true,
    visits: [visit],
  }
  await addPlan(transaction, tenant, plan, { by: 'contact', at })
  const period = { from: localDate('2026-10-01'), to: localDate('2026-10-14') }
  const infection = { id: uuid<'StartedPackage'>(7, last), citizen, package: 'infection', period, startedBy: 'helper' }
  await addPackage(transaction, tenant, infection, at)
  await ensureMonths(transaction, [localDate('2026-10-05')])
  await addFacts(transaction, tenant, [
    {
      id: uuid(8, last),
      citizen,
      date: localDate('2026-10-05'),
      plannedVisit: 'morning',
      kind: 'less',
      minutes: 20 as Minutes,
      start: null,
      end: null,
      services: [],
      reason: `${mark} reason`,
      source: 'staff',
      recordedAt: instant('2026-10-05T08:00:00Z'),
      recordedBy: 'helper',
      corrects: null,
    },
  ])
}
