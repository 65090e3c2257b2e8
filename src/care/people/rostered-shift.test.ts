import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { dayBreaksOf, isGoneFor, type RosteredShift, shiftOf } from './rostered-shift.ts'

const idOf = <Of extends string>(nth: number): Id<Of> => `00000000-0000-7000-8000-00000000000${nth}` as Id<Of>
const zone = 'Europe/Copenhagen' as Zone
const rostered = (start: string, end: string, date = '2026-10-05', absent: string | null = null): RosteredShift => ({
  ...{ staff: idOf(1), date: localDate(date), start: timeOfDay(start), end: timeOfDay(end) },
  ...{ mode: 'car', assumed: false, absentFrom: absent === null ? null : timeOfDay(absent) },
})
const hours = (shift: RosteredShift) => {
  const real = shiftOf(shift, zone)
  return real && (real.end - real.start) / 3_600_000
}

test.each<[what: string, shift: RosteredShift, hours: number | null]>([
  ['a day', rostered('07:00', '15:00'), 8],
  ['over midnight', rostered('22:30', '06:30'), 8],
  ['the night on which the clock goes back has an hour more', rostered('22:00', '06:00', '2026-10-24'), 9],
  ['gone from ten', rostered('07:00', '15:00', '2026-10-05', '10:00'), 3],
  ['gone after midnight', rostered('22:00', '06:00', '2026-10-05', '01:00'), 3],
  ['never came', rostered('07:00', '15:00', '2026-10-05', '07:00'), null],
])('%s', (_, shift, expected) => {
  expect(hours(shift)).toBe(expected)
})

test.each<
  [what: string, shift: RosteredShift, visit: { date?: string; start: number; minutes: number }, gone: boolean]
>([
  ['there all day', rostered('07:00', '15:00'), { start: 600, minutes: 30 }, false],
  ['over when they go', rostered('07:00', '15:00', '2026-10-05', '10:00'), { start: 570, minutes: 30 }, false],
  ['under way when they go', rostered('07:00', '15:00', '2026-10-05', '10:00'), { start: 571, minutes: 30 }, true],
  ['they never came', rostered('07:00', '15:00', '2026-10-05', '07:00'), { start: 420, minutes: 30 }, true],
  ['another shift’s', rostered('07:00', '11:00', '2026-10-05', '09:00'), { start: 840, minutes: 30 }, false],
  ['before the night', rostered('22:00', '06:00', '2026-10-05', '01:00'), { start: 1380, minutes: 30 }, false],
  ['in the night', rostered('22:00', '06:00', '2026-10-05', '01:00'), { start: 1530, minutes: 30 }, true],
  [
    'the next morning',
    rostered('22:00', '06:00', '2026-10-05', '01:00'),
    { date: '2026-10-06', start: 310, minutes: 20 },
    true,
  ],
])('gone for a visit: %s', (_, shift, { date = '2026-10-05', ...visit }, gone) => {
  expect(isGoneFor(shift, { date: localDate(date), ...visit })).toBe(gone)
})

test('who always begins at the same hour has their 24 hours from there', () => {
  const other = { ...rostered('15:00', '23:00'), staff: idOf<'Staff'>(2) }
  const mixed = [rostered('07:00', '15:00'), rostered('15:00', '23:00', '2026-10-06'), other]
  expect([...dayBreaksOf(mixed)]).toEqual([[other.staff, timeOfDay('15:00')]])
})
