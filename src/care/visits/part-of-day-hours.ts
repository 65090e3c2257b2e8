import type { PartOfDay, PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { type TimeOfDay, type TimeWindow, timeOfDay } from '#kernel/clock/time-of-day.ts'

/**
 * The hours of a part of the day: where a lock event without a planned visit is looked for, and the usual hour at
 * which a visit is priced when nobody says when it began.
 * @plain
 */
export type PartOfDayHours = TimeWindow & { readonly usual: TimeOfDay }

/** No source fixes these hours. They leave no minute of the day out, and a night is priced on the day it begins. */
export const partOfDayHours: Readonly<Record<PartOfDay, PartOfDayHours>> = {
  morning: hours('06:00', '09:00', '07:30'),
  forenoon: hours('09:00', '11:30', '10:00'),
  noon: hours('11:30', '13:30', '12:00'),
  afternoon: hours('13:30', '17:00', '15:00'),
  evening: hours('17:00', '23:00', '19:00'),
  night: hours('23:00', '06:00', '23:30'),
}

/** The hour of a visit outside the plan of which nobody says when it was. */
export const usualHourUntold: TimeOfDay = partOfDayHours.forenoon.usual

/** Where a planned visit lies on the clock: its own window, or that of its part of the day. */
export const windowOf = (visit: PlannedVisit): TimeWindow => visit.window ?? partOfDayHours[visit.partOfDay]

/** When a planned visit usually begins: the start of its own window, or the usual hour of its part of the day. */
export const usualStart = (visit: PlannedVisit): TimeOfDay =>
  visit.window?.start ?? partOfDayHours[visit.partOfDay].usual

function hours(start: string, end: string, usual: string): PartOfDayHours {
  return { start: timeOfDay(start), end: timeOfDay(end), usual: timeOfDay(usual) }
}
