/** What a person should look at before a plan is agreed; none of it forbids the plan. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { FrameScope, Grant } from '#care/grants/grant.ts'
import { addDays, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { intersection, type Period } from '#kernel/calendar/period.ts'
import { type Week, weekOf } from '#kernel/calendar/week.ts'
import { frameUse } from './frame-use.ts'
import { type NobodyMay, nobodyMay, type PlanTeam } from './nobody-may.ts'
import type { PlannedVisit, RhythmPlan } from './rhythm-plan.ts'
import { weekdaysOf } from './week.ts'

/**
 * Something about a plan that a person should look at.
 * @da fund i plan
 * @sv avvikelse i plan
 */
export type PlanFinding =
  | { readonly kind: 'otherCitizen' | 'outsideGrant' }
  | { readonly kind: 'keyTwice' | 'noDay' | 'noStaff' | 'noMinutes' | 'noService'; readonly visit: string }
  /** More than once a day: the plan counts seven. */
  | { readonly kind: 'tooOften'; readonly visit: string; readonly times: number }
  | { readonly kind: 'unknownService'; readonly visit: string; readonly service: string }
  | NobodyMay
  /** The first week over a frame, and how many are among those looked at. */
  | {
      readonly kind: 'overFrame'
      readonly scope: FrameScope
      readonly week: Week
      readonly framed: number
      readonly planned: number
      readonly weeks: number
    }

/** Every share that a frame of weeks or months can give a week has come within a year. */
const weeksLookedAt = 53

/**
 * Everything a person should look at in a plan. Frames are held against its whole weeks, for at most a year: in a part
 * week the days that are left may be the busy ones, and that is no fault. Where the team is told, each task must have
 * somebody there who may do it (000-38).
 */
export function checkPlan(
  model: GovernanceModel,
  grant: Grant,
  plan: RhythmPlan,
  team?: PlanTeam,
): readonly PlanFinding[] {
  const findings: PlanFinding[] = []
  if (plan.citizen !== grant.citizen) findings.push({ kind: 'otherCitizen' })
  const shared = intersection(plan.period, grant.period)
  if (!shared) findings.push({ kind: 'outsideGrant' })
  for (const [index, visit] of plan.visits.entries()) {
    if (plan.visits.slice(0, index).some(({ key }) => key === visit.key))
      findings.push({ kind: 'keyTwice', visit: visit.key })
    findings.push(...visitFindings(model, visit))
  }
  if (shared) findings.push(...overFrames(model, grant, plan, shared))
  if (team) findings.push(...nobodyMay(model.catalogue, plan, plan.period, team))
  return findings
}

function visitFindings({ catalogue, frame }: GovernanceModel, visit: PlannedVisit): PlanFinding[] {
  const { key, days, minutes, staff, services } = visit
  const findings: PlanFinding[] = []
  if (weekdaysOf(days).length === 0) findings.push({ kind: 'noDay', visit: key })
  if (days.kind === 'timesAWeek' && days.times > 7) findings.push({ kind: 'tooOften', visit: key, times: days.times })
  if (minutes <= 0) findings.push({ kind: 'noMinutes', visit: key })
  if (staff < 1) findings.push({ kind: 'noStaff', visit: key })
  if (services.length === 0 && frame.scope !== 'whole') findings.push({ kind: 'noService', visit: key })
  for (const service of services)
    if (!catalogue.services.some(({ id }) => id === service))
      findings.push({ kind: 'unknownService', visit: key, service })
  return findings
}

type OverFrame = Extract<PlanFinding, { readonly kind: 'overFrame' }>

function overFrames(model: GovernanceModel, grant: Grant, plan: RhythmPlan, shared: Period): readonly OverFrame[] {
  const over = new Map<number, OverFrame>()
  for (const monday of wholeWeeks(shared)) {
    const week = weekOf(monday)
    for (const [index, { frame, framed, planned }] of frameUse(model, grant, plan, week).entries()) {
      if (planned <= framed) continue
      const first = over.get(index) ?? { kind: 'overFrame', scope: frame.scope, week, framed, planned, weeks: 0 }
      over.set(index, { ...first, weeks: first.weeks + 1 })
    }
  }
  return [...over.values()]
}

/** The Mondays of the weeks that lie in a period with all their days. */
function wholeWeeks({ from, to }: Period): LocalDate[] {
  const first = startOfWeek(addDays(from, 6))
  const mondays = Array.from({ length: weeksLookedAt }, (_, week) => addDays(first, 7 * week))
  return mondays.filter((monday) => to === null || addDays(monday, 6) <= to)
}
