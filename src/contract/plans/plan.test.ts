import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { PlannedVisit, RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { Told } from '#contract/http/told.ts'
import { planAsked, type plannedVisit, type startedPackage } from './plan.ts'

test('what is asked is a plan, and a plan can be told', () => {
  expectTypeOf<z.output<typeof planAsked>>().toExtend<Omit<RhythmPlan, 'citizen' | 'version'>>()
  expectTypeOf<Omit<PlannedVisit, 'window'>>().toExtend<Omit<Told<z.input<typeof plannedVisit>>, 'window'>>()
  expectTypeOf<StartedPackage>().toExtend<Told<z.input<typeof startedPackage>>>()
})

const visit = {
  ...{ key: 'morning', partOfDay: 'morning', days: { kind: 'timesAWeek', times: 7 }, minutes: 30 },
  ...{ services: [], purpose: null, window: { start: '07:30', end: '08:30' }, competences: [], staff: 1 },
}
const plan = {
  id: '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34',
  period: { from: '2026-10-05', to: null },
  agreedWithCitizen: true,
  visits: [visit],
}

test('clock times are read into minutes after midnight', () => {
  expect(planAsked.parse(plan).visits[0]?.window).toEqual({ start: 450, end: 510 })
})

test.each([
  ['that ends before it begins', { period: { from: '2026-10-05', to: '2026-10-04' } }, 'period.to'],
  ['with a visit twice', { visits: [visit, visit] }, 'visits'],
  [
    'with a weekday twice',
    { visits: [{ ...visit, days: { kind: 'weekdays', weekdays: [1, 1] } }] },
    'visits.0.days.weekdays',
  ],
  ['with a visit of no length', { visits: [{ ...visit, minutes: 0 }] }, 'visits.0.minutes'],
  [
    'with an hour that is not',
    { visits: [{ ...visit, window: { start: '24:00', end: '25:00' } }] },
    'visits.0.window.start',
  ],
])('a plan %s is refused at its field', (_, changed, path) => {
  const read = planAsked.safeParse({ ...plan, ...changed })
  expect(read.error?.issues[0]?.path.join('.')).toBe(path)
})
