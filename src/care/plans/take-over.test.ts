import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { takeOver } from './take-over.ts'

const monday = localDate('2026-01-05')
const plan = (version: number, from: number, to: number | null) => ({
  version,
  period: { from: addDays(monday, from), to: to === null ? null : addDays(monday, to) },
})
type Plan = ReturnType<typeof plan>
const periodOf = ({ period }: Plan): Period => period
const holding = (plans: readonly Plan[], day: number) =>
  valueOn(takeOver(plans, periodOf), addDays(monday, day))?.version

test('a later version takes over from its first day', () => {
  const plans = [plan(1, 0, null), plan(2, 10, null)]
  expect([9, 10, 400].map((day) => holding(plans, day))).toEqual([1, 2, 2])
})

test('what stood before does not come back when the later one runs out', () => {
  const plans = [plan(1, 0, null), plan(2, 10, 12)]
  expect([9, 12, 13].map((day) => holding(plans, day))).toEqual([1, 2, undefined])
})

test('a version written last for earlier days clears what was written for later ones', () => {
  const plans = [plan(1, 0, null), plan(2, 20, null), plan(3, 10, null)]
  expect([9, 10, 20].map((day) => holding(plans, day))).toEqual([1, 3, 3])
})

/** The rule said another way: of those that begin by the day the last written holds, if it reaches the day. */
test('on any day it is the last written of those that have begun, while it lasts', () => {
  const stretch = fc.tuple(fc.nat(40), fc.option(fc.nat(20)))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 7 }), fc.nat(60), (stretches, day) => {
      const plans = stretches.map(([from, length], index) =>
        plan(index + 1, from, length === null ? null : from + length),
      )
      const date = addDays(monday, day)
      const last = plans.findLast(({ period }) => period.from <= date)
      expect(holding(plans, day)).toBe(last && includes(last.period, date) ? last.version : undefined)
      expect(holding(plans.toReversed(), day)).toBe(holding(plans, day))
    }),
    { numRuns: 500 },
  )
})
