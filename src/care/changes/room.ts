/** How far planned time may go on a day before it leaves what was granted, for every cluster and service. */
import type { Band, GovernanceModel } from '#care/governance/model.ts'
import { framedDuring, weeklyMinutes } from '#care/grants/frame-time.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { isSameScope, liesWithin, wholeScope } from '#care/grants/scope.ts'
import { addDays, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'

/**
 * The edges of a grant in minutes a week. `null`: no edge of its own, because a wider one holds it or none is drawn.
 * @da rammens grænser
 * @sv ramens gränser
 */
export type Room = {
  readonly whole: number | null
  readonly clusters: ReadonlyMap<string, number | null>
  readonly services: ReadonlyMap<string, number | null>
  /** The services that may be given within the grant. */
  readonly granted: ReadonlySet<string>
}

/** The edge of one scope; a cluster or service the catalogue does not know is at its edge at once. */
export function edgeOf(room: Room, scope: FrameScope): number | null {
  if (scope.kind === 'whole') return room.whole
  const edge = scope.kind === 'cluster' ? room.clusters.get(scope.cluster) : room.services.get(scope.service)
  return edge === undefined ? 0 : edge
}

/** Nothing is granted, so every edge is at once. */
const noRoom: Room = { whole: 0, clusters: new Map(), services: new Map(), granted: new Set() }

type Kept = { readonly monday: LocalDate | null; readonly room: Room }
const known = new WeakMap<GovernanceModel, WeakMap<Grant, Kept>>()

/** The room of a grant in the whole week of a day; none on a day the grant does not hold. Kept for each grant. */
export function roomOn(model: GovernanceModel, grant: Grant, on: LocalDate): Room {
  return includes(grant.period, on) ? roomOf(model, grant, on) : noRoom
}

function roomOf(model: GovernanceModel, grant: Grant, on: LocalDate): Room {
  let grants = known.get(model)
  if (!grants) {
    grants = new WeakMap()
    known.set(model, grants)
  }
  const kept = grants.get(grant)
  const monday = kept?.monday === null || grant.frames.every(({ per }) => per === 'week') ? null : startOfWeek(on)
  if (kept && kept.monday === monday) return kept.room
  const room = drawRoom(model, grant, (frame) => weeklyShare(frame, grant, monday))
  grants.set(grant, { monday, room })
  return room
}

const weeklyShare = (frame: Frame, { period }: Grant, monday: LocalDate | null): number =>
  monday === null ? weeklyMinutes(frame) : framedDuring(frame, period.from, { from: monday, to: addDays(monday, 6) })

/**
 * Where minutes are promised, the frames are the edges: each its own, wider scopes their sum, narrower ones the frame
 * around them. Where goals are promised, the course may be filled freely up to the edge of its band, because a need
 * beyond that is another level; without a band its frames are the edges, and without either none is drawn.
 */
function drawRoom(model: GovernanceModel, grant: Grant, share: (frame: Frame) => number): Room {
  const { catalogue } = model
  const { frames } = grant
  const band = bandOfGrant(model, grant)
  const isOpen = isOpenCourse(model, grant)
  const sum = (some: readonly Frame[]) => some.reduce((total, frame) => total + share(frame), 0)

  const edge = (scope: FrameScope): number | null => {
    if (isOpen) return scope.kind === 'whole' && band?.below ? band.below - 1 : null
    const own = frames.filter((frame) => isSameScope(frame.scope, scope))
    if (own.length > 0) return sum(own)
    const isHeld = frames.some((frame) => liesWithin(catalogue, scope, frame.scope))
    return isHeld ? null : sum(frames.filter((frame) => liesWithin(catalogue, frame.scope, scope)))
  }
  const services = catalogue.services.map(({ id }) => id)

  return {
    whole: edge(wholeScope),
    clusters: new Map(catalogue.clusters.map(({ id }) => [id, edge({ kind: 'cluster', cluster: id })])),
    services: new Map(services.map((service) => [service, edge({ kind: 'service', service })])),
    granted: new Set(services.filter((service) => isGranted(model, grant, service))),
  }
}

/** Whether a service of the catalogue may be given within a grant. */
export const isGranted = (model: GovernanceModel, grant: Grant, service: string): boolean =>
  isOpenCourse(model, grant) ||
  grant.frames.some(({ scope }) => liesWithin(model.catalogue, { kind: 'service', service }, scope))

/** A course that promises goals and is not counted in minutes. */
const isOpenCourse = (model: GovernanceModel, grant: Grant): boolean =>
  model.frame.promises === 'goals' && (grant.frames.length === 0 || bandOfGrant(model, grant) !== undefined)

const bandOfGrant = ({ categories }: GovernanceModel, { category, band }: Grant): Band | undefined =>
  categories?.find(({ id }) => id === category)?.bands.find(({ id }) => id === band)
