/** Whether stops in this order can be made in a shift, and when each would begin. */
import type { FrirumShift } from '#solver/formats/frirum.ts'
import { type Book, type Stop, wayOf } from './book.ts'

/**
 * Starts that keep every stop between its earliest and latest and bring the carer home in time; each stays where it
 * was as far as it can. Null where the order cannot be made.
 */
export function startsIn(book: Book, carer: string, shift: FrirumShift, stops: readonly Stop[]): number[] | null {
  const latest = latestIn(book, carer, shift, stops)
  const way = wayOf(book, carer)
  for (const moveOthers of [false, true]) {
    const starts: number[] = []
    let at = shift.from
    let free = shift.start
    for (const [index, { place, start, length, earliest }] of stops.entries()) {
      const there = place ?? at
      const reached = free + way(at, there)
      const begin = Math.max(
        reached,
        moveOthers ? earliest : Math.max(earliest, Math.min(start, latest[index] as number)),
      )
      if (begin > (latest[index] as number)) break
      starts.push(begin)
      at = there
      free = begin + length
    }
    if (starts.length === stops.length && free + way(at, shift.to) <= shift.end + shift.overtime) return starts
  }
  return null
}

/** The latest each stop may begin so that all after it and the way home still fit. */
export function latestIn(book: Book, carer: string, shift: FrirumShift, stops: readonly Stop[]): number[] {
  const way = wayOf(book, carer)
  const places = placesOf(shift, stops)
  const latest: number[] = []
  let next = shift.end + shift.overtime
  let after = shift.to
  for (let index = stops.length - 1; index >= 0; index--) {
    const { length, latest: own } = stops[index] as Stop
    const there = places[index] as number
    latest[index] = Math.min(own, next - way(there, after) - length)
    next = latest[index] as number
    after = there
  }
  return latest
}

/** The earliest each stop can begin when all before it are made as early as they may be. */
export function earliestIn(book: Book, carer: string, shift: FrirumShift, stops: readonly Stop[]): number[] {
  const way = wayOf(book, carer)
  let at = shift.from
  let free = shift.start
  return placesOf(shift, stops).map((there, index) => {
    const { earliest, length } = stops[index] as Stop
    const begin = Math.max(free + way(at, there), earliest)
    at = there
    free = begin + length
    return begin
  })
}

/** Where each stop is; a pause where the one before it was. */
function placesOf(shift: FrirumShift, stops: readonly Stop[]): number[] {
  let at = shift.from
  return stops.map(({ place }) => {
    at = place ?? at
    return at
  })
}
