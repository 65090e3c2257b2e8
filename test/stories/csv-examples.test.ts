import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KindName, kindNames } from '#exchange/csv/kinds.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { counts, everything, faults, municipality, rows, takeFile } from './csv-harness.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const files = (country: string, kind: KindName) => `test/examples/csv/${country}/${kind}.csv`

async function takeAll(tenant: Tenant, country: string) {
  const answers: Partial<Record<KindName, ReturnType<typeof counts>>> = {}
  for (const kind of kindNames) {
    const answer = await takeFile(database, tenant, kind, files(country, kind))
    expect(faults(answer)).toEqual([])
    expect(answer.notes).toEqual([])
    answers[kind] = counts(answer)
  }
  return answers
}

const all = (read: number, outcome: 'created' | 'updated' | 'unchanged', others = {}) => ({
  ...{ read, created: 0, updated: 0, unchanged: 0, errorCount: 0 },
  [outcome]: read,
  ...others,
})

describe.each([
  ['danish', 'DK', { teams: 4, people: 4, grants: 4, plans: 5, visits: 7, hours: 4 }],
  ['swedish', 'SE', { teams: 2, people: 2, grants: 3, plans: 2, visits: 2, hours: 2 }],
] as const)('the %s tables', (name, country, sizes) => {
  it('are taken in whole, and the second time nothing changes', async () => {
    const tenant = await municipality(database, country)
    const first = await takeAll(tenant, name)
    for (const kind of kindNames) expect([kind, first[kind]]).toEqual([kind, all(sizes[kind], 'created')])
    const before = await everything(database, tenant)
    const second = await takeAll(tenant, name)
    for (const kind of kindNames) expect([kind, second[kind]]).toEqual([kind, all(sizes[kind], 'unchanged')])
    expect(await everything(database, tenant)).toEqual(before)
  })
})

