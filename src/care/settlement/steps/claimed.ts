import type { GovernanceModel } from '#care/governance/model.ts'
import type { DayTable } from '#care/visits/day-table.ts'
import type { PerformedVisit } from '#care/visits/fact.ts'
import { performed } from '#care/visits/performed.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { CitizenMonth } from '../settlement.ts'
import type { Part } from './part.ts'
import { serviceOf } from './prices.ts'

/**
 * A visit with the part of the month it falls in, and the minutes of it that are still meant to be paid.
 * @da krav
 * @sv anspråk
 */
export type Claim = { readonly visit: PerformedVisit; readonly part: Part; readonly minutes: number }

/** First step: everything that happened, in the order it happened. */
export function claimed(
  model: GovernanceModel,
  month: CitizenMonth,
  parts: readonly Part[],
  table: DayTable,
): readonly Claim[] {
  const period = { from: table.dates[0], to: table.dates.at(-1) } as Part
  const oneName = (name: string) => serviceOf(model, name)?.id ?? name
  const visits = performed(month.plans, month.facts, period, model.zone as Zone, oneName)
  return visits.map((visit) => ({ visit, part: partOn(parts, visit), minutes: visit.minutes }))
}

const partOn = (parts: readonly Part[], { date }: PerformedVisit): Part =>
  (parts.length === 1 ? parts[0] : parts.find(({ to }) => date <= to)) as Part
