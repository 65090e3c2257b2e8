import type { FrirumCarer, FrirumCitizen, FrirumInstance, FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import {
  changeComponents,
  citizenComponents,
  type Day,
  frameComponents,
  type Held,
  imbalanceOf,
  total,
} from './frirum-goals.ts'
import type { Score } from './score.ts'

/**
 * Weights within a tier, tiers from the first to the last; `docs/planning.md` says them in words. Told here once more,
 * because the scorer shares nothing with the search.
 */
const tierWeights: readonly Readonly<Record<string, number>>[] = [
  { missingVisits: 60, missingMinutes: 1 },
  { belowTarget: 1, aboveTarget: 1, outsideWish: 1, missedPauses: 60, overtime: 2 },
  { newFaces: 60, unwanted: 60, notPreferred: 10, notUsual: 5, timeSpread: 1 },
  { imbalance: 1 },
  { travel: 1 },
  { change: 1 },
]

export type FrirumScore = Score & { readonly tiers: readonly number[] }

/** One carer's part of a visit. */
type Call = {
  readonly visit: FrirumSolutionVisit
  readonly start: number
  readonly end: number
  readonly place: number
  /** Begun, or on the way, when the plan was made: it is not judged. */
  readonly isPast: boolean
}

const dayMinutes = 1440

/** Scores a plan from the figures of the file. */
export function scoreFrirum(instance: FrirumInstance, solution: FrirumSolution): FrirumScore {
  const broken: string[] = []
  const say = (what: string) => void broken.push(what)
  const held = new Map<string, Held>()
  for (const citizen of instance.citizens)
    for (const frame of citizen.frames) held.set(frame.id, { frame, citizen, visits: [] })
  for (const visit of solution.visits) {
    const known = held.get(visit.frame)
    if (known) known.visits.push(visit)
    else say(`there is no frame ${visit.frame}`)
  }
  for (const { visits } of held.values()) visits.sort((a, b) => a.day - b.day || a.start - b.start)
  const past = new Set(pastOf(instance).map(keyOf))
  checkPinned(instance, solution, past, say)
  for (const each of held.values()) checkFrame(instance, each, past, say)
  for (const citizen of instance.citizens) checkCitizen(citizen, held, past, say)
  const days = instance.carers.flatMap((carer) =>
    carer.shifts.map((shift) => dayOf(instance, carer, shift, held, past, solution, say)),
  )
  checkCarers(instance, solution, say)
  const components: Record<string, number> = {
    ...frameComponents(instance, [...held.values()]),
    ...citizenComponents(instance, held),
    missedPauses: days.filter((day) => day.isPauseMissed).length,
    overtime: total(days.map((day) => day.overtime)),
    imbalance: imbalanceOf(instance, days),
    travel: total(days.map((day) => day.travel)),
    ...changeComponents(instance, [...held.values()]),
  }
  const tiers = tierWeights.map((weights) =>
    total(Object.entries(weights).map(([name, weight]) => weight * (components[name] ?? 0))),
  )
  // One number for charts, each tier a hundred times the next; plans are compared by their tiers.
  const objective = tiers.reduce((sum, tier) => sum * 100 + tier, 0)
  return { objective, tiers, components: { ...components, visits: solution.visits.length }, broken }
}

const keyOf = ({ frame, day, start, length, carers }: FrirumSolutionVisit): string =>
  [frame, day, start, length, ...carers].join(' ')
const endOf = ({ frame: { second } }: Held, { start, length, secondStart = start }: FrirumSolutionVisit): number =>
  second ? Math.max(start + length, secondStart + (second.minutes ?? length)) : start + length

/** Published visits that have begun, or that somebody has left for, when it is `now`. */
function pastOf({ plan, carers, citizens, travel }: FrirumInstance): FrirumSolutionVisit[] {
  const now = plan?.now
  if (!plan || !now) return []
  const homes = new Map(citizens.flatMap((citizen) => citizen.frames.map(({ id }) => [id, citizen.place] as const)))
  const begins = (visit: FrirumSolutionVisit, carer: string) =>
    visit.carers[0] === carer ? visit.start : (visit.secondStart ?? visit.start)
  return plan.visits.filter((visit) => {
    if (visit.day !== now.day) return visit.day < now.day
    return visit.carers.some((id) => {
      const carer = carers.find((each) => each.id === id)
      const start = begins(visit, id)
      const shift = carer?.shifts.find((each) => {
        return each.day === visit.day && each.start <= start && start < each.end + each.overtime
      })
      const before = plan.visits
        .filter((each) => each.day === visit.day && each.carers.includes(id) && begins(each, id) < start)
        .filter((each) => shift && begins(each, id) >= shift.start)
        .sort((a, b) => begins(b, id) - begins(a, id))[0]
      const from = before ? homes.get(before.frame) : shift?.from
      const way = travel.get(carer?.mode ?? '')?.[from ?? 0]?.[homes.get(visit.frame) ?? 0] ?? 0
      return start - way < now.minute
    })
  })
}

function checkPinned(
  { plan, absent }: FrirumInstance,
  { visits }: FrirumSolution,
  past: ReadonlySet<string>,
  say: (what: string) => void,
) {
  const planned = new Set(visits.map(keyOf))
  for (const visit of plan?.visits ?? []) {
    const isLeft = absent.some(
      ({ carer, day, from }) => visit.carers.includes(carer) && visit.day === day && visit.start + visit.length > from,
    )
    const stays = past.has(keyOf(visit)) || (visit.pinned && !isLeft)
    if (stays && !planned.has(keyOf(visit)))
      say(`${visit.frame} on day ${visit.day} at ${visit.start} was to stay as it is`)
  }
}

function checkFrame(
  { plan, step, days }: FrirumInstance,
  held: Held,
  past: ReadonlySet<string>,
  say: (what: string) => void,
) {
  const { frame, citizen, visits } = held
  const { id, minutes, length, perDay, gap, second } = frame
  const isPinned = (visit: FrirumSolutionVisit) =>
    past.has(keyOf(visit)) || (plan?.visits ?? []).some((each) => each.pinned && keyOf(each) === keyOf(visit))
  const isFree = !visits.some(isPinned)
  const sum = total(visits.map((visit) => visit.length))
  if (isFree && sum > minutes.most) say(`${id} has ${sum} minutes, not at most ${minutes.most}`)
  if (isFree && visits.length > frame.visits.most)
    say(`${id} has ${visits.length} visits, not at most ${frame.visits.most}`)
  visits.forEach((visit, at) => {
    if (isPinned(visit)) return
    const where = `${id} on day ${visit.day} at ${visit.start}`
    if (visit.day >= days) say(`${where}: there is no such day`)
    if (visit.length < length.least || visit.length > length.most || visit.length % step)
      say(`${where} lasts ${visit.length}, not ${length.least} to ${length.most} in steps of ${step}`)
    const end = endOf(held, visit)
    if (
      !frame.windows.some(
        ({ days: on, opens, closes }) => on.includes(visit.day) && opens <= visit.start && end <= closes,
      )
    )
      say(`${where} lies in no window`)
    if (visits.filter(({ day }) => day === visit.day).length > perDay.most) say(`${where} is one too many that day`)
    const before = visits[at - 1]
    const free = before ? visit.day * dayMinutes + visit.start - before.day * dayMinutes - endOf(held, before) : gap
    if (free < gap) say(`${where} begins ${free} minutes after the one before, not ${gap}`)
    if (visit.carers.length !== (second ? 2 : 1)) say(`${where} has ${visit.carers.length} carers`)
    if (second) {
      const apart = (visit.secondStart ?? visit.start) - visit.start
      if (apart < second.after[0] || apart > second.after[1])
        say(`${where}: the second carer begins ${apart} minutes later, not ${second.after.join(' to ')}`)
      if (visit.carers[0] === visit.carers[1]) say(`${where} needs two carers, has ${visit.carers[0]} alone`)
    }
    for (const carer of visit.carers) if (citizen.never.includes(carer)) say(`${where}: ${carer} must not come`)
  })
}

/** Visits of one citizen, of whatever frame, lie beside each other. */
function checkCitizen(
  { id, frames }: FrirumCitizen,
  held: ReadonlyMap<string, Held>,
  past: ReadonlySet<string>,
  say: (what: string) => void,
) {
  const spans = frames.flatMap((frame) => {
    const own = held.get(frame.id)
    return own
      ? own.visits.map((visit) => ({
          visit,
          from: visit.day * dayMinutes + visit.start,
          to: visit.day * dayMinutes + endOf(own, visit),
        }))
      : []
  })
  spans.sort((a, b) => a.from - b.from)
  spans.forEach(({ visit, from }, at) => {
    const before = spans[at - 1]
    if (before && from < before.to && !(past.has(keyOf(visit)) && past.has(keyOf(before.visit))))
      say(`${id} has two visits at once on day ${visit.day} at ${visit.start}`)
  })
}

/** What a carer does in one shift, from the depot and back. */
function dayOf(
  instance: FrirumInstance,
  carer: FrirumCarer,
  shift: FrirumShift,
  held: ReadonlyMap<string, Held>,
  past: ReadonlySet<string>,
  { pauses }: FrirumSolution,
  say: (what: string) => void,
): Day {
  const now = instance.plan?.now
  const left = instance.absent.find(
    ({ carer: id, day, from }) => id === carer.id && day === shift.day && from < shift.end,
  )
  const where = `${carer.id} on day ${shift.day}`
  const calls = callsOf(carer, shift, held, past)
  const way = (from: number, to: number) => instance.travel.get(carer.mode)?.[from]?.[to] ?? 0
  const sick = left?.from ?? Number.POSITIVE_INFINITY
  let [at, free, travel] = [shift.from, shift.start, 0]
  calls.forEach(({ visit, start, end, place, isPast }) => {
    const leg = way(at, place)
    const leaves = now?.day === shift.day ? Math.max(free, now.minute) : free
    if (!isPast && leaves + leg > start)
      say(`${where} cannot be at ${visit.frame} before ${leaves + leg}, but begins at ${start}`)
    if (!isPast && end > sick) say(`${where} is absent when ${visit.frame} is to be visited at ${start}`)
    const asked = askedOf(visit, carer.id, held)
    if (!isPast && !carer.qualifications.includes(asked)) say(`${where} may not do ${visit.frame}: ${asked}`)
    travel += leg
    ;[at, free] = [place, end]
  })
  const home = calls.length > 0 ? free + way(at, shift.to) : shift.start
  if (calls.length > 0) travel += way(at, shift.to)
  if (home > shift.end + shift.overtime && calls.some((call) => !call.isPast)) say(`${where} is home at ${home}`)
  const taken = pauses.filter((pause) => {
    const isThen = pause.start >= shift.start && pause.start < shift.end + shift.overtime
    return pause.carer === carer.id && pause.day === shift.day && isThen
  })
  if (taken.length > (shift.pause ? 1 : 0)) say(`${where} has ${taken.length} pauses`)
  for (const pause of taken) checkPause(shift, calls, pause.start, way, `${where} pauses at ${pause.start}`, say)
  return {
    carer: carer.id,
    isOpen: !left && !(now && shift.day < now.day),
    minutes: shift.end - shift.start,
    travel,
    care: total(calls.map(({ start, end }) => end - start)),
    overtime: calls.length > 0 ? Math.max(0, home - shift.end) : 0,
    isPauseMissed: calls.length > 0 && shift.pause !== undefined && taken.length === 0,
  }
}

function askedOf(visit: FrirumSolutionVisit, carer: string, held: ReadonlyMap<string, Held>): string {
  const frame = held.get(visit.frame)?.frame
  return (visit.carers[0] === carer ? frame?.qualification : frame?.second?.qualification) ?? ''
}

function callsOf(
  carer: FrirumCarer,
  shift: FrirumShift,
  held: ReadonlyMap<string, Held>,
  past: ReadonlySet<string>,
): Call[] {
  const calls: Call[] = []
  for (const { frame, citizen, visits } of held.values())
    for (const visit of visits) {
      if (visit.day !== shift.day || !visit.carers.includes(carer.id)) continue
      const isFirst = visit.carers[0] === carer.id
      const start = isFirst ? visit.start : (visit.secondStart ?? visit.start)
      const long = isFirst ? visit.length : (frame.second?.minutes ?? visit.length)
      const isHere = shift.start <= start && start < shift.end + shift.overtime
      if (isHere) calls.push({ visit, start, end: start + long, place: citizen.place, isPast: past.has(keyOf(visit)) })
    }
  return calls.sort((a, b) => a.start - b.start)
}

function checkPause(
  { pause, from, to, start: opens, end, overtime }: FrirumShift,
  calls: readonly Call[],
  start: number,
  way: (from: number, to: number) => number,
  where: string,
  say: (what: string) => void,
) {
  if (!pause) return
  const over = start + pause.minutes
  if (start < pause.opens || over > pause.closes) say(`${where}, not within ${pause.opens} to ${pause.closes}`)
  const next = calls.find((call) => call.end > start)
  const before = calls.filter((call) => call.end <= start).at(-1)
  const [free, at] = before ? [before.end, before.place] : [opens, from]
  const [due, then] = next ? [next.start, next.place] : [end + overtime, to]
  const leg = way(at, then)
  const fits = (start >= free && over + leg <= due) || (start >= free + leg && over <= due)
  if (!fits && !(next?.isPast && before?.isPast))
    say(`${where}, which leaves no time for the way to ${next?.visit.frame ?? 'the depot'}`)
}

/** Every part of a visit must lie in a shift of a known carer. */
function checkCarers({ carers }: FrirumInstance, { visits }: FrirumSolution, say: (what: string) => void) {
  for (const visit of visits)
    visit.carers.forEach((id, part) => {
      const carer = carers.find((each) => each.id === id)
      const start = part === 0 ? visit.start : (visit.secondStart ?? visit.start)
      const works = carer?.shifts.some(
        (shift) => shift.day === visit.day && shift.start <= start && start < shift.end + shift.overtime,
      )
      if (!carer) say(`there is no carer ${id}`)
      else if (!works) say(`${id} does not work on day ${visit.day} at ${start}`)
    })
}
