/** What came of today's visits by what was told so far: by the rule that says so tomorrow of the whole day. */
import type { z } from 'zod'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { performed } from '#care/visits/performed.ts'
import type { readWeek } from '#contract/plans/operations.ts'
import { type LocalDate, weekday } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import { timeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'

type CitizenWeek = z.output<typeof readWeek.answer>
type Day = CitizenWeek['days'][number]

/**
 * Visits of today of which something was told. Doors that name no visit are left out: the windows by which their visit
 * is found are not on the wire.
 */
export function soFar({ days, facts }: CitizenWeek, today: LocalDate, zone: Zone) {
  const until = days.filter(({ date }) => date <= today)
  const from = until[0]?.date ?? today
  const told = facts
    .filter(({ kind, plannedVisit }) => kind !== 'lockEvent' || plannedVisit !== null)
    .map(({ start, end, recordedAt, ...fact }) => ({
      ...fact,
      citizen,
      minutes: fact.minutes as Minutes | null,
      start: start === null ? null : instant(start),
      end: end === null ? null : instant(end),
      recordedAt: instant(recordedAt),
    }))
  return performed(until.map(planOf), told, { from, to: today }, zone)
    .filter(({ date, facts }) => date === today && facts.length > 0)
    .map((visit) => ({ ...visit, time: writeTimeOfDay(visit.time) }))
}

/** A week is one citizen's; nothing here asks whose. */
const citizen = '' as Id<'Citizen'>

/** The plan of one day, each visit at the hour at which it usually begins. */
const planOf = ({ date, planned }: Day): { from: LocalDate; to: LocalDate; value: RhythmPlan } => ({
  ...{ from: date, to: date },
  value: {
    ...{ id: '' as Id<'Plan'>, citizen, version: 1, period: { from: date, to: date }, agreedWithCitizen: true },
    visits: planned.map(({ time, minutes, ...visit }) => ({
      ...visit,
      minutes: minutes as Minutes,
      days: { kind: 'weekdays', weekdays: [weekday(date)] },
      window: { start: timeOfDay(time), end: timeOfDay(time) },
      competences: [],
    })),
  },
})
