/** A citizen's plan for tests; a test changes what it is about. */

import { idOf } from '#care/grants/grant.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import type { PlannedVisit, RhythmPlan } from './rhythm-plan.ts'

/** Half an hour every day by one person. */
export const visitOf = (key: string, changed: Partial<PlannedVisit> = {}): PlannedVisit => ({
  key,
  partOfDay: 'morning',
  days: { kind: 'timesAWeek', times: 7 },
  minutes: minutes(30),
  services: ['hygiene'],
  purpose: null,
  window: null,
  competences: [],
  staff: 1,
  ...changed,
})

export const planOf = (visits: readonly PlannedVisit[], changed: Partial<RhythmPlan> = {}): RhythmPlan => ({
  id: idOf(5),
  citizen: idOf(1),
  version: 1,
  period: { from: localDate('2026-01-05'), to: null },
  agreedWithCitizen: true,
  visits,
  ...changed,
})
