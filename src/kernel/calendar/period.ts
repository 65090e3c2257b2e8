import { dateOfDayNumber, dayNumber, daysBetween, earlier, type LocalDate, later } from './local-date.ts'

/** Days from the first to the last, both included; `to: null` runs until further notice. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate | null }

/** Throws where the end lies before the beginning: at the edges use {@link isPeriod} first. */
export function period(from: LocalDate, to: LocalDate | null): Period {
  if (!isPeriod(from, to)) throw new RangeError(`a period cannot end ${to} before it begins ${from}`)
  return { from, to }
}

export const isPeriod = (from: LocalDate, to: LocalDate | null): boolean => to === null || from <= to

export const includes = ({ from, to }: Period, date: LocalDate): boolean => from <= date && (to === null || date <= to)

/** What two periods share, or `undefined` where they share no day. */
export function intersection(a: Period, b: Period): Period | undefined {
  const from = later(a.from, b.from)
  const to = a.to === null ? b.to : b.to === null ? a.to : earlier(a.to, b.to)
  return isPeriod(from, to) ? { from, to } : undefined
}

export const overlaps = (a: Period, b: Period): boolean => intersection(a, b) !== undefined

/** How many days, or `Infinity` until further notice. */
export const lengthInDays = ({ from, to }: Period): number =>
  to === null ? Number.POSITIVE_INFINITY : daysBetween(from, to) + 1

/** Every day of a period that has an end. */
export function* daysOf({ from, to }: Period & { readonly to: LocalDate }): Generator<LocalDate> {
  const last = dayNumber(to)
  for (let day = dayNumber(from); day <= last; day += 1) yield dateOfDayNumber(day)
}
