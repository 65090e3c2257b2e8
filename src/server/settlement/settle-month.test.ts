import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Frame, Grant } from '#care/grants/grant.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addDecision } from '#server/grants/queries.ts'
import { addPlan } from '#server/plans/queries.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import { addFacts, ensureMonths } from '#server/visits/queries.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { answerOf } from './answer.ts'
import { type Ask, settleMonth } from './settle-month.ts'
import { summaryOf } from './summary.ts'

const zone = readZone('Europe/Copenhagen') as Zone
const id = <Of extends string>() => randomUUID() as string as Id<Of>
const october = '2026-10' as Month

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** A municipality of its own with one team, so that tests do not meet. */
async function municipality(key: string): Promise<Tenant & { readonly team: Id<'Team'> }> {
  const tenant: Tenant = { id: randomUUID(), key, name: key, country: 'DK', zone, currency: 'DKK' }
  expect(await addTenant(database.pool, tenant)).toBe(true)
  const team = id<'Team'>()
  await asTenant(database.pool, tenant.id, (transaction) =>
    transaction.run(sql`insert into team (tenant_id, id, key, name) values (${tenant.id}, ${team}, 'north', 'North')`),
  )
  return { ...tenant, team }
}

type Situation = {
  readonly grant?: { readonly from: string; readonly to?: string; readonly frames?: readonly Frame[] } & Partial<Grant>
  readonly visits?: readonly PlannedVisit[]
  readonly identity?: string
}

async function citizen({ id: tenant, team }: Tenant & { team: Id<'Team'> }, given: Situation): Promise<Id<'Citizen'>> {
  const who = id<'Citizen'>()
  await asTenant(database.pool, tenant, async (transaction) => {
    await transaction.run(sql`
      insert into citizen (tenant_id, id, identity_system, identity_value)
      values (${tenant}, ${who}, ${given.identity ? 'cpr' : null}, ${given.identity ?? null})`)
    await transaction.run(sql`
      insert into citizen_team (tenant_id, citizen_id, team_id, during)
      values (${tenant}, ${who}, ${team}, '[2026-01-01,)')`)
    if (given.visits)
      await addPlan(
        transaction,
        tenant,
        {
          id: id(),
          citizen: who,
          period: { from: localDate('2026-01-01'), to: null },
          agreedWithCitizen: true,
          visits: given.visits,
        },
        { by: 'test', at: 0 as Instant },
      )
  })
  if (given.grant) await grant(tenant, who, given.grant)
  return who
}

function grant(tenant: string, who: Id<'Citizen'>, given: NonNullable<Situation['grant']>, decidedAt = 0) {
  const { from, to, ...more } = given
  const decision = id<'Decision'>()
  const granted: Grant = {
    id: id(),
    citizen: who,
    decision,
    category: null,
    band: null,
    course: null,
    rehabilitation: false,
    beyondTheDay: false,
    followUpOn: null,
    goals: [],
    conditions: [],
    frames: [],
    ...more,
    period: { from: localDate(from), to: to ? localDate(to) : null },
  }
  return asTenant(database.pool, tenant, (transaction) =>
    addDecision(transaction, tenant, {
      id: decision,
      citizen: who,
      assessment: null,
      outcome: 'granted',
      decidedAt: decidedAt as Instant,
      decidedBy: 'test',
      from: localDate(from),
      legalBasis: [],
      facts: '',
      considerations: '',
      heardOn: null,
      appealGuidance: true,
      grant: granted,
    }),
  )
}

const ordered = (service: string, weekly: number): Frame => ({
  scope: { kind: 'service', service },
  minutes: minutes(weekly),
  per: 'week',
})

const visit: PlannedVisit = {
  key: 'morning-1',
  partOfDay: 'morning',
  days: { kind: 'weekdays', weekdays: [3] },
  minutes: minutes(30),
  services: ['hygiene'],
  purpose: null,
  window: null,
  competences: [],
  staff: 1,
}

function tell(tenant: string, who: Id<'Citizen'>, kind: FactKind, date: string, more: Partial<VisitFact> = {}) {
  const fact: VisitFact = {
    id: id(),
    citizen: who,
    date: localDate(date),
    plannedVisit: 'morning-1',
    kind,
    minutes: null,
    start: null,
    end: null,
    services: [],
    reason: null,
    source: 'lock',
    recordedAt: 0 as Instant,
    recordedBy: null,
    corrects: null,
    ...more,
  }
  return asTenant(database.pool, tenant, async (transaction) => {
    await ensureMonths(transaction, [fact.date])
    await addFacts(transaction, tenant, [fact])
    return fact
  })
}

const lock = (tenant: string, who: Id<'Citizen'>, date: string, from: string, to: string) =>
  tell(tenant, who, 'lockEvent', date, {
    start: instantAt(localDate(date), timeOfDay(from), zone),
    end: instantAt(localDate(date), timeOfDay(to), zone),
  })

const run = (tenant: Tenant, more: Partial<Ask> = {}) =>
  settleMonth(database.pool, tenant, {
    month: october,
    model: 'minute-control',
    whatIf: false,
    by: 'test',
    at: 0 as Instant,
    ...more,
  })

