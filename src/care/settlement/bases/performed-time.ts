import { type Holiday, isPaidAsWeekend } from '#care/governance/holiday.ts'
import type { GovernanceModel, Service } from '#care/governance/model.ts'
import type { DayTable } from '#care/visits/day-table.ts'
import type { LocalDate, Weekday } from '#kernel/calendar/local-date.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { priceOfMinutes } from '#kernel/money.ts'
import type { Found } from '../steps/finding.ts'
import { foundOf } from '../steps/finding.ts'
import type { Earned } from '../steps/line.ts'
import type { Part } from '../steps/part.ts'
import { groundOf, priceOfRate, type Rate, rateAt } from '../steps/prices.ts'
import type { Share } from '../steps/shared.ts'

/**
 * Sixth step: minutes at the hourly rate of their service and hour, added up for each part of the month and rate (and
 * service, where time is ordered by service) and rounded once to the minor unit. `paidBeyond` are the minutes of the
 * month that are paid because somebody decided so; the ground says it.
 */
export function performedTime(
  model: GovernanceModel,
  shares: readonly Share[],
  table: DayTable,
  holidays: readonly Holiday[],
  paidBeyond = 0,
): { readonly lines: readonly Earned[]; readonly findings: readonly Found[] } {
  const groups = new Map<string, Group>()
  const unpriced = new Map<string, Share[]>()
  const off = paidAsWeekend(model, holidays)
  const byService = model.frame.scope === 'service'
  for (const share of shares) {
    const { part, service, visit } = share
    const weekday = table.weekdays[table.index.get(visit.date) as number] as Weekday
    const isOff = off.has(visit.date)
    const rate = rateAt(model, service.priceClass, { isWeekend: weekday >= 5 || isOff, time: visit.time })
    if (rate === undefined) {
      unpriced.set(service.priceClass, [...(unpriced.get(service.priceClass) ?? []), share])
      continue
    }
    const name = byService ? `${part.first} ${rate.index} ${service.id}` : `${part.first} ${rate.index}`
    const group = groups.get(name)
    const onHoliday = isOff && rate.at !== undefined && rate.at.days !== 'every' ? [visit.date] : []
    if (group) {
      group.minutes += share.minutes
      for (const date of onHoliday) group.holidays.add(date)
    } else {
      const of = byService ? service : null
      groups.set(name, { part, rate, service: of, minutes: share.minutes, holidays: new Set(onHoliday) })
    }
  }
  const findings = [...unpriced].map(([priceClass, over]) => foundOf('noRate', over, { priceClass }))
  return { lines: [...groups.values()].map((group) => line(model, group, paidBeyond)), findings }
}

type Group = {
  readonly part: Part
  readonly rate: Rate
  readonly service: Service | null
  minutes: number
  readonly holidays: Set<LocalDate>
}

function line(model: GovernanceModel, { part, rate, service, minutes, holidays }: Group, paidBeyond: number): Earned {
  const unitPrice = priceOfRate(model, rate)
  const what = [part.from, ...(service ? [service.id] : []), rateName(rate)].join(' ')
  return {
    team: part.team,
    kind: 'performedTime',
    key: what,
    period: { from: part.from, to: part.to as LocalDate },
    quantity: minutes,
    unit: 'minutes',
    unitPrice,
    per: 'hour',
    amount: priceOfMinutes(minutes, unitPrice),
    ground: groundOf(model, `settlement.hourlyRates.${rate.index}`, rate.priceClass, part.from, {
      minutes,
      hourlyMinor: rate.minor,
      priceClass: rate.priceClass,
      at: rate.at ? timeName(rate.at) : null,
      ...(holidays.size > 0 && { holidays: [...holidays].sort().join(' ') }),
      grantedFrom: part.grant?.period.from ?? null,
      ...(paidBeyond > 0 ? { paidBeyond } : {}),
    }),
  }
}

const none: ReadonlySet<LocalDate> = new Set()

/** The days off that the model pays as a weekend. */
function paidAsWeekend({ settlement }: GovernanceModel, holidays: readonly Holiday[]): ReadonlySet<LocalDate> {
  if (holidays.length === 0) return none
  return new Set(holidays.flatMap((day) => (isPaidAsWeekend(settlement.holidays, day) ? [day.date] : [])))
}

/** A rate by its price class and time, such as `personal weekend 07:00-17:00`. */
const rateName = ({ priceClass, at }: Rate): string => (at ? `${priceClass} ${timeName(at)}` : priceClass)

const timeName = ({ days, window }: NonNullable<Rate['at']>): string =>
  `${days} ${writeTimeOfDay(window.start)}-${writeTimeOfDay(window.end)}`
