/** Who works when on which day, as the roster says in clock time; and the same as stretches of real time. */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { TravelMode } from './position.ts'
import type { Shift } from './shift.ts'

/**
 * One person's work on one day: an end at or before the start lies on the day after. `absentFrom` is when on the clock
 * they are gone, such as by illness; why is nobody's business here. `assumed`: nobody told it.
 * @da planlagt vagt
 * @sv schemalagt pass
 */
export type RosteredShift = {
  readonly staff: Id<'Staff'>
  readonly date: LocalDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  readonly mode: TravelMode
  readonly assumed: boolean
  readonly absentFrom: TimeOfDay | null
}

/** A rostered shift as real time in a zone, as the rules of working time judge it; null where they never came. */
export function shiftOf({ staff, date, start, end, absentFrom }: RosteredShift, zone: Zone): Shift | null {
  const begins = instantAt(date, start, zone)
  const at = (time: TimeOfDay) => instantAt(time <= start ? addDays(date, 1) : date, time, zone)
  const until = absentFrom === null ? at(end) : absentFrom === start ? begins : at(absentFrom)
  return until > begins ? { staff, start: begins, end: until } : null
}

/**
 * Whether somebody is gone for a visit in their shift: reported absent before it would be over. The visit's start
 * counts minutes from midnight of its date, and may lie after 24 hours.
 */
export function isGoneFor(
  { date, start, end, absentFrom }: RosteredShift,
  visit: { readonly date: LocalDate; readonly start: number; readonly minutes: number },
): boolean {
  if (absentFrom === null) return false
  const after = (time: TimeOfDay) => (time <= start ? time + minutesOfDay : time)
  const begins = visit.start + daysBetween(date, visit.date) * minutesOfDay
  const goneFrom = absentFrom === start ? start : after(absentFrom)
  return start <= begins && begins < after(end) && begins + visit.minutes > goneFrom
}

const minutesOfDay = 24 * 60

/**
 * Where somebody's 24 hours break, for those whose shifts all begin at the same hour: there, as a schedule of nothing
 * but evenings is made. Assumed, for a roster does not say it; of everybody else the rule's own break holds.
 */
export function dayBreaksOf(shifts: readonly RosteredShift[]): ReadonlyMap<Id<'Staff'>, TimeOfDay> {
  return new Map(
    [...Map.groupBy(shifts, ({ staff }) => staff)].flatMap(([staff, own]) => {
      const [first] = own
      return first && own.every(({ start }) => start === first.start) ? [[staff, first.start] as const] : []
    }),
  )
}
