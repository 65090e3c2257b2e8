import type { Reported } from '#care/governance/burden.ts'
import type { Catalogue } from '#care/governance/model.ts'
import { clusterIdOf } from '#care/grants/scope.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { RhythmPlan } from './rhythm-plan.ts'
import { timesOn, weekdaysWithin } from './week.ts'

/**
 * How much a week of a plan gives to write about: its visits, their services, and the clusters of those. A service
 * that the catalogue does not know counts as a service and as no cluster. Two who go together write once.
 * @plain
 */
export function reportedInWeek(catalogue: Catalogue, plan: RhythmPlan, week: Week): Reported {
  const days = weekdaysWithin(plan.period, week)
  let [visits, services, clusters] = [0, 0, 0]
  for (const visit of plan.visits) {
    const times = timesOn(visit, days)
    const of = new Set(visit.services.map((service) => clusterIdOf(catalogue, service)))
    of.delete(undefined)
    visits += times
    services += times * visit.services.length
    clusters += times * of.size
  }
  return { visits, services, clusters }
}
