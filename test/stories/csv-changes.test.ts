import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { importCsv } from '#server/imports/import-csv.ts'
import { plansOf } from '#server/plans/queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { counts, csv, everything, faults, municipality, now, rows, take } from './csv-harness.ts'

let database: TestDatabase
let tenant: Tenant
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const [anna, bodil, carl] = ['0403313990', '1207389996', '3011429995'] as const
const always = { from: localDate('2020-01-01'), to: null }

beforeEach(async () => {
  tenant = await municipality(database)
  await take(database, tenant, 'teams', 'key;name\nnorth;Team North\nsouth;Team South\n')
  await take(database, tenant, 'people', `cpr;name\n${anna};Anna\n${bodil};Bodil\n${carl};Carl\n`)
})

/** Takes a file in, and again: the second time nothing may change. */
async function twice(kind: Parameters<typeof take>[2], text: string) {
  const first = await take(database, tenant, kind, text)
  expect(faults(first)).toEqual([])
  const after = await everything(database, tenant)
  const second = await take(database, tenant, kind, text, { at: instant('2026-12-24T18:00:00.000Z') })
  expect(counts(second)).toEqual({ read: first.read, created: 0, updated: 0, unchanged: first.read, errorCount: 0 })
  expect(await everything(database, tenant)).toEqual(after)
  return first
}

const citizen = async (identity: string): Promise<Id<'Citizen'>> => {
  const [row] = await rows<{ id: Id<'Citizen'> }>(
    database,
    tenant,
    sql`select id from citizen where identity_value = ${identity}`,
  )
  return row?.id as Id<'Citizen'>
}

describe('people', () => {
  const teams = () =>
    rows(
      database,
      tenant,
      sql`select t.key || ' ' || s.during as team
        from citizen_team s
        join team t on t.id = s.team_id
        order by s.during`,
    )

  it('a new row from a day closes the earlier one, in whatever order they come', async () => {
    await twice('people', `cpr;team;from\n${anna};south;2026-03-01\n${anna};north;2026-01-01\n`)
    expect(await teams()).toEqual([{ team: 'north [2026-01-01,2026-03-01)' }, { team: 'south [2026-03-01,)' }])
    const third = await twice('people', `cpr;team;from;to\n${anna};Team North;2026-06-01;2026-08-31\n`)
    expect(counts(third)).toMatchObject({ updated: 1 })
    expect(await teams()).toEqual([
      { team: 'north [2026-01-01,2026-03-01)' },
      { team: 'south [2026-03-01,2026-06-01)' },
      { team: 'north [2026-06-01,2026-09-01)' },
    ])
  })

  // fulfils: 002-50
  it('a home gets a digital lock from a day, loses it, and gets another', async () => {
    const locks = () =>
      rows(database, tenant, sql`select l.kind || ' ' || l.during as lock from citizen_lock l order by l.during`)
    await twice('people', `cpr;digital lås fra\n${anna};2026-03-01\n${bodil};\n`)
    expect(await locks()).toEqual([{ lock: 'digital [2026-03-01,)' }])
    const gone = await twice('people', `personnummer;lock_from;lock_to\n${anna};2026-03-01;2026-08-31\n`)
    expect(counts(gone)).toMatchObject({ created: 0, updated: 1 })
    await twice('people', `cpr;lås från\n${anna};2026-10-01\n`)
    expect(await locks()).toEqual([{ lock: 'digital [2026-03-01,2026-09-01)' }, { lock: 'digital [2026-10-01,)' }])
    await twice('people', `cpr;name\n${anna};Anna\n`)
    expect(await locks()).toHaveLength(2)
  })

  it('an empty cell leaves what is known, and a number is one number however it is written', async () => {
    const answer = await twice('people', `cpr;name;area\n040331-3990;;North\n${bodil};Berit;\n`)
    expect(counts(answer)).toMatchObject({ created: 0, updated: 2 })
    expect(await rows(database, tenant, sql`select name, area from citizen order by name`)).toEqual([
      { name: 'Anna', area: 'North' },
      { name: 'Berit', area: null },
      { name: 'Carl', area: null },
    ])
  })
})

