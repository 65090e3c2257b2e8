/** What a team keeps when somebody needs less help: how a model pays for rehabilitation and technology that work. */
import type { GovernanceModel } from '#care/governance/model.ts'
import { deliveredMinutes } from '#care/visits/delivered.ts'
import { daysBetween } from '#kernel/calendar/local-date.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { type Minutes, runningShare } from '#kernel/minutes.ts'
import { divideHalfAway, type Money, money, priceOfMinutes, subtractMoney, sumMoney } from '#kernel/money.ts'
import { settleCitizen } from './settle-citizen.ts'
import type { CitizenMonth } from './settlement.ts'

/**
 * One citizen in two months: what the team was paid for them, what it delivered, and what that cost at one price of an
 * hour. `before` is counted as if its month had been as long as `now`'s, so that a short February is no progress.
 * @da borger i incitamentsrapport
 * @sv brukare i incitamentsrapport
 */
export type IncentiveLine = {
  readonly citizen: Id<'Citizen'>
  readonly before: Delivered
  readonly now: Delivered
  /** Income less cost now, above income less cost before: below nought where more was taken than was saved. */
  readonly kept: Money
}

/**
 * What was paid for a citizen, what was delivered, and what the delivered hours cost.
 * @da leveret hjælp og betaling
 * @sv utförd hjälp och ersättning
 */
export type Delivered = { readonly income: Money; readonly minutes: Minutes; readonly cost: Money }

/**
 * What several citizens come to: how much less help they were given, and what of the saving stays with the team.
 * @da incitament
 * @sv incitament
 */
export type IncentiveSum = {
  readonly citizens: number
  readonly minutesLess: number
  /** What the hours no longer delivered would have cost. */
  readonly costLess: Money
  readonly incomeLess: Money
  readonly kept: Money
}

/**
 * The incentive of a model on real months, citizen by citizen (004-71).
 * @da incitamentsrapport
 * @sv incitamentsrapport
 */
export type IncentiveReport = {
  readonly hourlyCost: Money
  readonly lines: readonly IncentiveLine[]
  /** Those who were given less than before, and those who were given more. */
  readonly less: IncentiveSum
  readonly more: IncentiveSum
}

/**
 * Settles each citizen's two months by one model and sets what the team was paid against what the hours cost. Money a
 * model gives a team and not for a citizen, a frame budget, is nobody's income: all that is saved is then kept.
 * Whoever had nothing delivered and nothing paid in both months is no line.
 */
export function incentiveReport(
  model: GovernanceModel,
  citizens: readonly { readonly before: CitizenMonth; readonly now: CitizenMonth }[],
  hourlyCost: Money,
): IncentiveReport {
  const lines = citizens.flatMap((months) => {
    const line = lineOf(model, months, hourlyCost)
    return [line.before, line.now].some(({ income, minutes }) => income.minor !== 0 || minutes !== 0) ? [line] : []
  })
  const sumOf = (of: readonly IncentiveLine[]): IncentiveSum => summed(of, hourlyCost)
  return {
    hourlyCost,
    lines,
    less: sumOf(lines.filter(({ before, now }) => now.minutes < before.minutes)),
    more: sumOf(lines.filter(({ before, now }) => now.minutes > before.minutes)),
  }
}

function lineOf(
  model: GovernanceModel,
  months: { readonly before: CitizenMonth; readonly now: CitizenMonth },
  hourlyCost: Money,
): IncentiveLine {
  const days = { before: lengthOf(months.before), now: lengthOf(months.now) }
  const now = delivered(model, months.now, hourlyCost, (figure) => figure)
  const before = delivered(model, months.before, hourlyCost, (figure) =>
    days.before === days.now ? figure : scaled(figure, days.now, days.before),
  )
  const left = ({ income, cost }: Delivered): Money => subtractMoney(income, cost)
  return { citizen: months.now.citizen, before, now, kept: subtractMoney(left(now), left(before)) }
}

const lengthOf = ({ month }: CitizenMonth): number => {
  const { from, to } = daysOfMonth(month)
  return daysBetween(from, to) + 1
}

const scaled = (figure: number, days: number, of: number): number =>
  figure < 0 ? divideHalfAway(figure * days, of) : runningShare(figure, days, of)

function delivered(
  model: GovernanceModel,
  month: CitizenMonth,
  hourlyCost: Money,
  scale: (figure: number) => number,
): Delivered {
  const { lines } = settleCitizen(model, month)
  const income = sumMoney(
    lines.map(({ amount }) => amount),
    model.currency,
  )
  const { plans, facts } = month
  const done = deliveredMinutes(plans, facts, daysOfMonth(month.month), model.zone as Zone)
  const minutes = scale(done) as Minutes
  return { income: money(scale(income.minor), model.currency), minutes, cost: priceOfMinutes(minutes, hourlyCost) }
}

function summed(lines: readonly IncentiveLine[], { currency }: Money): IncentiveSum {
  const sum = (figure: (line: IncentiveLine) => number): number => lines.reduce((all, line) => all + figure(line), 0)
  return {
    citizens: lines.length,
    minutesLess: sum(({ before, now }) => before.minutes - now.minutes),
    costLess: money(
      sum(({ before, now }) => before.cost.minor - now.cost.minor),
      currency,
    ),
    incomeLess: money(
      sum(({ before, now }) => before.income.minor - now.income.minor),
      currency,
    ),
    kept: money(
      sum(({ kept }) => kept.minor),
      currency,
    ),
  }
}
