/**
 * What adopting a week's routes makes of one citizen's plan. Routes say who goes and when; only where they give a visit
 * other days or another length than the plan, the plan of that week changes, by the compass like any other change.
 */
import { needsAuthority } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Actor } from '#care/people/actor.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { editVisits, isSameVisit, type VisitEdit } from '#care/plans/visit-edit.ts'
import { weekdaysOf } from '#care/plans/week.ts'
import { type LocalDate, later, type Weekday, weekday } from '#kernel/calendar/local-date.ts'
import { includes, intersection } from '#kernel/calendar/period.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import { must, ok, type Result, refuse } from '#kernel/result.ts'
import { clearDuring, setDuring, type Timeline, valueOn, within } from '#kernel/timeline/timeline.ts'
import type { NextPlan } from './apply-change.ts'
import type { Change, Compass } from './change.ts'
import { classifyChange } from './compass.ts'
import type { ChangeFrom } from './make-change.ts'

/**
 * What adopting comes to: nothing in the plan, or another plan for the days left of the week, after which the rhythm
 * goes on as it was.
 * @da vedtagelse af ugen
 * @sv antagande av veckan
 */
export type WeekAdopted =
  | { readonly kind: 'asPlanned' }
  | {
      readonly kind: 'changed'
      readonly change: Change
      readonly edits: readonly VisitEdit[]
      readonly compass: Compass
      readonly plans: readonly NextPlan[]
    }

/**
 * Why one citizen's week is not adopted: somebody else decides, an authority must first, or somebody has not agreed.
 * @da afslag på vedtagelse
 * @sv avslag på antagande
 */
export type AdoptRefusal =
  | { readonly kind: 'notYours' | 'needsDecision'; readonly compass: Compass }
  | { readonly kind: 'notAgreed'; readonly missing: Compass['consent']; readonly compass: Compass }

/**
 * Adopts a week's routes for one citizen from a day on; what lies before that day stays as it was.
 * @param routed the citizen's visits of the whole week
 */
export function adoptWeek(
  model: GovernanceModel,
  from: ChangeFrom,
  week: Week,
  routed: readonly RoutedVisit[],
  actor: Actor,
  agreed: Compass['consent'],
): Result<WeekAdopted, AdoptRefusal> {
  const days = daysOfWeek(week)
  const on = later(from.on, days.from)
  const plan = valueOn(from.plans, on)
  if (!plan || on > days.to) return ok({ kind: 'asPlanned' })
  const edits = plan.visits.flatMap((visit): VisitEdit[] => {
    const own = routed.filter((one) => one.visit === visit.key && includes(plan.period, one.date))
    const moved = asRouted(visit, own, on)
    return moved && !isSameVisit(moved, visit) ? [{ kind: 'altered', visit: moved }] : []
  })
  if (edits.length === 0) return ok({ kind: 'asPlanned' })
  const change: Change = {
    components: edits.map((edit) => ({ kind: 'moved', visit: edit.kind === 'dropped' ? edit.key : edit.visit.key })),
    wanted: agreed.includes('citizen'),
    goalsKept: true,
    conditionsWorsen: false,
  }
  const compass = classifyChange(model, { ...from.standing, plan }, change, actor, on)
  if (!compass.mayDecide) return refuse({ kind: 'notYours', compass })
  if (needsAuthority(compass.effect)) return refuse({ kind: 'needsDecision', compass })
  const missing = compass.consent.filter((who) => !agreed.includes(who) && who !== actor.role)
  if (missing.length > 0) return refuse({ kind: 'notAgreed', missing, compass })
  const edited = must(editVisits(plan.visits, edits))
  return ok({ kind: 'changed', change, edits, compass, plans: plansOfWeek(from, on, days.to, edited) })
}

/** The visit as the week has it; nothing to say where the week does not have it at all, which changes no plan. */
function asRouted(visit: PlannedVisit, own: readonly RoutedVisit[], on: LocalDate): PlannedVisit | null {
  const usual = weekdaysOf(visit.days)
  const ahead = own.filter(({ date }) => date >= on)
  if (ahead.length === 0) return null
  const passed = usual.filter((day) => day < weekday(on))
  const weekdays = [...new Set([...passed, ...ahead.map(({ date }) => weekday(date))])].sort() as Weekday[]
  const long = ahead.every((one) => one.minutes === ahead[0]?.minutes) ? ahead[0]?.minutes : visit.minutes
  const minutes = long ?? visit.minutes
  // A visit left out of the routes is still owed: only as many as planned can say on which days they are.
  if (weekdays.length !== usual.length) return minutes === visit.minutes ? null : { ...visit, minutes }
  const isAsUsual = weekdays.every((day, at) => day === usual[at])
  return { ...visit, minutes, days: isAsUsual ? visit.days : { kind: 'weekdays', weekdays } }
}

/** The versions to write: the week's own, then all that was to follow, for each takes over from its first day. */
function plansOfWeek({ plans }: ChangeFrom, on: LocalDate, last: LocalDate, edited: NextPlan['visits']): NextPlan[] {
  const rhythm: Timeline<NextPlan['visits']> = within(plans, { from: on, to: null }).map(({ from, to, value }) => ({
    ...{ from, to },
    value: value.visits,
  }))
  const [first] = rhythm
  const during = first && intersection(first, { from: on, to: last })
  if (!during) return []
  return setDuring(clearDuring(rhythm, during), during, edited).map(({ from, to, value }) => ({
    period: { from, to },
    visits: value,
  }))
}
