/** "Why not Tuesday with the usual carer?", answered by trying it. */
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Book, bookOf, known, routeIn, type Stop, stopOf, withVisits } from './book.ts'
import { startsIn } from './times.ts'

/** A visit of the plan elsewhere: by whom, on which day, and about when; left out, it stays as it is. */
export type Wish = {
  readonly visit: FrirumSolutionVisit
  readonly carer?: string
  readonly day?: number
  readonly start?: number
}

/**
 * What stands in the way. `notAgreed`: the plan has no such visit on that day. `twiceThatDay` and `tooNear` speak of
 * the citizen's other visits of the same kind, `atTheCitizensAlready` of the other one of two who go together.
 * `noRoom`: so many minutes are missing at best, everything else keeping its window.
 */
export type Barrier =
  | { readonly kind: 'noShift' | 'notAgreed' | 'twiceThatDay' | 'mayNot' | 'atTheCitizensAlready' }
  | { readonly kind: 'tooNear'; readonly minutes: number }
  | { readonly kind: 'noRoom'; readonly short: number }

/** The week as it would be, and the other visits that begin at another minute for it. */
export type Tried = {
  readonly book: Book
  readonly at: FrirumSolutionVisit
  readonly moved: readonly FrirumSolutionVisit[]
}

/** Tries a wish on the plan as it stands. Of several ways the one that moves others least, then nearest to the wish. */
export function tryVisit(
  book: Book,
  { visit, carer = visit.carers[0] as string, day = visit.day, start }: Wish,
): Result<Tried, Barrier> {
  const { frame, citizen } = known(book, visit.frame)
  const windows = frame.windows.filter(({ days }) => days.includes(day))
  const who = book.carers.get(carer)
  if (!who?.qualifications.includes(frame.qualification) || citizen.never.includes(carer))
    return refuse({ kind: 'mayNot' })
  if (windows.length === 0) return refuse({ kind: 'notAgreed' })
  const shifts = who.shifts.filter((shift) => shift.day === day)
  if (shifts.length === 0) return refuse({ kind: 'noShift' })
  const others = (book.visitsOfFrame.get(visit.frame) ?? []).filter((other) => other !== visit)
  if (others.filter((other) => other.day === day).length >= frame.perDay.most) return refuse({ kind: 'twiceThatDay' })
  const partners = visit.carers.slice(1)
  if (partners.includes(carer)) return refuse({ kind: 'atTheCitizensAlready' })

  const rest = withVisits(
    book,
    book.solution.visits.filter((other) => other !== visit),
  )
  const wished = start ?? visit.start
  let best: Tried | undefined
  let short = Number.POSITIVE_INFINITY
  for (const shift of shifts)
    for (const window of windows) {
      const latest = window.closes - visit.length
      const isFixed = start !== undefined || partners.length > 0
      const stop = (from: number, to: number): Stop => ({
        ...{ visit, place: citizen.place, length: visit.length },
        ...{ start: Math.min(Math.max(wished, from), to), earliest: from, latest: to },
      })
      const fixed = Math.min(Math.max(wished, window.opens), latest)
      const candidate = isFixed ? stop(fixed, fixed) : stop(window.opens, latest)
      const answer = insert(rest, carer, shift, candidate, { ...visit, day }, partners, book)
      if ('short' in answer) short = Math.min(short, answer.short)
      else if (!best || isBetter(answer, best, wished)) best = answer
    }
  if (!best) return refuse({ kind: 'noRoom', short })
  const { at } = best
  const near = others.find((other) => gapBetween(other, at) < frame.gap)
  return near ? refuse({ kind: 'tooNear', minutes: frame.gap }) : ok(best)
}

const gapBetween = (a: FrirumSolutionVisit, b: FrirumSolutionVisit): number => {
  const [first, then] = a.day * 1440 + a.start <= b.day * 1440 + b.start ? [a, b] : [b, a]
  return then.day * 1440 + then.start - (first.day * 1440 + first.start + first.length)
}

const isBetter = (a: Tried, b: Tried, wished: number): boolean =>
  a.moved.length !== b.moved.length
    ? a.moved.length < b.moved.length
    : Math.abs(a.at.start - wished) < Math.abs(b.at.start - wished)

/** Puts a stop at every place of the route and keeps the best; else says by how many minutes it does not fit. */
function insert(
  rest: Book,
  carer: string,
  shift: FrirumShift,
  candidate: Stop,
  visit: FrirumSolutionVisit,
  partners: readonly string[],
  before: Book,
): Tried | { readonly short: number } {
  const route = routeIn(rest, carer, shift)
  let best: Tried | undefined
  let short = Number.POSITIVE_INFINITY
  for (let at = 0; at <= route.length; at++) {
    const stops = [...route.slice(0, at), candidate, ...route.slice(at)]
    const starts = startsIn(rest, carer, shift, stops)
    if (!starts) {
      short = Math.min(short, missingIn(rest, carer, shift, stops))
      continue
    }
    const begin = starts[at] as number
    const put: FrirumSolutionVisit = { ...visit, start: begin, carers: [carer, ...partners] }
    if (!partners.every((partner) => isFree(rest, partner, put))) continue
    const moved = new Map<FrirumSolutionVisit, FrirumSolutionVisit>()
    stops.forEach((stop, index) => {
      if (stop.visit && stop !== candidate && stop.start !== starts[index])
        moved.set(stop.visit, { ...stop.visit, start: starts[index] as number })
    })
    const visits = [...rest.solution.visits.map((other) => moved.get(other) ?? other), put]
    const pauses = rest.solution.pauses.map((pause) => {
      const index = stops.findIndex(
        (stop) => stop.visit === null && pause.carer === carer && pause.day === shift.day && pause.start === stop.start,
      )
      return index === -1 ? pause : { ...pause, start: starts[index] as number }
    })
    const book = bookOf(before.instance, { visits, pauses })
    const tried = { book, at: put, moved: [...moved.keys()] }
    if (!best || isBetter(tried, best, candidate.start)) best = tried
  }
  return best ?? { short }
}

/** Whether somebody who goes along could be there at that hour on that day, all else of theirs staying as it is. */
function isFree(book: Book, carer: string, visit: FrirumSolutionVisit): boolean {
  const shift = book.carers
    .get(carer)
    ?.shifts.find(
      ({ day, start, end, overtime }) => day === visit.day && start <= visit.start && visit.start < end + overtime,
    )
  if (!shift) return false
  const route = routeIn(book, carer, shift)
  const stop = stopOf(book, visit, carer)
  const at = route.findIndex(({ start }) => start >= visit.start)
  const index = at === -1 ? route.length : at
  const stops = [...route.slice(0, index), stop, ...route.slice(index)]
  return startsIn(book, carer, shift, stops)?.every((begin, each) => begin === stops[each]?.start) ?? false
}

/** Minutes by which an order is too long when all is made as early as may be; at least one where it cannot be made. */
function missingIn(book: Book, carer: string, shift: FrirumShift, stops: readonly Stop[]): number {
  let low = 0
  let high = 1440
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const looser = stops.map((stop) => ({ ...stop, latest: stop.latest + middle }))
    if (startsIn(book, carer, { ...shift, overtime: shift.overtime + middle }, looser)) high = middle
    else low = middle
  }
  return high
}