describe('teams', () => {
  it('change in what is said of them, and keep the rest', async () => {
    await twice('teams', 'key;name;private;frame budget\nnorth;;yes;1.000.000,50\n')
    await twice('teams', 'key;area\nnorth;N\n')
    expect(
      await rows(
        database,
        tenant,
        sql`select name, area, private, frame_budget_minor as budget from team where key = 'north'`,
      ),
    ).toEqual([{ name: 'Team North', area: 'N', private: true, budget: 100_000_050 }])
  })

  it('people come, go, and learn', async () => {
    const columns = 'key;staff;staff name;profession;competences;from;to'
    await twice('teams', `${columns}\nnorth;s1;Sif;nurse;medicine+wounds;2026-01-01;\nsouth;s1;;;;2026-05-01;\n`)
    const answer = await twice('teams', `${columns}\nnorth;s1;;;medicine;2026-01-01;2026-04-30\n`)
    expect(counts(answer)).toMatchObject({ updated: 1 })
    expect(
      await rows(
        database,
        tenant,
        sql`
      select t.key, s.name, s.competences, m.during::text
        from team_member m
        join team t on t.id = m.team_id
        join staff s on s.id = m.staff_id
        order by t.key`,
      ),
    ).toEqual([
      { key: 'north', name: 'Sif', competences: ['medicine'], during: '[2026-01-01,2026-05-01)' },
      { key: 'south', name: 'Sif', competences: ['medicine'], during: '[2026-05-01,)' },
    ])
  })
})

describe('grants', () => {
  const granted = async (identity: string) => {
    const id = await citizen(identity)
    const timeline = await asTenant(database.pool, tenant.id, (transaction) => grantsOf(transaction, tenant.id, [id]))
    return (timeline.get(id) ?? []).map(({ from, to, value }) => [
      from,
      to,
      value.frames.map(({ minutes }) => minutes as number),
    ])
  }

  it('a changed row of the same citizen and day is a new decision that takes over; both are kept', async () => {
    await twice('grants', `cpr;from;minutes\n${anna};2026-01-01;300\n`)
    const changed = await twice('grants', `cpr;from;minutes\n${anna};2026-01-01;240\n`)
    expect(counts(changed)).toMatchObject({ created: 0, updated: 1 })
    expect(await granted(anna)).toEqual([['2026-01-01', null, [240]]])
    expect(await rows(database, tenant, sql`select count(*) as decisions from decision`)).toEqual([{ decisions: 2 }])
    const old = await take(database, tenant, 'grants', `cpr;from;minutes\n${anna};2026-01-01;300\n`)
    expect(old).toMatchObject({ unchanged: 1, notes: [{ line: 2, reason: 'takenOver' }] })
    expect(await granted(anna)).toEqual([['2026-01-01', null, [240]]])
  })

  it('a correction of an earlier day does not undo what was decided from a later one', async () => {
    await twice('grants', `cpr;from;minutes\n${anna};2026-03-01;200\n${anna};2026-01-01;300\n`)
    await twice('grants', `cpr;from;minutes\n${anna};2026-03-01;200\n${anna};2026-01-01;240\n`)
    expect(await granted(anna)).toEqual([
      ['2026-01-01', '2026-02-28', [240]],
      ['2026-03-01', null, [200]],
    ])
  })

  it('decided on one day, the one from the later day counts as decided later', async () => {
    await twice(
      'grants',
      csv(
        `cpr;from;to;minutes;decided on`,
        `${anna};2026-03-01;;200;2025-12-01`,
        `${anna};2026-01-01;2026-12-31;300;2025-12-01`,
      ),
    )
    expect(await granted(anna)).toEqual([
      ['2026-01-01', '2026-02-28', [300]],
      ['2026-03-01', null, [200]],
    ])
    const moments = await rows(
      database,
      tenant,
      sql`select (decided_at at time zone 'Europe/Copenhagen')::date as day from decision`,
    )
    expect(moments).toEqual([{ day: '2025-12-01' }, { day: '2025-12-01' }])
  })
})

