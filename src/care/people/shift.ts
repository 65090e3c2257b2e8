/** What a roster says of one person, and the rest between. */
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'

/**
 * Somebody at work from one instant to another. Being on call at home is rest until the call comes.
 * @da vagt
 * @sv arbetspass
 */
export type Shift = { readonly staff: Id<'Staff'>; readonly start: Instant; readonly end: Instant }

/**
 * Work without a break between shifts: those that touch or overlap are one.
 * @plain
 */
export type Stretch = { readonly start: Instant; readonly end: Instant; readonly first: Shift; readonly last: Shift }

/**
 * Time without work, before the first shift and after the last one without an edge.
 * @plain
 */
export type Rest = {
  readonly from: number
  readonly to: number
  readonly after: Shift | null
  readonly before: Shift | null
}

/** One person's shifts in order, as work without a break. */
export function stretchesOf(shifts: readonly Shift[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const shift of shifts.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = stretches.at(-1)
    if (!before || shift.start > before.end) stretches.push({ ...shift, first: shift, last: shift })
    else if (shift.end > before.end) stretches[stretches.length - 1] = { ...before, end: shift.end, last: shift }
  }
  return stretches
}

/** The rests around and between: one more than the stretches of work. */
export function restsOf(work: readonly Stretch[]): Rest[] {
  return Array.from({ length: work.length + 1 }, (_, at) => {
    const [before, after] = [work[at - 1], work[at]]
    return {
      from: before?.end ?? Number.NEGATIVE_INFINITY,
      to: after?.start ?? Number.POSITIVE_INFINITY,
      after: before?.last ?? null,
      before: after?.first ?? null,
    }
  })
}

/** The longest rest inside a stretch of time, cut to it; the earliest of equals. */
export function longestRest(rests: readonly Rest[], from: number, to: number): Rest | undefined {
  let longest: Rest | undefined
  for (const rest of rests) {
    const cut = { ...rest, from: Math.max(rest.from, from), to: Math.min(rest.to, to) }
    if (cut.to > cut.from && (!longest || cut.to - cut.from > longest.to - longest.from)) longest = cut
  }
  return longest
}
