import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { PaidHours } from '#care/people/team.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type Month, readMonth } from '#kernel/calendar/month.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { money } from '#kernel/money.ts'
import { qualityBonus } from './bonus.ts'
import { idOf } from './case-language.fixture.ts'
import type { SettlementLine } from './settlement.ts'
import { teamBudget, teamFrameBudget } from './team-budget.ts'

const north = idOf<'Team'>('team', 'north')
const south = idOf<'Team'>('team', 'south')
const monthsOf = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, month) => readMonth(`${year}-${String(month + 1).padStart(2, '0')}`)!)

describe('a frame budget', () => {
  test('is the year by days: 28 of 365 in February, 29 of 366 in a leap year', () => {
    // fulfils: 004-94
    const february = teamFrameBudget(baseModel, north, '2026-02' as Month, null)
    expect(february).toMatchObject({ quantity: 28, unit: 'days', per: 'year', amount: money(92_054_795, 'DKK') })
    expect(teamFrameBudget(baseModel, north, '2028-02' as Month, null).amount.minor).toBe(95_081_967)
  })

  test('of the team’s own goes before the model’s', () => {
    const own = teamFrameBudget(baseModel, north, '2026-01' as Month, 36_500)
    expect(own.amount.minor).toBe(3_100)
    expect(own.ground.inputs).toMatchObject({ yearMinor: 36_500, ofTheTeam: true, days: 31, daysOfYear: 365 })
  })

  test('has twelve months that add up to the year, whatever the sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom(2026, 2028), (budget, year) => {
        const months = monthsOf(year).map((month) => teamFrameBudget(baseModel, north, month, budget).amount.minor)
        expect(months.reduce((sum, minor) => sum + minor, 0)).toBe(budget)
      }),
    )
  })
})

describe('a team’s budget', () => {
  const line = (team: Id<'Team'>, from: string, to: string, minor: number): SettlementLine => ({
    ...teamFrameBudget(baseModel, team, '2026-10' as Month, 0),
    period: { from: localDate(from), to: localDate(to) },
    amount: money(minor, 'DKK'),
  })
  const hours = (team: Id<'Team'>, day: string, long: number, minor: number): PaidHours => ({
    team,
    day: localDate(day),
    staff: 'anna',
    minutes: minutes(long),
    cost: money(minor, 'DKK'),
  })
  const given = {
    team: north,
    income: [
      line(north, '2026-10-01', '2026-10-31', 3_100),
      line(north, '2026-10-21', '2026-10-31', 1_100),
      line(south, '2026-10-01', '2026-10-31', 9_999),
      line(north, '2026-09-01', '2026-09-30', 7_777),
    ],
    hours: [
      hours(north, '2026-10-01', 480, 500),
      hours(north, '2026-10-10', 240, 300),
      hours(north, '2026-10-11', 480, 5_000),
      hours(south, '2026-10-01', 480, 9_000),
      hours(north, '2026-09-30', 480, 9_000),
    ],
    month: '2026-10' as Month,
    currency: 'DKK' as const,
  }
  const dkk = (minor: number) => money(minor, 'DKK')

  test('is what it earned less what its hours cost, and where that ends at this pace', () => {
    // fulfils: 004-69, 004-72
    expect(teamBudget({ ...given, on: localDate('2026-10-10') })).toMatchObject({
      daysPassed: 10,
      days: 31,
      paidMinutes: 720,
      soFar: { income: dkk(1_000), cost: dkk(800), left: dkk(200) },
      // 800 in ten days are 2,480 in thirty-one.
      forecast: { income: dkk(4_200), cost: dkk(2_480), left: dkk(1_720) },
    })
  })

  test('ends as it is when the month is over, and knows nothing before it begins', () => {
    const after = teamBudget({ ...given, on: localDate('2026-11-20') })
    expect(after.forecast).toEqual(after.soFar)
    expect(after.soFar).toEqual({ income: dkk(4_200), cost: dkk(5_800), left: dkk(-1_600) })
    expect(teamBudget({ ...given, on: localDate('2026-09-30') })).toMatchObject({
      daysPassed: 0,
      soFar: { income: dkk(0), cost: dkk(0) },
      forecast: null,
    })
  })
})

describe('a quality bonus', () => {
  const settled = money(1_000_000, 'DKK')

  test('is its percentage of what was settled, by the weight of the measures met', () => {
    // fulfils: 002-54
    expect(qualityBonus(baseModel, { satisfied: 90, faces: 10 }, settled)).toEqual({
      amount: money(20_000, 'DKK'),
      met: ['satisfied', 'faces'],
      missed: [],
    })
    expect(qualityBonus(baseModel, { satisfied: 89.9, faces: 10 }, settled)).toEqual({
      amount: money(10_000, 'DKK'),
      met: ['faces'],
      missed: ['satisfied'],
    })
    expect(qualityBonus(baseModel, { satisfied: 95, faces: 11 }, settled).missed).toEqual(['faces'])
  })

  test('is nothing for what nobody measured, and nothing where the model has none', () => {
    expect(qualityBonus(baseModel, {}, settled)).toMatchObject({ amount: money(0, 'DKK'), met: [] })
    const { qualityBonus: _, ...without } = baseModel
    expect(qualityBonus(without, { satisfied: 100 }, settled)).toEqual({ amount: money(0, 'DKK'), met: [], missed: [] })
  })
})
