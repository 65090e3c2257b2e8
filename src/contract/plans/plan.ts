/** Rhythm plans and started packages: as they are asked for, and as they are told. */
import { z } from 'zod'
import { anyPeriod, date, id, period, text, timeRead, timeText, word } from '#contract/http/values.ts'
import type { Weekday } from '#kernel/calendar/local-date.ts'
import type { Minutes } from '#kernel/minutes.ts'

export const partOfDay = z.enum(['morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night'])

const weekday = z.int().min(0).max(6)
const days = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekdays'),
    weekdays: z
      .array(weekday.transform((day) => day as Weekday))
      .min(1)
      .max(7)
      .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'expected each weekday once' })
      .meta({ description: 'Monday is 0.' }),
  }),
  z.strictObject({ kind: z.literal('timesAWeek'), times: z.int().min(1).max(7) }),
])

export const plannedVisitAsked = z.strictObject({
  key: word.meta({ description: 'Short and stable inside the plan; facts point at it with a date.' }),
  partOfDay,
  days,
  minutes: z
    .int()
    .min(1)
    .max(1_440)
    .transform((count) => count as Minutes),
  services: z.array(word).max(30),
  purpose: text(500).nullable(),
  window: z.strictObject({ start: timeRead, end: timeRead }).nullable(),
  competences: z.array(word).max(20),
  staff: z.int().min(1).max(4),
})

export const planAsked = z.strictObject({
  id: id<'Plan'>(),
  period,
  agreedWithCitizen: z.boolean(),
  visits: z
    .array(plannedVisitAsked)
    .max(60)
    .refine((visits) => new Set(visits.map(({ key }) => key)).size === visits.length, {
      error: 'expected each key once',
    }),
})

export const plannedVisit = z
  .object({
    key: z.string(),
    partOfDay,
    days: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.int()) }),
      z.object({ kind: z.literal('timesAWeek'), times: z.int() }),
    ]),
    minutes: z.int(),
    services: z.array(z.string()),
    purpose: z.string().nullable(),
    window: z.object({ start: timeText, end: timeText }).nullable(),
    competences: z.array(z.string()),
    staff: z.int(),
  })
  .meta({ id: 'PlannedVisit' })

export const rhythmPlan = z
  .object({
    id: id<'Plan'>(),
    version: z.int(),
    period: anyPeriod,
    agreedWithCitizen: z.boolean(),
    visits: z.array(plannedVisit),
  })
  .meta({ id: 'RhythmPlan' })

export const startedPackage = z
  .object({ id: id<'StartedPackage'>(), package: z.string(), period: anyPeriod, startedBy: z.string() })
  .meta({ id: 'StartedPackage' })

export const packageAsked = z.strictObject({ id: id<'StartedPackage'>(), package: word, on: date })