const accounts = (tenant: string) =>
  asTenant(database.pool, tenant, (transaction) =>
    transaction.rows<{ account: string; minor: number }>(sql`
      select account, sum(amount_minor)::bigint as minor from posting where tenant_id = ${tenant}
      group by account order by account`),
  )

describe('a month', () => {
  test('is settled, posted on two sides, and asked again posts nothing and answers the same', async () => {
    const tenant = await municipality('twice')
    const who = await citizen(tenant, {
      grant: { from: '2026-01-01', frames: [ordered('hygiene', 30)] },
      visits: [visit],
      identity: '0101000001',
    })
    for (const day of ['01', '08', '15', '22', '29']) await lock(tenant.id, who, `2026-10-${day}`, '07:30', '07:55')
    const first = must(await run(tenant))
    // Five visits of 25 minutes at 490.00 an hour.
    expect(first.lines.map(({ quantity, amount }) => [quantity, amount.minor])).toEqual([[125, 102_083]])
    expect(first.posted).toMatchObject({ number: 1, lines: 1, totalMinor: 102_083 })
    expect(await accounts(tenant.id)).toEqual([
      { account: 'care', minor: 102_083 },
      { account: 'team:north', minor: -102_083 },
    ])

    const again = must(await run(tenant, { at: 1_000_000 as Instant, by: 'somebody else' }))
    expect(again.posted).toBeNull()
    expect(answerOf(again)).toBe(answerOf(first))
    expect(summaryOf(again)).toBe(summaryOf(first))
    expect(JSON.parse(answerOf(again))).toMatchObject({
      totalMinor: 102_083,
      runs: [{ number: 1, lines: 1 }],
      lines: [{ citizen: 'cpr 0101000001', team: 'north', kind: 'performedTime', amountMinor: 102_083 }],
    })
  })

  test('settled again with something new posts the difference, and overwrites nothing', async () => {
    const tenant = await municipality('later')
    const who = await citizen(tenant, {
      grant: { from: '2026-01-01', frames: [ordered('hygiene', 60)] },
      visits: [visit],
    })
    const told = await lock(tenant.id, who, '2026-10-01', '07:30', '08:00')
    expect(must(await run(tenant)).posted).toMatchObject({ number: 1, totalMinor: 24_500 })

    await lock(tenant.id, who, '2026-10-08', '07:30', '07:50')
    expect(must(await run(tenant)).posted).toMatchObject({ number: 2, lines: 1, totalMinor: 16_333 })

    await tell(tenant.id, who, 'correction', '2026-10-01', { minutes: minutes(15), corrects: told.id })
    const third = must(await run(tenant))
    expect(third.posted).toMatchObject({ number: 3, lines: 1, totalMinor: -12_250 })
    expect(third.runs.map(({ totalMinor }) => totalMinor)).toEqual([24_500, 16_333, -12_250])
    expect(third.lines.map(({ amount }) => amount.minor)).toEqual([28_583])
    expect(await accounts(tenant.id)).toEqual([
      { account: 'care', minor: 28_583 },
      { account: 'team:north', minor: -28_583 },
    ])
  })

  test('with nothing but a new finding adds a run of no lines', async () => {
    const tenant = await municipality('finding')
    const who = await citizen(tenant, { visits: [visit] })
    expect(must(await run(tenant)).posted).toMatchObject({ number: 1, lines: 0, totalMinor: 0 })
    expect(must(await run(tenant)).posted).toBeNull()
    await tell(tenant.id, who, 'declinedLate', '2026-10-01')
    const { posted, findings } = must(await run(tenant))
    expect(posted).toMatchObject({ number: 2, lines: 0 })
    expect(findings).toMatchObject([{ kind: 'noFrame', facts: { visits: 4, minutes: 120 } }])
  })

  test('asked for by two at once is posted once', async () => {
    const tenant = await municipality('at-once')
    const who = await citizen(tenant, {
      grant: { from: '2026-01-01', frames: [ordered('hygiene', 60)] },
      visits: [visit],
    })
    await lock(tenant.id, who, '2026-10-01', '07:30', '08:00')
    const both = await Promise.all([run(tenant), run(tenant), run(tenant)])
    expect(both.map((each) => must(each).posted?.number ?? null).sort()).toEqual([1, null, null])
    expect((await accounts(tenant.id))[0]).toEqual({ account: 'care', minor: 24_500 })
  })
})

describe('a correction', () => {
  test('that moves a visit to another month takes it out of the one and brings it to the other', async () => {
    const tenant = await municipality('moved')
    const daily = { ...visit, days: { kind: 'timesAWeek', times: 7 } as const }
    const who = await citizen(tenant, {
      grant: { from: '2026-01-01', frames: [ordered('hygiene', 300)] },
      visits: [daily],
    })
    const told = await lock(tenant.id, who, '2026-10-31', '07:30', '08:00')
    await tell(tenant.id, who, 'correction', '2026-11-02', { minutes: minutes(30), corrects: told.id })
    const inOctober = must(await run(tenant))
    expect(inOctober.lines).toEqual([])
    const inNovember = must(await run(tenant, { month: '2026-11' as Month }))
    const visits = inNovember.findings.filter(({ kind, date }) => kind === 'noEvidence' && date === '2026-11-02')
    // It came without a door of its own there, so under locks somebody must look at it.
    expect(visits).toMatchObject([{ facts: { visit: 'morning-1', minutes: 30 } }])
  })
})

