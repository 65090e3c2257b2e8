import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type CitizenWeek, rhythmOf } from './rhythm-of.ts'

const today = localDate('2026-10-07')
const planned = [
  { key: 'morning', partOfDay: 'morning', time: '08:15', minutes: 30, staff: 1, services: [], purpose: 'bath' },
  { key: 'evening', partOfDay: 'evening', time: '19:00', minutes: 20, staff: 1, services: [], purpose: null },
]
const facts = [{ id: 'a', kind: 'more', reason: 'a bad night' }]
const told = (more: object = {}) => ({
  ...{ plannedVisit: 'morning', outcome: 'done', plannedMinutes: 30, minutes: 45, time: '08:15', staff: 1 },
  ...{ swapped: false, facts: ['a'], ...more },
})
const drawn = (date: string, performed: readonly object[]) =>
  rhythmOf({ days: [{ date, planned, performed }], facts } as unknown as CitizenWeek, today)[0]?.visits.map(
    ({ key, part, time, minutes, note, state }) =>
      `${key} ${part} ${time} ${minutes} ${state}${note ? `: ${note}` : ''}`,
  )

const morning = 'morning morning 08:15 30 planned'
const evening = 'evening evening 19:00 20 planned'
const longer = 'morning morning 08:15 45 changed: a bad night'
test.each([
  ['today, of which nothing was told', '2026-10-07', [], [morning, evening]],
  ['today, of which one visit was told', '2026-10-07', [told()], [longer, evening]],
  [
    'today, with nobody home',
    '2026-10-07',
    [told({ outcome: 'notHome', minutes: 0, facts: [] })],
    ['morning morning 08:15 30 notDone', evening],
  ],
  [
    'today, with a visit outside the plan',
    '2026-10-07',
    [told({ plannedVisit: null, time: '14:00', facts: [] })],
    [morning, 'told-0 afternoon 14:00 45 changed', evening],
  ],
  ['yesterday, as it came out', '2026-10-06', [told()], [longer]],
  ['tomorrow, as it is planned', '2026-10-08', [], [morning, evening]],
])('%s', (_, date, performed, visits) => expect(drawn(date, performed)).toEqual(visits))
