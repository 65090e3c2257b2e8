/** Where on a route something more could go, and who gives way for it. */
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { arrives, leaves } from './legs.ts'
import { type Call, freeEarliest, latestStarts, type Route } from './route.ts'

/** Starts from the first to the last, both included. */
export type Starts = { readonly from: number; readonly to: number }

/**
 * Room before the call `at`, or before the way home. `starts` while every other call keeps its own bounds, `still`
 * while nobody's hour changes; either may be empty, `from` after `to`. A pause on that leg comes before what is put
 * there or after it.
 */
export type Gap = {
  readonly at: number
  readonly pauseAfter: boolean
  readonly starts: Starts
  readonly still: Starts
  readonly extraTravel: number
}

/** Every gap of a route for something of so many minutes at a place. */
export function gapsIn(route: Route, place: number, length: number): Gap[] {
  const { calls, shift, pause, due, way, setsOut } = route
  const free = freeEarliest(route)
  const latest = latestStarts(route)
  return [...calls, null].flatMap((next, at) => {
    const before = calls[at - 1]
    const from = before?.place ?? shift.from
    const to = next?.place ?? shift.to
    const [there, back] = [way(from, place), way(place, to)]
    // A carer who goes nowhere yet has no way to be spared.
    const extraTravel = there + back - (calls.length === 0 ? 0 : way(from, to))
    const isFree = before ? before.start + before.length : shift.start
    const sides = pause?.on === at ? [true, false] : [false]
    return sides.map((pauseAfter): Gap => {
      const [first, then] = pause?.on !== at ? [null, null] : pauseAfter ? [null, pause] : [pause, null]
      const within = (begins: number, ends: number): Starts => ({
        from: arrives(Math.max(begins, setsOut), there, first),
        to: leaves(ends, back, then) - length,
      })
      return {
        ...{ at, pauseAfter, extraTravel },
        starts: within(free[at] as number, latest[at] as number),
        still: within(isFree, next?.start ?? due),
      }
    })
  })
}

/** Starts that lie in both; empty where `from` comes after `to`. */
export const inBoth = (one: Starts, other: Starts): Starts => ({
  from: Math.max(one.from, other.from),
  to: Math.min(one.to, other.to),
})

export const isSome = ({ from, to }: Starts): boolean => from <= to

/**
 * The calls that begin at another minute when something begins in a gap, with it: those before give way as late, those
 * after as early as they can, and all as little.
 */
export function movedBy(
  { calls, shift, pause, legs, way }: Route,
  { at, pauseAfter }: Gap,
  place: number,
  length: number,
  start: number,
): ReadonlyMap<FrirumSolutionVisit, number> {
  const moved = new Map<FrirumSolutionVisit, number>()
  const restOn = (leg: number) => (pause?.on === leg ? pause : null)
  const here = restOn(at)
  const [there, back] = [way(calls[at - 1]?.place ?? shift.from, place), way(place, calls[at]?.place ?? shift.to)]
  let by = leaves(start, there, pauseAfter ? null : here)
  for (let on = at - 1; on >= 0; on--) {
    const call = calls[on] as Call
    const begins = Math.min(call.start, by - call.length)
    if (begins !== call.start) moved.set(call.visit, begins)
    by = leaves(begins, legs[on] as number, restOn(on))
  }
  let free = arrives(start + length, back, pauseAfter ? here : null)
  for (let on = at; on < calls.length; on++) {
    const call = calls[on] as Call
    const begins = Math.max(call.start, free)
    if (begins !== call.start) moved.set(call.visit, begins)
    free = arrives(begins + call.length, legs[on + 1] as number, restOn(on + 1))
  }
  return moved
}
