import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { type CitizenWeek, rhythmOf } from './rhythm-of.ts'

const today = localDate('2026-10-07')
const zone = 'Europe/Copenhagen' as Zone
const planned = [
  { key: 'morning', partOfDay: 'morning', time: '08:15', minutes: 30, staff: 1, services: [], purpose: 'bath' },
  { key: 'evening', partOfDay: 'evening', time: '19:00', minutes: 20, staff: 1, services: [], purpose: null },
]
const fact = (more: object) => ({
  ...{ id: 'a', date: today, plannedVisit: 'morning', kind: 'more', minutes: null, start: null, end: null },
  ...{ services: [], reason: null, source: 'staff', recordedAt: '2026-10-07T08:00:00.000Z', recordedBy: 'helper' },
  ...{ corrects: null, ...more },
})
const week = (...facts: readonly object[]) =>
  ({ days: [{ date: today, planned, performed: [] }], facts }) as unknown as CitizenWeek
const drawn = (...facts: readonly object[]) =>
  rhythmOf(week(...facts), today, zone)[0]?.visits.map(
    ({ key, part, time, minutes, note, state }) =>
      `${key} ${part} ${time} ${minutes} ${state}${note ? `: ${note}` : ''}`,
  )

const evening = 'evening evening 19:00 20 planned'
test.each([
  ['nothing', [], ['morning morning 08:15 30 planned', evening]],
  ['more', [fact({ minutes: 45, reason: 'a bad night' })], ['morning morning 08:15 45 changed: a bad night', evening]],
  ['nobody home', [fact({ kind: 'notHome' })], ['morning morning 08:15 30 notDone', evening]],
  [
    'moved',
    [fact({ kind: 'moved', start: '2026-10-07T08:00:00.000Z' })],
    ['morning morning 10:00 30 changed', evening],
  ],
  [
    'taken back',
    [
      fact({ minutes: 45 }),
      fact({ id: 'b', kind: 'correction', corrects: 'a', recordedAt: '2026-10-07T08:01:00.000Z' }),
    ],
    ['morning morning 08:15 30 planned', evening],
  ],
  [
    'a door that names no visit',
    [fact({ kind: 'lockEvent', source: 'lock', plannedVisit: null, minutes: 25, start: '2026-10-07T06:20:00.000Z' })],
    ['morning morning 08:15 30 planned', evening],
  ],
])('today as it is after %s was told', (_, facts, visits) => expect(drawn(...facts)).toEqual(visits))
