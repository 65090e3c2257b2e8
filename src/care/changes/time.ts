/** What more or less planned time does to the edges of a grant. All the time of one change is judged together. */
import type { Situation } from '#care/governance/delegation.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { delegationOf } from '#care/governance/who-decides.ts'
import type { FrameScope } from '#care/grants/grant.ts'
import { clusterIdOf, isSameScope, liesWithin, wholeScope } from '#care/grants/scope.ts'
import { weeklyIn } from '#care/plans/plan-use.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Change, ChangeComponent, Standing } from './change.ts'
import { edgeOf, type Room, roomOn } from './room.ts'

/**
 * A part of a change that adds or takes time.
 * @plain
 */
export type TimePart = Extract<ChangeComponent, { readonly kind: 'time' }>

/**
 * A scope that has an edge, what is planned in it, and how much the whole change asks of it.
 * @plain
 */
export type Place = { readonly scope: FrameScope; readonly edge: number; readonly planned: number; asked: number }

/**
 * The time of a change laid on a grant.
 * @plain
 */
export type TimeLaid = {
  readonly places: readonly Place[]
  /** Minutes a week that the change adds outside the grant. */
  readonly beyond: number
  /** Those, and what was added as minor since the decision. */
  readonly minorInAll: number
  /** How many of them may still be minor. */
  readonly minorMost: number
}

/**
 * Lays the time of a change on the edges of a grant: every part on its own scope and on those around it.
 *
 * What lies beyond is counted by how far planned time stands over the edges after the change and before it, in all
 * services, in all clusters and as a whole, and the greatest of the three is taken. Each of them depends on nothing
 * but what is planned, so parts taken one after the other never come to less than the change taken at once.
 */
export function layTime(model: GovernanceModel, standing: Standing, change: Change, room: Room): TimeLaid {
  const places: Place[] = []
  for (const part of change.components) {
    if (part.kind !== 'time') continue
    layOn(places, part.scope, part, model, standing, room)
    if (part.scope.kind === 'service') {
      const cluster = clusterIdOf(model.catalogue, part.scope.service)
      if (cluster !== undefined) layOn(places, { kind: 'cluster', cluster }, part, model, standing, room)
    }
    if (part.scope.kind !== 'whole') layOn(places, wholeScope, part, model, standing, room)
  }
  const beyond = minutesBeyond(places)
  const minorMost = delegationOf(model, 'moreTimeMinor')?.minorMinutesPerWeek ?? 0
  return { places, beyond, minorInAll: standing.minorMinutesSoFar + beyond, minorMost }
}

function layOn(
  places: Place[],
  scope: FrameScope,
  { minutesPerWeek }: TimePart,
  { catalogue }: GovernanceModel,
  { plan }: Standing,
  room: Room,
): void {
  const edge = edgeOf(room, scope)
  if (edge === null) return
  const place = places.find((known) => isSameScope(known.scope, scope))
  if (place) place.asked += minutesPerWeek
  else places.push({ scope, edge, planned: plan ? weeklyIn(plan, catalogue, scope) : 0, asked: minutesPerWeek })
}

function minutesBeyond(places: readonly Place[]): number {
  const by = { service: 0, cluster: 0, whole: 0 }
  for (const place of places) by[place.scope.kind] += overMore(place)
  return Math.max(0, by.service, by.cluster, by.whole)
}

/** How much further over the edge a place stands after the change; negative where it comes back. */
const overMore = ({ edge, planned, asked }: Place): number =>
  Math.max(0, planned + asked - edge) - Math.max(0, planned - edge)

/**
 * The situation of one part. More time is inside while none of its places goes further over its edge. Less time keeps a
 * promise of minutes while no place is taken under its edge, and one of goals while they can be reached. What the
 * citizen wants less of is theirs to give up.
 */
export function readTime(
  { catalogue, frame }: GovernanceModel,
  { minutesPerWeek, scope }: TimePart,
  { places, minorInAll, minorMost }: TimeLaid,
  { wanted, goalsKept }: Change,
): Situation {
  if (minutesPerWeek === 0) return 'moreTimeInsideFrame'
  const touches = (how: (place: Place) => boolean) =>
    places.some((place) => liesWithin(catalogue, scope, place.scope) && how(place))
  if (minutesPerWeek > 0) {
    if (!wanted) return 'moreTimeUnwanted'
    if (!touches((place) => overMore(place) > 0)) return 'moreTimeInsideFrame'
    return minorInAll <= minorMost ? 'moreTimeMinor' : 'moreTimeOutside'
  }
  if (wanted) return 'lessTimeWanted'
  const isKept =
    frame.promises === 'goals'
      ? goalsKept
      : !touches((place) => place.asked < 0 && place.planned + place.asked < place.edge)
  return isKept ? 'lessTimePromiseKept' : 'lessTimePromiseBroken'
}

/**
 * The minutes a week that a change adds outside the grant: what to add to `minorMinutesSoFar` once it is made.
 */
export const minutesBeyondGrant = (model: GovernanceModel, standing: Standing, change: Change, on: LocalDate): number =>
  layTime(model, standing, change, roomOn(model, standing.grant, on)).beyond
