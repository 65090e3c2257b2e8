/** A team's money: its share of a frame budget, and what it earns against what its hours cost. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { PaidHours } from '#care/people/team.ts'
import { daysBetween, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { type Minutes, runningShare } from '#kernel/minutes.ts'
import { type Currency, divideHalfAway, type Money, money, subtractMoney } from '#kernel/money.ts'
import type { SettlementLine } from './settlement.ts'
import { groundOf } from './steps/prices.ts'

/**
 * The month's part of a team's year, by days and rounded so that the twelve months add up to the year.
 * `yearBudgetMinor` is the team's own; without one the model's holds. A model that steers by frame budget has one
 * (`modelProblems` sees to it), so having neither is a bug, and throws.
 */
export function teamFrameBudget(
  model: GovernanceModel,
  team: Id<'Team'>,
  month: Month,
  yearBudgetMinor: number | null,
): SettlementLine {
  const budget = yearBudgetMinor ?? model.settlement.frameBudgetMinorPerYear
  if (budget === undefined) throw new Error(`model ${model.id} has no frame budget and neither has team ${team}`)
  const period = daysOfMonth(month)
  const newYear = localDate(`${month.slice(0, 4)}-01-01`)
  const daysOfYear = daysBetween(newYear, localDate(`${month.slice(0, 4)}-12-31`)) + 1
  const before = daysBetween(newYear, period.from)
  const days = daysBetween(period.from, period.to) + 1
  const amount = runningShare(budget, before + days, daysOfYear) - runningShare(budget, before, daysOfYear)
  return {
    citizen: null,
    team,
    kind: 'frameBudget',
    key: period.from,
    period,
    quantity: days,
    unit: 'days',
    unitPrice: money(budget, model.currency),
    per: 'year',
    amount: money(amount, model.currency),
    ground: groundOf(model, 'settlement.frameBudgetMinorPerYear', null, period.from, {
      yearMinor: budget,
      ofTheTeam: yearBudgetMinor !== null,
      days,
      daysOfYear,
    }),
  }
}

/**
 * What a team has earned and spent by a day, and where that ends if the days left are like those passed.
 * @da teambudget
 * @sv teambudget
 */
export type TeamBudget = {
  readonly team: Id<'Team'>
  readonly period: Period & { readonly to: LocalDate }
  readonly daysPassed: number
  readonly days: number
  readonly paidMinutes: Minutes
  readonly soFar: TeamResult
  /** Nothing before the first day has passed, for then nothing is known of the cost. */
  readonly forecast: TeamResult | null
}

/**
 * Income, cost, and what is left: negative where the team spends more than it earns.
 * @da resultat
 * @sv resultat
 */
export type TeamResult = { readonly income: Money; readonly cost: Money; readonly left: Money }

/**
 * The budget of one team on one day of a month. Income is what the team's lines of the month pay, earned day by day;
 * cost is what its hours up to `on` cost. Lines, hours and days outside the month or of other teams do not count.
 */
export function teamBudget(given: {
  readonly team: Id<'Team'>
  readonly income: readonly Pick<SettlementLine, 'team' | 'period' | 'amount'>[]
  readonly hours: readonly PaidHours[]
  readonly month: Month
  /** The last day that has passed. */
  readonly on: LocalDate
  readonly currency: Currency
}): TeamBudget {
  const { team, currency, on } = given
  const period = daysOfMonth(given.month)
  const days = daysBetween(period.from, period.to) + 1
  const daysPassed = Math.min(Math.max(daysBetween(period.from, on) + 1, 0), days)
  const lines = given.income.filter((line) => line.team === team && includes(period, line.period.from))
  const hours = given.hours.filter((each) => each.team === team && includes(period, each.day) && each.day <= on)
  const cost = money(sum(hours.map((each) => each.cost.minor)), currency)
  const earned = money(sum(lines.map((line) => earnedBy(line, on))), currency)
  const whole = money(sum(lines.map((line) => line.amount.minor)), currency)
  return {
    team,
    period,
    daysPassed,
    days,
    paidMinutes: sum(hours.map((each) => each.minutes)) as Minutes,
    soFar: result(earned, cost),
    forecast: daysPassed === 0 ? null : result(whole, money(divideHalfAway(cost.minor * days, daysPassed), currency)),
  }
}

const result = (income: Money, cost: Money): TeamResult => ({ income, cost, left: subtractMoney(income, cost) })

/** A line's amount spread evenly over its days, as far as they have passed. */
function earnedBy({ amount, period }: Pick<SettlementLine, 'amount' | 'period'>, on: LocalDate): number {
  const days = daysBetween(period.from, period.to) + 1
  return runningShare(amount.minor, Math.min(Math.max(daysBetween(period.from, on) + 1, 0), days), days)
}

const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
