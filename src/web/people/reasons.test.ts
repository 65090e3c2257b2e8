import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { lookAt, type WeekRow } from './reasons.ts'

const row = (framed: number | null, done: number, ahead: number) =>
  ({ headroom: framed === null ? [] : [{ framed }], use: { done, ahead } }) as unknown as WeekRow

test.each([
  ['as it should be', row(480, 180, 175), []],
  ['five over is rounding', row(480, 300, 185), []],
  ['six over', row(480, 300, 186), [{ kind: 'over', minutes: 6 }]],
  ['under half', row(480, 100, 139), [{ kind: 'under' }]],
  ['half', row(480, 100, 140), []],
  ['help without a frame', row(null, 0, 30), [{ kind: 'noFrame' }]],
  ['neither help nor frame', row(null, 0, 0), []],
])('%s', (_, citizen, reasons) => expect(lookAt(citizen, [])).toEqual(reasons))

test('a late follow-up is told before one that is due', () => {
  const due = (state: 'due' | 'late' | 'alarm' | 'ahead', on: string) => ({
    rule: 'r',
    dueOn: localDate(on),
    by: [],
    state,
  })
  const all = [due('due', '2026-10-01'), due('alarm', '2026-09-01')]
  expect(lookAt(row(480, 300, 100), all)).toEqual([{ kind: 'late', on: '2026-09-01' }])
  expect(lookAt(row(480, 300, 100), all.slice(0, 1))).toEqual([{ kind: 'due', on: '2026-10-01' }])
  expect(lookAt(row(480, 300, 100), [due('ahead', '2026-11-01')])).toEqual([])
})
