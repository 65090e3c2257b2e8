import { expect, test } from 'vitest'
import type { Zone } from '#kernel/clock/zone.ts'
import { csvOf } from './csv.ts'

const row = {
  ...{ at: '2026-10-07T08:00:00.000Z', person: 'kim', name: 'Kim', role: 'leader', action: 'citizen.read' },
  ...{ citizen: null, citizenName: null, relation: ['team', 'fixedContact'], purpose: 'care', criterion: null },
  emergency: null,
}
const cellsOf = (changed: Partial<typeof row> & { name?: string }) =>
  csvOf([{ ...row, ...changed }], 'Europe/Copenhagen' as Zone)
    .split('\r\n')[1]
    ?.split(';')

test('a row stands in the municipality’s own time, after a mark that says UTF-8', () => {
  expect(csvOf([], 'Europe/Copenhagen' as Zone).startsWith('\ufeffday;time;person;')).toBe(true)
  expect(cellsOf({})?.slice(0, 4)).toEqual(['2026-10-07', '10:00', 'kim', 'Kim'])
  expect(cellsOf({})?.[8]).toBe('team fixedContact')
})

test.each([
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['@cmd', "'@cmd"],
  ['-2', "'-2"],
  ['+45', "'+45"],
  ['say "hi"', '"say ""hi"""'],
])('a cell that a spreadsheet would take for a formula is a text: %s', (name, cell) => {
  expect(cellsOf({ name })?.[3]).toBe(cell)
})
