import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  answerChange,
  askForDecision,
  listChanges,
  listChangesAwaiting,
  makeChange,
  previewChange,
  takeBackChange,
} from '#contract/changes/operations.ts'
import type { ProblemDocument } from '#contract/http/problem.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { readPlans, readWeek } from '#contract/plans/operations.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, decisions, ownCitizen, rowsOf, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Tenant

/** A town for each test: thirty minutes every morning, in a frame of eight hours; it is Wednesday 7 October. */
beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 1 })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const params = { citizen: citizens.north }
const south = { citizen: citizens.south }
let made = 0
const newId = <Of extends string>(): Id<Of> => `0193fffe-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>
const as = (person: Parameters<Asked['as']>[1]) => asked.as('lyngvig', person)
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: ProblemDocument }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusal = (result: { ok: true } | { ok: false; refusal: ProblemDocument }): ProblemDocument => {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal
}

const morning = (changed: object = {}) => ({
  key: 'morning',
  partOfDay: 'morning' as const,
  days: { kind: 'timesAWeek' as const, times: 7 },
  minutes: 30,
  services: ['hygiene'],
  purpose: 'Lyngvig purpose',
  window: null,
  competences: [],
  staff: 1,
  ...changed,
})
const walk = morning({
  key: 'walk',
  partOfDay: 'afternoon',
  services: ['walk'],
  days: { kind: 'weekdays', weekdays: [1] },
})
const altered = (changed: object) => ({ kind: 'altered' as const, visit: morning(changed) })
const added = { kind: 'added' as const, visit: walk }
const wanted = { components: [], wanted: true, goalsKept: true, conditionsWorsen: false }
const agreed: 'citizen'[] = ['citizen']
const plansFrom = async (from: string, who = params) =>
  value(await as(who === params ? 'contact' : 'private')(readPlans, { params: who, query: { from } })).items.map(
    ({ holds, plan }) => [holds.from, holds.to, plan.visits.map(({ key, minutes }) => `${key} ${minutes}`).join(', ')],
  )
const headroomOf = async (week: string) =>
  value(await as('contact')(readWeek, { params: { ...params, week } })).headroom.map(({ left }) => left)

describe('a change is one thing', () => {
  const body = {
    id: newId<'Change'>(),
    change: wanted,
    edits: [altered({ minutes: 40 }), added],
    on: '2026-10-08',
    agreed,
  }

  test('several edits have one compass, and it promises what is then left', async () => {
    const { change, edits, on } = body
    const seen = value(await as('helper')(previewChange, { params, body: { change, edits, on } }))
    expect(seen).toMatchObject({ effect: 'insideFrame', mayDecide: true, week: '2026-W42' })
    expect(seen.situations).toEqual(['moreTimeInsideFrame', 'tasksInsideScope'])
    expect(seen.ground[0]?.inputs).toMatchObject({ minutesPerWeek: 100, framed: 480, planned: 210 })
    expect(seen.headroom).toMatchObject([{ planned: 310, left: 170 }])
    expect(await headroomOf('2026-W42')).toEqual([270])
  })

  test('once made, the plan says it from its day, and what is left is what was promised', async () => {
    const done = value(await as('helper')(makeChange, { params, body }))
    expect(done).toMatchObject({ outcome: 'made', unplanned: 0, plans: [{ version: 2, agreedWithCitizen: true }] })
    expect(await headroomOf('2026-W42')).toEqual(done.headroom.map(({ left }) => left))
    expect(await plansFrom('2026-10-07')).toEqual([
      ['2026-10-07', '2026-10-07', 'morning 30'],
      ['2026-10-08', null, 'morning 40, walk 30'],
    ])
  })

  test('sent again it is the same one, and another under its id is a conflict', async () => {
    const again = value(await as('helper')(makeChange, { params, body }))
    expect(again.plans).toMatchObject([{ version: 2 }])
    const other = { ...body, on: '2026-10-09' }
    expect(refusal(await as('helper')(makeChange, { params, body: other })).status).toBe(409)
    expect((await plansFrom('2026-10-07')).length).toBe(2)
  })

  test('thought out from a plan that another has taken over from, it is refused', async () => {
    const [now] = value(await as('contact')(readPlans, { params, query: { from: '2026-10-07' } })).items
    const late = { ...body, id: newId<'Change'>(), edits: [altered({ minutes: 35 })], basedOn: now!.plan.id }
    expect(refusal(await as('helper')(makeChange, { params, body: late })).status).toBe(409)
  })

  test('of a visit that is not in the plan it is refused, and nothing is kept', async () => {
    const id = newId<'Change'>()
    const gone = { ...body, id, edits: [{ kind: 'dropped' as const, key: 'evening' }] }
    const refused = refusal(await as('helper')(makeChange, { params, body: gone }))
    expect(refused).toMatchObject({ status: 422, refusal: { kind: 'noSuchVisit', visit: 'evening' } })
    expect(await rowsOf(database, town, sql`select 1 from change_made where id = ${id}`)).toEqual([])
  })

  test('that says nothing is refused at its field', async () => {
    const nothing = { change: wanted, edits: [], on: '2026-10-08' }
    const refused = refusal(await as('helper')(previewChange, { params, body: nothing }))
    expect(refused).toMatchObject({ status: 400, fields: [{ path: 'body.change.components' }] })
  })

  test('two at once are both in the plan', async () => {
    const evening = (key: string) => ({ kind: 'added' as const, visit: { ...walk, key, minutes: 5 } })
    const both = ['a', 'b', 'c'].map((key) =>
      as('helper')(makeChange, { params, body: { ...body, id: newId<'Change'>(), edits: [evening(key)] } }),
    )
    for (const one of await Promise.all(both)) value(one)
    const [, now] = await plansFrom('2026-10-07')
    expect(now?.[2]).toBe('a 5, b 5, c 5, morning 40, walk 30')
  })
})

describe('a pause, a package and a change in one', () => {
  test('the days of the pause are empty, the rhythm goes on after it, and the package has begun', async () => {
    const components = [
      { kind: 'paused' as const, days: 3 },
      { kind: 'package' as const, package: 'infection', newCitizen: false },
    ]
    const body = { id: newId<'Change'>(), change: { ...wanted, components }, edits: [], on: '2026-10-20', agreed }
    const done = value(await as('private')(makeChange, { params: south, body }))
    expect(done).toMatchObject({
      compass: { effect: 'minorFavourable' },
      plans: [{ visits: [] }, { period: { from: '2026-10-23', to: null } }],
      packages: [{ package: 'infection', period: { from: '2026-10-20', to: '2026-11-02' } }],
    })
    expect(await plansFrom('2026-10-20', south)).toEqual([
      ['2026-10-20', '2026-10-22', ''],
      ['2026-10-23', null, 'morning 30'],
    ])
  })

  test('a package that runs already refuses the whole of it', async () => {
    const components = [{ kind: 'package' as const, package: 'infection', newCitizen: false }]
    const edits = [altered({ minutes: 25 })]
    const body = { id: newId<'Change'>(), change: { ...wanted, components }, edits, on: '2026-10-25', agreed }
    const refused = refusal(await as('private')(makeChange, { params: south, body }))
    expect(refused.refusal).toMatchObject({ kind: 'alreadyRunning', until: '2026-11-02' })
    expect((await plansFrom('2026-10-25', south))[0]?.[2]).toBe('morning 30')
  })
})

test('whether a citizen is new is for the register to say, not for the sender', async () => {
  const answers = []
  for (const newCitizen of [true, false]) {
    const components = [{ kind: 'package' as const, package: 'clarification', newCitizen }]
    const body = { change: { ...wanted, components }, on: '2026-12-20' }
    answers.push(value(await as('contact')(previewChange, { params, body })))
  }
  expect(answers[0]?.situations).toEqual(['packageDelegated'])
  expect(answers[1]).toEqual(answers[0])
})

describe('what is adverse or outside', () => {
  const adverse = { ...wanted, wanted: false, goalsKept: false }
  const edits = [{ kind: 'dropped' as const, key: 'morning' }]
  const on = '2026-11-02'
  const id = newId<'Change'>()

  test('is refused with the compass where it is not theirs, and the plan is as it was', async () => {
    const before = await plansFrom(on)
    const body = { id, change: adverse, edits, on, agreed }
    const refused = refusal(await as('contact')(makeChange, { params, body }))
    expect(refused).toMatchObject({ status: 422, refusal: { effect: 'adverse', by: 'caseOfficer', mayDecide: false } })
    expect(await plansFrom(on)).toEqual(before)
  })

  test('is taken to the one who decides, once, with what must follow', async () => {
    const body = { id, change: adverse, edits, on, note: 'She sleeps until ten.' }
    const kept = value(await as('contact')(askForDecision, { params, body }))
    expect(kept.compass.follows).toEqual(expect.arrayContaining(['hearing', 'letter', 'reasons', 'appealGuidance']))
    expect(value(await as('contact')(askForDecision, { params, body }))).toEqual(kept)
    const { items } = value(await as('officer')(listChangesAwaiting, {}))
    expect(items).toMatchObject([
      { id, citizen: citizens.north, name: 'Lyngvig Grete', by: 'contact', note: 'She sleeps until ten.', edits },
    ])
    expect(refusal(await as('contact')(listChangesAwaiting, {})).status).toBe(403)
    const mine = value(await as('grete')(listChanges, { params })).items.find((one) => one.id === id)
    expect(mine).toMatchObject({ state: 'awaitsDecision', mayTakeBack: false })
  })

  test('waits for a decision also when the case officer makes it', async () => {
    const own = newId<'Change'>()
    const more = { id: own, change: wanted, edits: [altered({ minutes: 90 })], on, agreed }
    const done = value(await as('officer')(makeChange, { params, body: more }))
    expect(done).toMatchObject({ outcome: 'awaitsDecision', plans: [], compass: { effect: 'outside' } })
    expect(value(await as('officer')(makeChange, { params, body: more }))).toEqual(done)
    const { items } = value(await as('officer')(listChangesAwaiting, {}))
    expect(items.map((one) => one.id)).toEqual([id, own])
    const first = value(await as('officer')(listChangesAwaiting, { query: { limit: '1' } }))
    expect(first.next).toBe(id)
    const rest = value(await as('officer')(listChangesAwaiting, { query: { after: id } }))
    expect(rest.items.map((one) => one.id)).toEqual([own])
  })

  test('is answered once, by a decision about this citizen or by saying that none will be', async () => {
    const about = { ...params, change: id }
    const foreign = { outcome: 'decided' as const, decision: decisions.south, note: null }
    expect(refusal(await as('officer')(answerChange, { params: about, body: foreign })).fields).toMatchObject([
      { path: 'body.decision' },
    ])
    const declined = { outcome: 'declined' as const, note: 'We try again in spring.' }
    const elsewhere = { citizen: ownCitizen(1), change: id }
    expect(refusal(await as('officer')(answerChange, { params: elsewhere, body: declined })).status).toBe(422)
    value(await as('officer')(answerChange, { params: about, body: declined }))
    expect(refusal(await as('officer')(answerChange, { params: about, body: declined })).status).toBe(409)
    const { items } = value(await as('officer')(listChangesAwaiting, {}))
    expect(items.map((one) => one.id)).not.toContain(id)
    const mine = value(await as('contact')(listChanges, { params })).items.find((one) => one.id === id)
    expect(mine).toMatchObject({ state: 'declined', note: 'We try again in spring.' })
  })
})

describe('taking back', () => {
  const longer = (minutes: number, on: string) => ({
    ...{ id: newId<'Change'>(), change: wanted, edits: [altered({ minutes })], on, agreed },
  })
  const back = (change: Id<'Change'>, id = newId<'Change'>()) =>
    as('contact')(takeBackChange, { params: { ...params, change }, body: { id, agreed } })

  test('what has not begun: the plan is as it would have been, and both are told', async () => {
    const before = await plansFrom('2026-12-01')
    const change = longer(45, '2026-12-01')
    value(await as('contact')(makeChange, { params, body: change }))
    expect((await plansFrom('2026-12-01'))[0]?.[2]).toContain('morning 45')
    const listed = value(await as('contact')(listChanges, { params })).items[0]
    expect(listed).toMatchObject({ id: change.id, state: 'made', mayTakeBack: true })
    const id = newId<'Change'>()
    const done = value(await back(change.id, id))
    expect(value(await back(change.id, id))).toEqual(done)
    expect((await plansFrom('2026-12-01')).map((row) => row[2])).toEqual(before.map((row) => row[2]))
    const { items } = value(await as('contact')(listChanges, { params }))
    expect(items.slice(0, 2).map(({ state, mayTakeBack }) => [state, mayTakeBack])).toEqual(
      expect.arrayContaining([
        ['takesBack', false],
        ['takenBack', false],
      ]),
    )
    expect(refusal(await back(change.id)).refusal).toEqual({ kind: 'takenBackAlready' })
  })

  test('what has begun inside the frame: from today', async () => {
    const change = longer(50, '2026-10-07')
    const then = await plansFrom('2026-10-09')
    value(await as('contact')(makeChange, { params, body: change }))
    value(await back(change.id))
    expect((await plansFrom('2026-10-07'))[0]?.[2]).toBe('morning 30')
    expect((await plansFrom('2026-10-09')).map((row) => row[2])).toEqual(then.map((row) => row[2]))
  })

  test('a pause: the days are there again', async () => {
    const change = { ...wanted, components: [{ kind: 'paused' as const, days: 10 }] }
    const body = { id: newId<'Change'>(), change, edits: [], on: '2027-01-04', agreed }
    const before = await plansFrom('2027-01-04')
    value(await as('contact')(makeChange, { params, body }))
    expect((await plansFrom('2027-01-04'))[0]?.[2]).toBe('')
    value(await back(body.id))
    expect(await plansFrom('2027-01-04')).toEqual(before)
  })

  test('minor minutes are given back with it', async () => {
    const edits = [{ kind: 'added' as const, visit: { ...walk, key: 'minor', minutes: 170 } }]
    const body = { id: newId<'Change'>(), change: wanted, edits, on: '2027-02-01', agreed }
    const done = value(await as('contact')(makeChange, { params, body }))
    expect(done.compass.effect).toBe('minorFavourable')
    const minor = async () =>
      (await rowsOf(database, town, sql`select sum(minor_minutes)::int as sum from change_made`))[0]?.sum
    expect(await minor()).toBeGreaterThan(0)
    value(await back(body.id))
    expect(await minor()).toBe(0)
  })

  test('not once the plan has been written again, and not by somebody who may not', async () => {
    const [first, second] = [longer(41, '2027-03-01'), longer(42, '2027-03-08')]
    for (const body of [first, second]) value(await as('contact')(makeChange, { params, body }))
    expect(refusal(await back(first.id)).refusal).toEqual({ kind: 'writtenSince' })
    const body = { id: newId<'Change'>(), agreed: [] }
    const alone = await as('helper')(takeBackChange, { params: { ...params, change: second.id }, body })
    expect(refusal(alone)).toMatchObject({ status: 422, fields: [{ path: 'body.agreed' }] })
    value(await back(second.id))
  })
})

test('with all of it, whoever reads the citizen sees the plan of the day', async () => {
  const whole = value(await as('grete')(readCitizen, { params }))
  expect(whole.plan?.visits.map(({ minutes }) => minutes)).toEqual([30])
})
