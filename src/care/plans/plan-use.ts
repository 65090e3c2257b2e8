/** What a plan's time is used for: in all, per cluster and per service. */
import type { Catalogue } from '#care/governance/model.ts'
import type { FrameScope } from '#care/grants/grant.ts'
import { clusterIdOf } from '#care/grants/scope.ts'
import { runningShare } from '#kernel/minutes.ts'
import type { PlannedVisit, RhythmPlan } from './rhythm-plan.ts'
import { minutesOfVisit, timesAWeek, timesOn, type Weekdays, wholeWeek } from './week.ts'

/**
 * Planned minutes of one week by what they are for.
 * @da planlagt tid
 * @sv planerad tid
 */
export type PlanUse = {
  readonly whole: number
  readonly clusters: ReadonlyMap<string, number>
  readonly services: ReadonlyMap<string, number>
}

/**
 * A visit's minutes shared evenly over its services, to the minute and adding up to the visit: half an hour for two
 * services is a quarter each. A visit that names no service is time of no service.
 */
export function minutesByService(visit: PlannedVisit): readonly (readonly [service: string, minutes: number])[] {
  const { services } = visit
  const long = minutesOfVisit(visit)
  const upTo = (index: number) => runningShare(long, index, services.length)
  return services.map((service, index) => [service, upTo(index + 1) - upTo(index)])
}

/** What a plan's time is used for on some weekdays of an ordinary week. */
export function planUseOn(catalogue: Catalogue, plan: Pick<RhythmPlan, 'visits'>, days: Weekdays): PlanUse {
  let whole = 0
  const clusters = new Map<string, number>()
  const services = new Map<string, number>()
  for (const visit of plan.visits) {
    const times = timesOn(visit, days)
    if (times === 0) continue
    whole += minutesOfVisit(visit) * times
    for (const [service, minutes] of minutesByService(visit)) {
      add(services, service, minutes * times)
      const cluster = clusterIdOf(catalogue, service)
      if (cluster !== undefined) add(clusters, cluster, minutes * times)
    }
  }
  return { whole, clusters, services }
}

const add = (sums: Map<string, number>, name: string, minutes: number) =>
  sums.set(name, (sums.get(name) ?? 0) + minutes)

const noUse: PlanUse = { whole: 0, clusters: new Map(), services: new Map() }

/** What a plan's time is used for in a whole week; nothing where there is no plan. */
export const weeklyUse = (catalogue: Catalogue, plan: RhythmPlan | null): PlanUse =>
  plan ? planUseOn(catalogue, plan, wholeWeek) : noUse

/** The minutes of a whole week within one scope, as `weeklyUse` has them: quicker where only a scope or two matter. */
export function weeklyIn({ visits }: Pick<RhythmPlan, 'visits'>, catalogue: Catalogue, scope: FrameScope): number {
  let planned = 0
  for (const visit of visits) {
    const times = timesAWeek(visit)
    if (times > 0) planned += times * minutesFor(visit, catalogue, scope)
  }
  return planned
}

function minutesFor(visit: PlannedVisit, catalogue: Catalogue, scope: FrameScope): number {
  const long = minutesOfVisit(visit)
  if (scope.kind === 'whole') return long
  const { services } = visit
  let sum = 0
  for (let index = 0; index < services.length; index++) {
    const service = services[index] as string
    const isWithin =
      scope.kind === 'service' ? service === scope.service : clusterIdOf(catalogue, service) === scope.cluster
    if (isWithin) sum += runningShare(long, index + 1, services.length) - runningShare(long, index, services.length)
  }
  return sum
}

/** The planned minutes within a scope. */
export function usedIn(use: PlanUse, scope: FrameScope): number {
  if (scope.kind === 'whole') return use.whole
  const used = scope.kind === 'cluster' ? use.clusters.get(scope.cluster) : use.services.get(scope.service)
  return used ?? 0
}
