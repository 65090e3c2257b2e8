import type { Decision } from '#care/grants/grant.ts'
import type { RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import { addDays, addMonths, daysBetween, earlier, type LocalDate, later } from '#kernel/calendar/local-date.ts'
import { intersection, type Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { newId } from '#kernel/id.ts'
import type { Random } from '#kernel/random.ts'
import type { ServiceRecipe, TownRecipe } from '../recipe.ts'
import type { FollowUpDone, SimulatedCitizen } from '../simulate.ts'
import { type Days, monthsOf } from './calendar.ts'
import { type CaseFacts, type CaseMade, caseOf, ending } from './case.ts'
import { among, atPlace, between, chanceOf, evenPlace, floor5, percent, shuffled } from './chance.ts'
import { plannedVisits } from './day-plan.ts'
import { happened } from './happenings.ts'
import { homeOf } from './homes.ts'
import type { NumberGiver } from './identity.ts'
import { type Need, needAt } from './need.ts'
import type { DailyLoad } from './paid-hours.ts'
import { personOf, relativesOf } from './person.ts'
import { type Span, spansOf } from './spans.ts'
import type { MannedTeam } from './staff.ts'
import { weeklyMinutesOf } from './weekdays.ts'

/** What all citizens of a town share. */
export type Surroundings = {
  readonly recipe: TownRecipe
  readonly seed: number
  readonly days: Days
  readonly at: (date: LocalDate, minuteOfDay: number) => Instant
  readonly founded: Instant
  readonly teams: readonly MannedTeam[]
  readonly loads: readonly DailyLoad[]
  readonly locks: boolean
  readonly give: NumberGiver
}

/** One citizen with all that was said, decided, planned and done. */
export function oneLife(town: Surroundings, index: number): SimulatedCitizen {
  const { recipe, seed, days, at } = town
  const random = chanceOf(seed, 'citizen', index)
  const [place, where] = evenPlace(seed, index)
  const { item: team } = atPlace(town.teams, ({ district }) => district.weight, where)
  const home = town.teams.indexOf(team)
  const createdAt = (town.founded + 60_000 + index) as Instant
  const person = personOf(random, recipe.people, town.give, {
    area: team.district.name,
    until: days.to,
    place,
    createdAt,
  })
  const officer = team.caseOfficer.name

  const need = needAt(random, recipe.need, place)
  const spans = spansOf(random, recipe, days, need)
  const cases: CaseMade[] = []
  const plans: RhythmPlan[] = []
  for (const span of spans) {
    const services = span.category?.weeks ? nursingOnly(recipe.services) : recipe.services
    const visits = plannedVisits(random, services, span.need, budgetOf(random, recipe, span.need))
    const facts: CaseFacts = {
      random,
      recipe,
      person,
      at,
      index,
      need: span.need,
      clusters: clustersOf(recipe, span.need, visits),
      category: span.category,
      from: span.from,
      decidedBy: officer,
    }
    const made = caseOf(facts)
    cases.push(made)
    plans.push({
      id: newId((at(span.from, 660) + index) as Instant, random),
      citizen: person.citizen.id,
      version: plans.length + 1,
      period: { from: span.from, to: span.to ?? made.decision.grant.period.to },
      agreedWithCitizen: percent(random, 97),
      visits,
    })
  }
  const helped: Period = { from: (spans[0] as Span).from, to: plans.at(-1)?.period.to ?? null }
  const decisions: Decision[] = cases.map(({ decision }) => decision)
  const lastSpan = spans.at(-1) as Span
  if (lastSpan.ends)
    decisions.push(
      ending({ random, recipe, person, at, index } as CaseFacts, addDays(lastSpan.to as LocalDate, 1), officer),
    )

  const lock = lockOf(chanceOf(seed, 'lock', index), recipe.visits.digitalLocks, helped, days.to)
  const packages = packagesOf(random, town, person.citizen.id, helped, team)
  return {
    citizen: person.citizen,
    bornOn: person.bornOn,
    team: team.team.id,
    with: helped,
    contact: among(random, team.contacts).id,
    relatives: relativesOf(random, recipe.people, person, helped.from, createdAt),
    assessments: cases.map(({ assessment }) => assessment),
    decisions,
    plans,
    packages,
    followUps: followUpsOf(random, town, cases, spans, team, index),
    facts: happened({
      random,
      recipe: recipe.visits,
      locks: town.locks,
      lockedSince: lock?.from ?? null,
      citizen: person.citizen.id,
      plans: plans.flatMap((plan) => {
        const written = intersection(plan.period, days)
        return written ? [{ plan, from: written.from, to: written.to as LocalDate }] : []
      }),
      packages,
      hospital: hospitalStay(random, town),
      days,
      faces: facesOf(random, recipe, team),
      services: recipe.services.filter(({ kind }) => kind !== 'night' && kind !== 'nursing').map(({ id }) => id),
      at,
      load: town.loads[home] as DailyLoad,
    }),
    lock,
    home: homeOf(recipe, seed, team.district.name, index),
  }
}

/** Fitted on an even day of the months of rolling out, or when the help began if that is later; gone with the help. */
function lockOf(
  random: Random,
  { percent: share, overMonths }: TownRecipe['visits']['digitalLocks'],
  helped: Period,
  until: LocalDate,
): Period | null {
  if (!percent(random, share)) return null
  const first = addMonths(until, -overMonths)
  const fitted = addDays(first, random.below(daysBetween(first, until) + 1))
  const from = later(fitted, helped.from)
  return helped.to !== null && helped.to < from ? null : { from, to: helped.to }
}

/** A short course is nursing alone, as often as a day's help would be. */
const nursingOnly = (services: readonly ServiceRecipe[]): ServiceRecipe[] =>
  services
    .filter(({ cluster }) => cluster === 'nursing')
    .map((service) => (service.kind === 'nursing' ? { ...service, kind: 'daily' } : service))

/** How much of the frame the plan fills; now and then a plan has grown over it. */
function budgetOf(random: Random, { need: { planned, overplannedPercent } }: TownRecipe, { weekly }: Need): number {
  if (percent(random, overplannedPercent)) return Math.ceil(weekly * (1.06 + 0.1 * random.fraction()))
  const part = (planned.leastPercent + (planned.mostPercent - planned.leastPercent) * random.fraction()) / 100
  return Math.max(Math.min(weekly, 15), Math.floor(weekly * part))
}

/** The granted sum divided among the clusters of the plan, each at least what a long month's plan needs of it. */
function clustersOf(
  { need, services }: TownRecipe,
  { granted, weekly }: Need,
  visits: RhythmPlan['visits'],
): Map<string, number> {
  if (need.scope === 'whole') return new Map()
  const clusterOf = new Map(services.map(({ id, cluster }) => [id, cluster]))
  const planned = new Map<string, number>()
  for (const visit of visits) {
    const cluster = clusterOf.get(visit.services[0] as string) as string
    planned.set(cluster, (planned.get(cluster) ?? 0) + weeklyMinutesOf(visit))
  }
  const whole = [...planned.values()].reduce((sum, minutes) => sum + minutes, 0)
  // A plan that has grown over its frame keeps the frame it had.
  const fits = whole <= weekly
  return new Map(
    [...planned].map(([cluster, minutes]) => [
      cluster,
      Math.max(5, fits ? Math.ceil((granted * minutes) / whole / 5) * 5 : floor5((granted * minutes) / whole)),
    ]),
  )
}

function packagesOf(
  random: Random,
  { recipe, days, at }: Surroundings,
  citizen: StartedPackage['citizen'],
  helped: Period,
  team: MannedTeam,
): StartedPackage[] {
  const rule = recipe.visits.package
  if (!rule || !percent(random, (rule.perThousandCitizensAMonth / 10) * monthsOf(days))) return []
  const from = addDays(days.from, random.below(daysBetween(days.from, days.to) + 1))
  if (from < helped.from || (helped.to !== null && from > helped.to)) return []
  return [
    {
      id: newId(at(from, 700), random),
      citizen,
      package: rule.id,
      period: { from, to: addDays(from, rule.days - 1) },
      startedBy: among(random, team.staff).key,
    },
  ]
}

function hospitalStay(random: Random, { recipe, days }: Surroundings): Days | null {
  const { perThousandCitizensAMonth } = recipe.visits.hospital
  if (!percent(random, (perThousandCitizensAMonth / 10) * monthsOf(days))) return null
  const from = addDays(days.from, random.below(daysBetween(days.from, days.to) + 1))
  return { from, to: earlier(days.to, addDays(from, between(random, 2, 8))) }
}

/** Those of the team who may come to this citizen. */
function facesOf(random: Random, { visits: { faces } }: TownRecipe, { staff }: MannedTeam): string[] {
  return shuffled(random, staff)
    .slice(0, between(random, faces.least, faces.most))
    .map(({ key }) => key)
}

/** Who asked for a new assessment longer ago than this has had it, and the help they have is its answer. */
const daysToAssess = 42

/** The conversations that fell due since each decision; some are late and a few were never held. */
function followUpsOf(
  random: Random,
  { recipe, days, at }: Surroundings,
  cases: readonly CaseMade[],
  spans: readonly Span[],
  team: MannedTeam,
  index: number,
): FollowUpDone[] {
  const { followUps, outcomes } = recipe.cases
  return cases.flatMap(({ decision }, nth) => {
    const until = earlier((spans[nth] as Span).to ?? days.to, days.to)
    const rules = followUps.filter(({ rule, rehabilitationOnly }) =>
      rehabilitationOnly ? decision.grant.rehabilitation : !decision.grant.category || rule === decision.grant.category,
    )
    return rules.flatMap(({ rule, everyMonths, missedPercent }) => {
      const done: FollowUpDone[] = []
      for (const due of dueDays(decision.from, until, everyMonths)) {
        if (percent(random, missedPercent)) continue
        const on = addDays(due, everyMonths === null ? between(random, 0, 5) : between(random, -9, 6))
        if (on > until) continue
        const recordedAt = (at(on, between(random, 540, 900)) + index) as Instant
        const drawn = atPlace(outcomes, ({ share }) => share, random.fraction()).item.outcome
        const isOld = addDays(on, daysToAssess) < until
        done.push({
          id: newId(recordedAt, random),
          rule,
          on,
          outcome: drawn === 'newAssessment' && isOld ? 'changedInsideFrame' : drawn,
          by: among(random, team.contacts).key,
          recordedAt,
        })
      }
      return done
    })
  })
}

/** The days a clock strikes; one without months strikes once, when the help begins. */
function dueDays(from: LocalDate, until: LocalDate, everyMonths: number | null): LocalDate[] {
  if (everyMonths === null) return [from]
  const days: LocalDate[] = []
  for (let due = addMonths(from, everyMonths); due <= until; due = addMonths(due, everyMonths)) days.push(due)
  return days
}
