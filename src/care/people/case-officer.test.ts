import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { emptyTimeline, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'
import {
  type AreaAssignments,
  type AssignedCitizen,
  caseOfficerFor,
  type IdentityOrder,
  officerByIdentity,
  reassignByArea,
} from './case-officer.ts'

const from = (day: string, officer: string, line: Timeline<string> = emptyTimeline) =>
  setDuring(line, { from: localDate(day), to: null }, officer)
const areas: AreaAssignments = new Map([
  ['coast', from('2026-06-01', 'dina', from('2026-01-01', 'carl'))],
  ['town', from('2026-01-01', 'erik')],
  ['island', emptyTimeline],
])
const order: IdentityOrder = [
  { first: '01', last: '15', officer: 'carl' },
  { first: '16', last: '31', officer: 'erik' },
]
const citizen = (id: string, area: string | null, identity: string | null): AssignedCitizen => ({
  id: id as Id<'Citizen'>,
  area,
  officer: officerByIdentity(order, identity),
})

test('an area has the case officer of the day; no area has none', () => {
  const on = (area: string | null, day: string) => caseOfficerFor(area, areas, localDate(day))
  expect(on('coast', '2025-12-31')).toBeUndefined()
  expect(on('coast', '2026-05-31')).toBe('carl')
  expect(on('coast', '2026-06-01')).toBe('dina')
  expect([on('island', '2026-06-01'), on('hills', '2026-06-01'), on(null, '2026-06-01')]).toEqual(
    Array(3).fill(undefined),
  )
})

test('the order by identity number looks at its beginning, edges included', () => {
  const officers = ['01', '0101010000', '1512999999', '1601010000', '3112999999', '6101010000', '', null]
  expect(officers.map((value) => officerByIdentity(order, value))).toEqual([
    'carl',
    'carl',
    'carl',
    'erik',
    'erik',
    null,
    null,
    null,
  ])
})

// fulfils: 003-28
test('going from identity numbers to areas shows who moves to whom, who stays and who cannot be placed', () => {
  const before = [
    citizen('6', 'island', '0101010000'),
    citizen('1', 'coast', '0101010000'),
    citizen('2', 'coast', '2001010000'),
    citizen('3', 'town', '2001010000'),
    citizen('4', 'town', '0201010000'),
    citizen('5', null, '0201010000'),
    citizen('7', 'coast', '0301010000'),
    citizen('8', 'town', null),
  ]
  expect(reassignByArea(before, areas, localDate('2026-06-01'))).toEqual({
    moves: [
      { citizen: '1', from: 'carl', to: 'dina' },
      { citizen: '2', from: 'erik', to: 'dina' },
      { citizen: '4', from: 'carl', to: 'erik' },
      { citizen: '7', from: 'carl', to: 'dina' },
      { citizen: '8', from: null, to: 'erik' },
    ],
    stay: 1,
    counts: [
      { from: null, to: 'erik', citizens: 1 },
      { from: 'carl', to: 'dina', citizens: 2 },
      { from: 'carl', to: 'erik', citizens: 1 },
      { from: 'erik', to: 'dina', citizens: 1 },
    ],
    findings: [
      { kind: 'noArea', citizen: '5' },
      { kind: 'areaWithoutOfficer', citizen: '6', area: 'island' },
    ],
  })
  // On a day before the change of officer, Carl keeps his citizens on the coast.
  expect(reassignByArea(before, areas, localDate('2026-05-31')).stay).toBe(3)
})

// fulfils: 003-28
test('every citizen is moved, stays or is a finding, in whatever order they come; moving twice moves nobody', () => {
  const any = fc.uniqueArray(
    fc.record({
      id: fc.uuid() as fc.Arbitrary<Id<'Citizen'>>,
      area: fc.constantFrom('coast', 'town', 'island', 'hills', null),
      officer: fc.constantFrom('carl', 'dina', 'erik', null),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  )
  fc.assert(
    fc.property(any, (citizens) => {
      const day = localDate('2026-07-01')
      const answer = reassignByArea(citizens, areas, day)
      expect(answer.moves.length + answer.stay + answer.findings.length).toBe(citizens.length)
      expect(answer.counts.reduce((sum, way) => sum + way.citizens, 0)).toBe(answer.moves.length)
      expect(answer.findings.map((finding) => finding.citizen)).toEqual(
        citizens
          .filter(({ area }) => area !== 'coast' && area !== 'town')
          .map(({ id }) => id)
          .sort(),
      )
      expect(reassignByArea(citizens.toReversed(), areas, day)).toEqual(answer)
      const moved = new Map(answer.moves.map(({ citizen: id, to }) => [id, to]))
      const after = citizens.map((each) => ({ ...each, officer: moved.get(each.id) ?? each.officer }))
      expect(reassignByArea(after, areas, day)).toMatchObject({ moves: [], counts: [], findings: answer.findings })
    }),
  )
})
