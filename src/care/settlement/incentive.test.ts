import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { SettlementBasis } from '#care/governance/settlement-rule.ts'
import { grantOf, idOf } from '#care/grants/grant.fixture.ts'
import type { Grant } from '#care/grants/grant.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { minutes } from '#kernel/minutes.ts'
import { money } from '#kernel/money.ts'
import { incentiveReport } from './incentive.ts'
import type { CitizenMonth } from './settlement.ts'

const hourlyCost = money(40_000, 'DKK')
const by = (basis: SettlementBasis): GovernanceModel => ({
  ...baseModel,
  settlement: { ...baseModel.settlement, basis },
})
const since = localDate('2026-01-01')
const monthOf = (month: string, daily: number, grant: Partial<Grant> = {}, citizen = 1): CitizenMonth => ({
  citizen: idOf<'Citizen'>(citizen),
  month: month as Month,
  teams: [{ from: since, to: null, value: idOf<'Team'>(9) }],
  grants: [{ from: since, to: null, value: grantOf({ category: 'developing', ...grant }) }],
  plans: [{ from: since, to: null, value: planOf([visitOf('a', { minutes: minutes(daily) })]) }],
  packages: [],
  facts: [],
})
const first = <Line>(lines: readonly Line[]): Line => lines[0] as Line

describe('somebody who needed an hour a day and needs half', () => {
  const months = { before: monthOf('2026-08', 60), now: monthOf('2026-10', 30) }

  // fulfils: 004-71
  test('leaves the team all that is saved, where a rate stands', () => {
    const { lines, less, more } = incentiveReport(by('weeklyRate'), [months], hourlyCost)
    const line = first(lines)
    expect([line.before.minutes, line.now.minutes]).toEqual([1860, 930])
    expect(line.before.income).toEqual(line.now.income)
    expect([line.before.cost.minor, line.now.cost.minor, line.kept.minor]).toEqual([1_240_000, 620_000, 620_000])
    expect(less).toMatchObject({
      citizens: 1,
      minutesLess: 930,
      costLess: { minor: 620_000 },
      kept: { minor: 620_000 },
    })
    expect(more.citizens).toBe(0)
  })

  test('leaves it nothing but the margin, where each minute is paid', () => {
    const { less } = incentiveReport(by('performedTime'), [months], hourlyCost)
    // August has 21 weekdays at 490 an hour and 10 days of weekend at 560, October 22 and 9.
    expect(less.incomeLess.minor).toBe(21 * 49_000 + 10 * 56_000 - (22 * 49_000 + 9 * 56_000) / 2)
    expect(less.kept.minor).toBe(less.costLess.minor - less.incomeLess.minor)
    expect(less.kept.minor).toBeLessThan(0)
  })

  test('leaves all of it where the team has a budget of its own', () => {
    const { less } = incentiveReport(by('frameBudget'), [months], hourlyCost)
    expect([less.incomeLess.minor, less.kept.minor]).toEqual([0, 620_000])
  })
})

// fulfils: 004-71
test('a lower band takes more back than was saved', () => {
  const before = monthOf('2026-08', 60, { band: '2' })
  const now = monthOf('2026-10', 30, { band: '1' })
  const { less } = incentiveReport(by('weeklyRate'), [{ before, now }], hourlyCost)
  // 31 sevenths of 3,500.00 and of 1,000.00 a week.
  expect(less.incomeLess.minor).toBe(Math.round((31 * 350_000) / 7) - Math.round((31 * 100_000) / 7))
  expect(less.kept.minor).toBe(620_000 - less.incomeLess.minor)
})

test('a month of thirty days before one of thirty-one is no change', () => {
  const { lines, less, more } = incentiveReport(
    by('weeklyRate'),
    [{ before: monthOf('2026-09', 60), now: monthOf('2026-10', 60) }],
    hourlyCost,
  )
  expect(first(lines)).toMatchObject({ before: { minutes: 1860 }, now: { minutes: 1860 }, kept: { minor: 0 } })
  expect([less.citizens, more.citizens]).toEqual([0, 0])
})

test('those who needed more stand by themselves, and whoever had nothing is no line', () => {
  const nobody = { ...monthOf('2026-10', 30, {}, 3), grants: [], plans: [] }
  const { lines, less, more } = incentiveReport(
    by('weeklyRate'),
    [
      { before: monthOf('2026-08', 60), now: monthOf('2026-10', 30) },
      { before: monthOf('2026-08', 30, {}, 2), now: monthOf('2026-10', 45, {}, 2) },
      { before: { ...nobody, month: '2026-08' as Month }, now: nobody },
    ],
    hourlyCost,
  )
  expect(lines.map(({ citizen }) => citizen)).toEqual([idOf(1), idOf(2)])
  expect(less.kept.minor).toBe(620_000)
  expect(more).toMatchObject({ citizens: 1, minutesLess: -465, kept: { minor: -310_000 } })
})
