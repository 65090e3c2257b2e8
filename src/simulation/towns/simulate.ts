/**
 * A town out of nothing but a recipe and a seed: the same recipe, seed and last day give the same town to the byte.
 * Citizens come one at a time, each by chance of their own, so that a town of any size fits in memory.
 */

import type { Assessment } from '#care/grants/assessment.ts'
import type { Decision } from '#care/grants/grant.ts'
import type { Citizen } from '#care/people/citizen.ts'
import type { Position } from '#care/people/position.ts'
import type { Relative } from '#care/people/relative.ts'
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import type { PaidHours } from '#care/people/team.ts'
import type { RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { VisitFact } from '#care/visits/fact.ts'
import { dayNumber, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { clockIn, type Days, daysWritten } from './making/calendar.ts'
import { middleOfDistrict } from './making/homes.ts'
import { numberGivers } from './making/identity.ts'
import { oneLife, type Surroundings } from './making/life.ts'
import { paidHoursOf } from './making/paid-hours.ts'
import { shiftsOf } from './making/shifts.ts'
import { type MannedTeam, mannedTeams } from './making/staff.ts'
import type { FollowUpOutcome, TownRecipe } from './recipe.ts'

export type TownOptions = {
  readonly seed: number
  /** The last day written. */
  readonly until: LocalDate
  /** Whole months of visits and hours before it; the month `until` lies in comes on top as far as it has come. */
  readonly months: number
  /** Instead of the recipe's own number. */
  readonly citizens?: number
  /** A lock at every door, whatever the recipe says. */
  readonly locks?: boolean
}

/** Everything of one citizen. Grants run until further notice; a later decision takes over from its day. */
export type SimulatedCitizen = {
  readonly citizen: Citizen
  readonly bornOn: LocalDate
  readonly team: Id<'Team'>
  readonly with: Period
  readonly contact: Id<'Staff'>
  readonly relatives: readonly Relative[]
  readonly assessments: readonly Assessment[]
  readonly decisions: readonly Decision[]
  readonly plans: readonly RhythmPlan[]
  readonly packages: readonly StartedPackage[]
  readonly followUps: readonly FollowUpDone[]
  readonly facts: readonly VisitFact[]
  /** The days on which the home has a digital lock; null where it never gets one. */
  readonly lock: Period | null
  readonly home: Position
}

export type FollowUpDone = {
  readonly id: Id<'FollowUp'>
  readonly rule: string
  readonly on: LocalDate
  readonly outcome: FollowUpOutcome
  readonly by: string
  readonly recordedAt: Instant
}

export type SimulatedTown = {
  readonly recipe: TownRecipe
  /** The days with visits and hours. */
  readonly days: Days
  readonly teams: readonly MannedTeam[]
  /** To be gone through once: the hours stand on what happened at the citizens'. */
  readonly citizens: () => Generator<SimulatedCitizen>
  /** After the citizens. */
  readonly paidHours: () => Generator<PaidHours>
  /** Where a team's shifts begin and end. */
  readonly baseOf: (team: MannedTeam) => Position
  /** Who works when, from the week of the last day written on, a few weeks ahead; all of it assumed. */
  readonly shiftsOf: (team: MannedTeam) => readonly RosteredShift[]
  /** What all visits of the citizens gone through so far took, for each who went. */
  readonly minutesAtCitizens: () => number
}

/** The week of the last day and those after it that a roster usually tells. */
const weeksRostered = 7

export function simulateTown(recipe: TownRecipe, options: TownOptions): SimulatedTown {
  const { seed, until } = options
  const count = options.citizens ?? recipe.citizens
  const days = daysWritten(until, options.months)
  const at = clockIn(recipe.zone as Zone)
  const founded = at(days.from, 0)
  const teams = mannedTeams(recipe, seed, count, days.from, founded)
  const length = dayNumber(days.to) - dayNumber(days.from) + 1
  const loads = teams.map(() => new Float64Array(length))
  const surroundings: Surroundings = {
    recipe,
    seed,
    days,
    at,
    founded,
    teams,
    loads,
    locks: options.locks ?? recipe.visits.locks,
    give: numberGivers[recipe.country](),
  }
  let gone = false
  return {
    recipe,
    days,
    teams,
    citizens: function* () {
      for (let index = 0; index < count; index++) yield oneLife(surroundings, index)
      gone = true
    },
    paidHours: function* () {
      if (!gone) throw new Error('the hours of a town come after its citizens')
      for (const [place, team] of teams.entries())
        yield* paidHoursOf(recipe.teams, seed, team, days, loads[place] as Float64Array, recipe.currency)
    },
    baseOf: ({ district }) => middleOfDistrict(recipe, district.name),
    shiftsOf: (team) => shiftsOf(team, until, weeksRostered),
    minutesAtCitizens: () => loads.reduce((sum, load) => sum + load.reduce((all, day) => all + day, 0), 0),
  }
}