describe('what the Danish tables say', () => {
  let tenant: Tenant
  beforeAll(async () => {
    tenant = await municipality(database)
    await takeAll(tenant, 'danish')
  })

  it('is written in Windows-1252', () =>
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(files('danish', 'people')))).toThrow())

  it('people, in their own words, with the team of each day', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select c.name, c.born_on as born, c.identity_test as test, c.own_words as words,
        string_agg(t.key || ' ' || s.during, ', ' order by s.during) as teams
      from citizen c join citizen_team s on s.citizen_id = c.id
        join team t on t.id = s.team_id
        group by c.name, c.born_on, c.identity_test, c.own_words
        order by c.name`,
    )
    expect(found).toEqual([
      {
        name: 'Else Grøn',
        born: '1931-03-04',
        test: true,
        words: 'Jeg vil selv lave min kaffe,\nog jeg vil ud til rosenbedet',
        teams: 'nord [2026-01-01,)',
      },
      { name: 'Frida Høj', born: '1938-07-12', test: true, words: null, teams: 'nord [2026-01-05,)' },
      {
        name: 'Georg Ildal',
        born: '1942-11-30',
        test: true,
        words: null,
        teams: 'hjemme-as [2026-02-15,2026-10-01), nord [2026-10-01,)',
      },
    ])
  })

  it('teams with their people and budget', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select t.key, t.private, t.frame_budget_minor as budget, s.name, s.profession, s.competences, m.during::text
      from team t join team_member m on m.team_id = t.id join staff s on s.id = m.staff_id order by s.key`,
    )
    expect(found).toEqual([
      {
        key: 'nord',
        private: false,
        budget: 425_000_000,
        name: 'Astrid Birk',
        profession: 'nurse',
        competences: ['medicin', 'sårpleje'],
        during: '[2026-01-01,)',
      },
      {
        key: 'nord',
        private: false,
        budget: 425_000_000,
        name: 'Bo Damgård',
        profession: 'assistant',
        competences: ['medicin'],
        during: '[2026-01-01,)',
      },
      {
        key: 'nord',
        private: false,
        budget: 425_000_000,
        name: 'Caja Egelund',
        profession: 'helper',
        competences: [],
        during: '[2026-01-01,2026-07-01)',
      },
      {
        key: 'hjemme-as',
        private: true,
        budget: null,
        name: 'Dan Fuglsang',
        profession: 'helper',
        competences: [],
        during: '[2026-02-15,)',
      },
    ])
  })

  it('decisions, several frames each', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select c.name, g.during::text, d.decided_at::date::text as decided,
        d.legal_basis as law, d.facts, d.appeal_guidance as appeal,
        string_agg(concat_ws(' ', f.scope_kind, f.scope_key, f.minutes, f.per), ', ' order by f.ordinal) as frames
      from decision d join citizen c on c.id = d.citizen_id
        join granted g on g.decision_id = d.id
        join frame f on f.grant_id = g.id
      group by c.name, g.id, g.during, d.decided_at, d.legal_basis, d.facts, d.appeal_guidance order by c.name`,
    )
    expect(found).toEqual([
      {
        name: 'Else Grøn',
        during: '[2026-01-01,)',
        decided: '2025-12-15',
        law: ['sel-83'],
        facts: 'Kan ikke selv tage bad; har mistet kræfter',
        appeal: true,
        frames: 'service hygiene 210 week, service cleaning 45 week',
      },
      {
        name: 'Frida Høj',
        during: '[2026-01-05,2027-01-01)',
        decided: '2025-12-20',
        law: ['sel-83'],
        facts: '',
        appeal: true,
        frames: 'service hygiene 1050 week',
      },
      {
        name: 'Georg Ildal',
        during: '[2026-02-15,)',
        decided: '2026-02-01',
        law: ['sel-83'],
        facts: '',
        appeal: true,
        frames: 'service shopping 120 fourWeeks',
      },
    ])
  })

  it('plans with their visits', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select c.name, p.version, p.during::text, p.agreed_with_citizen as agreed, v.key, v.part_of_day as part, v.weekdays, v.times_a_week as times,
        v.minutes, v.window_start as start, v.window_end as "end", v.staff
      from rhythm_plan p join citizen c on c.id = p.citizen_id
        join planned_visit v on v.plan_id = p.id
        order by c.name, v.key`,
    )
    const shape = { version: 1, agreed: true, weekdays: null, times: null, start: null, end: null, staff: 1 }
    const else_ = { ...shape, name: 'Else Grøn', during: '[2026-01-01,)' }
    const frida = { ...shape, name: 'Frida Høj', during: '[2026-01-05,)' }
    const daily = [0, 1, 2, 3, 4, 5, 6]
    expect(found).toEqual([
      { ...else_, key: 'morgen-1', part: 'morning', weekdays: daily, minutes: 30, start: 420, end: 540 },
      { ...else_, key: 'rengøring', part: 'forenoon', weekdays: [3], minutes: 45 },
      { ...frida, key: 'aften-1', part: 'evening', times: 7, minutes: 30 },
      { ...frida, key: 'morgen-1', part: 'morning', weekdays: daily, minutes: 60, start: 420, end: 540, staff: 2 },
      {
        ...shape,
        name: 'Georg Ildal',
        during: '[2026-02-15,)',
        agreed: false,
        key: 'indkøb',
        part: 'afternoon',
        times: 1,
        minutes: 30,
      },
    ])
  })

  it('visits as facts: locks measure, staff tell, and what is not in the plan is extra', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select v.day, v.kind, v.planned_visit as planned, v.minutes, to_char(v.starts_at, 'DD HH24:MI:SS') as start,
        to_char(v.ends_at, 'DD HH24:MI:SS') as "end", v.services, v.source, v.recorded_by as by
      from visit_fact v join citizen c on c.id = v.citizen_id order by c.name, v.day, v.kind, v.planned_visit`,
    )
    const shape = { start: null, end: null, services: [], source: 'staff' }
    expect(found).toEqual([
      {
        ...shape,
        day: '2026-10-01',
        kind: 'lockEvent',
        planned: 'morgen-1',
        minutes: 32,
        start: '01 05:12:00',
        end: '01 05:44:00',
        source: 'lock',
        by: 'm1',
      },
      { ...shape, day: '2026-10-01', kind: 'notHome', planned: 'rengøring', minutes: null, by: 'm3' },
      { ...shape, day: '2026-10-02', kind: 'extra', planned: null, minutes: 20, services: ['hygiene'], by: 'm2' },
      {
        ...shape,
        day: '2026-10-02',
        kind: 'lockEvent',
        planned: 'morgen-1',
        minutes: 35,
        start: '02 05:05:30',
        end: '02 05:41:10',
        source: 'lock',
        by: 'm1',
      },
      {
        ...shape,
        day: '2026-10-01',
        kind: 'extra',
        planned: null,
        minutes: 30,
        start: '01 21:50:00',
        end: '01 22:20:00',
        services: ['hygiene'],
        by: 'm2',
      },
      { ...shape, day: '2026-10-01', kind: 'more', planned: 'morgen-1', minutes: 75, by: 'm2' },
      { ...shape, day: '2026-10-05', kind: 'declinedLate', planned: 'indkøb', minutes: null, by: 'm4' },
    ])
  })

  it('paid hours to the minute and the øre', async () => {
    const found = await rows(
      database,
      tenant,
      sql`
      select t.key as team, h.day, h.staff_key as staff, h.minutes, h.cost_minor as cost
        from paid_hours h
        join team t on t.id = h.team_id
        order by h.day, h.staff_key`,
    )
    expect(found).toEqual([
      { team: 'nord', day: '2026-10-01', staff: 'm1', minutes: 444, cost: 231_250 },
      { team: 'nord', day: '2026-10-01', staff: 'm2', minutes: 444, cost: 188_700 },
      { team: 'nord', day: '2026-10-02', staff: 'm1', minutes: 225, cost: 117_188 },
      { team: 'hjemme-as', day: '2026-10-05', staff: 'm4', minutes: 360, cost: 138_000 },
    ])
  })
})