describe('plans', () => {
  const planned = async (identity: string) => {
    const id = await citizen(identity)
    const timeline = await asTenant(database.pool, tenant.id, (transaction) =>
      plansOf(transaction, tenant.id, [id], always),
    )
    return (timeline.get(id) ?? []).map(({ from, to, value }) => [
      from,
      to,
      value.visits.map(({ key, minutes }) => `${key} ${minutes}`),
    ])
  }
  const columns = 'cpr;from;to;key;part of day;weekdays;minutes'

  it('a changed plan is a new version from its day; a plan known to begin later stays', async () => {
    await twice(
      'plans',
      `${columns}\n${anna};2026-01-01;;m;morning;daily;30\n${anna};2026-03-01;2026-12-31;m;morning;daily;40\n`,
    )
    const changed = csv(
      `${columns}`,
      `${anna};2026-03-01;2026-12-31;m;morning;daily;40`,
      `${anna};2026-01-01;;e;evening;mon-fri;20`,
      `${anna};2026-01-01;;m;morning;daily;25`,
    )
    const answer = await twice('plans', changed)
    expect(counts(answer)).toMatchObject({ created: 0, updated: 2, unchanged: 1 })
    expect(answer.notes).toEqual([])
    expect(await planned(anna)).toEqual([
      ['2026-01-01', '2026-02-28', ['e 20', 'm 25']],
      ['2026-03-01', '2026-12-31', ['m 40']],
    ])
    const old = await take(database, tenant, 'plans', `${columns}\n${anna};2026-01-01;;m;morning;daily;30\n`)
    expect(old).toMatchObject({ unchanged: 1, notes: [{ line: 2, reason: 'takenOver' }] })
  })

  it('is one plan whatever the order of its rows', async () => {
    const [a, b] = [`${anna};2026-01-01;;m;morning;daily;30`, `${anna};2026-01-01;;e;evening;1-7;20`]
    await twice('plans', `${columns}\n${a}\n${b}\n`)
    expect(counts(await take(database, tenant, 'plans', `${columns}\n${b}\n${a}\n`))).toMatchObject({ unchanged: 2 })
  })
})

