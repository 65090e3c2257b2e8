/**
 * What a finished town comes to, in the figures that are published of real ones. A citizen counts when helped on the
 * last day; visits and hours count over all days written.
 */
import type { Grant } from '#care/grants/grant.ts'
import type { Profession } from '#care/people/team.ts'
import { addDays, dayNumber, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { localTime } from '#kernel/clock/zone.ts'
import { cpr } from '#law/denmark/cpr.ts'
import { hiredIn } from './making/paid-hours.ts'
import { visitsByWeekday, weeklyMinutesOf } from './making/weekdays.ts'
import type { TownRecipe } from './recipe.ts'
import type { SimulatedCitizen, SimulatedTown } from './simulate.ts'

/** Everything added up; each measure is a reading of it. */
type Tally = {
  /** Granted minutes of each citizen helped on the last day, in the span the recipe counts. */
  readonly granted: number[]
  practicalOnly: number
  personalOnly: number
  women: number
  over80Years: number
  overplanned: number
  /** Visits as planned on the days written. */
  visits: number
  visitMinutes: number
  doubleStaffed: number
  nightVisits: number
  told: number
  locked: number
  lockedHomes: number
  /** Different staff in fourteen days, of each citizen with at least two visits every day. */
  readonly faces: number[]
  atCitizens: number
  worked: number
  hiredIn: number
  sickMinutes: number
  readonly professionMinutes: Map<Profession, number>
  readonly perTeam: Map<string, number>
  identified: number
}

/** A figure with its unit and how it is read; `unit` is what stands behind it on paper. */
type Measure = { readonly unit: string; readonly of: (tally: Tally, recipe: TownRecipe) => number }

const hours = (minutes: number): number => minutes / 60
const part = (some: number, all: number): number => (all === 0 ? 0 : (100 * some) / all)
const mean = (list: readonly number[]): number =>
  list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length
const grantedFrom = (least: number, below: number): Measure => ({
  unit: '%',
  of: ({ granted }) =>
    part(granted.filter((minutes) => minutes >= least * 60 && minutes < below * 60).length, granted.length),
})
const workedBy = (profession: Profession): Measure => ({
  unit: '%',
  of: ({ professionMinutes, worked }) => part(professionMinutes.get(profession) ?? 0, worked),
})

/** Hours are of a week in a town that grants by the week, and of a month in one that grants by the month. */
export const measures = {
  recipients: { unit: '', of: ({ granted }) => granted.length },
  recipientsPerTeam: { unit: '', of: ({ perTeam }) => mean([...perTeam.values()]) },
  meanGrantedHours: { unit: 'h', of: ({ granted }) => hours(mean(granted)) },
  grantedUnder2Hours: grantedFrom(0, 2),
  granted2To8Hours: grantedFrom(2, 8),
  granted8To20Hours: grantedFrom(8, 20),
  granted20HoursAndMore: grantedFrom(20, Number.POSITIVE_INFINITY),
  grantedUnder5Hours: grantedFrom(0, 5),
  granted5To15Hours: grantedFrom(5, 15),
  granted15To25Hours: grantedFrom(15, 25 + 1 / 60),
  grantedOver25Hours: grantedFrom(25 + 1 / 60, Number.POSITIVE_INFINITY),
  grantedOver80Hours: grantedFrom(80 + 1 / 60, Number.POSITIVE_INFINITY),
  granted120HoursAndMore: grantedFrom(120, Number.POSITIVE_INFINITY),
  practicalOnly: { unit: '%', of: ({ practicalOnly, granted }) => part(practicalOnly, granted.length) },
  personalOnly: { unit: '%', of: ({ personalOnly, granted }) => part(personalOnly, granted.length) },
  practicalAndPersonal: {
    unit: '%',
    of: ({ practicalOnly, personalOnly, granted }) =>
      part(granted.length - practicalOnly - personalOnly, granted.length),
  },
  women: { unit: '%', of: ({ women, granted }) => part(women, granted.length) },
  aged80AndOver: { unit: '%', of: ({ over80Years, granted }) => part(over80Years, granted.length) },
  planOverFrame: { unit: '%', of: ({ overplanned, granted }) => part(overplanned, granted.length) },
  meanVisitMinutes: { unit: 'min', of: ({ visits, visitMinutes }) => visitMinutes / visits },
  doubleStaffedVisits: { unit: '%', of: ({ visits, doubleStaffed }) => part(doubleStaffed, visits) },
  nightVisits: { unit: '%', of: ({ visits, nightVisits }) => part(nightVisits, visits) },
  deviations: { unit: '%', of: ({ visits, told }) => part(told, visits) },
  lockedVisits: { unit: '%', of: ({ visits, locked }) => part(locked, visits) },
  digitalLocks: { unit: '%', of: ({ lockedHomes, granted }) => part(lockedHomes, granted.length) },
  staffIn14Days: { unit: '', of: ({ faces }) => mean(faces) },
  faceToFace: { unit: '%', of: ({ atCitizens, worked }) => part(atCitizens, worked) },
  sickLeave: {
    unit: '%',
    of: ({ sickMinutes, worked, hiredIn: hired }) => part(sickMinutes, worked - hired + sickMinutes),
  },
  hoursByHelpers: workedBy('helper'),
  hoursByAssistants: workedBy('assistant'),
  hoursByNurses: workedBy('nurse'),
  hoursByTherapists: workedBy('therapist'),
  hoursByUnskilled: workedBy('unskilled'),
  testNumbers: { unit: '%', of: ({ identified, granted }) => part(identified, granted.length) },
} as const satisfies Record<string, Measure>

export type MeasureId = keyof typeof measures
export type Measured = Readonly<Record<MeasureId, number>>

/** Goes through a whole town once and reads every measure; `seen` may look at each citizen on the way. */
export function measured(town: SimulatedTown, seen: (one: SimulatedCitizen) => void = () => {}): Measured {
  const tally = emptyTally()
  const kinds = new Map(town.recipe.services.map(({ id, kind }) => [id, kind]))
  for (const one of town.citizens()) {
    addCitizen(tally, town, one, kinds)
    seen(one)
  }
  addHours(tally, town)
  const read = Object.entries(measures as Record<string, Measure>).map(([id, { of }]) => [id, of(tally, town.recipe)])
  return Object.fromEntries(read) as Measured
}

function addCitizen(
  tally: Tally,
  town: SimulatedTown,
  one: SimulatedCitizen,
  kinds: ReadonlyMap<string, string>,
): void {
  const { days } = town
  addVisits(tally, one, days)
  if (one.with.to !== null && one.with.to < days.to) return
  const grant = one.decisions.findLast(({ grant }) => grant)?.grant as Grant
  const plan = one.plans.at(-1)
  const all = plan?.visits.flatMap(({ services }) => services.map((id) => kinds.get(id))) ?? []
  tally.granted.push(grant.frames.reduce((sum, { minutes }) => sum + minutes, 0))
  if (all.every((kind) => kind === 'practical')) tally.practicalOnly++
  else if (!all.includes('practical')) tally.personalOnly++
  if (one.lock && one.lock.from <= days.to) tally.lockedHomes++
  if (one.citizen.identity) {
    tally.identified++
    const { system, value } = one.citizen.identity
    if (Number(value.at(system === cpr ? 9 : 10)) % 2 === 0) tally.women++
  }
  if (Number(days.to.slice(0, 4)) - Number(one.bornOn.slice(0, 4)) > 80) tally.over80Years++
  const planned = plan?.visits.reduce((sum, visit) => sum + weeklyMinutesOf(visit), 0) ?? 0
  const frame = tally.granted.at(-1) as number
  if (planned > (town.recipe.need.per === 'week' ? frame : (frame * 7) / 31)) tally.overplanned++
  tally.perTeam.set(one.team, (tally.perTeam.get(one.team) ?? 0) + 1)
  addFaces(tally, town, one)
}

function addVisits(tally: Tally, one: SimulatedCitizen, days: SimulatedTown['days']): void {
  for (const plan of one.plans) {
    const weekdays = visitsByWeekday(plan.visits)
    const first = Math.max(dayNumber(plan.period.from), dayNumber(days.from))
    const last = Math.min(
      plan.period.to === null ? Number.POSITIVE_INFINITY : dayNumber(plan.period.to),
      dayNumber(days.to),
    )
    for (let day = first; day <= last; day++)
      for (const visit of weekdays[(day + 3) % 7] ?? []) {
        tally.visits++
        tally.visitMinutes += visit.minutes
        if (visit.staff > 1) tally.doubleStaffed++
        if (visit.partOfDay === 'night') tally.nightVisits++
      }
  }
  const doors = new Set<string>()
  for (const fact of one.facts)
    if (fact.kind === 'lockEvent') doors.add(`${fact.date} ${fact.plannedVisit}`)
    else tally.told++
  tally.locked += doors.size
}

/**
 * Kolada U21401: different staff met from 07 to 22 in fourteen days by a citizen with at least two visits every day;
 * whoever was away for a part of them is left out.
 */
function addFaces(tally: Tally, town: SimulatedTown, one: SimulatedCitizen): void {
  const from = addDays(town.days.from, 6)
  const to = addDays(from, 13)
  const perDay = new Map<LocalDate, number>()
  const met = new Set<string>()
  for (const { kind, date, start, recordedBy } of one.facts) {
    if (kind !== 'lockEvent' || date < from || date > to || start === null) continue
    const { time } = localTime(start, town.recipe.zone as Zone)
    if (time < 7 * 60 || time >= 22 * 60) continue
    perDay.set(date, (perDay.get(date) ?? 0) + 1)
    met.add(recordedBy as string)
  }
  if (perDay.size === 14 && [...perDay.values()].every((visits) => visits >= 2)) tally.faces.push(met.size)
}

function addHours(tally: Tally, town: SimulatedTown): void {
  const professions = new Map(town.teams.flatMap(({ staff }) => staff.map(({ key, profession }) => [key, profession])))
  const { hourCostMinor } = town.recipe.teams
  for (const { staff, minutes, cost } of town.paidHours()) {
    const profession = staff === hiredIn ? 'unskilled' : (professions.get(staff) as Profession)
    // A day of illness is paid without hours; what was paid tells how many they would have been.
    if (minutes === 0) tally.sickMinutes += Math.round((cost.minor / hourCostMinor[profession]) * 60)
    if (staff === hiredIn) tally.hiredIn += minutes
    tally.worked += minutes
    tally.professionMinutes.set(profession, (tally.professionMinutes.get(profession) ?? 0) + minutes)
  }
  tally.atCitizens = town.minutesAtCitizens()
}

const emptyTally = (): Tally => ({
  granted: [],
  practicalOnly: 0,
  personalOnly: 0,
  women: 0,
  over80Years: 0,
  overplanned: 0,
  visits: 0,
  visitMinutes: 0,
  doubleStaffed: 0,
  nightVisits: 0,
  told: 0,
  locked: 0,
  lockedHomes: 0,
  faces: [],
  atCitizens: 0,
  worked: 0,
  hiredIn: 0,
  sickMinutes: 0,
  professionMinutes: new Map(),
  perTeam: new Map(),
  identified: 0,
})
