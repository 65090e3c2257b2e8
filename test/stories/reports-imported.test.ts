import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bounds } from '#exchange/fhir/json.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { readId } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { type Call, CommandRefusal } from '#server/command/command.ts'
import { importFhir } from '#server/command/import-fhir.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { type ImportOptions, importReports } from '#server/reports/import-reports.ts'
import { factId } from '#server/reports/rows.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { example, type Loose, parsed, stories } from './reports-examples.ts'

let database: TestDatabase
let tenant: string
let key: string
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  tenant = crypto.randomUUID()
  key = `t-${tenant}`
  const zone = readZone('Europe/Copenhagen') as Zone
  await addTenant(database.pool, { id: tenant, key, name: 'Prøveby', country: 'DK', zone, currency: 'DKK' })
})

const imported = async (texts: readonly string[], options?: ImportOptions) =>
  importReports(
    database.pool,
    tenant,
    texts.map((text, index) => ({ name: `file ${index}`, text })),
    options,
  )
const rows = (query: ReturnType<typeof sql>) =>
  asTenant(database.pool, tenant, (transaction) => transaction.rows<Record<string, unknown>>(query))

describe('what settlement reads', () => {
  const facts = () =>
    rows(sql`
      select c.identity_value as citizen, f.day, f.kind, f.minutes, f.services, f.reason, f.source, f.planned_visit, f.corrects
      from effective_visit_fact f join citizen c on c.tenant_id = f.tenant_id and c.id = f.citizen_id
      order by f.day, f.starts_at nulls last`)

  test('holds every delivered visit once, as the reports have it now', async () => {
    must(await imported(stories.filter((name) => name.startsWith('home/')).map(example)))
    const visit = { citizen: '2512489996', kind: 'lockEvent', source: 'report', planned_visit: null, corrects: null }
    const bath = { ...visit, services: ['FSIII:H1.1'], reason: null, minutes: 30 }
    expect(await facts()).toEqual([
      { ...bath, day: '2021-02-03' },
      { ...bath, day: '2021-02-04', minutes: 50 },
      { ...bath, day: '2021-02-05' },
      { ...bath, day: '2021-02-06' },
      { ...bath, day: '2021-02-06', minutes: 10, services: ['FSIII:H1.1', 'FSIII:H1.8'] },
      { ...bath, day: '2021-02-07' },
      { ...visit, day: '2021-02-08', services: [], reason: 'acuteHelp', minutes: 35 },
      { ...visit, day: '2021-02-08', services: [], reason: 'helpNotGranted', minutes: 6 },
    ])
  })

  test('follows a visit whose intervention is told, changed and taken back in reports of their own', async () => {
    const [report] = parsed('home/2-a-week-of-visits.json').entry
    const only = (types: RegExp, timestamp: string, change: (resource: Loose) => void = () => {}) => {
      const { resource } = structuredClone(report)
      const entry = resource.entry.filter((each: Loose) => types.test(each.resource.resourceType))
      for (const each of entry) if (each.resource.resourceType === 'CarePlan') change(each.resource)
      return JSON.stringify({ ...resource, timestamp, entry })
    }
    const services = async () => (await facts()).map((fact) => fact.services)
    must(await imported([only(/Patient|Encounter/, '2021-02-04T01:00:00Z')]))
    expect(await services()).toEqual([[]])
    must(await imported([only(/CarePlan/, '2021-02-04T02:00:00Z')]))
    expect(await services()).toEqual([['FSIII:H1.1']])
    const toilet = (plan: Loose) => {
      plan.activity[0].detail.code.coding[0].code = 'H1.2'
    }
    must(await imported([only(/CarePlan/, '2021-02-04T03:00:00Z', toilet)]))
    expect(await services()).toEqual([['FSIII:H1.2']])
    const inError = (plan: Loose) => {
      plan.status = 'entered-in-error'
    }
    must(await imported([only(/CarePlan/, '2021-02-04T04:00:00Z', inError)]))
    expect(await services()).toEqual([[]])
  })

  test('puts a visit on the day it begins on in the municipality, at either side of summer time', async () => {
    const report = parsed('nursing/2-visited.json')
    const [one, other] = report.entry.filter(({ resource }: Loose) => resource.resourceType === 'Encounter')
    one.resource.period = { start: '2021-02-08T23:30:00Z', end: '2021-02-08T23:50:00Z' }
    other.resource.period = { start: '2021-06-08T22:30:00Z', end: '2021-06-08T22:50:00Z' }
    must(await imported([JSON.stringify(report)]))
    expect((await facts()).map(({ day, minutes }) => [day, minutes])).toEqual([
      ['2021-02-09', 20],
      ['2021-06-09', 20],
    ])
  })

  test('stands beside the facts that were told once and for ever', async () => {
    must(await imported([example('nursing/1-found.json')]))
    const [citizen] = await rows(sql`select id from citizen`)
    await rows(sql`select ensure_visit_months('2021-02-01', '2021-02-28')`)
    await rows(sql`
      insert into visit_fact (tenant_id, day, id, citizen_id, kind, source, recorded_at)
      values (${tenant}, '2021-02-08', ${crypto.randomUUID()}, ${citizen?.id}, 'notHome', 'staff', now())`)
    must(await imported([example('nursing/2-visited.json')]))
    expect((await facts()).map(({ kind, source }) => [kind, source])).toEqual([
      ['lockEvent', 'report'],
      ['notHome', 'staff'],
      ['lockEvent', 'report'],
    ])
  })

  test('has every column of a visit fact', async () => {
    const columns = (table: string) =>
      rows(sql`select column_name as name from information_schema.columns where table_name = ${table} order by 1`)
    expect(await columns('effective_visit_fact')).toEqual(await columns('visit_fact'))
  })

  test('is only the own municipality’s', async () => {
    must(await imported([example('nursing/2-visited.json')]))
    const other = crypto.randomUUID()
    const zone = readZone('Europe/Copenhagen') as Zone
    await addTenant(database.pool, { id: other, key: other, name: 'Andetby', country: 'DK', zone, currency: 'DKK' })
    const seen = await asTenant(database.pool, other, (transaction) =>
      transaction.rows(
        sql`select from effective_visit_fact union all select from report_resource union all select from need`,
      ),
    )
    expect(seen).toEqual([])
  })

  test('a fact has the contact’s own id where that is a UUID, and always the same otherwise', () => {
    expect(factId('dc15e643-1ca4-4c1c-9b5c-0a4ed8a1d6b1')).toBe('dc15e643-1ca4-4c1c-9b5c-0a4ed8a1d6b1')
    expect(factId('visit-1')).toBe(factId('visit-1'))
    expect(new Set(['visit-1', 'visit-2', 'DC15E643-1CA4-4C1C-9B5C-0A4ED8A1D6B1'].map(factId)).size).toBe(3)
    expect(readId(factId('visit-1'))).toMatch(/^.{14}5.{4}[89ab]/)
  })
})

