/** A proposal for a team's week: facts are fetched, the week is searched, what came of it is explained. */
import type { Pool } from 'pg'
import { judgeShifts, type ShiftBreach } from '#care/people/judge-shifts.ts'
import type { Position, TravelMode } from '#care/people/position.ts'
import { dayBreaksOf, type RosteredShift, shiftOf } from '#care/people/rostered-shift.ts'
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { daysBetween } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Goal, goalsOf } from '#planning/explain/goals.ts'
import { bookOf, type Moment } from '#planning/feasible/book.ts'
import { routedVisits } from '#planning/week/adopted.ts'
import { dayBegins } from '#planning/week/clock.ts'
import type { FrameSource, Published, WeekFacts, WeekNote, WeekProblem } from '#planning/week/facts.ts'
import { weekProblem } from '#planning/week/problem.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { steeringOn } from '#server/governance/steering.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { FrirumInstance } from '#solver/formats/frirum.ts'
import type { FrirumSolution } from '#solver/formats/frirum-solution.ts'
import { type Measures, measures } from '#solver/frames/goals.ts'
import { scoreFrirum } from '#solver/validator/frirum.ts'
import { adoptedVisits } from './adoptions.ts'
import { weekFactsOf } from './facts.ts'
import { momentIn } from './moment.ts'
import { searchWeek, type Way, type WeekBudget, type WeekSearch } from './search-week.ts'
import type { TravelService } from './travel-service.ts'
import { type TravelSource, type TravelTables, travelTables } from './travel-tables.ts'

/** What is kept of a proposal: all that it was found from and all that is said of it. */
export type Proposal = {
  readonly team: Id<'Team'>
  readonly week: Week
  readonly model: { readonly id: string; readonly version: string }
  readonly instance: Omit<FrirumInstance, 'travel'> & { readonly travel: readonly (readonly [string, unknown])[] }
  readonly frames: readonly (readonly [string, FrameSource])[]
  readonly solution: FrirumSolution
  readonly visits: readonly RoutedVisit[]
  readonly notes: readonly WeekNote[]
  readonly goals: readonly Goal[]
  readonly breaches: readonly ShiftBreach[]
  readonly measures: Measures
  readonly travel: TravelSource
  readonly search: { readonly seed: number; readonly steps: number; readonly seconds: number; readonly way: CameBy }
  /** The roster it was made from; those of before the board have none. */
  readonly shifts?: readonly RosteredShift[]
  /** Where somebody made it by hand: from which one, from which one first of all, and a hash of what they changed. */
  readonly byHand?: { readonly from: Id<'Proposal'>; readonly first: Id<'Proposal'>; readonly hash: string }
}

/** How a proposal came about: searched, the week as it was adopted, or made by hand from another. */
export type CameBy = Way | 'asAdopted' | 'byHand'

/** Why nothing is proposed: no model steers the week, nobody works in it, there is nothing to plan, or no
 * routes are adopted that could be changed. */
export type ProposeRefusal = {
  readonly kind: 'noModel' | 'noShifts' | 'nothingToPlan' | 'nothingAdopted'
  readonly notes: readonly WeekNote[]
}

export type Proposing = {
  readonly team: Id<'Team'>
  readonly week: Week
  readonly budget: WeekBudget
  readonly seed: number
  readonly service: TravelService | undefined
  /** Anew unless told. */
  readonly way?: Way
  /** When it is asked for: what has begun by then of an adopted week stays. */
  readonly at?: Instant | undefined
}

/** Proposes a week. `report` is told how much of the search's time is spent; `search` is in this thread unless told. */
export async function proposeWeek(
  pool: Pool,
  tenant: Tenant,
  { team, week, budget, seed, service, way = 'anew', at }: Proposing,
  report: (share: number) => void = () => {},
  search: WeekSearch = searchWeek,
): Promise<Result<Proposal, ProposeRefusal>> {
  const facts = await asTenant(
    pool,
    tenant.id,
    (transaction) => factsFor(transaction, tenant, { team, week, way, at }),
    { snapshot: true, readOnly: true },
  )
  const asked = await askable(facts, (places, modes) => travelTables(pool, tenant.id, service, places, modes))
  if (!asked.ok) return asked
  const { solution, steps, seconds } = await search(asked.value.problem.instance, { budget, seed, way }, report)
  return ok(proposalFrom({ team, ...asked.value }, solution, { seed, way, steps, seconds }))
}

/**
 * Everything a week is planned from, and the adopted one with it; where it is planned anew, only what has begun of
 * that. Undefined without a model.
 */
