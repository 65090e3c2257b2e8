/**
 * A day of work begins at five in the morning: a night's visit and whoever makes it belong to the day before, so that
 * no window and no shift of a night is cut at midnight. The search counts minutes from there.
 */
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'

/** When a day of work begins, in minutes after midnight. */
export const dayBegins = 5 * 60
export const wholeDay = 24 * 60

/** Minutes into the day of work. */
export const workMinute = (time: TimeOfDay): number => (time - dayBegins + wholeDay) % wholeDay

/** Minutes after midnight of the date that the day of work began on; over 1439 in the night after it. */
export const minuteOfDate = (work: number): number => work + dayBegins