describe('who is known', () => {
  test('every citizen told of, with the team nobody chose; a team somebody chose is left alone', async () => {
    must(await imported([example('nursing/1-found.json')]))
    const [citizen] = await rows(sql`select id from citizen`)
    const team = crypto.randomUUID()
    await rows(sql`insert into team (tenant_id, id, key, name) values (${tenant}, ${team}, 'north', 'North')`)
    await rows(sql`update citizen_team set team_id = ${team} where citizen_id = ${citizen?.id}`)
    must(await imported([example('nursing/2-visited.json'), example('home/1-granted.json')]))
    expect(
      await rows(sql`
        select c.identity_value as citizen, c.identity_system as system, c.identity_test as test, c.born_on, t.key as team
        from citizen c join citizen_team ct on ct.citizen_id = c.id join team t on t.id = ct.team_id order by 1`),
    ).toEqual([
      { citizen: '2512489996', system: 'DK:CPR', test: true, born_on: '1948-12-25', team: 'unassigned' },
      { citizen: '2911829996', system: 'DK:CPR', test: true, born_on: '1982-11-29', team: 'north' },
    ])
  })

  test('a citizen who is known already is joined by the personal number', async () => {
    const known = crypto.randomUUID()
    await rows(sql`
      insert into citizen (tenant_id, id, identity_system, identity_value, name)
      values (${tenant}, ${known}, 'DK:CPR', '2911829996', 'Known before')`)
    must(await imported([example('nursing/1-found.json')]))
    expect(await rows(sql`select id, name from citizen`)).toEqual([{ id: known, name: 'Known before' }])
    expect(await rows(sql`select citizen_id, area, level from need`)).toEqual([
      { citizen_id: known, area: 'FSIII:I4.4', level: null },
    ])
  })
})

