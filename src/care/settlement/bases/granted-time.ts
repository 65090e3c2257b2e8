import type { GovernanceModel, Service } from '#care/governance/model.ts'
import { framedDuring } from '#care/grants/frame-time.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { minutesByService } from '#care/plans/plan-use.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { weekdaysOf } from '#care/plans/week.ts'
import { runningShare } from '#kernel/minutes.ts'
import { priceOfMinutes } from '#kernel/money.ts'
import type { Found } from '../steps/finding.ts'
import type { Earned } from '../steps/line.ts'
import type { Part } from '../steps/part.ts'
import { groundOf, priceOfRate, rateAt, serviceOf } from '../steps/prices.ts'

/**
 * What was granted is paid, whatever was done with it. A frame for several price classes is shared among them as the
 * plan of those days shares its minutes; without a plan the scope's first service says the class. Granted time has
 * no time of day, so the rate without one is used.
 */
export function grantedTime(
  model: GovernanceModel,
  parts: readonly Part[],
): { readonly lines: readonly Earned[]; readonly findings: readonly Found[] } {
  const lines: Earned[] = []
  const findings: Found[] = []
  for (const part of parts) {
    const { grant } = part
    for (const frame of grant?.frames ?? []) {
      const minutes = framedDuring(frame, (grant as Grant).period.from, part)
      if (minutes === 0) continue
      const classes = classesOf(model, frame.scope, part.plan)
      if (classes.length === 0) findings.push(withoutService(part, frame, minutes))
      for (const { priceClass, share } of shareOut(minutes, classes)) {
        const line = priced(model, part, frame, priceClass, share)
        if (line) lines.push(line)
        else findings.push({ kind: 'noRate', team: part.team, date: part.from, facts: { priceClass, minutes: share } })
      }
    }
  }
  return { lines, findings }
}

type Weight = { readonly priceClass: string; readonly weight: number }

/** The price classes of a frame, in the order of the catalogue, each with its weight in the plan. */
function classesOf(model: GovernanceModel, scope: FrameScope, plan: RhythmPlan | null): readonly Weight[] {
  const inScope = model.catalogue.services.filter((service) => isInScope(model, scope, service))
  const first = inScope[0]
  if (first === undefined) return []
  const classes = [...new Set(inScope.map(({ priceClass }) => priceClass))]
  if (classes.length === 1 || plan === null) return [{ priceClass: first.priceClass, weight: 1 }]
  const weights = new Map<string, number>()
  for (const visit of plan.visits) {
    const times = weekdaysOf(visit.days).length
    for (const [name, minutes] of minutesByService(visit)) {
      const service = serviceOf(model, name)
      if (!service || !inScope.includes(service)) continue
      weights.set(service.priceClass, (weights.get(service.priceClass) ?? 0) + minutes * times)
    }
  }
  const planned = classes.flatMap((priceClass) => {
    const weight = weights.get(priceClass) ?? 0
    return weight > 0 ? [{ priceClass, weight }] : []
  })
  return planned.length > 0 ? planned : [{ priceClass: first.priceClass, weight: 1 }]
}

function isInScope(model: GovernanceModel, scope: FrameScope, service: Service): boolean {
  if (scope.kind === 'whole') return true
  return scope.kind === 'cluster' ? service.cluster === scope.cluster : service === serviceOf(model, scope.service)
}

function shareOut(minutes: number, classes: readonly Weight[]): { priceClass: string; share: number }[] {
  const whole = classes.reduce((sum, { weight }) => sum + weight, 0)
  let before = 0
  return classes.map(({ priceClass, weight }) => {
    const share = runningShare(minutes, before + weight, whole) - runningShare(minutes, before, whole)
    before += weight
    return { priceClass, share }
  })
}

function priced(model: GovernanceModel, part: Part, frame: Frame, priceClass: string, minutes: number): Earned | null {
  const rate = rateAt(model, priceClass, null)
  if (!rate) return null
  const unitPrice = priceOfRate(model, rate)
  return {
    team: part.team,
    kind: 'grantedTime',
    key: `${part.from} ${scopeName(frame.scope)} ${priceClass}`,
    period: { from: part.from, to: part.to },
    quantity: minutes,
    unit: 'minutes',
    unitPrice,
    per: 'hour',
    amount: priceOfMinutes(minutes, unitPrice),
    ground: groundOf(model, `settlement.hourlyRates.${rate.index}`, priceClass, part.from, {
      granted: frame.minutes,
      per: frame.per,
      minutes,
      hourlyMinor: rate.minor,
      priceClass,
      grantedFrom: part.grant?.period.from ?? null,
    }),
  }
}

const scopeName = (scope: FrameScope): string =>
  scope.kind === 'whole' ? 'whole' : scope.kind === 'cluster' ? scope.cluster : scope.service

const withoutService = (part: Part, { scope }: Frame, minutes: number): Found => ({
  kind: 'unknownService',
  team: part.team,
  date: part.from,
  facts: { service: scopeName(scope), minutes },
})
