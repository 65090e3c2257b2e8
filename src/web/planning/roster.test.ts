import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { changedRoster } from './roster.ts'

type Shift = Parameters<typeof changedRoster>[0][number]

const on = (staff: string, date: string, start = 420, more: Partial<Shift> = {}): Shift =>
  ({ staff, date: localDate(date), start, end: 900, mode: 'bike', assumed: false, absentFrom: null, ...more }) as Shift

const roster = [on('anna', '2026-10-13'), on('anna', '2026-10-12'), on('bo', '2026-10-12')]

test('a roster that stays as it was is not told, whatever order it comes in', () => {
  expect(changedRoster(roster, roster.toReversed())).toEqual([])
  expect(
    changedRoster(
      roster,
      [...roster].map((shift) => ({ ...shift, assumed: true })),
    ),
  ).toEqual([])
})

test.each<[string, readonly Shift[], readonly string[]]>([
  ['a day taken away', roster.slice(1), ['anna 2026-10-13']],
  ['a day that is new', [...roster, on('bo', '2026-10-11')], ['bo 2026-10-11']],
  ['other hours', [on('anna', '2026-10-13', 480), ...roster.slice(1)], ['anna 2026-10-13']],
  ['a second shift the same day', [...roster, on('bo', '2026-10-12', 960)], ['bo 2026-10-12']],
  [
    'gone from an hour',
    [...roster.slice(0, 2), on('bo', '2026-10-12', 420, { absentFrom: 600 as never })],
    ['bo 2026-10-12'],
  ],
  ['two of them, the earliest first', [], ['anna 2026-10-12', 'bo 2026-10-12', 'anna 2026-10-13']],
])('%s is told once', (_, now, told) => {
  expect(changedRoster(roster, now).map(({ staff, date }) => `${staff} ${date}`)).toEqual(told)
})
