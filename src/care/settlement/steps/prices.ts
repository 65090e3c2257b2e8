import { findService } from '#care/governance/catalogue.ts'
import type { GovernanceModel, LegalReference, Service } from '#care/governance/model.ts'
import { provenanceOf } from '#care/governance/provenance.ts'
import type { HourlyRate } from '#care/governance/settlement-rule.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { type TimeOfDay, windowHolds } from '#kernel/clock/time-of-day.ts'
import { type Money, money } from '#kernel/money.ts'
import type { Ground } from '../settlement.ts'

/** What the steps ask of a model a million times over, looked up once. */
type Looked = {
  readonly services: Map<string, Service | undefined>
  readonly rates: Map<string, readonly Rate[]>
  readonly grounds: Map<string, Pick<Ground, 'rule' | 'provenance' | 'source'>>
  readonly laws: Map<string, readonly LegalReference[]>
}

/**
 * An hourly rate with its place in the model's list.
 * @da timepris
 * @sv timersättning
 */
export type Rate = HourlyRate & { readonly index: number }

const looked = new WeakMap<GovernanceModel, Looked>()

function lookedUp(model: GovernanceModel): Looked {
  const known = looked.get(model)
  if (known) return known
  const fresh: Looked = { services: new Map(), rates: new Map(), grounds: new Map(), laws: new Map() }
  looked.set(model, fresh)
  return fresh
}

/** The service that a name means: its id, an official code or a name it replaced. */
export function serviceOf(model: GovernanceModel, name: string): Service | undefined {
  const { services } = lookedUp(model)
  const known = services.get(name)
  if (known !== undefined || services.has(name)) return known
  const found = findService(model, name)
  services.set(name, found)
  return found
}

/** The first rate of a price class that holds at this time; `at: null` asks for the one without a time of its own. */
export function rateAt(
  model: GovernanceModel,
  priceClass: string,
  at: { readonly isWeekend: boolean; readonly time: TimeOfDay } | null,
): Rate | undefined {
  for (const rate of ratesOf(model, priceClass)) {
    if (rate.at === undefined) return rate
    if (at === null) continue
    const isDay = rate.at.days === 'every' || (rate.at.days === 'weekend') === at.isWeekend
    if (isDay && windowHolds(rate.at.window, at.time)) return rate
  }
  return undefined
}

function ratesOf(model: GovernanceModel, priceClass: string): readonly Rate[] {
  const { rates } = lookedUp(model)
  const known = rates.get(priceClass)
  if (known) return known
  const rows = model.settlement.hourlyRates
    .map((rate, index) => ({ ...rate, index }))
    .filter((rate) => rate.priceClass === priceClass)
  rates.set(priceClass, rows)
  return rows
}

export const priceOfRate = (model: GovernanceModel, { minor }: { readonly minor: number }): Money =>
  money(minor, model.currency)

/** Where in the model an amount comes from, and under which laws the services of `priceClass` (or all) are given. */
export function groundOf(
  model: GovernanceModel,
  rule: string,
  priceClass: string | null,
  on: LocalDate,
  inputs: Ground['inputs'],
): Ground {
  const { grounds } = lookedUp(model)
  let from = grounds.get(rule)
  if (!from) {
    const row = provenanceOf(model, rule)
    from = { rule, provenance: row?.status ?? 'unverified', source: row?.source ?? '' }
    grounds.set(rule, from)
  }
  return { ...from, laws: lawsOf(model, priceClass), on, inputs }
}

function lawsOf(model: GovernanceModel, priceClass: string | null): readonly LegalReference[] {
  const { laws } = lookedUp(model)
  const name = priceClass ?? ''
  const known = laws.get(name)
  if (known) return known
  const services = model.catalogue.services.filter((each) => priceClass === null || each.priceClass === priceClass)
  const keys = new Set(services.map((each) => each.law))
  const found = model.laws.filter((law) => keys.has(law.key))
  laws.set(name, found)
  return found
}
