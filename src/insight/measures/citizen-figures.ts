/**
 * What each figure counts of one citizen. Every count of a team is the sum of these, so a figure can always be opened
 * to the citizens behind it. Nothing is counted of a citizen whom the figure does not concern.
 */
import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import { followUpsDue } from '#care/followup/due.ts'
import { framedDuring } from '#care/grants/frame-time.ts'
import type { PerformedVisit, VisitFact } from '#care/visits/fact.ts'
import { performed } from '#care/visits/performed.ts'
import { weekUse } from '#care/visits/week-use.ts'
import { addDays, addMonths, type LocalDate } from '#kernel/calendar/local-date.ts'
import { weekOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { valueOn, within } from '#kernel/timeline/timeline.ts'
import type { Counts, FigureId } from './definition.ts'
import { currentPlanMonths, definitions } from './definitions.ts'
import { facesCounted } from './faces.ts'
import type { AsOf, CitizenKnown, Place } from './known.ts'

export type CitizenFigureId = Exclude<FigureId, 'budget' | 'absence'>

/** The days a figure looks back over; the day itself only once it is over. */
export function daysLookedAt(figure: FigureId, { on, isOver }: AsOf): { from: LocalDate; to: LocalDate } {
  const to = isOver ? on : addDays(on, -1)
  return { from: addDays(to, 1 - (definitions[figure].days ?? 1)), to }
}

type Counting = (known: CitizenKnown, asOf: AsOf, place: Place) => Counts | null

export const citizenFigures: Readonly<Record<CitizenFigureId, Counting>> = {
  /** Minutes of the week: what the frames give, what was given, what is planned, and what is left to decide. */
  room({ grants, plans, facts }, { on, isOver }, { model, zone }) {
    const week = weekOf(on)
    const frames = headroomOfWeek(grants, plans, week, model)
    if (frames.length === 0) return null
    const framed = frames.reduce((sum, frame) => sum + frame.framed, 0)
    const { done, ahead } = weekUse(plans, facts, week, isOver ? addDays(on, 1) : on, zone)
    return { framed, done, ahead, left: framed - done - ahead }
  },

  /** A citizen with a grant is late when any follow-up should have been done before this day. */
  lateFollowUps({ grants, followUps, isNew }, { on }, { model }) {
    const grant = valueOn(grants, on)
    if (!grant) return null
    const done = followUps.filter((each) => each.on <= on)
    const due = followUpsDue(model, grant, done, isNew(on), on)
    const late = due.some(({ state }) => state === 'late' || state === 'alarm') ? 1 : 0
    return { late, onTime: 1 - late, granted: 1 }
  },

  faces: (known, asOf, place) => facesCounted(known, daysLookedAt('faces', asOf), asOf.on, place),

  /** Visits, planned and others: those that went otherwise than planned, and among them those that came to nothing. */
  deviations({ plans, facts }, asOf, { zone }) {
    const visits = performed(plans, facts, daysLookedAt('deviations', asOf), zone)
    if (visits.length === 0) return null
    const notDone = visits.filter(({ outcome }) => outcome !== 'done').length
    const saysOtherwise = new Set(facts.filter(({ kind }) => otherwise.has(kind)).map(({ id }) => id))
    const changed = visits.filter((visit) => visit.outcome === 'done' && isChanged(visit, saysOtherwise)).length
    const deviated = notDone + changed
    return { asPlanned: visits.length - deviated, changed, notDone, deviated, visits: visits.length }
  },

  /** Minutes given beside minutes granted on the same days. */
  delivered({ grants, plans, facts }, asOf, { zone }) {
    const days = daysLookedAt('delivered', asOf)
    const granted = within(grants, days).reduce(
      (sum, { from, to, value }) =>
        sum +
        value.frames.reduce(
          (all, frame) => all + framedDuring(frame, value.period.from, { from, to: to ?? days.to }),
          0,
        ),
      0,
    )
    if (granted === 0) return null
    const given = performed(plans, facts, days, zone).reduce((sum, visit) => sum + visit.minutes, 0)
    return { given, granted }
  },

  /** A plan is current for six months after the first day it holds. */
  planAge({ plans }, { on }) {
    const plan = valueOn(plans, on)
    if (!plan) return null
    const current = addMonths(plan.period.from, currentPlanMonths) >= on ? 1 : 0
    return { current, older: 1 - current, plans: 1 }
  },
}

const otherwise: ReadonlySet<VisitFact['kind']> = new Set([
  'more',
  'less',
  'moved',
  'swapped',
  'extra',
  'doubleStaffed',
])

/** Somebody told that it went otherwise; that a lock measured another length than planned is no deviation by itself. */
const isChanged = ({ facts, plannedVisit }: PerformedVisit, saysOtherwise: ReadonlySet<Id<'Fact'>>): boolean =>
  plannedVisit === null || facts.some((fact) => saysOtherwise.has(fact))
