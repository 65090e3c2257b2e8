/** A week's plan opened like a book: frames, carers and routes by name, so that one page can be asked at a time. */
import type { FrirumCarer, FrirumCitizen, FrirumFrame, FrirumInstance, FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'

export type Book = {
  readonly instance: FrirumInstance
  readonly solution: FrirumSolution
  readonly frames: ReadonlyMap<string, { readonly frame: FrirumFrame; readonly citizen: FrirumCitizen }>
  readonly carers: ReadonlyMap<string, FrirumCarer>
  /** Visits by the carer who goes. */
  readonly visitsOf: ReadonlyMap<string, readonly FrirumSolutionVisit[]>
  readonly visitsOfFrame: ReadonlyMap<string, readonly FrirumSolutionVisit[]>
}

export function bookOf(instance: FrirumInstance, solution: FrirumSolution): Book {
  const frames = new Map(
    instance.citizens.flatMap((citizen) => citizen.frames.map((frame) => [frame.id, { frame, citizen }] as const)),
  )
  const visitsOf = new Map<string, FrirumSolutionVisit[]>(instance.carers.map(({ id }) => [id, []]))
  for (const visit of solution.visits)
    for (const carer of visit.carers) {
      const own = visitsOf.get(carer)
      if (own) own.push(visit)
      else throw new Error(`a plan with a carer ${carer} whom its week does not know`)
    }
  return {
    instance,
    solution,
    frames,
    carers: new Map(instance.carers.map((carer) => [carer.id, carer])),
    visitsOf,
    visitsOfFrame: Map.groupBy(solution.visits, ({ frame }) => frame),
  }
}

/** The same book with other visits; pauses stay. */
export const withVisits = ({ instance, solution }: Book, visits: readonly FrirumSolutionVisit[]): Book =>
  bookOf(instance, { ...solution, visits })

/** Something on a route. A pause has no place of its own: it is taken where one is. */
export type Stop = {
  readonly visit: FrirumSolutionVisit | null
  readonly place: number | null
  readonly start: number
  readonly length: number
  /** The earliest start and the latest. */
  readonly earliest: number
  readonly latest: number
}

/** What a carer does in one shift, in order. */
export function routeIn(book: Book, carer: string, shift: FrirumShift): Stop[] {
  const until = shift.end + shift.overtime
  const visits = (book.visitsOf.get(carer) ?? []).filter(
    ({ day, start }) => day === shift.day && start >= shift.start && start < until,
  )
  const pauses = book.solution.pauses.filter(
    (pause) => pause.carer === carer && pause.day === shift.day && pause.start >= shift.start && pause.start < until,
  )
  const stops = [
    ...visits.map((visit) => stopOf(book, visit, carer)),
    ...pauses.map(({ start }): Stop => {
      const { opens, closes, minutes } = shift.pause ?? { opens: start, closes: start, minutes: 0 }
      return {
        visit: null,
        place: null,
        start,
        length: minutes,
        earliest: opens,
        latest: Math.max(start, closes - minutes),
      }
    }),
  ]
  return stops.sort((a, b) => a.start - b.start || (a.visit === null ? 1 : -1))
}

/** A visit on one carer's route. One that takes two keeps its hour: the other one counts on it. */
export function stopOf(book: Book, visit: FrirumSolutionVisit, carer: string): Stop {
  const { frame, citizen } = known(book, visit.frame)
  const isSecond = visit.carers[0] !== carer
  const start = isSecond ? (visit.secondStart ?? visit.start) : visit.start
  const length = isSecond ? (frame.second?.minutes ?? visit.length) : visit.length
  const window = windowAt(frame, visit.day, start, length)
  const isFixed = visit.carers.length > 1 || !window
  return {
    visit,
    place: citizen.place,
    start,
    length,
    earliest: isFixed ? start : window.opens,
    latest: isFixed ? start : window.closes - length,
  }
}

export function known(book: Book, frame: string) {
  const found = book.frames.get(frame)
  if (!found) throw new Error(`a plan with a frame ${frame} that its week does not know`)
  return found
}

/** The window of a frame that holds a visit. */
export const windowAt = ({ windows }: FrirumFrame, day: number, start: number, length: number) =>
  windows.find(({ days, opens, closes }) => days.includes(day) && opens <= start && start + length <= closes)

/** Minutes on the way from place to place as this carer goes. */
export function wayOf({ instance, carers }: Book, carer: string): (from: number, to: number) => number {
  const table = instance.travel.get(carers.get(carer)?.mode ?? '')
  if (!table) throw new Error(`no ways for ${carer}`)
  return (from, to) => table[from]?.[to] ?? 0
}

/** Minutes on the way of a whole route, out and home. */
export function travelOf(book: Book, carer: string, shift: FrirumShift, stops: readonly Stop[]): number {
  const places = stops.flatMap(({ place }) => (place === null ? [] : [place]))
  if (places.length === 0) return 0
  const way = wayOf(book, carer)
  let at = shift.from
  let sum = 0
  for (const place of [...places, shift.to]) {
    sum += way(at, place)
    at = place
  }
  return sum
}
