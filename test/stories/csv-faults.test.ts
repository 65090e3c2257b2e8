import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KindName } from '#exchange/csv/kinds.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { counts, csv, everything, faults, municipality, rows, take } from './csv-harness.ts'

let database: TestDatabase
let tenant: Tenant
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const [anna, bodil, carl] = ['0403313990', '1207389996', '3011429995'] as const
const stranger = '1705293990'

/** Three citizens, two teams, one plan. */
async function settled(): Promise<Tenant> {
  const made = await municipality(database)
  await take(database, made, 'teams', 'key;name\nnorth;Team North\nsouth;Team South\n')
  await take(database, made, 'people', `identity number\n${anna}\n${bodil}\n${carl}\n`)
  await take(
    database,
    made,
    'plans',
    `cpr;from;key;part of day;weekdays;minutes\n${anna};2026-01-01;m-1;morning;daily;30\n`,
  )
  return made
}

describe('a row that cannot be gets line, column, value and reason, and nothing of its file is taken in', () => {
  beforeAll(async () => {
    tenant = await settled()
  })

  const long = 'x'.repeat(10_001)
  it.each<[KindName, string, (string | number | null)[][]]>([
    ['people', '', [[1, null, null, 'emptyFile']]],
    ['people', '\r\n\r\n', [[1, null, null, 'emptyFile']]],
    ['people', 'PK\u0003\u0004rest', [[1, null, null, 'workbook']]],
    ['people', 'name;area\nA;B\n', [[1, 'identity_number', null, 'missingColumn']]],
    ['people', `cpr;borger\n${anna};${anna}\n`, [[1, 'borger', 'borger', 'columnTwice']]],
    ['people', `cpr;;name\n${stranger};what;A\n`, [[2, null, 'what', 'tooManyCells']]],
    ['people', `cpr;team;from\n${stranger};north;0206-01-01\n`, [[2, 'from', '0206-01-01', 'outOfRange']]],
    ['people', `cpr;name\n${stranger};A;B\n`, [[2, null, 'B', 'tooManyCells']]],
    ['people', `cpr;name\n${stranger};"A\nB"\n0001010000;C\n`, [[4, 'cpr', '0001010000', 'notAnIdentityNumber']]],
    ['people', `cpr;name\n${stranger};"A\n${anna};B`, [[2, null, `${stranger};"A`, 'openQuote']]],
    ['people', `cpr;name\n${stranger};"A"B\n`, [[2, null, `${stranger};"A"B`, 'strayQuote']]],
    ['people', `cpr;name\n${stranger};${long}\n`, [[2, 'name', long, 'tooLong']]],
    ['people', `cpr;name\n${stranger};A\u0000B\n`, [[2, 'name', 'A\u0000B', 'unreadableCharacter']]],
    ['people', `cpr;lock_to\n${stranger};2026-01-01\n`, [[2, 'lock_from', null, 'missing']]],
    [
      'people',
      `cpr;lock_from;lås til\n${stranger};2026-02-01;2026-01-01\n`,
      [[2, 'lås til', '2026-01-01', 'endsBeforeItBegins']],
    ],
    ['people', `cpr;team;from\n${stranger};east;2026-01-01\n`, [[2, 'team', 'east', 'unknownTeam']]],
    ['people', `cpr;team\n${stranger};north\n`, [[2, 'from', null, 'missing']]],
    [
      'people',
      `cpr;team;from;to\n${stranger};north;2026-02-01;2026-01-31\n`,
      [[2, 'to', '2026-01-31', 'endsBeforeItBegins']],
    ],
    ['people', `cpr;name\n${stranger};A\n${stranger};\n${stranger};B\n`, [[4, 'name', 'B', 'contradicts']]],
    [
      'people',
      `cpr;team;from\n${stranger};north;1-2-2026\n${stranger};south;2026-02-01\n`,
      [[3, 'team', 'south', 'contradicts']],
    ],
    ['teams', 'key;name\neast;\n', [[2, 'name', '', 'missing']]],
    ['teams', 'key;frame budget\nnorth;12.500\n', [[2, 'frame budget', '12.500', 'ambiguousNumber']]],
    ['teams', 'key;private\nnorth;maybe\n', [[2, 'private', 'maybe', 'notYesOrNo']]],
    ['teams', 'key;staff;profession;from\nnorth;s1;nurse;2026-01-01\n', [[2, 'staff_name', null, 'missing']]],
    [
      'teams',
      'key;staff;staff name;profession;from\nnorth;s1;S;doctor;2026-01-01\n',
      [[2, 'profession', 'doctor', 'notOneOf']],
    ],
    ['grants', `cpr;from;minutes\n${stranger};2026-01-01;60\n`, [[2, 'cpr', stranger, 'unknownCitizen']]],
    ['grants', `cpr;from;minutes\n${anna};5/1/2026;60\n`, [[2, 'from', '5/1/2026', 'ambiguousDate']]],
    ['grants', `cpr;from;minutes\n${anna};31-02-2026;60\n`, [[2, 'from', '31-02-2026', 'notADate']]],
    ['grants', `cpr;from;minutes\n${anna};2026-01-01;60,5\n`, [[2, 'minutes', '60,5', 'notWhole']]],
    ['grants', `cpr;from;minutes\n${anna};2026-01-01;0\n`, [[2, 'minutes', '0', 'outOfRange']]],
    ['grants', `cpr;from;minutes;cluster;service\n${anna};2026-01-01;60;a;b\n`, [[2, 'service', 'b', 'oneOrTheOther']]],
    ['grants', `cpr;from;minutes;per\n${anna};2026-01-01;60;day\n`, [[2, 'per', 'day', 'notOneOf']]],
    ['grants', `cpr;from;band\n${anna};2026-01-01;x\n`, [[2, 'minutes', null, 'missing']]],
    [
      'grants',
      `cpr;from;minutes\n${anna};2026-01-01;60\n${anna};2026-01-01;30\n`,
      [
        [2, 'cpr', anna, 'brokenBeside'],
        [3, 'minutes', '30', 'twiceInFile'],
      ],
    ],
    [
      'grants',
      `cpr;from;to;minutes;service\n${anna};2026-01-01;2026-06-30;60;a\n${anna};2026-01-01;2026-07-31;30;b\n`,
      [
        [2, 'cpr', anna, 'brokenBeside'],
        [3, 'to', '2026-07-31', 'contradicts'],
      ],
    ],
    [
      'plans',
      `cpr;from;key;part of day;minutes\n${anna};2026-01-01;a;morning;30\n`,
      [[2, 'weekdays', null, 'missing']],
    ],
    [
      'plans',
      `cpr;from;key;part of day;weekdays;times a week;minutes\n${anna};2026-01-01;a;morning;mon;2;30\n`,
      [[2, 'times a week', '2', 'oneOrTheOther']],
    ],
    [
      'plans',
      `cpr;from;key;part of day;weekdays;minutes\n${anna};2026-01-01;a;dawn;funday;30\n`,
      [
        [2, 'part of day', 'dawn', 'notOneOf'],
        [2, 'weekdays', 'funday', 'notWeekdays'],
      ],
    ],
    [
      'plans',
      `cpr;from;key;part of day;weekdays;minutes;window\n${anna};2026-01-01;a;morning;mon;30;early\n`,
      [[2, 'window', 'early', 'notAWindow']],
    ],
    [
      'plans',
      csv(
        `cpr;from;key;part of day;weekdays;minutes`,
        `${anna};2026-01-01;a;morning;mon;30`,
        `${anna};2026-01-01;a;noon;mon;30`,
      ),
      [
        [2, 'cpr', anna, 'brokenBeside'],
        [3, 'key', 'a', 'twiceInFile'],
      ],
    ],
    ['visits', `cpr;date;minutes\n${stranger};2026-10-01;30\n`, [[2, 'cpr', stranger, 'unknownCitizen']]],
    ['visits', `cpr;date\n${anna};2026-10-01\n`, [[2, 'minutes', null, 'missing']]],
    ['visits', `cpr;date;start\n${anna};2026-10-01;7.30\n`, [[2, 'end', null, 'missing']]],
    ['visits', `cpr;date;start;end\n${anna};2026-10-01;7:3;08:00\n`, [[2, 'start', '7:3', 'notATime']]],
    ['visits', `cpr;date;start;end\n${anna};2026-10-01;08:00;07:30\n`, [[2, 'end', '07:30', 'endsBeforeItBegins']]],
    [
      'visits',
      `cpr;date;start;end;minutes\n${anna};2026-10-01;07:00;07:30;45\n`,
      [[2, 'minutes', '45', 'otherLength']],
    ],
    ['visits', `cpr;date;minutes\n${anna};2126-10-01;30\n`, [[2, 'date', '2126-10-01', 'outOfRange']]],
    ['visits', `cpr;date;minutes;id\n${anna};2026-10-01;30;17\n`, [[2, 'id', '17', 'notAnId']]],
    ['visits', `cpr;date;minutes;kind\n${anna};2026-10-01;30;late\n`, [[2, 'kind', 'late', 'notOneOf']]],
    ['visits', `cpr;date;minutes;kind\n${anna};2026-10-01;30;correction\n`, [[2, 'corrects', null, 'missing']]],
    ['hours', 'team;day;staff;hours;cost\neast;2026-10-01;a;7,4;1000\n', [[2, 'team', 'east', 'unknownTeam']]],
    ['hours', 'team;day;staff;hours;cost\nnorth;2026-10-01;a;;1000\n', [[2, 'minutes', null, 'missing']]],
    [
      'hours',
      'team;day;staff;hours;minutes;cost\nnorth;2026-10-01;a;1;60;1000\n',
      [[2, 'hours', '1', 'oneOrTheOther']],
    ],
    ['hours', 'team;day;staff;hours;cost\nnorth;2026-10-01;a;1;12,345\n', [[2, 'cost', '12,345', 'ambiguousNumber']]],
    ['hours', 'team;day;staff;hours;cost\nnorth;2026-10-01;a;1;-5\n', [[2, 'cost', '-5', 'outOfRange']]],
    [
      'hours',
      'team;day;staff;hours;cost\nnorth;2026-10-01;a;1;5\nnorth;1/10 2026;a;2;5\n',
      [[3, 'staff', 'a', 'twiceInFile']],
    ],
  ])('%s %j', async (kind, text, expected) => {
    const before = await everything(database, tenant)
    const answer = await take(database, tenant, kind, text)
    expect(faults(answer)).toEqual(expected)
    expect(counts(answer)).toMatchObject({ created: 0, updated: 0, unchanged: 0, errorCount: expected.length })
    expect(await everything(database, tenant)).toEqual(before)
  })

  it('finds all that is wrong in one go, counts it, and lists the first thousand', async () => {
    const bad = Array.from({ length: 1_500 }, (_, index) => `${anna};32-10-2026;${index % 60}`).join('\n')
    const answer = await take(database, tenant, 'visits', `cpr;date;minutes\n${anna};2026-10-01;30\n${bad}\n`)
    expect(answer).toMatchObject({ read: 1_501, errorCount: 1_500, created: 0 })
    expect(answer.errors).toHaveLength(1_000)
    expect(answer.errors[999]).toEqual({ line: 1_002, column: 'date', value: '32-10-2026', reason: 'notADate' })
  })

  it('tells of a column nobody knows, and goes on', async () => {
    const answer = await take(database, tenant, 'people', `cpr;favourite cake\n${anna};lagkage\n`)
    expect(answer.notes).toEqual([
      { line: 1, column: 'favourite cake', value: 'favourite cake', reason: 'notUnderstood' },
    ])
    expect(counts(answer)).toEqual({ read: 1, created: 0, updated: 0, unchanged: 1, errorCount: 0 })
  })

  it('tells a broken letter from the end of the file in UTF-8', async () => {
    const start = new TextEncoder().encode(`cpr;name\n${anna};Åse\n${bodil};`)
    const answer = await take(database, tenant, 'people', Uint8Array.from([...start, 0xf8, 0x0a]))
    expect(faults(answer)).toEqual([[3, 'name', '\uFFFD', 'unreadableCharacter']])
  })
})