describe('what an import answers', () => {
  test('counts each resource as told for the first time, changed or as it was, in the order of the reports’ time', async () => {
    const names = stories.filter((name) => name.startsWith('home/'))
    const forwards = must(await imported(names.map(example)))
    // 8 of the assessment, 7 visits, then acute help, a phone call, a new plan, goal, follow-up and outcome.
    expect(forwards).toMatchObject({ created: 9 + 7 + 2 + 4, notUnderstood: [], refused: [] })
    // A visit made longer and one taken back, the level of a need, the plan that ended, the follow-up that was done.
    expect(forwards.updated).toBe(2 + 3)
    expect(forwards.unchanged).toBe(forwards.read - forwards.created - forwards.updated)
    const again = must(await imported(names.toReversed().map(example)))
    expect(again).toMatchObject({ read: forwards.read, created: 0, updated: 0, unchanged: forwards.read })
  })

  test('two reports of one moment that differ are told of, whichever came first', async () => {
    const [one, other] = [parsed('nursing/1-found.json'), parsed('nursing/1-found.json')]
    other.entry[1].resource.recordedDate = '2021-02-04'
    const finding = {
      resource: `Condition/${one.entry[1].resource.id}`,
      path: '',
      value: '2021-02-05T20:00:00.000000000Z',
      reason: 'sameTimeOtherContent',
    }
    must(await imported([JSON.stringify(one)]))
    expect(must(await imported([JSON.stringify(other)])).notUnderstood).toEqual([finding])
    expect(await rows(sql`select recorded_on from need`)).toEqual([{ recorded_on: '2021-02-05' }])
    expect(must(await imported([JSON.stringify(one)])).notUnderstood).toEqual([])
  })

  test('one refused file refuses all, and nothing is saved; partially, the others are taken', async () => {
    const texts = [example('nursing/1-found.json'), example('broken/number-of-nine-digits.json')]
    const refused = [
      { file: 'file 1', kind: 'malformedIdentityNumber', path: 'identifier[0].value', value: '251248999' },
    ]
    expect(await imported(texts)).toMatchObject({ ok: false, refusal: { kind: 'filesRefused', refused } })
    expect(await rows(sql`select from report_resource union all select from citizen`)).toEqual([])
    expect(must(await imported(texts, { partial: true }))).toMatchObject({ created: 6, refused })
    expect(await rows(sql`select from citizen`)).toHaveLength(1)
  })

  test('a kind of resource that is not known is kept and told, and does not come back as new', async () => {
    const report = parsed('nursing/1-found.json')
    report.entry.push({ resource: { resourceType: 'Consent', id: 'c1', status: 'active' } })
    const first = must(await imported([JSON.stringify(report)]))
    expect(first).toMatchObject({ read: 7, created: 7 })
    expect(first.notUnderstood).toEqual([
      { resource: 'Consent/c1', path: 'resourceType', value: 'Consent', reason: 'unknownResource' },
    ])
    expect(must(await imported([JSON.stringify(report)]))).toMatchObject({ created: 0, unchanged: 7 })
  })

  test('tells how far it has come', async () => {
    const stages: string[] = []
    must(
      await imported([example('nursing/1-found.json')], {
        progress: ({ stage, done, of }) => stages.push(`${stage} ${done}/${of}`),
      }),
    )
    expect(stages).toEqual(['reading 1/1', 'saving 6/6'])
  })
})

