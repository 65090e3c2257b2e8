import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Relative } from '#care/people/relative.ts'
import { type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { type Sql, sql } from '#server/database/sql.ts'
import { asOwner, asTenant, type Transaction } from '#server/database/transaction.ts'
import { loadPreset } from '#server/governance/load.ts'
import { addModel } from '#server/governance/store.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase } from '../../../test/database.ts'
import {
  answeringOn,
  appoint,
  assignArea,
  caseOfficerOf,
  endFixedContacts,
  reassignment,
  withoutFixedContact,
} from './assignments.ts'
import {
  addDelegatedTask,
  addRelative,
  competencesOn,
  endDelegatedTask,
  endMandate,
  mayStaffDo,
  relativesOn,
} from './rules-queries.ts'

const database = await freshDatabase()
afterAll(() => database.close())

const id = <Of extends string>(): Id<Of> => randomUUID() as Id<Of>
const solna = randomUUID()
const other = randomUUID()
const north = id<'Team'>()
const [nurse, assistant, helper] = [id<'Staff'>(), id<'Staff'>(), id<'Staff'>()]
const [ada, bent, cleo] = ['1', '2', '3'].map((n) => `00000000-0000-7000-8000-00000000000${n}` as Id<'Citizen'>) as [
  Id<'Citizen'>,
  Id<'Citizen'>,
  Id<'Citizen'>,
]
const day = localDate
const days = <To extends string | null>(from: string, to: To) =>
  ({ from: day(from), to: to && day(to) }) as { from: LocalDate; to: To extends string ? LocalDate : null }
const steeredBySolna = async (from: string) => {
  const model = await loadPreset('solna')
  const tenant = {
    id: solna,
    key: 'one',
    name: 'One',
    country: 'SE',
    zone: 'Europe/Stockholm',
    currency: 'SEK',
  } as Tenant
  await inSolna(async (transaction) => {
    must(await addModel(transaction, tenant, model!, { from: day(from), now: instant('2026-01-01T08:00:00Z') }))
  })
}
const inSolna = <Value>(work: (transaction: Transaction) => Promise<Value>) => asTenant(database.pool, solna, work)

beforeAll(async () => {
  await asOwner(database.pool, (owner) =>
    owner.run(sql`insert into tenant (id, key, name, country, zone, currency) values
      (${solna}, 'one', 'One', 'SE', 'Europe/Stockholm', 'SEK'),
      (${other}, 'two', 'Two', 'SE', 'Europe/Stockholm', 'SEK')`),
  )
  await inSolna(async (transaction) => {
    await transaction.run(
      sql`insert into team (tenant_id, id, key, name) values (${solna}, ${north}, 'north', 'North')`,
    )
    await transaction.run(sql`insert into staff (tenant_id, id, key, name, profession, competences) values
      (${solna}, ${nurse}, 'n', 'Nurse', 'nurse', '{}'), (${solna}, ${assistant}, 'a', 'Assistant', 'assistant', '{}'),
      (${solna}, ${helper}, 'h', 'Helper', 'helper', '{}')`)
    await transaction.run(sql`insert into citizen (tenant_id, id, identity_system, identity_value, area) values
      (${solna}, ${ada}, 'made', '0101', 'coast'), (${solna}, ${bent}, 'made', '2001', 'coast'),
      (${solna}, ${cleo}, 'made', '2002', null)`)
    await transaction.run(sql`insert into citizen_team (tenant_id, citizen_id, team_id, during) values
      (${solna}, ${ada}, ${north}, '[2026-01-01,)'), (${solna}, ${bent}, ${north}, '[2026-01-01,2026-02-01)')`)
    await transaction.run(sql`insert into team_member (tenant_id, team_id, staff_id, during) values
      (${solna}, ${north}, ${assistant}, '[2026-01-01,)'), (${solna}, ${north}, ${helper}, '[2026-03-01,2026-04-01)')`)
  })
})

describe('delegated tasks', () => {
  const insulin = { id: 'insulin', profession: 'nurse' } as const
  const delegation = { id: id<'DelegatedTask'>(), staff: helper, task: 'insulin', givenBy: nurse }

  // fulfils: 000-39
  it('let somebody do a task from the first day to the last, also when they end sooner than said', async () => {
    const ask = (on: string) => inSolna((transaction) => mayStaffDo(transaction, solna, helper, insulin, day(on)))
    expect(await ask('2026-02-01')).toMatchObject({ refusal: { kind: 'missingCompetence', profession: 'nurse' } })
    const period = days('2026-02-01', '2026-12-31')
    const add = () => inSolna((transaction) => addDelegatedTask(transaction, solna, { ...delegation, period }))
    expect([await add(), await add()]).toEqual([true, false])
    expect(await ask('2026-02-01')).toEqual({
      ok: true,
      value: { by: 'delegation', delegation: { ...delegation, giverProfession: 'nurse', period } },
    })
    const table = await inSolna((transaction) => competencesOn(transaction, solna, [insulin], day('2026-03-01')))
    expect(table).toEqual([
      {
        task: 'insulin',
        of: {
          nurse: { members: 1, trained: 1, delegated: 0 },
          assistant: { members: 1, trained: 0, delegated: 0 },
          helper: { members: 1, trained: 0, delegated: 1 },
        },
      },
    ])
    const end = (on: string) => inSolna((transaction) => endDelegatedTask(transaction, solna, delegation.id, day(on)))
    expect(await end('2026-01-31')).toBe(false)
    expect(await end('2027-01-31')).toBe(false)
    expect(await end('2026-05-31')).toBe(true)
    expect(await ask('2026-05-31')).toMatchObject({ ok: true })
    expect(await ask('2026-06-01')).toEqual({ ok: false, refusal: { kind: 'delegationEnded', on: '2026-05-31' } })
  })

  it('have a last day, and nobody gives themselves one', async () => {
    const add = (staff: Id<'Staff'>, period: Period) =>
      inSolna((transaction) =>
        transaction.run(sql`insert into delegated_task
          (tenant_id, id, staff_id, task, given_by, giver_profession, during)
          values (${solna}, ${id()}, ${staff}, 'x', ${nurse}, 'nurse', daterange(${period.from}, ${period.to}, '[]'))`),
      )
    await expect(add(helper, days('2026-01-01', null))).rejects.toThrow('check constraint')
    await expect(add(nurse, days('2026-01-01', '2026-01-31'))).rejects.toThrow('check constraint')
  })
})

// fulfils: 002-18
it('a fixed contact is appointed by the rule of the model that steers, taken over, ended; those without are found', async () => {
  const make = (staff: Id<'Staff'>, during: Period) =>
    inSolna((transaction) => appoint(transaction, solna, ada, staff, during))
  const answering = (on: string) => inSolna((transaction) => answeringOn(transaction, solna, ada, day(on)))
  const year = days('2026-01-01', '2026-12-31')
  const without = () => inSolna((transaction) => withoutFixedContact(transaction, solna, year))

  await steeredBySolna('2026-02-01')
  expect(await make(helper, days('2026-02-01', null))).toEqual({
    ok: false,
    refusal: { kind: 'professionMayNot', profession: 'helper', may: ['assistant'] },
  })
  expect(await answering('2026-01-01')).toEqual({ team: north, fixedContact: null, members: [assistant] })
  expect(await make(helper, days('2026-01-15', null))).toEqual({ ok: true, value: null })
  expect(await make(assistant, days('2026-03-01', null))).toEqual({ ok: true, value: null })
  expect(await answering('2026-02-28')).toEqual({ team: north, fixedContact: helper, members: [assistant] })
  expect(await answering('2026-03-01')).toEqual({
    team: north,
    fixedContact: assistant,
    members: [assistant, helper].sort(),
  })
  await inSolna((transaction) => endFixedContacts(transaction, solna, ada, day('2026-06-30')))
  expect(await answering('2026-06-30')).toMatchObject({ fixedContact: assistant })
  expect(await answering('2026-07-01')).toMatchObject({ team: north, fixedContact: null })
  expect(await without()).toEqual([
    { citizen: ada, days: [days('2026-01-01', '2026-01-14'), days('2026-07-01', '2026-12-31')] },
    { citizen: bent, days: [days('2026-01-01', '2026-01-31')] },
  ])
})

// fulfils: 003-28
it('case officers have areas, and going over to them shows who moves', async () => {
  await inSolna(async (transaction) => {
    await assignArea(transaction, solna, 'coast', 'carl', days('2026-01-01', null))
    await assignArea(transaction, solna, 'coast', 'dina', days('2026-07-01', '2026-07-31'))
    await assignArea(transaction, solna, 'town', 'erik', days('2026-01-01', null))
  })
  const officer = (citizen: Id<'Citizen'>, on: string) =>
    inSolna((transaction) => caseOfficerOf(transaction, solna, citizen, day(on)))
  expect(await officer(ada, '2025-12-31')).toBeUndefined()
  expect(await officer(ada, '2026-06-30')).toBe('carl')
  expect(await officer(ada, '2026-07-31')).toBe('dina')
  expect(await officer(ada, '2026-08-01')).toBe('carl')
  expect(await officer(cleo, '2026-08-01')).toBeUndefined()

  const order = [
    { first: '01', last: '15', officer: 'carl' },
    { first: '16', last: '31', officer: 'erik' },
  ]
  expect(await inSolna((transaction) => reassignment(transaction, solna, order, day('2026-06-30')))).toEqual({
    moves: [{ citizen: bent, from: 'erik', to: 'carl' }],
    stay: 1,
    counts: [{ from: 'erik', to: 'carl', citizens: 1 }],
    findings: [{ kind: 'noArea', citizen: cleo }],
  })
})

it('a relative has one mandate at a time, which ends on the day said', async () => {
  const daughter = id<'Relative'>()
  const relative = (mandate: Relative['mandate'], period: Period): Relative => ({
    id: daughter,
    name: 'Daughter',
    relation: 'eldest',
    mandate,
    period,
  })
  const add = (what: Relative) => inSolna((transaction) => addRelative(transaction, solna, ada, what))
  const end = (on: string) => inSolna((transaction) => endMandate(transaction, solna, ada, daughter, day(on)))
  const mandate = async (on: string) =>
    (await inSolna((transaction) => relativesOn(transaction, solna, ada, day(on)))).map((of) => [of.name, of.mandate])

  expect(await add(relative('see', days('2026-01-01', null)))).toBe(true)
  expect(await add(relative('act', days('2026-04-01', null)))).toBe(false)
  expect([await end('2025-12-31'), await end('2026-03-31'), await end('2026-03-31')]).toEqual([false, true, false])
  expect(await add({ ...relative('act', days('2026-04-01', '2026-06-30')), name: 'Daughter, newly wed' })).toBe(true)
  expect(await mandate('2026-03-31')).toEqual([['Daughter, newly wed', 'see']])
  expect(await mandate('2026-06-30')).toEqual([['Daughter, newly wed', 'act']])
  expect(await mandate('2026-07-01')).toEqual([['Daughter, newly wed', 'none']])
})

it('another municipality sees none of it, and cannot write it here', async () => {
  const elsewhere = <Value>(work: (transaction: Transaction) => Promise<Value>) => asTenant(database.pool, other, work)
  const tables: Sql[] = [sql`delegated_task`, sql`case_officer_area`, sql`relative`]
  for (const table of tables) {
    expect(await inSolna((transaction) => transaction.rows(sql`select 1 from ${table}`))).not.toEqual([])
    expect(await elsewhere((transaction) => transaction.rows(sql`select 1 from ${table}`))).toEqual([])
  }
  await expect(
    elsewhere((transaction) => assignArea(transaction, solna, 'coast', 'x', days('2030-01-01', null))),
  ).rejects.toThrow('row-level security')
})