export async function factsFor(
  transaction: Transaction,
  tenant: Tenant,
  { team, week, way, at }: Pick<Proposing, 'team' | 'week' | 'at'> & { readonly way: CameBy },
): Promise<WeekFacts | undefined> {
  const model = await steeringOn(transaction, tenant.id, mondayOf(week))
  if (!model) return undefined
  const facts = await weekFactsOf(transaction, tenant, team, week, model)
  const running = nowIn(week, at, tenant.zone)
  if (way === 'anew' && !running.now) return facts
  const visits = await adoptedVisits(transaction, tenant.id, team, week)
  if (way !== 'anew') return { ...facts, published: { visits, ...running } }
  const begun = visits.filter((visit) => isAboutToBegin(week, visit, running.now as Moment))
  return begun.length > 0 ? { ...facts, published: { visits: begun, ...running } } : facts
}

/** Whoever goes to what begins within half an hour may be on the way; the search knows how long ways are. */
const isAboutToBegin = (week: Week, { date, start }: RoutedVisit, { day, minute }: Moment): boolean => {
  const on = daysBetween(mondayOf(week), date)
  return on < day || (on === day && start - dayBegins < minute + 30)
}

type Travelled = (places: readonly Position[], modes: readonly TravelMode[]) => Promise<TravelTables>
type Askable = { readonly facts: WeekFacts; readonly problem: WeekProblem; readonly travel: TravelSource }

/** The week as a problem with its ways, or why it is none. */
export async function askable(
  facts: WeekFacts | undefined,
  travelled: Travelled,
): Promise<Result<Askable, ProposeRefusal>> {
  if (!facts) return refuse({ kind: 'noModel', notes: [] })
  if (facts.published?.visits.length === 0) return refuse({ kind: 'nothingAdopted', notes: [] })
  // Places are known once the problem is built, so it is built twice: first with no ways at all.
  let places: readonly Position[] = []
  weekProblem(facts, (all) => {
    places = all
    return new Map()
  })
  const modes = [...new Set(facts.shifts.map(({ mode }) => mode))].sort()
  const { travel, source } = await travelled(places, modes.length > 0 ? modes : ['car'])
  const problem = weekProblem(facts, () => travel)
  const { notes } = problem
  if (problem.instance.carers.length === 0) return refuse({ kind: 'noShifts', notes })
  if (problem.instance.citizens.length === 0) return refuse({ kind: 'nothingToPlan', notes })
  return ok({ facts, problem, travel: source })
}

/** All that is kept of a plan for a week. */
export function proposalFrom(
  { team, facts, problem, travel }: Askable & Pick<Proposing, 'team'>,
  solution: FrirumSolution,
  search: Proposal['search'],
): Proposal {
  const { week, model, shifts } = facts
  const { instance, frames, notes } = problem
  return {
    ...{ team, week, model: { id: model.id, version: model.version } },
    instance: { ...instance, travel: [...instance.travel] },
    frames: [...frames],
    ...judged(problem, solution),
    ...{ notes, travel, search, breaches: breachesOf(facts) },
    shifts: shifts.filter(({ date }) => date >= mondayOf(week)),
  }
}

/** A plan with all that is said of it. */
export function judged(
  problem: WeekProblem,
  solution: FrirumSolution,
): Pick<Proposal, 'solution' | 'visits' | 'goals' | 'measures'> {
  const { components } = scoreFrirum(problem.instance, solution)
  return {
    solution,
    visits: routedVisits(problem, solution),
    goals: goalsOf(bookOf(problem.instance, solution)),
    measures: Object.fromEntries(measures.map((measure) => [measure, components[measure] ?? 0])) as Measures,
  }
}

/** How far a week has come when it is asked for; nothing before it has begun. */
function nowIn(week: Week, at: Instant | undefined, zone: Zone): Pick<Published, 'now'> {
  const now = at === undefined ? null : momentIn(week, at, zone)
  if (!now) return {}
  return { now: now.day > 6 ? { day: 6, minute: 1440 } : now }
}

/** What the roster breaks of the rules of working time (000-37); the plan cannot mend it, so it is said. */
function breachesOf({ model, shifts, zone }: WeekFacts): ShiftBreach[] {
  const real = shifts.flatMap((shift) => shiftOf(shift, zone) ?? [])
  return judgeShifts(model.workingTime ?? [], real, { zone, dayBreaks: dayBreaksOf(shifts) })
}

/** A proposal as it was kept, ready to be asked: the week's problem again and its plan. */
export const problemAgain = ({ week, instance, frames, notes }: Proposal): WeekProblem => ({
  week,
  instance: { ...instance, travel: new Map(instance.travel as never) } as FrirumInstance,
  frames: new Map(frames),
  staff: new Map(),
  notes,
})