describe('with --partial everything is taken in but the bad rows', () => {
  beforeEach(async () => {
    tenant = await settled()
  })

  it('visits', async () => {
    const text = csv(
      `cpr;date;minutes`,
      `${anna};2026-10-01;30`,
      `${stranger};2026-10-01;30`,
      `${bodil};2026-10-01;x`,
      `${bodil};2026-10-02;20`,
    )
    const answer = await take(database, tenant, 'visits', text, { partial: true })
    expect(counts(answer)).toEqual({ read: 4, created: 2, updated: 0, unchanged: 0, errorCount: 2 })
    expect(await rows(database, tenant, sql`select day, minutes from visit_fact order by day`)).toEqual([
      { day: '2026-10-01', minutes: 30 },
      { day: '2026-10-02', minutes: 20 },
    ])
  })

  it('but rows of one decision, or of one plan, stand or fall together', async () => {
    const grants = csv(
      `cpr;from;minutes;service`,
      `${anna};2026-01-01;60;a`,
      `${anna};2026-01-01;x;b`,
      `${anna};2026-02-01;90;a`,
      `${bodil};2026-01-01;30;a`,
    )
    const answer = await take(database, tenant, 'grants', grants, { partial: true })
    expect(faults(answer)).toEqual([
      [2, 'cpr', anna, 'brokenBeside'],
      [3, 'minutes', 'x', 'notANumber'],
    ])
    expect(counts(answer)).toMatchObject({ read: 4, created: 2, errorCount: 2 })
    expect(await rows(database, tenant, sql`select minutes from frame order by minutes`)).toEqual([
      { minutes: 30 },
      { minutes: 90 },
    ])
  })

  it('a new team whose naming row is wrong leaves its other rows without a team', async () => {
    const text =
      'key;name;staff;staff name;profession;from\neast;Team East;s1;S;doctor;2026-01-01\neast;;s2;T;nurse;2026-01-01\n'
    const answer = await take(database, tenant, 'teams', text, { partial: true })
    expect(faults(answer)).toEqual([
      [2, 'profession', 'doctor', 'notOneOf'],
      [3, 'name', '', 'missing'],
    ])
    expect(await rows(database, tenant, sql`select key from team order by key`)).toEqual([
      { key: 'north' },
      { key: 'south' },
    ])
  })

  it("another municipality's citizens and teams are nobody here", async () => {
    const other = await municipality(database)
    const visits = await take(database, other, 'visits', `cpr;date;minutes\n${anna};2026-10-01;30\n`, { partial: true })
    expect(faults(visits)).toEqual([[2, 'cpr', anna, 'unknownCitizen']])
    const hours = await take(database, other, 'hours', 'team;day;staff;hours;cost\nnorth;2026-10-01;a;1;5\n', {
      partial: true,
    })
    expect(faults(hours)).toEqual([[2, 'team', 'north', 'unknownTeam']])
  })
})