describe('./frirum import fhir', () => {
  async function called(words: string[], values: Call['values'] = {}) {
    const said: string[] = []
    const answers: string[] = []
    const code = await importFhir.run({
      values: { tenant: key, ...values },
      words,
      answer: (text) => answers.push(text),
      say: (text) => said.push(text),
      progress: () => {},
      path: (name) => path.resolve('test/examples/reports', name),
      database: async () => database,
      now: () => 0,
    })
    return { code, answer: answers.join('\n'), said: said.join('\n') }
  }

  test('prints exactly what is promised as JSON', async () => {
    const { code, answer } = await called(['home/1-granted.json'], { json: true })
    expect(code).toBe(0)
    expect(JSON.parse(answer)).toEqual({ read: 9, created: 9, updated: 0, unchanged: 0, notUnderstood: [] })
  })

  test('takes a folder, and says to a person what it did', async () => {
    expect(await called(['home', 'nursing/1-found.json'])).toMatchObject({
      code: 0,
      answer: expect.stringMatching(
        /^Read \d+ resources in 5 files: 28 new, 5 changed, \d+ as they were\.\nAll of it was understood\.$/,
      ),
    })
  })

  test('names the resource and the place of what it refuses', async () => {
    const { code, answer, said } = await called(['home/1-granted.json', 'broken'], { json: true })
    expect(code).toBe(1)
    expect(JSON.parse(answer).refused.map(({ file, path, reason }: Loose) => [file, path, reason])).toEqual([
      ['broken/cut-off.json', expect.stringMatching(/^line \d+, column \d+$/), 'notJson'],
      ['broken/entry-without-resource.json', 'entry[2].resource', 'malformedEntry'],
      ['broken/no-timestamp.json', 'timestamp', 'noTimestamp'],
      ['broken/number-of-nine-digits.json', 'identifier[0].value', 'malformedIdentityNumber'],
      ['broken/number-of-no-day.json', 'identifier[0].value', 'malformedIdentityNumber'],
    ])
    expect(said).toMatch(/Patient\/[0-9a-f-]+ at identifier\[0\]\.value: a personal number is ten digits/)
    expect(said).toContain('Nothing was taken in.')
  })

  test('with --partial takes the rest, and still ends with 1', async () => {
    const { code, answer } = await called(['home/1-granted.json', 'broken'], { json: true, partial: true })
    expect(code).toBe(1)
    expect(JSON.parse(answer)).toEqual({ read: 9, created: 9, updated: 0, unchanged: 0, notUnderstood: [] })
  })

  test('lists what was not understood in words', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'frirum-reports-'))
    const report = parsed('home/1-granted.json')
    report.entry[0].resource.gender = 'female'
    await writeFile(path.join(folder, 'a.json'), JSON.stringify(report))
    await writeFile(path.join(folder, 'b.json'), Buffer.from([0x7b, 0xff, 0x7d]))
    const { answer, said } = await called([folder], { partial: true })
    expect(answer).toContain(' gender: "female" has no place in a delivery report; nothing was made of it')
    expect(said).toContain('b.json: refused: this text holds characters that no text can hold')
    await rm(folder, { recursive: true })
  })

  test('a file larger than any report is refused unread', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'frirum-reports-'))
    await writeFile(path.join(folder, 'large.json'), Buffer.alloc(bounds.characters + 1, ' '))
    expect((await called([folder])).said).toContain('larger than 64 MiB')
    await rm(folder, { recursive: true })
  })

  test('misuse has a code of its own', async () => {
    const refusal = async (words: string[], values = {}) => called(words, values).catch((error) => error)
    for (const misuse of [refusal([]), refusal(['nowhere.json']), refusal(['home'], { tenant: undefined })]) {
      expect(await misuse).toBeInstanceOf(CommandRefusal)
      expect(await misuse).toMatchObject({ code: 2 })
    }
    expect(await refusal(['home'], { tenant: 'nowhere' })).toMatchObject({ code: 1 })
  })
})
