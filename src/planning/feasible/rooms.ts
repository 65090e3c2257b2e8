/** Where a visit of a plan could be instead: with whom, on which day, from when to when. */
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FrirumCarer, FrirumCitizen, FrirumFrame, FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Book, known, lengthFor, withVisits } from './book.ts'
import { type Gap, gapsIn, inBoth, isSome, type Starts } from './gaps.ts'
import { type Route, routeIn, spanBeside, travelOf } from './route.ts'

/**
 * What stands in the way. `notAgreed`: the plan has no such visit on that day. `twiceThatDay` and `tooNear` speak of
 * the citizen's other visits of the same kind, `anotherThen` of those of another, `atTheCitizensAlready` of the other
 * one of two who go together, `otherNotFree` of their hours. `noRoom`: so many minutes are missing at best, everything
 * else keeping its window.
 * `begun`: the visit stays as it is; `over`: the day is past.
 */
export type Barrier =
  | { readonly kind: 'noShift' | 'notAgreed' | 'twiceThatDay' | 'mayNot' | 'atTheCitizensAlready' }
  | { readonly kind: 'anotherThen' | 'otherNotFree' | 'begun' | 'over' | 'notInPlan' }
  | { readonly kind: 'tooNear'; readonly minutes: number }
  | { readonly kind: 'noRoom'; readonly short: number }

/** A visit taken out of the plan it is in, or one that is missing there; `part` is whose place is looked for. */
export type TakenOut = {
  readonly visit: FrirumSolutionVisit
  readonly part: number
  readonly frame: FrirumFrame
  readonly citizen: FrirumCitizen
  /** The plan without it. */
  readonly rest: Book
  /** The way that is spared without it. */
  readonly spared: number
  readonly isBegun: boolean
  /** When the other one of two could be there on a day, or for a missing visit anybody who may; null for one alone. */
  readonly others: (day: number) => readonly Together[] | null
}

/** Somebody who goes along, while all else of theirs stays as it is. */
type Together = { readonly carer: string; readonly still: Starts; readonly extraTravel: number }

export function takenOut(book: Book, visit: FrirumSolutionVisit, part = 0): TakenOut {
  const { frame, citizen } = known(book, visit.frame)
  const rest = withVisits(
    book,
    book.solution.visits.filter((other) => other !== visit),
  )
  const travel = (of: Book) =>
    total(
      visit.carers.flatMap((carer) =>
        shiftsOf(of, carer, visit.day).map((shift) => travelOf(routeIn(of, carer, shift))),
      ),
    )
  const taken = { visit, part, frame, citizen, rest, isBegun: book.begun.has(visit) }
  const byDay = new Map<number, readonly Together[] | null>()
  return { ...taken, spared: travel(book) - travel(rest), others }

  function others(day: number) {
    const found = byDay.get(day) ?? othersOn(taken, day)
    byDay.set(day, found)
    return found
  }
}

const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)

const shiftsOf = ({ carers }: Book, carer: string, day: number): readonly FrirumShift[] =>
  carers.get(carer)?.shifts.filter((shift) => shift.day === day) ?? []

/** Who goes when a carer takes somebody's place, perhaps with another; a missing visit has nobody yet. */
function peopled({ carers }: FrirumSolutionVisit, part: number, carer: string, other?: string): readonly string[] {
  if (carers.length > 0) return carers.with(part, carer)
  return other === undefined ? [carer] : [carer, other]
}

/** Which of the citizen's other visits are kept off: all with their gaps, those that others make, or none. */
type Others = 'all' | 'byOthers' | 'none'

/** Room for a visit in a gap of a route: its own starts, those that move nobody, and how much longer ways become. */
export type Room = {
  readonly route: Route
  readonly gap: Gap
  readonly starts: Starts
  readonly still: Starts
  readonly extraTravel: number
  /** Who would go. */
  readonly carers: readonly string[]
}

/** Room with a carer on a day, gap by gap; at a minute alone where one is given. */
export function roomsFor(taken: TakenOut, carer: string, day: number, at?: number): Result<Room[], Barrier> {
  const { visit, part, frame, citizen, rest } = taken
  const barrier = barrierBefore(taken, carer, day)
  if (barrier) return refuse(barrier)
  const alone = peopled(visit, part, carer)
  const routes = openShifts(rest, carer, day).map((shift) => {
    const route = routeIn(rest, carer, shift)
    return { route, gaps: gapsIn(route, citizen.place, lengthFor(rest, { ...visit, carers: alone }, carer)) }
  })
  const windows = windowsOf(frame, visit, day, at)
  const together = taken.others(day)?.filter((other) => other.carer !== carer) ?? null
  const roomsBeside = (others: Others, beside: readonly Together[] | null = together) =>
    routes.flatMap(({ route, gaps }) => {
      const open = windowsBeside(taken, day, windows, route, others)
      return gaps.flatMap((gap) => open.flatMap((window) => roomsIn(route, gap, window, beside)))
    })
  const some = (rooms: readonly Room[]) => rooms.filter(({ starts }) => isSome(starts))
  const found = some(roomsBeside('all'))
  if (found.length > 0) return ok(found)
  if (some(roomsBeside('byOthers')).length > 0) return refuse({ kind: 'tooNear', minutes: frame.gap })
  if (some(roomsBeside('none')).length > 0) return refuse({ kind: 'anotherThen' })
  const byOneself = roomsBeside('none', null)
  if (some(byOneself).length > 0) return refuse({ kind: 'otherNotFree' })
  const short = Math.min(...byOneself.map(({ starts: { from, to } }) => from - to))
  return refuse({ kind: 'noRoom', short: Math.min(1440, Math.max(1, short)) })

  function roomsIn(route: Route, gap: Gap, window: Starts, others: readonly Together[] | null): Room[] {
    const shift = part === 1 ? (visit.secondStart ?? visit.start) - visit.start : 0
    const [starts, still] = [later(gap.starts, -shift), later(gap.still, -shift)].map((each) =>
      inBoth(each, window),
    ) as [Starts, Starts]
    const { extraTravel } = gap
    if (others === null) return [{ route, gap, starts, still, extraTravel: extraTravel - taken.spared, carers: alone }]
    return others.map((other) => ({
      carers: peopled(visit, part, carer, other.carer),
      ...{ route, gap, starts: inBoth(starts, other.still), still: inBoth(still, other.still) },
      extraTravel: extraTravel + other.extraTravel - taken.spared,
    }))
  }
}

