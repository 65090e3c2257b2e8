/**
 * How far planned time may go on a day before it leaves what was granted. A change asks for an edge or two, and most
 * citizens are asked about once, so an edge is read off the frames when it is asked for and nothing is kept.
 */
import type { Band, GovernanceModel } from '#care/governance/model.ts'
import { framedDuring, weeklyMinutes } from '#care/grants/frame-time.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { clusterIdOf, isSameScope, liesWithin } from '#care/grants/scope.ts'
import { addDays, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'

/**
 * What is granted in the whole week of a day. `isOpen`: a course that promises goals and is not counted in minutes.
 * `most`: where an open course ends, because a need beyond that is another level; null where none is drawn.
 * @da rammens grænser
 * @sv ramens gränser
 */
export type Room = {
  readonly model: GovernanceModel
  /** Null on a day the grant does not hold: nothing is granted, so every edge is at once. */
  readonly grant: Grant | null
  readonly on: LocalDate
  readonly isOpen: boolean
  readonly most: number | null
}

/** The room of a grant in the whole week of a day; none on a day the grant does not hold. */
export function roomOn(model: GovernanceModel, grant: Grant, on: LocalDate): Room {
  if (!includes(grant.period, on)) return { model, grant: null, on, isOpen: false, most: null }
  const isOpen = isOpenCourse(model, grant)
  const below = isOpen ? (bandOfGrant(model, grant)?.below ?? null) : null
  return { model, grant, on, isOpen, most: below === null ? null : below - 1 }
}

/**
 * The edge of one scope in minutes a week; `null`: no edge of its own, because a wider one holds it or none is drawn.
 * A cluster or service the catalogue does not know is at its edge at once.
 *
 * Where minutes are promised, the frames are the edges: each its own, wider scopes their sum, narrower ones the frame
 * around them. Where goals are promised, the course may be filled freely up to the edge of its band; without a band its
 * frames are the edges, and without either none is drawn.
 */
export function edgeOf(room: Room, scope: FrameScope): number | null {
  const { model, grant, isOpen, most } = room
  if (!grant || !isKnown(model, scope)) return 0
  if (isOpen) return scope.kind === 'whole' ? most : null
  let [own, inside] = [0, 0]
  let [isOwn, isHeld] = [false, false]
  for (const frame of grant.frames) {
    if (isSameScope(frame.scope, scope)) {
      isOwn = true
      own += weeklyShare(frame, room, grant)
    } else if (liesWithin(model.catalogue, scope, frame.scope)) isHeld = true
    else if (liesWithin(model.catalogue, frame.scope, scope)) inside += weeklyShare(frame, room, grant)
  }
  return isOwn ? own : isHeld ? null : inside
}

function isKnown({ catalogue }: GovernanceModel, scope: FrameScope): boolean {
  if (scope.kind === 'whole') return true
  if (scope.kind === 'service') return clusterIdOf(catalogue, scope.service) !== undefined
  return catalogue.clusters.some(({ id }) => id === scope.cluster)
}

/** A frame of weeks or months gives the week of the day its share. */
function weeklyShare(frame: Frame, { on }: Room, { period }: Grant): number {
  if (frame.per === 'week') return weeklyMinutes(frame)
  const monday = startOfWeek(on)
  return framedDuring(frame, period.from, { from: monday, to: addDays(monday, 6) })
}

/** Whether a service may be given within the grant; one the catalogue does not know may not. */
export const mayBeGiven = ({ model, grant }: Room, service: string): boolean =>
  grant !== null && clusterIdOf(model.catalogue, service) !== undefined && isGranted(model, grant, service)

/** Whether a service of the catalogue may be given within a grant. */
export const isGranted = (model: GovernanceModel, grant: Grant, service: string): boolean =>
  isOpenCourse(model, grant) ||
  grant.frames.some(({ scope }) => liesWithin(model.catalogue, { kind: 'service', service }, scope))

/** A course that promises goals and is not counted in minutes. */
const isOpenCourse = (model: GovernanceModel, grant: Grant): boolean =>
  model.frame.promises === 'goals' && (grant.frames.length === 0 || bandOfGrant(model, grant) !== undefined)

const bandOfGrant = ({ categories }: GovernanceModel, { category, band }: Grant): Band | undefined =>
  categories?.find(({ id }) => id === category)?.bands.find(({ id }) => id === band)
