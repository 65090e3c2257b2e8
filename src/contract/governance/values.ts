/** The values a model document is made of, each with what was expected said in its message. */
import { z } from 'zod'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { type Month, readMonth } from '#kernel/calendar/month.ts'
import { isPeriod } from '#kernel/calendar/period.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import { readTimeOfDay, type TimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Minutes, MinutesPerWeek } from '#kernel/minutes.ts'

/** A part whose unknown keys are refused. */
export const row = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape)

/** A key that may be absent, but not empty. */
export const some = <Schema extends z.ZodType>(schema: Schema) => z.exactOptional(schema)

/** What things call each other inside a model. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a name of letters, digits and hyphens')

/** The same text in the three languages of the house. */
export const words = row({ da: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) })

/** A whole number of at least nought: days, months, minor units of money. Its unit is said by its name. */
export const figure = z.int().min(0)

export const minutes = figure.transform((count) => count as Minutes)
export const minutesPerWeek = figure.transform((count) => count as MinutesPerWeek)

/** A percentage of something. */
export const share = z.int().min(0).max(100)

/** A day that exists. */
export const date = z
  .string()
  .refine((text) => readLocalDate(text) !== undefined, 'a day such as 2026-10-25')
  .transform((text) => text as LocalDate)

export const month = z
  .string()
  .refine((text) => readMonth(text) !== undefined, 'a month such as 2026-10')
  .transform((text) => text as Month)

export const week = z
  .string()
  .refine((text) => readWeek(text) !== undefined, 'a week such as 2026-W43')
  .transform((text) => text as Week)

/** Days from the first to the last, both included; `to: null` until further notice. */
export const period = row({ from: date, to: date.nullable() }).refine(
  ({ from, to }) => isPeriod(from, to),
  'a last day on or after the first',
)

/** A time on the clock: `07:30` as people write it, or the minutes after midnight as it is kept. */
export const timeOfDay = z.union([z.string(), z.int().min(0).max(1439)]).transform((written, context): TimeOfDay => {
  const read = typeof written === 'number' ? (written as TimeOfDay) : readTimeOfDay(written)
  if (read !== undefined) return read
  context.issues.push({ code: 'custom', message: 'a clock time such as 07:30', input: written })
  return z.NEVER
})

export const window = row({ start: timeOfDay, end: timeOfDay })
