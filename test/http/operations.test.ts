import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAccessLog, readSelf } from '#contract/access/operations.ts'
import { makeChange, previewChange, swapService } from '#contract/changes/operations.ts'
import { listDecisions, writeAssessment, writeDecision } from '#contract/grants/operations.ts'
import { findCitizen, listCitizens, listTeams, readCitizen, readTeamWeek } from '#contract/people/operations.ts'
import { readWeek, startPackage, writePlan } from '#contract/plans/operations.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import { masked } from '#server/access/log.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, numbers, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Tenant

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 5 })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const citizen = citizens.north
let made = 0
const newId = () => `0193f000-0000-7000-8000-${String(++made).padStart(12, '0')}`
const as = (person: Parameters<Asked['as']>[1]) => asked.as('lyngvig', person)
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusal = (result: { ok: boolean; refusal?: unknown }) => {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal as { status: number; fields?: { path: string }[]; refusal?: Record<string, unknown> }
}

test('somebody signed in learns who they are and what they may do', async () => {
  const self = value(await as('helper')(readSelf, {}))
  expect(self).toMatchObject({ role: 'teamMember', today: '2026-10-07', teams: [{ key: 'north' }] })
  expect(self.mayDo).toMatchObject({ 'citizen.read': ['team'] })
  expect(self.mayDo).not.toHaveProperty('decision.write')
})

describe('citizens', () => {
  test('one is read with all that holds today', async () => {
    const whole = value(await as('contact')(readCitizen, { params: { citizen } }))
    expect(whole).toMatchObject({
      citizen: { name: 'Lyngvig Grete', identity: { value: numbers.north, test: true } },
      team: { key: 'north' },
      fixedContact: { name: 'Lyngvig contact' },
      model: { id: 'base', version: '2026.1' },
      grant: { frames: [{ minutes: 480 }] },
      week: '2026-W41',
      headroom: [{ framed: 480, planned: 210, left: 270 }],
      packages: [{ package: 'infection', period: { to: '2026-10-14' } }],
      facts: [{ kind: 'less', minutes: 20 }],
    })
    expect(whole.citizen.ownWords).toBe('Lyngvig Grete wants to see the harbour.')
  })

  test('those within reach are listed page by page, each once', async () => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = value(await as('officer')(listCitizens, { query: { limit: '3', ...(after ? { after } : {}) } }))
      expect(page.items.length).toBeLessThanOrEqual(3)
      found.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(found).toHaveLength(8)
    expect(new Set(found).size).toBe(8)
    const helper = value(await as('helper')(listCitizens, {}))
    expect(helper.items.map(({ id }) => id)).not.toContain(citizens.south)
    expect(helper.items).toHaveLength(6)
  })

  test('one is found by the exact number, and the search is logged with its purpose, the end of the number masked', async () => {
    const found = value(await as('helper')(findCitizen, { body: { identity: '251248-9996', purpose: 'care' } }))
    expect(found.citizen.id).toBe(citizen)
    expect(
      refusal(await as('helper')(findCitizen, { body: { identity: numbers.south, purpose: 'emergency' } })).status,
    ).toBe(404)
    const rows = await rowsOf(
      database,
      town,
      sql`select criterion, citizen_id, purpose from access_log where operation = 'findCitizen' order by id`,
    )
    expect(masked(numbers.north)).toBe('251248****')
    expect(rows).toEqual([
      { criterion: masked(numbers.north), citizen_id: citizen, purpose: 'care' },
      { criterion: masked(numbers.south), citizen_id: null, purpose: 'emergency' },
    ])
    expect(
      refusal(await as('helper')(findCitizen, { body: { identity: '999999-9999', purpose: 'care' } })).fields,
    ).toMatchObject([{ path: 'body.identity' }])
  })

  test('who looked at them is told, latest first', async () => {
    await as('helper')(readCitizen, { params: { citizen } })
    const log = value(await as('grete')(readAccessLog, { params: { citizen }, query: { limit: '1' } }))
    expect(log.items).toMatchObject([{ person: 'helper', operation: 'readCitizen' }])
    const before = value(
      await as('grete')(readAccessLog, { params: { citizen }, query: { before: String(log.next), limit: '1' } }),
    )
    expect(before.items[0]?.id).toBeLessThan(log.items[0]?.id as number)
  })
})