/** What stands in the way whatever the hour. */
function barrierBefore(
  { visit, part, frame, citizen, rest, isBegun }: TakenOut,
  carer: string,
  day: number,
): Barrier | null {
  const who = rest.carers.get(carer)
  const asked = part === 0 ? frame.qualification : frame.second?.qualification
  if (isBegun) return { kind: 'begun' }
  if (rest.now && day < rest.now.day) return { kind: 'over' }
  if (asked === undefined || !who?.qualifications.includes(asked) || citizen.never.includes(carer))
    return { kind: 'mayNot' }
  if (!frame.windows.some(({ days }) => days.includes(day))) return { kind: 'notAgreed' }
  if (openShifts(rest, carer, day).length === 0) return { kind: 'noShift' }
  const others = rest.visitsOfFrame.get(visit.frame) ?? []
  if (others.filter((other) => other.day === day).length >= frame.perDay.most) return { kind: 'twiceThatDay' }
  return visit.carers.some((other, at) => at !== part && other === carer) ? { kind: 'atTheCitizensAlready' } : null
}

/** Shifts in which something new can be planned: not of those who are absent for a part of it. */
export const openShifts = (book: Book, carer: string, day: number): readonly FrirumShift[] =>
  shiftsOf(book, carer, day).filter(
    ({ end }) => !book.instance.absent.some((one) => one.carer === carer && one.day === day && one.from < end),
  )

/** Starts within the windows of a day. A wish for a minute outside of one is a wish for its nearest. */
function windowsOf({ windows }: FrirumFrame, { length }: FrirumSolutionVisit, day: number, at?: number): Starts[] {
  return windows
    .filter(({ days }) => days.includes(day))
    .map(({ opens, closes }) => {
      const [from, to] = [opens, closes - length]
      const minute = at === undefined ? undefined : Math.min(Math.max(at, from), to)
      return minute === undefined ? { from, to } : { from: minute, to: minute }
    })
}

/** Windows without the hours of the citizen's other visits. On the route itself the order keeps them apart. */
function windowsBeside(
  { visit, frame, citizen, rest }: TakenOut,
  day: number,
  windows: readonly Starts[],
  { calls }: Route,
  others: Others,
): readonly Starts[] {
  if (others === 'none') return windows
  const own = visit.length
  return (rest.visitsOfCitizen.get(citizen.id) ?? []).reduce((open, other) => {
    const gap = others === 'all' && other.frame === visit.frame ? frame.gap : 0
    if (gap === 0 && calls.some((call) => call.visit === other)) return open
    const { from, to } = spanBeside(rest, other, day)
    return open.flatMap((window) =>
      [
        inBoth(window, { from: -Infinity, to: from - gap - own }),
        inBoth(window, { from: to + gap, to: Infinity }),
      ].filter(isSome),
    )
  }, windows)
}

const later = ({ from, to }: Starts, minutes: number): Starts => ({ from: from + minutes, to: to + minutes })

/** Who could go along on a day and when; of a visit that is planned, whoever goes already. */
function othersOn(taken: Omit<TakenOut, 'spared' | 'others'>, day: number): readonly Together[] | null {
  const { visit, part, frame, citizen, rest } = taken
  const asked = frame.second?.qualification
  if (asked === undefined) return null
  const mayGo = ({ id, qualifications }: FrirumCarer) => qualifications.includes(asked) && !citizen.never.includes(id)
  const who =
    visit.carers.length > 0
      ? visit.carers.filter((_, at) => at !== part)
      : rest.instance.carers.filter(mayGo).map(({ id }) => id)
  const shift = part === 0 ? (visit.secondStart ?? visit.start) - visit.start : 0
  return who.flatMap((carer) =>
    openShifts(rest, carer, day).flatMap((each) =>
      gapsIn(routeIn(rest, carer, each), citizen.place, lengthFor(rest, visit, carer))
        .map(({ still, extraTravel }) => ({ carer, still: later(still, -shift), extraTravel }))
        .filter(({ still }) => isSome(still)),
    ),
  )
}
