/** Everywhere a visit of a plan could go instead: what lights up while somebody drags it. */
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Book, lengthFor, windowAt } from './book.ts'
import { isSome, movedBy, type Starts } from './gaps.ts'
import { type Barrier, type Room, roomsFor, type TakenOut, takenOut } from './rooms.ts'

/**
 * Room with a carer on a day; `moves` others begin at another minute when it begins at the first of its starts. At the
 * starts of `agreed` the visit lies within the hours that were agreed, whether there is room then or not.
 */
export type Place = {
  readonly carer: string
  readonly day: number
  readonly starts: Starts
  /** Starts that move nobody; null where every start does. */
  readonly still: Starts | null
  readonly moves: number
  readonly extraTravel: number
  readonly agreed: Starts
}

/** What stands in the way of every start with a carer on a day. */
export type Closed = { readonly carer: string; readonly day: number; readonly barrier: Barrier }

/** Every place for a visit in the week, by carer, day and hour, and for every other carer and day a barrier. */
export function placesFor(
  book: Book,
  visit: FrirumSolutionVisit,
  part: number,
): { readonly places: Place[]; readonly barriers: Closed[] } {
  const taken = takenOut(book, visit, part)
  const places: Place[] = []
  const barriers: Closed[] = []
  for (const { id: carer } of book.instance.carers)
    for (let day = 0; day < book.instance.days; day++) {
      const rooms = roomsFor(taken, carer, day)
      if (rooms.ok) places.push(...widest(rooms.value.map((room) => placeOf(taken, carer, day, room))))
      else barriers.push({ carer, day, barrier: rooms.refusal })
    }
  return { places, barriers }
}

function placeOf(taken: TakenOut, carer: string, day: number, room: Room): Place {
  const { route, gap, starts, still, extraTravel, carers } = room
  const place = { carer, day, starts, extraTravel, agreed: agreedStarts(taken, day, starts) }
  if (isSome(still)) return { ...place, still, moves: 0 }
  const { visit, part, citizen, rest } = taken
  const begins = starts.from + (part === 1 ? (visit.secondStart ?? visit.start) - visit.start : 0)
  const moved = movedBy(route, gap, citizen.place, lengthFor(rest, { ...visit, carers }, carer), begins)
  return { ...place, still: null, moves: moved.size }
}

function agreedStarts({ frame, visit }: TakenOut, day: number, { from }: Starts): Starts {
  const window = windowAt(frame, day, from, visit.length)
  if (!window) throw new Error(`room on day ${day} at ${from} outside the hours of ${frame.id}`)
  return { from: window.wished[0], to: window.wished[1] - visit.length }
}

/** Without those that another one holds: as wide for itself and for others, with no longer a way. */
function widest(places: readonly Place[]): Place[] {
  const holds = (one: Place, other: Place) =>
    one.starts.from <= other.starts.from &&
    one.starts.to >= other.starts.to &&
    (!other.still || (one.still && one.still.from <= other.still.from && one.still.to >= other.still.to)) &&
    one.moves <= other.moves &&
    one.extraTravel <= other.extraTravel
  const kept = places.filter(
    (each, at) => !places.some((other, on) => on !== at && holds(other, each) && (on < at || !holds(each, other))),
  )
  return kept.sort((a, b) => a.starts.from - b.starts.from || a.extraTravel - b.extraTravel)
}
