/** A length of time in whole minutes; negative only where a difference is meant. */
export type Minutes = number & { readonly unit: 'minutes' }
/** Minutes for each week; a month's or a day's share is counted by {@link shareOfWeek}. */
export type MinutesPerWeek = number & { readonly unit: 'minutes per week' }

/** Throws on a fraction: a length that is not whole minutes is a bug of the caller. */
export function minutes(count: number): Minutes {
  if (!Number.isSafeInteger(count)) throw new RangeError(`minutes must be whole, not ${count}`)
  return count as Minutes
}

export function minutesPerWeek(count: number): MinutesPerWeek {
  return minutes(count) as number as MinutesPerWeek
}

export const noMinutes = 0 as Minutes

export const addMinutes = (a: Minutes, b: Minutes): Minutes => (a + b) as Minutes

/**
 * The part of a weekly amount that falls on weekdays `from` to `until` (Monday is 0, `until` is excluded, at most 7).
 * Counted as a difference of rounded running sums, so the parts of a week always add up to the week:
 * seven days of 100 give 14, 15, 14, 14, 14, 15, 14.
 */
export function shareOfWeek(weekly: number, from: number, until: number): number {
  return runningShare(weekly, until, 7) - runningShare(weekly, from, 7)
}

/** `whole × part / parts`, rounded half up, in exact integers. */
export function runningShare(whole: number, part: number, parts: number): number {
  if (!Number.isSafeInteger(2 * whole * part + parts))
    throw new RangeError(`${whole} × ${part} is not an exact integer`)
  return Math.floor((2 * whole * part + parts) / (2 * parts))
}