describe('a model', () => {
  test('outside its validity is refused; what-if shows it and posts nothing', async () => {
    const tenant = await municipality('early')
    await citizen(tenant, {
      grant: { from: '2013-01-01', category: 'developing', band: 'rate1' },
    })
    const early = { month: '2014-12' as Month, model: 'minute-control' }
    expect(await run(tenant, early)).toMatchObject({ ok: false, refusal: { kind: 'outsideValidity' } })
    const tried = must(await run(tenant, { ...early, whatIf: true }))
    expect(tried).toMatchObject({ posted: null, runs: [], whatIf: true })
    expect(await accounts(tenant.id)).toEqual([])
  })

  test('that nobody has, or none at all, is refused with those there are', async () => {
    const tenant = await municipality('unknown')
    expect(await run(tenant, { model: 'nowhere' })).toMatchObject({
      ok: false,
      refusal: { kind: 'unknownModel', known: expect.arrayContaining(['minute-control', 'syddjurs']) },
    })
    expect(await run(tenant, { model: undefined })).toMatchObject({ ok: false, refusal: { kind: 'noSteering' } })
  })

  test('by weekly rate pays by category and band, and a later decision takes over from its day', async () => {
    const tenant = await municipality('rates')
    const who = await citizen(tenant, { grant: { from: '2026-01-01', category: 'maintaining', band: 'rate1' } })
    await grant(tenant.id, who, { from: '2026-10-12', category: 'maintaining', band: 'rate2' }, 1)
    const { lines } = must(await run(tenant, { model: 'syddjurs' }))
    expect(lines.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['2026-10-01 maintaining/rate1', 11],
      ['2026-10-12 maintaining/rate2', 20],
    ])
  })
})

test('another municipality is neither seen nor paid', async () => {
  const [one, other] = [await municipality('one'), await municipality('other')]
  const given = { grant: { from: '2026-01-01', frames: [ordered('hygiene', 60)] }, visits: [visit] }
  const [who] = [await citizen(one, given), await citizen(other, given)]
  await lock(one.id, who as Id<'Citizen'>, '2026-10-01', '07:30', '08:00')
  expect(must(await run(other)).lines).toEqual([])
  expect(must(await run(one)).lines).toHaveLength(1)
  expect(await accounts(other.id)).toEqual([])
})

test('hours make a team budget, counted to the last day they tell of', async () => {
  const tenant = await municipality('hours')
  await citizen(tenant, { grant: { from: '2026-01-01', category: 'maintaining', band: 'rate1' } })
  await asTenant(database.pool, tenant.id, (transaction) =>
    transaction.run(sql`
      insert into paid_hours (tenant_id, team_id, day, staff_key, minutes, cost_minor)
      values (${tenant.id}, ${tenant.team}, '2026-10-10', 'anna', 480, 100000)`),
  )
  const { budgets } = must(await run(tenant, { model: 'syddjurs' }))
  expect(budgets).toMatchObject([
    {
      key: 'north',
      budget: { daysPassed: 10, soFar: { cost: { minor: 100_000 } }, forecast: { cost: { minor: 310_000 } } },
    },
  ])
})

describe('the database', () => {
  const posting = (tenant: string, sides: readonly (readonly [side: number, minor: number])[]) =>
    asTenant(database.pool, tenant, (transaction) =>
      transaction.run(sql`
        insert into posting (tenant_id, month, run, line, side, account, amount_minor)
        select ${tenant}, '2026-10-01', 1, 1, side, 'care', minor
        from unnest(${sides.map(([side]) => side)}::int[], ${sides.map(([, minor]) => minor)}::bigint[]) as s (side, minor)`),
    )

  test('takes no line whose sides do not add up, and none with a side missing', async () => {
    const tenant = await municipality('sides')
    await asTenant(database.pool, tenant.id, async (transaction) => {
      await transaction.run(sql`
        insert into settlement_run values (${tenant.id}, '2026-10-01', 1, 'x', '1', 'DKK', 100, 1, now(), 'test')`)
      await transaction.run(sql`
        insert into settlement_line values (${tenant.id}, '2026-10-01', 1, 1, ${randomUUID()}, ${tenant.team}, 'weeklyRate',
          'x', '2026-10-01', '2026-10-31', 1, 'days', 100, 'week', 100, '{}')`)
    })
    const refused = /do not balance/
    await expect(
      posting(tenant.id, [
        [1, 100],
        [2, -99],
      ]),
    ).rejects.toThrow(refused)
    await expect(posting(tenant.id, [[1, 0]])).rejects.toThrow(refused)
    await expect(
      posting(tenant.id, [
        [1, 100],
        [3, -100],
      ]),
    ).rejects.toThrow()
    expect(
      await posting(tenant.id, [
        [1, 100],
        [2, -100],
      ]),
    ).toBe(2)
  })
})
