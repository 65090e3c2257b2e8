import type { RosteredShift } from '#care/people/rostered-shift.ts'
import { addDays, dayNumber, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import type { MannedTeam } from './staff.ts'

/** No source tells how the teams roster, so every shift made here is marked as assumed. */
const hours = {
  day: { start: timeOfDay('07:00'), end: timeOfDay('15:00') },
  evening: { start: timeOfDay('15:00'), end: timeOfDay('23:00') },
  night: { start: timeOfDay('23:00'), end: timeOfDay('07:00') },
} as const

/**
 * Two weeks in turn by how many shifts a mean week has: never more than five days in a row, every second weekend off,
 * and everybody always at the same time of day, so that there are eleven hours of rest between any two shifts.
 */
const turns: Readonly<Record<number, readonly [readonly number[], readonly number[]]>> = {
  3: [
    [1, 2, 5, 6],
    [2, 3],
  ],
  4: [
    [0, 1, 4, 5, 6],
    [0, 2, 3],
  ],
  5: [
    [0, 1, 2, 4, 5, 6],
    [0, 1, 3, 4],
  ],
}

/** The shifts of a team from a Monday on, so many weeks; every third in the evening, two of a team at night. */
export function shiftsOf({ staff }: MannedTeam, from: LocalDate, weeks: number): RosteredShift[] {
  const first = startOfWeek(from)
  const firstWeek = Math.floor(dayNumber(first) / 7)
  return staff.flatMap(({ id, weeklyMinutes }, place) => {
    const times = Math.min(5, Math.max(3, Math.round(weeklyMinutes / 480)))
    const turn = turns[times] as (typeof turns)[number]
    const isNight = place === 4 || place === 11
    const { start, end } = isNight ? hours.night : place % 3 === 2 ? hours.evening : hours.day
    return Array.from({ length: weeks }, (_, week) => week).flatMap((week) => {
      const days = turn[(Math.floor(place / 3) + (isNight ? place : 0) + firstWeek + week) % 2] as readonly number[]
      return days.map((day) => ({
        ...{ staff: id, date: addDays(first, 7 * week + day), start, end },
        ...{ mode: 'car' as const, assumed: true, absentFrom: null },
      }))
    })
  })
}
