/**
 * The values of the kernel as they cross the wire. What comes in is bounded, so that no sum behind it can leave the
 * calendar, the database or a number's exact whole; what goes out may be anything the kernel holds.
 */
import { z } from 'zod'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { type Month, readMonth } from '#kernel/calendar/month.ts'
import { isPeriod } from '#kernel/calendar/period.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import { type Instant, readInstant } from '#kernel/clock/instant.ts'
import { readTimeOfDay, type TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { type Id, readId } from '#kernel/id.ts'

/** A text with a shape of its own that only some texts of that shape are, such as a day that exists. */
const named = <Output>(pattern: RegExp, example: string, what: string, read: (text: string) => unknown) =>
  z
    .string()
    .regex(pattern, { error: `expected ${what}, such as ${example}`, abort: true })
    .refine((text) => read(text) !== undefined, { error: `expected ${what}, such as ${example}` })
    .meta({ examples: [example] }) as unknown as z.ZodType<Output & string, string>

/** Days people may name: this century, which is further than any plan reaches in either direction. */
export const date = named<LocalDate>(
  /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  '2026-10-05',
  'a day of this century',
  readLocalDate,
)
export const month = named<Month>(/^20\d{2}-(0[1-9]|1[0-2])$/, '2026-10', 'a month of this century', readMonth)
export const week = named<Week>(/^20\d{2}-W([0-4]\d|5[0-3])$/, '2026-W43', 'a week of this century', readWeek)

/** A day in an answer: any, for people were born before 2000 and other systems end things in 9999. */
export const anyDate = named<LocalDate>(/^\d{4}-\d{2}-\d{2}$/, '2026-10-05', 'a day', readLocalDate)

/** Days from the first to the last, both included; `to: null` until further notice. */
export const period = z
  .strictObject({ from: date, to: date.nullable() })
  .refine(({ from, to }) => isPeriod(from, to), { path: ['to'], error: 'expected a last day on or after the first' })
export const anyPeriod = z.object({ from: anyDate, to: anyDate.nullable() }).meta({ id: 'Period' })

export const id = <Of extends string>() =>
  named<Id<Of>>(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34',
    'an id in lower case',
    readId,
  )

/** A point in time as it is written, always with its offset. The program counts milliseconds. */
const instantText = named<string>(
  /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  '2026-10-05T07:30:00Z',
  'a time of this century with its offset',
  readInstant,
)

/** A point in time in an answer: any. */
export const anyInstant = named<string>(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  '2026-10-05T07:30:00.000Z',
  'a time in UTC',
  readInstant,
)

/** Read from text into the program's milliseconds. */
export const instantRead = instantText.transform((text) => readInstant(text) as Instant)

/** A time on the clock, `07:30`; the program counts minutes after midnight. */
export const timeText = named<string>(/^([01]\d|2[0-3]):[0-5]\d$/, '07:30', 'a time on the clock', readTimeOfDay)
export const timeRead = timeText.transform((text) => readTimeOfDay(text) as TimeOfDay)

const exact = { least: -Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER }
export const money = z
  .object({ minor: z.int().min(exact.least).max(exact.most), currency: z.enum(['DKK', 'SEK', 'EUR']) })
  .meta({ id: 'Money', description: 'An amount in whole minor units: øre, öre, cents.' })

/** A whole number of minutes that somebody says: at most four weeks. */
export const minutes = z.int().min(0).max(40_320)

/** Text that people write: bounded, and without characters that a database or a page cannot hold. */
export const text = (most: number) =>
  z.string().max(most).regex(writable, { error: 'expected text without control characters and with whole letters' })

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come in
const writable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]*$/u

/** A short name out of a model's document, or a code with its system: `hygiene`, `FSIII:J1.2`. */
export const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,63}$/, {
  error: 'expected a name of letters, digits and : . _ -',
})

export const nothing = z.strictObject({})

/** A question about pages: `limit` items at most, after the item that the page before named in `next`. */
export const page = (most: number, usual: number) => ({
  limit: z
    .string()
    .regex(/^\d{1,4}$/, { error: `expected a number from 1 to ${most}`, abort: true })
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most, { error: `expected a number from 1 to ${most}` })
    .default(usual)
    .meta({ type: 'integer', minimum: 1, maximum: most, description: 'How many at most.' }),
})

/** An answer with one page of a list; `next` asks for the one after it, null when this was the last. */
export const pageOf = <Item extends z.ZodType, Next extends z.ZodType>(item: Item, next: Next) =>
  z.object({ items: z.array(item), next: next.nullable() })

/** A file as the answer; its content types stand beside it. */
export const fileAnswer = z.string()

/** How a table is written. */
export const exportQuery = z.strictObject({
  language: z.enum(['da', 'sv', 'en']).default('en'),
  mark: z
    .enum(['true', 'false'])
    .default('true')
    .meta({ description: 'Begin with a byte order mark, which some spreadsheets need to read æ, ø, å, ä, ö.' }),
})

/** A file as it is, whatever its content type says. */
export const file = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, {
  error: 'expected a file as the body',
})
