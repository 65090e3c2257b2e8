import type { GovernanceModel } from '#care/governance/model.ts'
import type { WeeklyRate } from '#care/governance/settlement-rule.ts'
import type { DayTable } from '#care/visits/day-table.ts'
import { money } from '#kernel/money.ts'
import { bandOfGrant } from '../band-of-grant.ts'
import type { Found } from '../steps/finding.ts'
import { shareOfDays } from '../steps/granted-minutes.ts'
import type { Earned } from '../steps/line.ts'
import type { Part } from '../steps/part.ts'
import { groundOf, priceOfRate } from '../steps/prices.ts'

/**
 * A fixed price a week for the category and band that the decision fixed. Part weeks go by sevenths, counted so that
 * the days of a week always add up to the week.
 */
export function weeklyRate(
  model: GovernanceModel,
  parts: readonly Part[],
  table: DayTable,
): { readonly lines: readonly Earned[]; readonly findings: readonly Found[] } {
  const lines: Earned[] = []
  const findings: Found[] = []
  for (const part of parts) {
    if (!part.grant) continue
    const { category, band } = bandOfGrant(model, part.grant)
    const rate = model.settlement.weeklyRates?.find((each) => each.category === category && each.band === band)
    if (category === null) findings.push(lacking('noCategory', part, {}))
    else if (rate === undefined) findings.push(lacking('noRate', part, { category, band: band ?? '' }))
    else lines.push(line(model, part, rate, table))
  }
  return { lines, findings }
}

function line(model: GovernanceModel, part: Part, rate: WeeklyRate, table: DayTable): Earned {
  const days = part.last - part.first + 1
  const weekday = table.weekdays[part.first] as number
  const name = `${rate.category}/${rate.band}`
  return {
    team: part.team,
    kind: 'weeklyRate',
    key: `${part.from} ${name}`,
    period: { from: part.from, to: part.to },
    quantity: days,
    unit: 'days',
    unitPrice: priceOfRate(model, rate),
    per: 'week',
    amount: money(shareOfDays(rate.minor, weekday, days), model.currency),
    ground: groundOf(model, `settlement.weeklyRates.${name}`, null, part.from, {
      category: rate.category,
      band: rate.band,
      weeklyMinor: rate.minor,
      days,
      grantedFrom: part.grant?.period.from ?? null,
    }),
  }
}

const lacking = (kind: 'noCategory' | 'noRate', part: Part, facts: Found['facts']): Found => ({
  kind,
  team: part.team,
  date: part.from,
  facts: { ...facts, until: part.to },
})
