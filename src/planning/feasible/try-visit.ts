/** "Why not Tuesday with the usual carer?", answered by trying it. */
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Book, isIn, lengthFor, withVisits } from './book.ts'
import { isSome, movedBy } from './gaps.ts'
import { type Barrier, type Room, roomsFor, takenOut } from './rooms.ts'
import { routeIn } from './route.ts'

/** A visit of the plan elsewhere: by whom, on which day, and about when; left out, it stays as it is. */
export type Wish = {
  readonly visit: FrirumSolutionVisit
  readonly carer?: string
  /** Whose place the carer takes where two go together; the first one's unless told. */
  readonly replaces?: string
  readonly day?: number
  readonly start?: number
}

/** The week as it would be, and the other visits that begin at another minute for it. */
export type Tried = {
  readonly book: Book
  readonly at: FrirumSolutionVisit
  readonly moved: readonly FrirumSolutionVisit[]
}

/** Tries a wish on the plan as it stands. Of several ways the one that moves others least, then nearest to the wish. */
export function tryVisit(book: Book, { visit, carer, replaces, day = visit.day, start }: Wish): Result<Tried, Barrier> {
  const part = replaces === undefined ? 0 : visit.carers.indexOf(replaces)
  const goes = carer ?? visit.carers[part]
  if (part === -1 || goes === undefined) return refuse({ kind: 'notInPlan' })
  const taken = takenOut(book, visit, part)
  const rooms = roomsFor(taken, goes, day, start)
  if (!rooms.ok) return rooms
  const apart = (visit.secondStart ?? visit.start) - visit.start
  const ways = rooms.value.map((room) => {
    const begins = nearest(room, start ?? visit.start)
    const own = begins + (part === 1 ? apart : 0)
    const length = lengthFor(book, { ...visit, carers: room.carers }, goes)
    return { room, begins, moved: movedBy(room.route, room.gap, taken.citizen.place, length, own) }
  })
  const { room, begins, moved } = ways.reduce((best, way) => (isBetter(way, best, start ?? visit.start) ? way : best))
  const at: FrirumSolutionVisit = {
    ...visit,
    ...{ day, start: begins, carers: room.carers },
    ...(apart === 0 ? {} : { secondStart: begins + apart }),
  }
  const others = taken.rest.solution.visits.map((other): FrirumSolutionVisit => {
    const later = moved.get(other)
    return later === undefined ? other : { ...other, start: later }
  })
  const then = withVisits(book, [...others, at])
  return ok({ book: rested(then, [visit, at]), at, moved: [...moved.keys()] })
}

/** Pauses of those who went and who go now lie where there is room for them, as near as can be to when they were. */
function rested(book: Book, changed: readonly FrirumSolutionVisit[]): Book {
  const pauses = book.solution.pauses.map((pause) => {
    const isOf = changed.some(({ carers, day }) => day === pause.day && carers.includes(pause.carer))
    const shift = book.carers.get(pause.carer)?.shifts.find((one) => one.day === pause.day && isIn(one, pause.start))
    if (!isOf || !shift) return pause
    return { ...pause, start: routeIn(book, pause.carer, shift).pause?.start ?? pause.start }
  })
  return withVisits(book, book.solution.visits, pauses)
}

/** The start nearest to a minute; one that moves nobody goes before a nearer one. */
function nearest({ starts, still }: Room, minute: number): number {
  const { from, to } = isSome(still) ? still : starts
  return Math.min(Math.max(minute, from), to)
}

type Way = { readonly begins: number; readonly moved: ReadonlyMap<unknown, number>; readonly room: Room }

/** Moving fewer, then nearer to the wish, then the shorter way. */
function isBetter(a: Way, b: Way, wished: number): boolean {
  const one = [a.moved.size, Math.abs(a.begins - wished), a.room.extraTravel]
  const other = [b.moved.size, Math.abs(b.begins - wished), b.room.extraTravel]
  const at = one.findIndex((value, index) => value !== other[index])
  return at !== -1 && (one[at] as number) < (other[at] as number)
}