describe('visits', () => {
  const facts = () =>
    rows(
      database,
      tenant,
      sql`
      select day, kind, planned_visit as planned, minutes, to_char(starts_at, 'MM-DD HH24:MI') as start,
        to_char(ends_at, 'MM-DD HH24:MI') as "end", source
      from visit_fact order by day, starts_at, minutes, kind`,
    )
  beforeEach(() =>
    take(
      database,
      tenant,
      'plans',
      csv(
        `cpr;from;to;key;part of day;weekdays;minutes`,
        `${anna};2026-01-01;2026-10-31;m;morning;daily;30`,
        `${anna};2026-03-01;2026-10-31;n;morning;daily;30`,
      ),
    ),
  )

  it('outside the plan of their day count as unplanned', async () => {
    await twice(
      'visits',
      csv(
        `cpr;date;minutes;planned visit`,
        `${anna};2026-02-10;30;m`,
        `${anna};2026-02-10;31;n`,
        `${anna};2026-05-10;29;m`,
        `${anna};2026-05-10;30;n`,
        `${bodil};2026-05-10;35;n`,
        `${anna};2026-11-10;30;n`,
      ),
    )
    expect((await facts()).map(({ day, kind, planned, minutes }) => [day, kind, planned, minutes])).toEqual([
      ['2026-02-10', 'less', 'm', 30],
      ['2026-02-10', 'extra', null, 31],
      ['2026-05-10', 'extra', null, 29],
      ['2026-05-10', 'less', 'n', 30],
      ['2026-05-10', 'extra', null, 35],
      ['2026-11-10', 'extra', null, 30],
    ])
  })

  it.each([
    ['lock', '', 'm', 'lockEvent', 'm'],
    ['clock', 'more', 'm', 'lockEvent', 'm'],
    ['lock', '', '', 'lockEvent', null],
    ['lock', '', 'nowhere', 'lockEvent', null],
    ['lock', 'swapped', 'm', 'swapped', 'm'],
    ['lock', 'extra', '', 'extra', null],
    ['staff', '', 'm', 'more', 'm'],
    ['', 'udført', '', 'extra', null],
    ['staff', 'moved', 'nowhere', 'extra', null],
    ['staff', 'declined at door', 'm', 'declinedAtDoor', 'm'],
    ['staff', 'observation', '', 'observation', null],
    ['report', 'lock event', 'm', 'lockEvent', 'm'],
  ])('from %j told as %j of %j are %s of %s', async (source, told, visit, kind, planned) => {
    await twice(
      'visits',
      `cpr;date;start;end;planned visit;kind;source\n${anna};2026-02-10;07:00;07:40;${visit};${told};${source}\n`,
    )
    expect(await facts()).toEqual([
      {
        day: '2026-02-10',
        kind,
        planned,
        minutes: 40,
        start: '02-10 06:00',
        end: '02-10 06:40',
        source: source || 'import',
      },
    ])
  })

  it('over midnight, and over a night when the clock is changed, last as long as they last', async () => {
    const rows_ = [
      '2026-02-10;23.50;00.20',
      '2026-02-11;23:30;24:00',
      '2026-03-28;23:00;06:00',
      '2026-10-24;23:00;06:00',
      '2026-10-25;01:30;03:30',
    ]
    await twice('visits', `cpr;date;start;end\n${rows_.map((row) => `${bodil};${row}`).join('\n')}\n`)
    expect((await facts()).map(({ day, minutes, start, end }) => [day, minutes, start, end])).toEqual([
      ['2026-02-10', 30, '02-10 22:50', '02-10 23:20'],
      ['2026-02-11', 30, '02-11 22:30', '02-11 23:00'],
      ['2026-03-28', 360, '03-28 22:00', '03-29 04:00'],
      ['2026-10-24', 480, '10-24 21:00', '10-25 05:00'],
      ['2026-10-25', 180, '10-24 23:30', '10-25 02:30'],
    ])
  })

  it('an id makes a fact one fact: the same again is nothing, other content is refused', async () => {
    const [one, two] = ['018f0000-0000-7000-8000-000000000001', '018F0000-0000-7000-8000-000000000002']
    const columns = 'id;cpr;date;minutes'
    await twice('visits', `${columns}\n${one};${anna};2026-10-01;30\n${two};${anna};2026-10-01;30\n`)
    const other = await take(
      database,
      tenant,
      'visits',
      `${columns}\n${one};${anna};2026-10-01;35\n${two};${anna};2026-10-02;30\n`,
    )
    expect(faults(other)).toEqual([
      [2, 'id', one, 'otherContent'],
      [3, 'id', two.toLowerCase(), 'otherContent'],
    ])
    const [three, four] = ['018f0000-0000-7000-8000-000000000003', '018f0000-0000-7000-8000-000000000004']
    const inFile = csv(
      `${columns}`,
      `${three};${bodil};2026-10-01;30`,
      `${three};${bodil};2026-10-01;30`,
      `${three};${bodil};2026-10-01;31`,
      `${four};${bodil};2026-10-03;5`,
    )
    const partial = await take(database, tenant, 'visits', inFile, { partial: true })
    expect(faults(partial)).toEqual([[4, 'id', three, 'otherContent']])
    expect(counts(partial)).toMatchObject({ read: 4, created: 2, unchanged: 1, errorCount: 1 })
  })

  it('without an id the row makes it, in whatever dialect and order of columns it is written', async () => {
    await twice(
      'visits',
      `cpr;date;start;end;source\n${anna};2026-10-01;07:00;07:30;lock\n${anna};2026-10-01;07:00;07:30;lock\n`,
    )
    const danish = `kilde,slut,start,dato,cpr\nlås,07.30,7.00,1/10 2026,040331-3990\n`
    expect(counts(await take(database, tenant, 'visits', danish))).toMatchObject({ read: 1, created: 0, unchanged: 1 })
    expect(await facts()).toHaveLength(1)
  })

  it('a correction names the fact it corrects', async () => {
    const id = '018f0000-0000-7000-8000-000000000005'
    await twice(
      'visits',
      csv(
        `cpr;date;minutes;kind;id;corrects`,
        `${anna};2026-10-01;30;extra;${id};`,
        `${anna};2026-10-01;20;correction;;${id}`,
      ),
    )
    expect(await rows(database, tenant, sql`select minutes from visit_fact where corrects = ${id}`)).toEqual([
      { minutes: 20 },
    ])
  })

  it('may lie years apart', async () => {
    await twice('visits', `cpr;date;minutes\n${anna};2001-01-31;10\n${anna};2026-10-01;20\n${anna};2099-12-31;30\n`)
    const made = await rows(
      database,
      tenant,
      sql`select count(*) as tables from pg_class where relname ~ '^visit_fact_(2001|2050|2099)_\\d\\d$'`,
    )
    expect(made).toEqual([{ tables: 2 }])
  })

  it('two who send the same file at once make one set of facts', async () => {
    const text = `cpr;date;minutes\n${Array.from({ length: 2_000 }, (_, index) => `${anna};${index % 2 ? '2026-11' : '2027-03'}-${10 + (index % 20)};${index % 100}`).join('\n')}\n`
    const answers = await Promise.all([1, 2, 3].map(() => take(database, tenant, 'visits', text)))
    const [{ facts: stored }] = (await rows<{ facts: number }>(
      database,
      tenant,
      sql`select count(*) as facts from visit_fact`,
    )) as [{ facts: number }]
    expect(answers.reduce((sum, { created }) => sum + created, 0)).toBe(stored)
    for (const { created, unchanged } of answers) expect(created + unchanged).toBe(2_000)
  })
})

