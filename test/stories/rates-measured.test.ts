/**
 * What a model's rates hit and what they leave a team, measured on months that were lived. Ada has rate 2 in the north
 * and Bo rate 1 at a private provider, from Monday 4 May 2026 on.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listTeams } from '#contract/people/operations.ts'
import { readTeamIncentive } from '#contract/settlement/incentive.ts'
import type { Id } from '#kernel/id.ts'
import { CommandRefusal } from '#server/command/command.ts'
import { modelHits } from '#server/command/model-hits.ts'
import { type House, newHouse } from './chain-house.ts'
import { newTown, type Town } from './chain-town.ts'

let house: House
let town: Town
beforeAll(async () => {
  house = await newHouse()
  town = await newTown(house, 'syddjurs')
  await town.assessed()
  await town.decided('ada', '05-04', 'sel-83', ['whole 420 a week'], { category: 'maintaining', band: 'rate2' })
  await town.decided('bo', '05-04', 'sel-83', ['whole 200 a week'], { category: 'developing', band: 'rate1' })
  await town.planned('ada', 'every morning 50 hygiene')
  await town.planned('bo', 'mon-fri morning 30 hygiene')
})
afterAll(() => house.close())

async function hits(values: Record<string, string | boolean>) {
  const out: string[] = []
  const call = {
    values: { tenant: 'syddjurs', month: '2026-05', ...values },
    words: [],
    answer: (text: string) => void out.push(text),
    say: () => {},
    progress: () => {},
    path: (name: string) => name,
    database: async () => house.database,
    now: () => house.clock(),
  }
  try {
    return { code: await modelHits.run(call), out: out.join('\n') }
  } catch (error) {
    if (error instanceof CommandRefusal) return { code: error.code, out: error.message }
    throw error
  }
}

// fulfils: 004-76
test('the four weeks of May: who was given what the rate is for, and the level that would have covered them', async () => {
  expect(JSON.parse((await hits({ json: true })).out)).toMatchObject({
    model: { id: 'syddjurs' },
    all: { citizens: 2, inside: 2, medianDeviation: -60 }, // 350 - 420 and 150 - 200
    percentile: 80,
    levels: [
      { category: 'developing', band: 'rate1', level: 150, rateMinor: 60_760, levelRateMinor: null },
      { category: 'maintaining', band: 'rate2', level: 350, rateMinor: 418_460 },
    ],
    tried: [],
  })

  // Ten mornings of 20 minutes: 28 × 50 - 10 × 30 = 1,100 minutes in four weeks, 275 a week.
  const mornings = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '13']
  town.at('05-20')
  await town.told('ada', ...mornings.map((day) => `05-${day} less morning 20`))
  const { all, bands } = JSON.parse((await hits({ json: true })).out)
  expect(all).toMatchObject({ citizens: 2, inside: 1, under: 1, over: 0, hitPercent: 50 })
  expect(bands[1]).toMatchObject({ band: 'rate2', from: 300, below: 900, under: 1, medianDeviation: -145 })

  const { code, out } = await hits({ 'hour-price': '490' })
  expect(code).toBe(0)
  expect(out).toContain(
    'syddjurs, 2026-05: 2 courses with a rate by Syddjurs: a fixed rate per citizen (syddjurs 2022.1)',
  )
  expect(out).toMatch(/Maintaining, Rate 2 +1 +0 \(0 %\) +1 +0 +-145/)
  expect(out).toMatch(/Maintaining, Rate 2 +275 +100 % +4,184\.60 +2,245\.83/) // 275 × 490 / 60
})

// fulfils: 004-71
test('June and July: Ada manages more herself, the rate stands, and the team keeps what her hours would have cost', async () => {
  town.at('08-01')
  await town.told('ada', '07-01..07-31 less morning 20')
  await town.paid('north 07-31 h 10 4000')
  const teams = await town.ask('leader', listTeams, {})
  const north = teams.items.find(({ key }) => key === 'north')?.id as Id<'Team'>
  const months = { before: '2026-06', now: '2026-07' }
  const ask = (more: Record<string, string>) =>
    town.ask('leader', readTeamIncentive, { params: { team: north, ...months, ...more } })
  // 30 × 50 minutes in June are 1,550 of a month as long as July; 31 × 20 are 620. 930 minutes at 400.00 are 6,200.00.
  const income = { minor: 1_853_180, currency: 'DKK' } // 31 × 597.80
  expect(await ask({})).toMatchObject({
    model: { id: 'syddjurs' },
    hourlyCost: { minor: 40_000 },
    lines: [{ citizen: town.ids.ada, name: 'Ada', before: { income, minutes: 1550 }, now: { income, minutes: 620 } }],
    less: { citizens: 1, minutesLess: 930, incomeLess: { minor: 0 }, kept: { minor: 620_000 } },
    more: { citizens: 0 },
    leftOut: 0,
  })
  town.noteLook('leader', readTeamIncentive)
  await town.readsHerLog()

  const dearer = await town.ask('leader', readTeamIncentive, {
    params: { team: north, ...months },
    query: { hourlyCostMinor: '80000' },
  })
  expect(dearer.less.kept.minor).toBe(1_240_000)
  expect(
    await town.asked('leader', readTeamIncentive, { params: { team: north, before: '2026-07', now: '2026-06' } }),
  ).toMatchObject({
    ok: false,
    refusal: { detail: 'The month to compare with comes before the other.' },
  })
  expect(
    await town.asked('leader', readTeamIncentive, { params: { team: north, before: '2026-05', now: '2026-06' } }),
  ).toMatchObject({
    ok: false,
    refusal: { status: 404 },
  })
})

test.each([
  [{ month: '2026-13' }, 2, "not '2026-13'"],
  [{ percentile: '101' }, 2, 'a whole number from 1 to 100'],
  [{ 'hour-price': 'much' }, 2, 'an amount such as 490'],
  [{ model: 'solna' }, 1, 'solna has no rates to hit'],
  [{ model: 'nothing' }, 1, "there is no model 'nothing'"],
  [{ month: '2026-04' }, 0, 'Nobody had a rate of this model'],
])('%j ends with %i and says why', async (values, code, said) => {
  const answer = await hits(values)
  expect(answer.code).toBe(code)
  expect(answer.out).toContain(said)
})
