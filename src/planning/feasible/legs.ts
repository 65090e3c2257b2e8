/**
 * One leg of a route: from where a carer is free to where they are due, with a pause on it or none. A pause is taken
 * before the way or after it, at either end; never on it.
 */

/** When a pause may lie, and how long it is. */
export type Pause = { readonly opens: number; readonly closes: number; readonly minutes: number }

/** The earliest that somebody free from a minute can begin at the other end; infinite where the pause has no room. */
export function arrives(free: number, way: number, pause: Pause | null): number {
  if (!pause) return free + way
  const { opens, closes, minutes } = pause
  const after = Math.max(free + way, opens) + minutes
  if (after <= closes) return after
  const before = Math.max(free, opens) + minutes
  return before <= closes ? before + way : Number.POSITIVE_INFINITY
}

/** The latest that somebody must be free to begin at the other end by a minute; minus infinity where that cannot be. */
export function leaves(due: number, way: number, pause: Pause | null): number {
  if (!pause) return due - way
  const { opens, closes, minutes } = pause
  const before = Math.min(closes, due - way) - minutes
  if (before >= opens) return before
  const after = Math.min(closes, due) - minutes
  return after >= opens ? after - way : Number.NEGATIVE_INFINITY
}

/** When the pause of a leg begins: as near as can be to a minute; null where it does not fit. */
export function pauseOn(free: number, due: number, way: number, pause: Pause, near: number): number | null {
  const { opens, closes, minutes } = pause
  const starts = [
    [Math.max(free, opens), Math.min(closes, due - way) - minutes],
    [Math.max(free + way, opens), Math.min(closes, due) - minutes],
  ].flatMap(([from, to]) =>
    from !== undefined && to !== undefined && from <= to ? [Math.min(Math.max(near, from), to)] : [],
  )
  return starts.length === 0
    ? null
    : starts.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one))
}
