/** What lies between the visits of a route, so that a lane can be drawn: ways, and the pause. */
import { type Pause, pauseOn } from '#planning/feasible/legs.ts'
import type { FrirumShift } from '#solver/formats/frirum.ts'

/** Something with a place and an hour on a route. */
export type Laid = { readonly place: number; readonly start: number; readonly length: number }

/** A way of so many minutes that is set out on at the latest at `start`; `to` is null on the way home. */
export type LaidWay<Call> = { readonly start: number; readonly minutes: number; readonly to: Call | null }

type Way = (from: number, to: number) => number

/**
 * The ways of a route whose calls are in order of their hours. Whoever has a pause after the way sets out before it.
 * A shift without calls has no ways.
 */
export function waysOf<Call extends Laid>(
  { from, to }: Pick<FrirumShift, 'from' | 'to'>,
  calls: readonly Call[],
  pause: { readonly start: number; readonly minutes: number } | null,
  way: Way,
): LaidWay<Call>[] {
  const ways: LaidWay<Call>[] = []
  let [at, free] = [from, Number.NEGATIVE_INFINITY]
  for (const call of calls) {
    const minutes = way(at, call.place)
    const isPauseThere = pause !== null && pause.start >= free + minutes && pause.start + pause.minutes <= call.start
    const isPauseHere = isPauseThere && call.start - minutes < pause.start + pause.minutes
    ways.push({ start: (isPauseHere ? pause.start : call.start) - minutes, minutes, to: call })
    ;[at, free] = [call.place, call.start + call.length]
  }
  if (calls.length > 0) ways.push({ start: free, minutes: way(at, to), to: null })
  return ways
}

/**
 * When the pause of a shift is: as near as can be to when it was, else as early as it fits. Null where none is due, or
 * the visits leave no room for it.
 */
export function pauseOf(
  shift: FrirumShift,
  calls: readonly Laid[],
  way: Way,
  was: number | null,
): { readonly start: number; readonly minutes: number } | null {
  const { pause, from, to, start, end, overtime } = shift
  if (!pause || calls.length === 0) return null
  const near = was ?? pause.opens
  const starts = [...calls, null].flatMap((call, leg): number[] => {
    const before = calls[leg - 1]
    const [free, at] = before ? [before.start + before.length, before.place] : [start, from]
    const [due, then] = call ? [call.start, call.place] : [end + overtime, to]
    return [pauseOn(free, due, way(at, then), pause satisfies Pause, near) ?? []].flat()
  })
  if (starts.length === 0) return null
  const nearest = starts.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one))
  return { start: nearest, minutes: pause.minutes }
}