describe('teams', () => {
  test('are listed with how many they are and serve today', async () => {
    const { items } = value(await as('controller')(listTeams, {}))
    expect(items).toMatchObject([
      { key: 'north', private: false, members: 3, citizens: 6 },
      { key: 'south', private: true, members: 1, citizens: 1 },
    ])
  })

  test('see the headroom of everyone they serve', async () => {
    const week = value(await as('leader')(readTeamWeek, { params: { team: teams.north, week: '2026-W41' } }))
    expect(week.items[0]).toMatchObject({ citizen, planned: 210, headroom: [{ left: 270 }] })
    expect(refusal(await as('leader')(readTeamWeek, { params: { team: teams.south, week: '2026-W41' } })).status).toBe(
      404,
    )
  })
})

const assessment = (id: string) => ({
  id,
  on: '2026-10-06',
  needs: [{ area: 'ICF:d5', levelNow: 3 as const, levelExpected: 2 as const, ownView: 'I want to do my own hair.' }],
  wishes: 'Breakfast by the window.',
  resources: 'A daughter near by.',
  considered: (
    ['ownResources', 'network', 'civilSociety', 'technology', 'rehabilitation', 'compensatingHelp'] as const
  ).map((step) => ({ step, note: 'looked into' })),
  conversation: { contact: 'at home', contract: 'the mornings', communication: 'own words', conclusion: 'agreed' },
})

const decision = (id: string, assessed: string | null) => ({
  id,
  assessment: assessed,
  outcome: 'granted' as const,
  from: '2026-10-12',
  legalBasis: ['care'],
  facts: 'She cannot stand for long.',
  considerations: 'Help in the morning leaves the rest of the day in her own hands.',
  heardOn: null,
  appealGuidance: true,
  meetsRequest: true,
  grant: {
    to: null,
    frames: [{ scope: { kind: 'whole' as const }, minutes: 600, per: 'week' as const }],
    category: 'maintaining',
    band: 'band-2',
    course: null,
    rehabilitation: false,
    beyondTheDay: false,
    followUpOn: null,
    goals: [{ area: 'ICF:d5', level: 2 as const, by: null }],
    conditions: [],
  },
})

describe('from assessment to decision', () => {
  test('an assessment with gaps is refused with all of them', async () => {
    const bare = { ...assessment(newId()), wishes: null, needs: [] }
    const refused = refusal(await as('officer')(writeAssessment, { params: { citizen: citizens.alone }, body: bare }))
    expect(refused.refusal).toMatchObject({ kind: 'incomplete', gaps: [{ kind: 'noNeed' }, { kind: 'noWishes' }] })
  })

  test('a decision grants from its day on, once', async () => {
    const params = { citizen: citizens.alone }
    const assessed = newId()
    expect(value(await as('officer')(writeAssessment, { params, body: assessment(assessed) }))).toEqual({
      id: assessed,
      notAskedFor: [],
    })
    const id = newId()
    const first = value(await as('officer')(writeDecision, { params, body: decision(id, assessed) }))
    expect(first).toMatchObject({
      decidedBy: 'officer',
      laws: ['Care Act 1'],
      grant: { period: { from: '2026-10-12', to: null } },
    })
    // An answer that was lost: the same is sent again, and is the same. Anything else under its id is kept out.
    expect(value(await as('officer')(writeDecision, { params, body: decision(id, assessed) }))).toEqual(first)
    const other = { ...decision(id, assessed), facts: 'She can stand again.' }
    expect(refusal(await as('officer')(writeDecision, { params, body: other })).status).toBe(409)
    const longer = decision(id, assessed)
    const frames = [{ scope: { kind: 'whole' as const }, minutes: 601, per: 'week' as const }]
    const more = { ...longer, grant: { ...longer.grant, frames } }
    expect(refusal(await as('officer')(writeDecision, { params, body: more })).status).toBe(409)
    const { items } = value(await as('officer')(listDecisions, { params }))
    expect(items).toEqual([first])
    const whole = value(await as('officer')(readCitizen, { params }))
    expect(whole.grant).toBeNull()
    expect(whole.assessed).toMatchObject({ needs: [{ area: 'ICF:d5', levelNow: 3 }] })
  })

  test('a decision with faults is refused with all of them, and nothing is kept', async () => {
    const wrong = { ...decision(newId(), null), legalBasis: [], grant: { ...decision('', null).grant, band: 'band-1' } }
    const params = { citizen: citizens.south }
    const refused = refusal(await as('officer')(writeDecision, { params, body: wrong }))
    expect(refused.status).toBe(422)
    expect(refused.refusal).toMatchObject({ kind: 'incomplete' })
    const faults = ((refused.refusal?.faults ?? []) as { kind: string }[]).map(({ kind }) => kind)
    expect(faults).toEqual(expect.arrayContaining(['noLegalBasis', 'bandUnfit']))
    expect(value(await as('officer')(listDecisions, { params })).items).toHaveLength(1)
  })

  test('an assessment of somebody else is no ground', async () => {
    const assessed = newId()
    await as('officer')(writeAssessment, { params: { citizen: citizens.alone }, body: assessment(assessed) })
    const body = decision(newId(), assessed)
    const refused = refusal(await as('officer')(writeDecision, { params: { citizen: citizens.south }, body }))
    expect(refused.fields).toMatchObject([{ path: 'body.assessment' }])
  })
})

