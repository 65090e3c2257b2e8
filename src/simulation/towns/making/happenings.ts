/**
 * What happened to a citizen's planned visits: mostly nothing that needs saying. Facts are made as staff and locks
 * would have told them; the plan itself is not told.
 */
import type { PlannedVisit, RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { addDays, dayNumber, type LocalDate, weekday } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { type Id, newId } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Random } from '#kernel/random.ts'
import type { VisitRecipe } from '../recipe.ts'
import type { Days } from './calendar.ts'
import { among, atPlace, bell, between } from './chance.ts'
import type { DailyLoad } from './paid-hours.ts'
import { visitsByWeekday } from './weekdays.ts'

export type HappeningFacts = {
  readonly random: Random
  readonly recipe: VisitRecipe
  readonly locks: boolean
  /** The day from which the door has a lock of its own; before it, and where there is none, a phone tells instead. */
  readonly lockedSince: LocalDate | null
  readonly citizen: Id<'Citizen'>
  /** The plan of a day, `null` where there is none. */
  readonly plans: readonly { readonly plan: RhythmPlan; readonly from: LocalDate; readonly to: LocalDate }[]
  readonly packages: readonly StartedPackage[]
  /** In hospital on these days, so nobody was at home. */
  readonly hospital: Days | null
  readonly days: Days
  /** Keys of the staff who may come. */
  readonly faces: readonly string[]
  readonly services: readonly string[]
  readonly at: (date: LocalDate, minuteOfDay: number) => Instant
  /** Where the minutes at the citizen's are added up, by day. */
  readonly load: DailyLoad
}

/** The facts of a citizen's days in order, and their minutes added to the team's load. */
export function happened(facts: HappeningFacts): VisitFact[] {
  const told: VisitFact[] = []
  const first = dayNumber(facts.days.from)
  for (const { plan, from, to } of facts.plans) {
    const weekdays = visitsByWeekday(plan.visits)
    for (let day = dayNumber(from); day <= dayNumber(to); day++) {
      const date = addDays(facts.days.from, day - first)
      for (const visit of weekdays[weekday(date)] ?? []) add(facts.load, day - first, visited(facts, date, visit, told))
    }
  }
  for (const { period } of facts.packages)
    for (let day = dayNumber(period.from); day <= Math.min(dayNumber(period.to), dayNumber(facts.days.to)); day++)
      add(facts.load, day - first, packageMinutes)
  return told
}

/** An infection package's half hour a day (003-30). */
const packageMinutes = 30

function add(load: DailyLoad, at: number, minutesThere: number): void {
  load[at] = (load[at] as number) + minutesThere
}

/** Tells what there is to tell of one planned visit, and returns the minutes it took of the team's day. */
function visited(facts: HappeningFacts, date: LocalDate, visit: PlannedVisit, told: VisitFact[]): number {
  const { random, recipe, hospital } = facts
  const planned = visit.minutes * visit.staff
  if (hospital && date >= hospital.from && date <= hospital.to) {
    told.push(byStaff(facts, date, visit, 'declinedInTime', null, recipe.hospital.reason))
    return 0
  }
  const thousand = random.fraction() * 1000
  const whole = recipe.deviations.reduce((sum, { perThousand }) => sum + perThousand, 0)
  if (thousand >= whole) return facts.locks ? locked(facts, date, visit, told) : planned
  const { kind, reasons } = atPlace(recipe.deviations, ({ perThousand }) => perThousand, thousand / whole).item
  const reason = among(random, reasons)
  const length = lengthOf(random, kind, visit)
  const services = kind === 'swapped' ? [among(random, facts.services)] : []
  if (kind === 'extra') {
    told.push(byStaff(facts, date, { ...visit, key: '' }, 'extra', length, reason, visit.services.slice(0, 1)))
    return (facts.locks ? locked(facts, date, visit, told) : planned) + (length ?? 0)
  }
  told.push(byStaff(facts, date, visit, kind, length, reason, services))
  if (notDone.has(kind)) return 0
  if (facts.locks) return locked(facts, date, visit, told, length ?? visit.minutes)
  return kind === 'doubleStaffed' ? Math.max(2, visit.staff) * visit.minutes : (length ?? visit.minutes) * visit.staff
}

