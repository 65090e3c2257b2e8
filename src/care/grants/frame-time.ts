/** How many minutes a frame gives, as a weekly amount and on any stretch of days. */
import type { FramePer } from '#care/governance/model.ts'
import { dayNumber, daysInMonth, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Minutes, type MinutesPerWeek, minutes, minutesPerWeek, runningShare } from '#kernel/minutes.ts'
import type { Frame } from './grant.ts'

/** Twelve months are 365.25 days in the mean, so a month holds 1461/336 weeks. */
const weeklyShare: Readonly<Record<FramePer, readonly [part: number, parts: number]>> = {
  week: [1, 1],
  fourWeeks: [1, 4],
  month: [336, 1461],
}

/** What a frame comes to in a mean week, to the nearest minute: the figure that bands and levels are read by. */
export function weeklyMinutes({ minutes, per }: Frame): MinutesPerWeek {
  const [part, parts] = weeklyShare[per]
  return minutesPerWeek(runningShare(minutes, part, parts))
}

/** What all frames come to in a mean week. */
export const weeklyMinutesOf = (frames: readonly Frame[]): MinutesPerWeek =>
  minutesPerWeek(frames.reduce((sum, frame) => sum + weeklyMinutes(frame), 0))

/**
 * The minutes a frame gives on the days of `during`. Counted as a difference of rounded running sums, so that days
 * add up to weeks and weeks to the whole: a month's frame gives exactly its minutes in every month.
 * @param since the grant's first day; the stretches of four weeks run from the Monday of its week
 */
export function framedDuring(
  frame: Frame,
  since: LocalDate,
  { from, to }: Period & { readonly to: LocalDate },
): Minutes {
  const given = runningSum[frame.per]
  return minutes(given(frame.minutes, to, since, 1) - given(frame.minutes, from, since, 0))
}

/** The sum up to a day, with its own share (`withDay` 1) or without (0), from a beginning that cancels out. */
type RunningSum = (whole: number, date: LocalDate, since: LocalDate, withDay: 0 | 1) => number

const inStretchesOf =
  (days: number): RunningSum =>
  (whole, date, since, withDay) => {
    const passed = dayNumber(date) - dayNumber(startOfWeek(since))
    const stretches = Math.floor(passed / days)
    return stretches * whole + runningShare(whole, passed - stretches * days + withDay, days)
  }

const runningSum: Readonly<Record<FramePer, RunningSum>> = {
  week: inStretchesOf(7),
  fourWeeks: inStretchesOf(28),
  month: (whole, date, _, withDay) =>
    (Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))) * whole +
    runningShare(whole, Number(date.slice(8)) - 1 + withDay, daysInMonth(date)),
}