describe('a file that breaks off while it is sent', () => {
  it.each(['visits', 'people'] as const)('of %s leaves everything as it was, and the connection free', async (kind) => {
    const before = await everything(database, tenant)
    async function* broken() {
      const rows = Array.from({ length: 20_000 }, (_, index) => `${anna};2026-10-01;${index % 100}\n`)
      yield new TextEncoder().encode(`cpr;date;minutes\n${rows.join('')}`)
      throw new Error('the sender went away')
    }
    for (let round = 0; round < 12; round++)
      await expect(importCsv(database.pool, tenant, kind, broken(), { partial: false, now })).rejects.toThrow(
        'went away',
      )
    expect(await everything(database, tenant)).toEqual(before)
  })
})

describe('hours', () => {
  it('said again with other figures, the last word holds', async () => {
    await twice(
      'hours',
      'team;day;staff;hours;cost\nnorth;2026-10-01;a;7,4;2.000,00\nnorth;2026-10-01;b;444;150000\n'.replace(
        '444',
        '7.25',
      ),
    )
    const answer = await twice(
      'hours',
      'gruppe;dato;medarbejder;minutter;beløb\nTeam North;1.10.2026;a;450;2.000,00\nnorth;1.10.2026;c;1;1\n',
    )
    expect(counts(answer)).toMatchObject({ read: 2, created: 1, updated: 1 })
    expect(
      await rows(
        database,
        tenant,
        sql`select staff_key as staff, minutes, cost_minor as cost from paid_hours order by staff_key`,
      ),
    ).toEqual([
      { staff: 'a', minutes: 450, cost: 200_000 },
      { staff: 'b', minutes: 435, cost: 15_000_000 },
      { staff: 'c', minutes: 1, cost: 100 },
    ])
  })
})

describe('for any file of visits', () => {
  const good = fc.record({
    who: fc.constantFrom(anna, bodil, carl),
    day: fc.integer({ min: 1, max: 28 }),
    minutes: fc.integer({ min: 0, max: 200 }),
    bad: fc.constant(undefined),
  })
  const bad = fc.record({
    who: fc.constantFrom(anna, '1705293990', 'x', ''),
    day: fc.constantFrom(1, 31, 99),
    minutes: fc.constant(10),
    bad: fc.constantFrom('x', '-1', '', '1,5', '"1"0'),
  })
  const line = ({
    who,
    day,
    minutes,
    bad: wrong,
  }: {
    who: string
    day: number
    minutes: number
    bad: string | undefined
  }) => `${who};2026-02-${String(day).padStart(2, '0')};${wrong ?? minutes}`

  it('partial takes in all minus the bad rows, whole takes in all or nothing, and both tell of the same errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof({ weight: 3, arbitrary: good }, bad), { maxLength: 12 }), async (told) => {
        const text = (lines: readonly string[]) => ['cpr;date;minutes', ...lines].join('\n')
        const fresh = await Promise.all([1, 2, 3].map(() => municipality(database)))
        const [some, all, none] = fresh as [Tenant, Tenant, Tenant]
        for (const made of fresh) await take(database, made, 'people', `cpr\n${anna}\n${bodil}\n${carl}\n`)
        const partial = await take(database, some, 'visits', text(told.map(line)), { partial: true })
        const onlyGood = await take(
          database,
          all,
          'visits',
          text(told.filter((row) => row.bad === undefined).map(line)),
        )
        const whole = await take(database, none, 'visits', text(told.map(line)))
        const stored = sql`select c.identity_value as who, v.day, v.minutes
          from visit_fact v
          join citizen c on c.id = v.citizen_id
          order by 1, 2, 3`
        expect(await rows(database, some, stored)).toEqual(await rows(database, all, stored))
        expect(partial.errors).toEqual(whole.errors)
        expect(new Set(partial.errors.map((error) => error.line)).size).toBe(
          told.filter((row) => row.bad !== undefined).length,
        )
        expect(partial).toMatchObject({ created: onlyGood.created, unchanged: onlyGood.unchanged, read: told.length })
        expect(whole.created).toBe(whole.errorCount === 0 ? onlyGood.created : 0)
      }),
      { numRuns: 15 },
    )
  })
})
