/** Turns the short notation of an example into the nouns that the rules know. Ids are made up, one a thing. */
import type { Change, ChangeComponent, Standing } from '#care/changes/change.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { FrameScope, Grant } from '#care/grants/grant.ts'
import type { Actor } from '#care/people/actor.ts'
import type { PlannedVisit, RhythmPlan, StartedPackage, VisitDays } from '#care/plans/rhythm-plan.ts'
import type { CitizenMonth } from '#care/settlement/settlement.ts'
import type { VisitFact } from '#care/visits/fact.ts'
import { addDays, type LocalDate, localDate, type Weekday } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { period } from '#kernel/calendar/period.ts'
import { instantAt, startOfDay, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { emptyTimeline, setDuring, type Timeline, valueOn } from '#kernel/timeline/timeline.ts'
import { dayNames } from './day-name.ts'
import type { Given, GivenActor, GivenComponent, GivenFact, GivenGrant, GivenSwap, GivenVisit } from './example.ts'

/** An id that stands for a thing of an example. */
export const idOf = <Of extends string>(kind: number, index = 0): Id<Of> =>
  `00000000-0000-7000-8000-${String(kind * 1000 + index).padStart(12, '0')}` as Id<Of>

/** The one citizen and the one team of an example. */
export const citizen: Id<'Citizen'> = idOf<'Citizen'>(1)
export const team: Id<'Team'> = idOf<'Team'>(2)

const forEver = period(localDate('2000-01-01'), null)

function grantsOf({ grants = [] }: Given): Timeline<Grant> {
  let timeline: Timeline<Grant> = emptyTimeline
  for (const [index, given] of grants.entries()) timeline = setDuring(timeline, given.period, grantOf(given, index))
  return timeline
}

function plansOf({ plans = [] }: Given): Timeline<RhythmPlan> {
  let timeline: Timeline<RhythmPlan> = emptyTimeline
  for (const [index, { from, to, visits }] of plans.entries()) {
    const next = plans[index + 1]?.from
    const during = period(from, to ?? (next === undefined ? null : addDays(next, -1)))
    const plan: RhythmPlan = {
      id: idOf<'Plan'>(4, index),
      citizen,
      version: index + 1,
      period: during,
      agreedWithCitizen: true,
      visits: visits.map(visitOf),
    }
    timeline = setDuring(timeline, during, plan)
  }
  return timeline
}

/** Packages as their rule makes them: they end by themselves. A package the model does not have never started. */
export function packagesOf(model: GovernanceModel, { packages = [] }: Given): StartedPackage[] {
  return packages.flatMap(({ package: name, from }, index) => {
    const rule = model.packages?.find(({ id }) => id === name)
    if (!rule) return []
    const days = { from, to: addDays(from, rule.days - 1) }
    const id = idOf<'StartedPackage'>(5, index)
    return [{ id, citizen, package: name, period: days, startedBy: 'example' }]
  })
}

export function monthOf(model: GovernanceModel, given: Given, month: Month): CitizenMonth {
  return {
    citizen,
    month,
    teams: setDuring(emptyTimeline, forEver, team),
    grants: grantsOf(given),
    plans: plansOf(given),
    packages: packagesOf(model, given),
    facts: (given.facts ?? []).map((fact, index) => factOf(fact, index, model.zone as Zone)),
    holidays: given.holidays ?? [],
  }
}

/** The plan that holds on a day; an example that asks without one is wrong, and throws. */
export function planOn(given: Given, on: LocalDate): RhythmPlan {
  const plan = valueOn(plansOf(given), on)
  if (!plan) throw new Error(`the example has no plan on ${on}`)
  return plan
}

/** Where the citizen stands on a day; an example that asks without a grant is wrong, and throws. */
export function standingOn(
  given: Given,
  on: LocalDate,
  soFar: { readonly minorMinutesSoFar?: number; readonly swapsSoFar?: number },
): Standing {
  const grant = valueOn(grantsOf(given), on)
  if (!grant) throw new Error(`the example has no grant on ${on}`)
  const plan = valueOn(plansOf(given), on) ?? null
  return { grant, plan, minorMinutesSoFar: soFar.minorMinutesSoFar ?? 0, swapsSoFar: soFar.swapsSoFar ?? 0 }
}

export const actorOf = ({ by, competences = [], private: isPrivate = false }: GivenActor): Actor => ({
  role: by,
  competences,
  private: isPrivate,
})

export function changeOf(asked: {
  readonly change: readonly GivenComponent[]
  readonly wanted?: boolean
  readonly goalsKept?: boolean
  readonly conditionsWorsen?: boolean
}): Change {
  return {
    components: asked.change.map(componentOf),
    wanted: asked.wanted ?? true,
    goalsKept: asked.goalsKept ?? true,
    conditionsWorsen: asked.conditionsWorsen ?? false,
  }
}

export const swapOf = (given: GivenSwap): ChangeComponent & { readonly kind: 'swapped' } => ({
  kind: 'swapped',
  give: given.give,
  get: given.get,
  minutesGiven: given.minutesGiven,
  minutesGot: given.minutesGot,
  with: given.with ?? 'team',
})

function componentOf(given: GivenComponent): ChangeComponent {
  switch (given.kind) {
    case 'time':
      return { kind: 'time', minutesPerWeek: given.minutesPerWeek, scope: scopeOf(given) }
    case 'tasks':
      return { kind: 'tasks', add: given.add ?? [], remove: given.remove ?? [] }
    case 'swapped':
      return swapOf(given)
    case 'package':
      return { kind: 'package', package: given.package, newCitizen: given.newCitizen ?? false }
    default:
      return given
  }
}

function scopeOf(given: { readonly cluster?: string; readonly service?: string }): FrameScope {
  if (given.service !== undefined) return { kind: 'service', service: given.service }
  return given.cluster === undefined ? { kind: 'whole' } : { kind: 'cluster', cluster: given.cluster }
}

function grantOf(given: GivenGrant, index: number): Grant {
  return {
    id: idOf<'Grant'>(3, index),
    citizen,
    decision: idOf<'Decision'>(6, index),
    period: given.period,
    frames: given.frames.map((frame) => ({ scope: scopeOf(frame), minutes: minutes(frame.minutes), per: frame.per })),
    category: given.category ?? null,
    band: given.band ?? null,
    course: given.course ?? null,
    rehabilitation: given.rehabilitation ?? false,
    beyondTheDay: given.beyondTheDay ?? false,
    followUpOn: given.followUpOn ?? null,
    goals: given.goals ?? [],
    conditions: given.conditions ?? [],
  }
}

const visitOf = (given: GivenVisit): PlannedVisit => ({
  key: given.key,
  partOfDay: given.part,
  days: daysOf(given.days),
  minutes: minutes(given.minutes),
  services: given.services,
  purpose: null,
  window: given.window ?? null,
  competences: given.competences ?? [],
  staff: given.staff ?? 1,
})

function daysOf(days: GivenVisit['days']): VisitDays {
  if (typeof days === 'number') return { kind: 'timesAWeek', times: days }
  const named = days === 'every' ? dayNames : days
  return { kind: 'weekdays', weekdays: named.map((name) => dayNames.indexOf(name) as Weekday) }
}

/** Reported the morning after; a visit that ends before it starts ends on the next day. */
function factOf(given: GivenFact, index: number, zone: Zone): VisitFact {
  const { date, start, end } = given
  const endDay = start !== undefined && end !== undefined && end <= start ? addDays(date, 1) : date
  return {
    id: idOf<'Fact'>(7, index),
    citizen,
    date,
    plannedVisit: given.visit,
    kind: given.kind,
    minutes: given.minutes === undefined ? null : minutes(given.minutes),
    start: start === undefined ? null : instantAt(date, start, zone),
    end: end === undefined ? null : instantAt(endDay, end, zone),
    services: given.services ?? [],
    reason: null,
    source: given.kind === 'lockEvent' ? 'lock' : 'staff',
    recordedAt: startOfDay(addDays(date, 1), zone),
    recordedBy: null,
    corrects: null,
  }
}
