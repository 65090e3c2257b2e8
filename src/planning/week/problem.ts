/** Care facts into a problem of the search: people become names in a file, and the way back is kept. */
import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import type { Position } from '#care/people/position.ts'
import { addDays, daysBetween } from '#kernel/calendar/local-date.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import { within } from '#kernel/timeline/timeline.ts'
import type {
  FrirumCarer,
  FrirumCitizen,
  FrirumFrame,
  FrirumInstance,
  FrirumPlan,
  FrirumVisit,
} from '#solver/formats/frirum.ts'
import { solutionOf } from './adopted.ts'
import { absencesOf, carersOf } from './carers.ts'
import { dayBegins } from './clock.ts'
import type { CitizenFacts, FrameSource, Published, TravelOf, WeekFacts, WeekNote, WeekProblem } from './facts.ts'
import { framesOf, type PlannedFrame } from './frames.ts'

/**
 * The week of a team as the search takes it. What cannot be planned is left out and said: a citizen without a plan, a
 * grant or a known home, and a visit that asks for what nobody on duty may do (000-38, 000-39).
 */
export function weekProblem(facts: WeekFacts, travelOf: TravelOf): WeekProblem {
  const { week, model, people, shifts } = facts
  const notes: WeekNote[] = []
  if (shifts.length === 0) notes.push({ kind: 'noShifts' })
  const assumed = shifts.filter((shift) => shift.assumed).length
  if (assumed > 0) notes.push({ kind: 'shiftsAssumed', shifts: assumed })
  if (!model.teams) notes.push({ kind: 'noPromise' })

  const planned = facts.citizens.flatMap((citizen): { citizen: CitizenFacts; frames: PlannedFrame[] }[] => {
    const missing = whatIsMissing(facts, citizen)
    if (missing) {
      notes.push({ kind: missing, citizen: citizen.id })
      return []
    }
    const made = framesOf(facts, citizen)
    notes.push(...made.notes, ...overFrame(facts, citizen))
    return made.frames.length > 0 ? [{ citizen, frames: made.frames }] : []
  })
  const qualified = carersOf(
    facts,
    planned.flatMap(({ frames }) => frames.map(({ visit }) => visit)),
  )
  notes.push(...qualified.notes)
  const onDuty = new Set(qualified.carers.map(({ id }) => id))

  const homes = planned.map(({ citizen }) => citizen.home as Position)
  const base = facts.base ?? middleOf(homes)
  if (!facts.base) notes.push({ kind: 'noBase' })
  const sources = new Map<string, FrameSource>()
  const citizens = planned.flatMap(({ citizen, frames }, at): FrirumCitizen[] => {
    const kept = frames.filter(({ frame, visit, source }) => {
      const may = qualified.carers.filter(({ qualifications }) => qualifications.includes(frame.qualification))
      const isPossible = may.length > 0 && onDuty.size >= visit.staff
      if (isPossible) sources.set(frame.id, source)
      else
        notes.push({
          kind: 'nobodyMay',
          citizen: citizen.id,
          visit: visit.key,
          tasks: frame.qualification.split('+'),
        })
      return isPossible
    })
    if (kept.length === 0) return []
    const usual = citizen.usual !== null && onDuty.has(citizen.usual) ? citizen.usual : null
    notes.push(
      ...usualMissing(
        citizen,
        qualified.carers,
        kept.map(({ frame }) => frame),
      ),
    )
    const promise = model.teams?.facesMostIn14Days
    return [
      {
        id: citizen.id,
        place: at + 1,
        ...(usual === null ? {} : { usual }),
        preferred: [],
        unwanted: [],
        never: [],
        ...(promise === undefined ? {} : { faces: { promise, seen: citizen.seen.filter((id) => onDuty.has(id)) } }),
        frames: kept.map(({ frame, source }) => ({ ...frame, pattern: patternOf(facts, frame, source, onDuty) })),
      },
    ]
  })
  const unknown = citizens.filter(({ faces }) => faces && faces.seen.length === 0).length
  if (unknown > 0) notes.push({ kind: 'facesUnknown', citizens: unknown })

  const places = [base ?? { latitude: 0, longitude: 0 }, ...homes]
  const instance: FrirumInstance = {
    name: week,
    days: 7,
    step: stepOf(citizens),
    travel: travelOf(places),
    carers: qualified.carers,
    citizens,
    absent: facts.published ? absencesOf(facts).filter(({ carer }) => onDuty.has(carer)) : [],
  }
  const staff = new Map(people.members.map((one) => [one.staff.id, one.staff]))
  const problem = { week, instance, frames: sources, staff, notes }
  return facts.published
    ? { ...problem, instance: { ...instance, plan: publishedPlan(problem, facts.published) } }
    : problem
}