const notDone: ReadonlySet<FactKind> = new Set(['declinedInTime', 'declinedLate', 'declinedAtDoor', 'notHome'])

/** How long the visit was, where the deviation is about that: always of the visit of one, never nothing. */
function lengthOf(random: Random, kind: FactKind, visit: PlannedVisit): number | null {
  if (kind === 'more') return visit.minutes + 5 * between(random, 1, 4)
  if (kind === 'less')
    return Math.max(5, visit.minutes - 5 * between(random, 1, Math.max(1, Math.floor(visit.minutes / 10))))
  return kind === 'extra' ? 5 * between(random, 2, 6) : null
}

function byStaff(
  { random, citizen, faces, at }: HappeningFacts,
  date: LocalDate,
  visit: PlannedVisit,
  kind: FactKind,
  length: number | null,
  reason: string | null,
  services: readonly string[] = [],
): VisitFact {
  const minute = usualStart(visit)
  const recordedAt = (toldAt(random, at, date, minute, visit.minutes, kind) + random.below(60_000)) as Instant
  const moved =
    kind === 'moved' || kind === 'extra' ? at(date, Math.min(1380, minute + 15 * between(random, 3, 10))) : null
  return {
    id: newId(recordedAt, random),
    citizen,
    date,
    plannedVisit: visit.key || null,
    kind,
    minutes: length === null ? null : minutes(length),
    start: moved,
    end: null,
    services,
    reason,
    source: 'staff',
    recordedAt: (moved !== null && moved > recordedAt ? moved : recordedAt) as Instant,
    recordedBy: among(random, faces),
    corrects: null,
  }
}

/** In time is the day before, late is shortly before; all else is told after the visit. */
function toldAt(
  random: Random,
  at: HappeningFacts['at'],
  date: LocalDate,
  minute: number,
  length: number,
  kind: FactKind,
): Instant {
  if (kind === 'declinedInTime') return at(addDays(date, -1), between(random, 8 * 60, 17 * 60))
  if (kind === 'declinedLate') return at(date, Math.max(0, minute - between(random, 20, 100)))
  return at(date, Math.min(1439, minute + length + between(random, 1, 60)))
}

/**
 * What the lock, or the phone at the door, saw: one event for each who went, or nothing where it failed. Returns the
 * minutes inside.
 */
function locked(
  facts: HappeningFacts,
  date: LocalDate,
  visit: PlannedVisit,
  told: VisitFact[],
  usual: number = visit.minutes,
): number {
  const { random, recipe, citizen, faces, at } = facts
  const { lock } = recipe
  if (random.fraction() * 1000 < lock.missedPerThousand) return usual * visit.staff
  const scatter = (lock.minutesPercentOfPlan + lock.spreadPercent * bell(random)) / 100
  const length = Math.max(2, Math.round(usual * scatter))
  const late = Math.round((random.fraction() * 20 + 4 * bell(random)) * 60) * 1000
  const start = (at(date, usualStart(visit)) + late) as Instant
  const first = random.below(faces.length)
  for (let one = 0; one < visit.staff; one++) {
    const begun = (start + one * 1000 * random.below(120)) as Instant
    const end = (begun + length * 60_000) as Instant
    told.push({
      id: newId(end, random),
      citizen,
      date,
      plannedVisit: visit.key,
      kind: 'lockEvent',
      minutes: minutes(length),
      start: begun,
      end,
      services: [],
      reason: null,
      source: facts.lockedSince !== null && facts.lockedSince <= date ? 'lock' : 'clock',
      recordedAt: end,
      recordedBy: faces[(first + one * 3) % faces.length] as string,
      corrects: null,
    })
  }
  return length * visit.staff
}
