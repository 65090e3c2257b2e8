/** Whether those who go are still those who work: a proposal keeps to the roster it was made from. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Routes, Spot } from './plan.ts'

type Shift = Routes['shifts'][number]

/** Whose working day has been written anew since, and on which day; the earliest first. */
export function changedRoster(
  before: readonly Shift[],
  now: readonly Shift[],
): { readonly staff: Spot['staff']; readonly date: LocalDate }[] {
  const [was, is] = [daysOf(before), daysOf(now)]
  return [...new Map([...was, ...is])]
    .filter(([key]) => written(was.get(key)) !== written(is.get(key)))
    .flatMap(([, [shift]]) => (shift ? [{ staff: shift.staff, date: shift.date as LocalDate }] : []))
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

const daysOf = (shifts: readonly Shift[]) => Map.groupBy(shifts, ({ staff, date }) => `${date} ${staff}`)

const written = (shifts: readonly Shift[] = []): string =>
  shifts
    .map(({ start, end, mode, absentFrom }) => `${start} ${end} ${mode} ${absentFrom}`)
    .sort()
    .join()
