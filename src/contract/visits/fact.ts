/** Facts about visits: as they are reported, and as they are told. */
import { z } from 'zod'
import { anyDate, anyInstant, date, id, instantRead, text, word } from '#contract/http/values.ts'
import type { Minutes } from '#kernel/minutes.ts'

export const factKind = z.enum([
  'lockEvent',
  'more',
  'less',
  'moved',
  'declinedInTime',
  'declinedLate',
  'declinedAtDoor',
  'notHome',
  'swapped',
  'extra',
  'doubleStaffed',
  'observation',
  'signature',
  'correction',
])

export const factAsked = z
  .strictObject({
    id: id<'Fact'>().meta({ description: 'Made by the sender, once; the same fact again is one fact.' }),
    citizen: id<'Citizen'>(),
    date: date.meta({ description: 'The day the visit starts on: at most two years back and one ahead.' }),
    plannedVisit: word.nullable().meta({ description: 'Key of the planned visit; null outside the plan.' }),
    kind: factKind,
    minutes: z
      .int()
      .min(0)
      .max(1_440)
      .transform((count) => count as Minutes)
      .nullable()
      .meta({ description: 'The whole length, for `more` and `less` too.' }),
    start: instantRead.nullable(),
    end: instantRead.nullable(),
    services: z.array(word).max(30).meta({ description: 'Empty means those of the plan.' }),
    reason: text(2_000).nullable(),
    source: z.enum(['lock', 'clock', 'staff']),
    recordedAt: instantRead,
    corrects: id<'Fact'>().nullable().meta({ description: 'The fact that a `correction` takes the place of.' }),
  })
  .refine(({ kind, corrects }) => (kind === 'correction') === (corrects !== null), {
    path: ['corrects'],
    error: 'expected the id of a fact for a correction, and null for anything else',
  })
  .refine(({ start, end }) => start === null || end === null || start <= end, {
    path: ['end'],
    error: 'expected an end at or after the start',
  })

export const visitFact = z
  .object({
    id: id<'Fact'>(),
    date: anyDate,
    plannedVisit: z.string().nullable(),
    kind: factKind,
    minutes: z.int().nullable(),
    start: anyInstant.nullable(),
    end: anyInstant.nullable(),
    services: z.array(z.string()),
    reason: z.string().nullable(),
    source: z.enum(['lock', 'clock', 'staff', 'report', 'import']),
    recordedAt: anyInstant,
    recordedBy: z.string().nullable(),
    corrects: id<'Fact'>().nullable(),
  })
  .meta({ id: 'VisitFact' })
