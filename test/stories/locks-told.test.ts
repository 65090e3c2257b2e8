/** Digital locks in a municipality steered by Solna's model: taken in from a table, shared out by team, shown in a month. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importCsv } from '#contract/imports/operations.ts'
import { readLockShares } from '#contract/people/locks.ts'
import { readCitizen } from '#contract/people/operations.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { must } from '#kernel/result.ts'
import { answerOf } from '#server/settlement/answer.ts'
import { settleMonth } from '#server/settlement/settle-month.ts'
import { summaryOf } from '#server/settlement/summary.ts'
import { type House, newHouse } from './chain-house.ts'
import { newTown, type Town } from './chain-town.ts'

let house: House
let town: Town
beforeAll(async () => {
  house = await newHouse()
  town = await newTown(house, 'solna')
  const table =
    'personnummer;digitalt lås från;lås till\n192101069249;2026-05-11;\n192208319232;2026-04-28;2026-05-10\n'
  const body = new TextEncoder().encode(table)
  await town.ask('controller', importCsv, { params: { kind: 'people' }, query: {}, body })
})
afterAll(() => house.close())

// fulfils: 002-50
test('the share by team on a day, and since when a home has its lock', async () => {
  const on = async (day: string) => {
    const { all, teams } = await town.ask('leader', readLockShares, { query: { on: day } })
    return [`${all.locked} of ${all.homes}, ${all.percent} %`, ...teams.map((team) => `${team.key} ${team.percent}`)]
  }
  expect(await on('2026-04-27')).toEqual(['0 of 2, 0 %', 'north 0', 'west 0'])
  expect(await on('2026-05-10')).toEqual(['1 of 2, 50 %', 'north 0', 'west 100'])
  expect(await on('2026-05-11')).toEqual(['1 of 2, 50 %', 'north 100', 'west 0'])
  expect(await on('2026-04-26')).toEqual(['0 of 0, null %'])

  town.at('05-12')
  const today = await town.ask('helper', readLockShares, {})
  expect(today).toMatchObject({ on: '2026-05-12', all: { locked: 1 } })
  const ada = await town.ask('contact', readCitizen, { params: { citizen: town.ids.ada } })
  expect(ada.lockSince).toBe('2026-05-11')
  town.at('05-04')
  const before = await town.ask('contact', readCitizen, { params: { citizen: town.ids.ada } })
  expect(before.lockSince).toBeNull()
})

// fulfils: 002-50
test('a settled month says how many homes have a lock, and how many visits one shows', async () => {
  await town.assessed()
  await town.decided('ada', '05-04', 'sol-11', ['cluster care 992 a month'])
  await town.planned('ada', 'every morning 30 personal-care')
  town.at('06-01')
  await town.told('ada', '05-04..05-31 on mon lockEvent morning 07:30-08:00', '05-05 less morning 20')
  const ask = { month: '2026-05' as Month, model: undefined, whatIf: true, by: 'test', at: house.clock() }
  const settled = must(await settleMonth(house.database.pool, town.tenant, ask))
  // 28 mornings: four Mondays by the lock, one told of by staff, 23 by the plan.
  expect(settled.evidence).toEqual({ lock: 4, staff: 1, plan: 23 })
  expect(summaryOf(settled)).toContain(
    'Visits done: 28. A lock or clock shows 14 %, staff told of 4 %, 82 % stand by the plan.\n' +
      'Digital locks: 1 of 2 homes (50 %) at the end of 2026-05.',
  )
  expect(JSON.parse(answerOf(settled))).toMatchObject({ locks: { homes: 2, locked: 1, percent: 50 } })
  // 24 visits without a lock are 120 seconds each of a manager; little of the frame used is 300 of the case officer.
  expect(summaryOf(settled)).toContain('about 0.8 hours of providers and 0.1 of the authority')
})
