import type { GovernanceModel, PackageRule } from '#care/governance/model.ts'
import type { StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { DayTable } from '#care/visits/day-table.ts'
import { dayNumber } from '#kernel/calendar/local-date.ts'
import { intersection } from '#kernel/calendar/period.ts'
import { runningShare } from '#kernel/minutes.ts'
import { money, priceOfMinutes } from '#kernel/money.ts'
import type { Found } from '../steps/finding.ts'
import type { Earned } from '../steps/line.ts'
import type { Part } from '../steps/part.ts'
import { groundOf, priceOfRate, type Rate, rateAt, serviceOf } from '../steps/prices.ts'

/**
 * A started package is paid beside the basis: its days × minutes at the hourly rate of its first service, earned
 * evenly over its days, so that a package across two months is paid whole and no more.
 */
export function packagePrice(
  model: GovernanceModel,
  packages: readonly StartedPackage[],
  parts: readonly Part[],
  table: DayTable,
): { readonly lines: readonly Earned[]; readonly findings: readonly Found[] } {
  const lines: Earned[] = []
  const findings: Found[] = []
  if (!model.settlement.paysPackages) return { lines, findings }
  for (const started of packages) {
    const rule = model.packages?.find(({ id }) => id === started.package)
    const service = rule?.services[0] === undefined ? undefined : serviceOf(model, rule.services[0])
    const rate = service && rateAt(model, service.priceClass, null)
    const inside = parts.filter((part) => intersection(part, started.period))
    const first = inside[0]
    if (first === undefined) continue
    if (rule && rate) lines.push(...inside.map((part) => line(model, started, rule, rate, part, table)))
    else findings.push({ kind: 'noRate', team: first.team, date: first.from, facts: { package: started.package } })
  }
  return { lines, findings }
}

function line(
  model: GovernanceModel,
  started: StartedPackage,
  rule: PackageRule,
  rate: Rate,
  part: Part,
  table: DayTable,
): Earned {
  const begins = dayNumber(started.period.from)
  const days = dayNumber(started.period.to) - begins + 1
  const monthBegins = dayNumber(part.from) - part.first
  const from = Math.max(part.first, begins - monthBegins)
  const to = Math.min(part.last, begins + days - 1 - monthBegins)
  const unitPrice = priceOfRate(model, rate)
  const whole = priceOfMinutes(days * rule.minutesPerDay, unitPrice).minor
  const earnedBy = (day: number): number => runningShare(whole, day + monthBegins - begins, days)
  const period = { from: table.dates[from] as Part['from'], to: table.dates[to] as Part['from'] }
  return {
    team: part.team,
    kind: 'packagePrice',
    key: `${period.from} ${rule.id} ${started.period.from}`,
    period,
    quantity: (to - from + 1) * rule.minutesPerDay,
    unit: 'minutes',
    unitPrice,
    per: 'hour',
    amount: money(earnedBy(to + 1) - earnedBy(from), model.currency),
    ground: groundOf(model, `packages.${rule.id}`, rate.priceClass, period.from, {
      package: rule.id,
      packageDays: days,
      minutesPerDay: rule.minutesPerDay,
      hourlyMinor: rate.minor,
      wholeMinor: whole,
      startedOn: started.period.from,
    }),
  }
}
