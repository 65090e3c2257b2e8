/** What a carer does in one shift, in order, and how far each of it may be moved. */
import type { FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Book, isIn, known, lengthFor, pageOf, startFor, wayOf, windowAt } from './book.ts'
import { arrives, leaves, type Pause, pauseOn } from './legs.ts'

/** A visit on a route; it may begin from `earliest` to `latest` for its own sake. */
export type Call = {
  readonly visit: FrirumSolutionVisit
  readonly place: number
  readonly start: number
  readonly length: number
  readonly earliest: number
  readonly latest: number
}

/**
 * Legs lead to the calls, the last one home; the pause is taken on the leg `on`. What is broken already, such as a way
 * that takes longer than the plan leaves for it, is not held against whoever comes after: `legs` are no longer than
 * that, and home one `due` no earlier than one is.
 */
export type Route = {
  readonly carer: string
  readonly shift: FrirumShift
  readonly calls: readonly Call[]
  readonly pause: PauseTaken | null
  readonly legs: readonly number[]
  readonly due: number
  readonly way: (from: number, to: number) => number
  /** Nobody sets out before now for what has not begun. */
  readonly setsOut: number
}

export type PauseTaken = Pause & { readonly on: number; readonly start: number }

export function routeIn(book: Book, carer: string, shift: FrirumShift): Route {
  const way = wayOf(book, carer)
  const visits = (book.visitsOf.get(pageOf(carer, shift.day)) ?? []).filter((visit) =>
    isIn(shift, startFor(visit, carer)),
  )
  const calls = visits.map((visit) => callOf(book, visit, carer, visits))
  const ends = [...calls, null].map((call, on) => {
    const before = calls[on - 1]
    const minutes = way(before?.place ?? shift.from, call?.place ?? shift.to)
    return { free: before ? before.start + before.length : shift.start, minutes, begins: call?.start }
  })
  const home = ends.at(-1) as (typeof ends)[number]
  const due = Math.max(shift.end + shift.overtime, calls.length > 0 ? home.free + home.minutes : 0)
  const setsOut = book.now?.day === shift.day ? book.now.minute : Number.NEGATIVE_INFINITY
  const taken = book.solution.pauses.find(
    (each) => each.carer === carer && each.day === shift.day && isIn(shift, each.start),
  )
  return {
    ...{ carer, shift, calls, due, way, setsOut },
    pause: taken && shift.pause ? pauseAt(shift.pause, taken.start, ends, due) : null,
    legs: ends.map(({ free, minutes, begins = Number.POSITIVE_INFINITY }) => Math.min(minutes, begins - free)),
  }
}

/** A pause on the leg where it fits as near as can be to when it was; null where it fits nowhere. */
function pauseAt(
  pause: Pause,
  was: number,
  ends: readonly { readonly free: number; readonly minutes: number; readonly begins: number | undefined }[],
  due: number,
): PauseTaken | null {
  let best: PauseTaken | null = null
  for (const [on, { free, minutes, begins = due }] of ends.entries()) {
    const start = pauseOn(free, begins, minutes, pause, was)
    if (start !== null && (!best || Math.abs(start - was) < Math.abs(best.start - was))) best = { ...pause, on, start }
  }
  return best
}

/**
 * A visit on one carer's route. What has begun stays, and so does one that takes two: the other one counts on its hour.
 * The citizen's visits by others bound it, and the gap to those of the same frame.
 */
function callOf(book: Book, visit: FrirumSolutionVisit, carer: string, onRoute: readonly FrirumSolutionVisit[]): Call {
  const { frame, citizen } = known(book, visit.frame)
  const [start, length] = [startFor(visit, carer), lengthFor(book, visit, carer)]
  const window = windowAt(frame, visit.day, start, length)
  const call = { visit, place: citizen.place, start, length }
  if (visit.carers.length > 1 || !window || book.begun.has(visit)) return { ...call, earliest: start, latest: start }
  let [earliest, latest] = [window.opens, window.closes - length]
  for (const other of book.visitsOfCitizen.get(citizen.id) ?? []) {
    if (other === visit) continue
    const span = spanBeside(book, other, visit.day)
    const gap = other.frame === visit.frame ? frame.gap : 0
    // Of those on the same route the order keeps them apart.
    if (gap === 0 && onRoute.includes(other)) continue
    if (span.from >= start) latest = Math.min(latest, span.from - gap - length)
    else earliest = Math.max(earliest, span.to + gap)
  }
  return { ...call, earliest: Math.min(earliest, start), latest: Math.max(latest, start) }
}

/** When a visit lies, in minutes of some day of work; both of two who come one after the other. */
export function spanBeside(book: Book, visit: FrirumSolutionVisit, day: number) {
  const shifted = (visit.day - day) * 1440
  const { start, secondStart = start } = visit
  const ends = visit.carers.map((carer) => startFor(visit, carer) + lengthFor(book, visit, carer))
  return { from: Math.min(start, secondStart) + shifted, to: Math.max(...ends) + shifted }
}

/** When the carer is free before each leg, at the earliest: all before it made as early as it may be. */
export function freeEarliest({ calls, shift, legs, pause, setsOut }: Route): number[] {
  const free = [shift.start]
  for (const [on, { start, earliest, length }] of calls.entries()) {
    const rest = pause?.on === on ? pause : null
    const reached = arrives(Math.max(free[on] as number, setsOut), legs[on] as number, rest)
    // It can be made at its hour, as the plan does.
    free.push(Math.min(start, Math.max(reached, earliest)) + length)
  }
  return free
}

/** The latest that each call may begin so that all after it and the way home still fit; last, when to be home. */
export function latestStarts({ calls, legs, pause, due }: Route): number[] {
  const latest = [due]
  for (let on = calls.length - 1; on >= 0; on--) {
    const { start, latest: own, length } = calls[on] as Call
    const rest = pause?.on === on + 1 ? pause : null
    const ends = leaves(latest[0] as number, legs[on + 1] as number, rest)
    latest.unshift(Math.max(start, Math.min(own, ends - length)))
  }
  return latest
}

/** Minutes on the way, out and home; none where nothing is done. */
export function travelOf({ calls, shift, way }: Route): number {
  if (calls.length === 0) return 0
  let [at, sum] = [shift.from, 0]
  for (const place of [...calls.map((call) => call.place), shift.to]) {
    sum += way(at, place)
    at = place
  }
  return sum
}