/** The adopted week as the search takes it: visits of frames that still are, by people with a shift at that hour. */
function publishedPlan(problem: WeekProblem, { visits, now }: Published): FrirumPlan {
  const { citizens, carers } = problem.instance
  const carerOf = new Map<string, FrirumCarer>(carers.map((carer) => [carer.id, carer]))
  const size = new Map(citizens.flatMap(({ frames }) => frames.map(({ id, second }) => [id, second ? 2 : 1] as const)))
  const isOnDuty = (carer: string, day: number, minute: number) =>
    carerOf
      .get(carer)
      ?.shifts.some((one) => one.day === day && one.start <= minute && minute < one.end + one.overtime) ?? false
  const kept = solutionOf(problem, visits).visits.filter(
    ({ frame, day, start, carers: who }) =>
      size.get(frame) === who.length && who.every((carer) => isOnDuty(carer, day, start)),
  )
  return { ...(now ? { now } : {}), visits: kept.map((visit) => ({ ...visit, pinned: false })) }
}

/** The usual carer without a shift, or with none in which one of the visits could be. */
function usualMissing(
  { id: citizen, usual }: CitizenFacts,
  carers: readonly FrirumCarer[],
  frames: readonly FrirumFrame[],
): WeekNote[] {
  if (usual === null) return []
  const carer = carers.find(({ id }) => id === usual)
  if (!carer) return [{ kind: 'usualNotOnDuty', citizen, staff: usual }]
  const isThere = ({ windows, length: { least } }: FrirumFrame) =>
    windows.some(({ days, opens, closes }) =>
      carer.shifts.some(
        ({ day, start, end }) => days.includes(day) && Math.max(start, opens) + least <= Math.min(end, closes),
      ),
    )
  return frames.some(isThere) ? [] : [{ kind: 'usualOtherHours', citizen, staff: usual }]
}

/** What was adopted for a visit the week before, by people with a shift now: a plan may come out the same. */
function patternOf(
  { week, adopted }: WeekFacts,
  { length, second }: FrirumFrame,
  { citizen, visit }: FrameSource,
  onDuty: ReadonlySet<string>,
): FrirumVisit[] {
  const before = addDays(daysOfWeek(week).from, -7)
  return adopted.flatMap((one) => {
    const isIt = one.citizen === citizen && one.visit === visit && one.minutes === length.least
    if (!isIt || one.staff.length !== (second ? 2 : 1) || !one.staff.every((staff) => onDuty.has(staff))) return []
    const day = daysBetween(before, one.date)
    return [{ day, start: one.start - dayBegins, length: one.minutes, carers: one.staff }]
  })
}

function whatIsMissing(
  { week }: WeekFacts,
  { grants, plans, home }: CitizenFacts,
): 'noGrant' | 'noPlan' | 'noHome' | null {
  const days = daysOfWeek(week)
  if (within(grants, days).length === 0) return 'noGrant'
  const written = within(plans, days)
  if (written.length === 0) return 'noPlan'
  return home ? null : 'noHome'
}

/** A week over its frame is planned as agreed all the same, and said: the team and the citizen have to mend it. */
function overFrame({ week, model }: WeekFacts, { id, grants, plans }: CitizenFacts): WeekNote[] {
  return headroomOfWeek(grants, plans, week, model)
    .filter(({ left }) => left < 0)
    .map(({ frame: { scope }, framed, planned }) => ({ kind: 'overFrame', citizen: id, scope, framed, planned }))
}

/** The middle of the homes, where nobody said where shifts begin. */
export function middleOf(homes: readonly Position[]): Position | null {
  if (homes.length === 0) return null
  const mean = (of: (home: Position) => number) => homes.reduce((sum, home) => sum + of(home), 0) / homes.length
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) }
}

/** The longest step that every length is a multiple of. */
function stepOf(citizens: readonly FrirumCitizen[]): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  const step = citizens.flatMap(({ frames }) => frames.map(({ length }) => length.least)).reduce(common, 0)
  return Math.min(60, Math.max(1, step > 60 ? 1 : step))
}
