/** A citizen comes home from hospital, and an assessment is written, where Solna's model steers: over the interface. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFollowUps, readTeamFollowUps, tellDischarge, writeFollowUp } from '#contract/followup/operations.ts'
import { writeAssessment } from '#contract/grants/operations.ts'
import { json, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { loadPreset } from '#server/governance/load.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { citizens, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked

beforeAll(async () => {
  database = await freshDatabase()
  const town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  const solna = await loadPreset('solna')
  // Its money is another country's, and no money is asked for here.
  await asTenant(database.pool, town.id, async (transaction) => {
    await transaction.run(sql`
      insert into governance_model (tenant_id, id, version, valid, document, content_hash, stored_at)
      values (${town.id}, 'solna', '2025.1', daterange('2025-07-01', null), ${json(solna?.written)}, 'solna', now())`)
    await transaction.run(sql`
      update steering set during = daterange(lower(during), '2026-10-01') where tenant_id = ${town.id}`)
    await transaction.run(sql`
      insert into steering (tenant_id, model_id, model_version, during)
      values (${town.id}, 'solna', '2025.1', daterange('2026-10-01', null))`)
  })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const citizen = citizens.north
const as = (person: Parameters<Asked['as']>[1]) => asked.as('lyngvig', person)
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const status = (result: { ok: boolean; refusal?: unknown }) =>
  result.ok ? 201 : (result.refusal as { status: number }).status
const clocks = (items: readonly { rule: string; dueOn: string; state: string }[]) =>
  items.filter(({ rule }) => rule.startsWith('homecoming')).map(({ rule, dueOn, state }) => `${rule} ${dueOn} ${state}`)

// fulfils: 002-40
test('a discharge that is told starts who gets in touch and when the plan is gone through; the contact ends it', async () => {
  const due = async () => clocks(value(await as('contact')(readFollowUps, { params: { citizen } })).items)
  expect(await due()).toEqual([])
  const body = { id: randomUUID(), on: '2026-10-05' }
  const told = value(await as('helper')(tellDischarge, { params: { citizen }, body }))
  const both = ['homecoming 2026-10-06 late', 'homecomingPlan 2026-10-19 ahead']
  expect(clocks(told.due)).toEqual(both)
  expect(await due()).toEqual(both)
  const team = value(await as('leader')(readTeamFollowUps, { params: { team: teams.north }, query: {} }))
  expect(team.items.map((each) => [each.citizen, clocks(each.due)])).toContainEqual([citizen, [both[0]]])
  const done = { id: randomUUID(), rule: 'homecoming', on: '2026-10-07', outcome: 'continues' as const }
  value(await as('contact')(writeFollowUp, { params: { citizen }, body: done }))
  expect(await due()).toEqual([both[1]])
  expect(status(await as('helper')(tellDischarge, { params: { citizen }, body }))).toBe(409)
  const ahead = { id: randomUUID(), on: '2026-10-08' }
  expect(status(await as('helper')(tellDischarge, { params: { citizen }, body: ahead }))).toBe(400)
  expect(
    status(await as('private')(tellDischarge, { params: { citizen }, body: { ...ahead, on: '2026-10-07' } })),
  ).toBe(404)
})

// fulfils: 002-43
test('an assessment asks for what the Swedish model asks for, and tells what was asked for nothing', async () => {
  const bare = {
    on: '2026-10-06',
    needs: [{ area: 'ICF:d510', levelNow: 3 as const, levelExpected: 2 as const, ownView: 'I am afraid to fall.' }],
    wishes: 'To shower in the morning.',
    resources: 'A daughter near by.',
    considered: [],
    conversation: { contact: null, contract: null, communication: null, conclusion: null },
  }
  const write = (body: object) =>
    as('officer')(writeAssessment, { params: { citizen }, body: { ...bare, id: randomUUID(), ...body } })
  expect(value(await write({})).notAskedFor).toEqual([])
  expect(status(await write({ wishes: null }))).toBe(422)
  const again = value(await write({ on: '2026-10-07', considered: [{ step: 'network', note: 'a son' }] }))
  expect(again.notAskedFor).toEqual([
    { kind: 'partNotAsked', part: 'funnel' },
    { kind: 'areaUnchanged', area: 'ICF:d510', since: '2026-10-06' },
  ])
})