describe('plans and weeks', () => {
  test('a week tells what is planned, and what happened on the days that have passed', async () => {
    const week = value(await as('grete')(readWeek, { params: { citizen, week: '2026-W41' } }))
    expect(week.days.map(({ planned }) => planned.length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(week.days.map(({ performed }) => performed.map(({ minutes, evidence }) => [minutes, evidence]))).toEqual([
      [[20, 'staff']],
      [[30, 'plan']],
      [],
      [],
      [],
      [],
      [],
    ])
  })

  test('a new version takes over from its first day, and tells what should be looked at', async () => {
    const visit = {
      key: 'bath',
      partOfDay: 'forenoon' as const,
      days: { kind: 'weekdays' as const, weekdays: [0, 3] },
      minutes: 300,
      services: ['hygiene'],
      purpose: null,
      window: { start: '09:30', end: '11:00' },
      competences: [],
      staff: 1,
    }
    const body = { id: newId(), period: { from: '2026-11-02', to: null }, agreedWithCitizen: true, visits: [visit] }
    const written = value(await as('contact')(writePlan, { params: { citizen }, body }))
    expect(written.plan).toMatchObject({ version: 2, visits: [{ window: { start: '09:30', end: '11:00' } }] })
    expect(written.findings).toMatchObject([{ kind: 'overFrame', framed: 480, planned: 600 }])
    const before = value(await as('contact')(readWeek, { params: { citizen, week: '2026-W44' } }))
    const after = value(await as('contact')(readWeek, { params: { citizen, week: '2026-W45' } }))
    expect(before.days.map(({ planned }) => planned.length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(after.days.map(({ planned }) => planned.length)).toEqual([1, 0, 0, 1, 0, 0, 0])
    expect(after.headroom).toMatchObject([{ left: -120 }])
  })

  // fulfils: 002-47
  test('staff, case officer, leader and citizen work from one and the same plan', async () => {
    const planRead = async (person: Parameters<Asked['as']>[1]) =>
      value(await as(person)(readWeek, { params: { citizen, week: '2026-W45' } }))
    const whole = await planRead('contact')
    expect(whole.days.flatMap(({ planned }) => planned.map(({ key }) => key))).toEqual(['bath', 'bath'])
    for (const person of ['helper', 'officer', 'leader', 'grete'] as const)
      expect(await planRead(person)).toEqual(whole)
  })

  test('two who write a plan at once get two versions', async () => {
    const body = () => ({
      id: newId(),
      period: { from: '2027-01-04', to: null },
      agreedWithCitizen: false,
      visits: [],
    })
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => as('contact')(writePlan, { params: { citizen }, body: body() })),
    )
    expect(both.map((one) => value(one).plan.version).sort()).toEqual([3, 4, 5, 6])
  })

  test('a package starts at once, ends by itself after 14 days, and does not overlap itself', async () => {
    const params = { citizen }
    const body = { id: newId(), package: 'infection', on: '2026-11-01' }
    expect(value(await as('helper')(startPackage, { params, body })).period).toEqual({
      from: '2026-11-01',
      to: '2026-11-14',
    })
    const again = refusal(
      await as('helper')(startPackage, { params, body: { ...body, id: newId(), on: '2026-11-14' } }),
    )
    expect(again.refusal).toEqual({ kind: 'alreadyRunning', until: '2026-11-14' })
    const second = { ...body, id: newId(), on: '2026-11-15' }
    const started = value(await as('helper')(startPackage, { params, body: second }))
    expect(value(await as('helper')(startPackage, { params, body: second }))).toEqual(started)
    const other = { ...second, on: '2026-11-16' }
    expect(refusal(await as('helper')(startPackage, { params, body: other })).status).toBe(409)
  })
})

const more = (minutesPerWeek: number) => ({
  components: [{ kind: 'time' as const, minutesPerWeek, scope: { kind: 'whole' as const } }],
  wanted: true,
  goalsKept: true,
  conditionsWorsen: false,
})

describe('changes', () => {
  const params = { citizen }
  const on = '2026-10-07'

  test('the compass answers before anything is saved', async () => {
    const compass = value(await as('helper')(previewChange, { params, body: { change: more(60), on } }))
    expect(compass).toMatchObject({ effect: 'insideFrame', mayDecide: true, consent: ['citizen'] })
    expect(compass.ground[0]?.law.act).toBe('Care Act')
    const rows = await rowsOf(database, town, sql`select count(*) from change_made`)
    expect(rows[0]?.count).toBe(0)
  })

  test('one inside the frame is made by the team once the citizen agrees', async () => {
    const body = { id: newId(), change: more(60), on, agreed: [] as 'citizen'[] }
    expect(refusal(await as('helper')(makeChange, { params, body })).fields).toMatchObject([{ path: 'body.agreed' }])
    const agreed = { ...body, agreed: ['citizen' as const] }
    const made = value(await as('helper')(makeChange, { params, body: agreed }))
    expect(made).toMatchObject({ outcome: 'made', unplanned: 1, plans: [] })
    expect(value(await as('helper')(makeChange, { params, body: agreed }))).toEqual(made)
    const other = refusal(await as('helper')(makeChange, { params, body: { ...agreed, change: more(30) } }))
    expect(other.status).toBe(409)
  })

  test('one that is not theirs to decide is refused with the compass, and nothing is saved', async () => {
    const body = { id: newId(), change: { ...more(-300), wanted: false }, on, agreed: ['citizen' as const] }
    const refused = refusal(await as('helper')(makeChange, { params, body }))
    expect(refused).toMatchObject({ status: 422, refusal: { effect: 'adverse', mayDecide: false } })
    const rows = await rowsOf(database, town, sql`select count(*) from change_made where id = ${body.id}`)
    expect(rows[0]?.count).toBe(0)
  })

  test('minor additions are counted since the decision', async () => {
    const extra = { id: newId(), change: more(270 + 20), on, agreed: ['citizen' as const] }
    value(await as('contact')(makeChange, { params, body: extra }))
    const rows = await rowsOf(database, town, sql`select minor_minutes, effect from change_made where id = ${extra.id}`)
    expect(rows).toEqual([{ minor_minutes: 20, effect: 'minorFavourable' }])
    const again = { change: more(270 + 20), on }
    expect(value(await as('contact')(previewChange, { params, body: again })).effect).toBe('outside')
  })

  test('a fixed contact is one only for their own citizens, and private staff never decide what is outside', async () => {
    const south = { citizen: citizens.south }
    const body = { change: more(270 + 20), on }
    expect(value(await as('private')(previewChange, { params: south, body })).mayDecide).toBe(true)
    const outside = { change: more(600), on }
    expect(value(await as('private')(previewChange, { params: south, body: outside })).mayDecide).toBe(false)
    expect(value(await as('officer')(previewChange, { params: south, body: outside })).mayDecide).toBe(true)
  })

  test('a citizen swaps within the rules, as often as the model lets them', async () => {
    const swap = {
      on,
      agreed: [],
      give: 'cleaning',
      get: 'walk',
      minutesGiven: 30,
      minutesGot: 30,
      with: 'team' as const,
    }
    for (let turn = 0; turn < 2; turn++)
      value(await as('grete')(swapService, { params, body: { id: newId(), ...swap } }))
    const third = refusal(await as('grete')(swapService, { params, body: { id: newId(), ...swap } }))
    expect(third.refusal).toMatchObject({ kind: 'tooMany', most: 2 })
  })
})

describe('facts', () => {
  const fact = (id: string, changed = {}) => ({
    id,
    citizen,
    date: '2026-10-06',
    plannedVisit: 'morning',
    kind: 'more' as const,
    minutes: 45,
    start: null,
    end: null,
    services: [],
    reason: 'hair washed too',
    source: 'staff' as const,
    recordedAt: '2026-10-06T08:10:00+02:00',
    corrects: null,
    ...changed,
  })

  test('told twice are one fact, and the answer says which were new', async () => {
    const [one, two] = [newId(), newId()]
    expect(value(await as('helper')(reportVisits, { body: { facts: [fact(one)] } }))).toEqual({
      added: [one],
      known: [],
    })
    const again = value(await as('helper')(reportVisits, { body: { facts: [fact(one), fact(two), fact(two)] } }))
    expect(again).toEqual({ added: [two], known: [one] })
  })

  test('of today are in the week at once; what nobody has told of today may still come', async () => {
    const read = async () => {
      const { days } = value(await as('grete')(readWeek, { params: { citizen, week: '2026-W41' } }))
      return days.find(({ date }) => date === '2026-10-07')?.performed ?? []
    }
    expect(await read()).toEqual([])
    const told = fact(newId(), { date: '2026-10-07', plannedVisit: 'morning', kind: 'notHome', minutes: null })
    value(await as('helper')(reportVisits, { body: { facts: [told] } }))
    expect(await read()).toMatchObject([{ plannedVisit: 'morning', outcome: 'notHome', facts: [told.id] }])
  })

  test('make room for themselves in months nobody has told of', async () => {
    const id = newId()
    value(await as('helper')(reportVisits, { body: { facts: [fact(id, { date: '2027-08-09' })] } }))
  })

  test('of citizens out of reach are refused with the field, the whole batch', async () => {
    const [mine, other] = [newId(), newId()]
    const facts = [fact(mine), fact(other, { citizen: citizens.south })]
    const refused = refusal(await as('helper')(reportVisits, { body: { facts } }))
    expect(refused).toMatchObject({ status: 404, fields: [{ path: 'body.facts.1.citizen' }] })
    const rows = await rowsOf(database, town, sql`select count(*) from visit_fact where id = any (${[mine, other]})`)
    expect(rows[0]?.count).toBe(0)
  })

  test.each([
    ['date', { date: '2023-01-01' }],
    ['recordedAt', { recordedAt: '2026-12-01T00:00:00Z' }],
    ['corrects', { kind: 'correction' as const }],
    ['end', { start: '2026-10-06T09:00:00Z', end: '2026-10-06T08:00:00Z' }],
    ['reason', { reason: 'nul \u0000' }],
    ['minutes', { minutes: 1e9 }],
  ])('that cannot be are refused at the field: %s', async (field, changed) => {
    const refused = refusal(await as('helper')(reportVisits, { body: { facts: [fact(newId(), changed)] } }))
    expect(refused).toMatchObject({ status: 400, fields: [{ path: `body.facts.0.${field}` }] })
  })
})
