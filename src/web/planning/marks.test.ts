import { expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { isSlight, marksOf } from './marks.ts'
import { type Change, keyOf, type Visit } from './plan.ts'

const [monday, tuesday] = [localDate('2026-10-05'), localDate('2026-10-06')]
const [anna, bo] = ['anna', 'bo'] as unknown as [Visit['staff'][number], Visit['staff'][number]]
const was: Visit = {
  ...{
    citizen: 'grete' as Visit['citizen'],
    visit: 'morning',
    date: monday,
    start: 480,
    minutes: 30,
    staff: [anna, bo],
  },
}
const change = (after: Partial<Visit>): Change => ({
  ...{ citizen: was.citizen, visit: was.visit, before: was, after: { ...was, ...after } },
})

test('a quarter of an hour is slight, and one minute more is noticed', () => {
  expect([isSlight(change({ start: 495 })), isSlight(change({ start: 465 }))]).toEqual([true, true])
  expect([isSlight(change({ start: 496 })), isSlight(change({ start: 464 }))]).toEqual([false, false])
})

test('other people, another day, another length, come or gone is never slight; the order of two who go is nothing', () => {
  const noticed = [change({ staff: [anna] }), change({ date: tuesday }), change({ minutes: 25 })]
  expect([...noticed, { ...change({}), before: null }, { ...change({}), after: null }].map(isSlight)).toEqual(
    Array.from({ length: 5 }, () => false),
  )
  expect(isSlight(change({ staff: [bo, anna], start: 485 }))).toBe(true)
})

test('what is marked says what kind of change it is; by hand everything is marked', () => {
  const kinds = (all: readonly Change[], isByHand = false) =>
    [...marksOf(all, isByHand).values()].map(({ kind }) => kind)
  expect(kinds([change({ staff: [bo] })])).toEqual(['staff'])
  expect(kinds([change({ date: tuesday, staff: [bo] })])).toEqual(['day'])
  expect(kinds([{ ...change({}), before: null }])).toEqual(['new'])
  expect([kinds([change({ start: 485 })]), kinds([change({ start: 485 })], true)]).toEqual([[], ['time']])
  expect([...marksOf([change({ date: tuesday })], false).keys()]).toEqual([keyOf({ ...was, date: tuesday })])
})
