/** When an extra visit could fit, read off the slack of every route. */
import type { FrirumWindow } from '#solver/formats/frirum.ts'
import { type Book, routeIn, type Stop, wayOf } from './book.ts'
import { earliestIn, latestIn } from './times.ts'

/** A visit somebody has in mind: how long, where, on which days and hours, and what it asks. */
export type ExtraVisit = {
  readonly place: number
  readonly minutes: number
  readonly windows: readonly Pick<FrirumWindow, 'days' | 'opens' | 'closes'>[]
  readonly qualification: string
  readonly never?: readonly string[]
}

/**
 * Room for a visit: who could make it on which day, when it may begin at the earliest and at the latest while every
 * other visit keeps its window, and how much longer the way becomes.
 */
export type Opening = {
  readonly carer: string
  readonly day: number
  readonly from: number
  readonly to: number
  readonly extraTravel: number
}

/** Every opening in the week, by day and by hour; each gap between two stops is one. */
export function openingsFor(book: Book, extra: ExtraVisit): Opening[] {
  const openings: Opening[] = []
  for (const carer of book.instance.carers) {
    if (!carer.qualifications.includes(extra.qualification) || extra.never?.includes(carer.id)) continue
    const way = wayOf(book, carer.id)
    for (const shift of carer.shifts) {
      const windows = extra.windows.filter(({ days }) => days.includes(shift.day))
      if (windows.length === 0) continue
      const stops = routeIn(book, carer.id, shift)
      const earliest = earliestIn(book, carer.id, shift, stops)
      const latest = latestIn(book, carer.id, shift, stops)
      let before = shift.from
      let free = shift.start
      for (let gap = 0; gap <= stops.length; gap++) {
        const next = stops.slice(gap).find(({ place }) => place !== null)?.place ?? shift.to
        const limit = latest[gap] ?? shift.end + shift.overtime
        const isPauseNext = stops[gap]?.place === null
        const there = free + way(before, extra.place)
        const back = limit - (isPauseNext ? 0 : way(extra.place, next)) - extra.minutes
        for (const { opens, closes } of windows) {
          const [from, to] = [Math.max(there, opens), Math.min(back, closes - extra.minutes)]
          const detour = way(before, extra.place) + way(extra.place, next) - way(before, next)
          if (
            from <= to &&
            !(isPauseNext && !fitsAfterPause(stops, gap, from + extra.minutes, extra.place, way, latest))
          )
            openings.push({ carer: carer.id, day: shift.day, from, to, extraTravel: detour })
        }
        const stop = stops[gap]
        if (stop) {
          before = stop.place ?? before
          free = (earliest[gap] as number) + stop.length
        }
      }
    }
  }
  return openings.sort((a, b) => a.day - b.day || a.from - b.from || a.extraTravel - b.extraTravel)
}

/** A pause next is taken at the new place, so the way after it is another one. */
function fitsAfterPause(
  stops: readonly Stop[],
  gap: number,
  done: number,
  place: number,
  way: (from: number, to: number) => number,
  latest: readonly number[],
): boolean {
  const pause = stops[gap] as Stop
  const after = stops[gap + 1]
  if (!after) return true
  const free = Math.max(done, pause.earliest) + pause.length
  return free + way(place, after.place ?? place) <= (latest[gap + 1] as number)
}
