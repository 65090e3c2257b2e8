/** The values of the kernel as they cross the wire. */
import { z } from 'zod'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { type Month, readMonth } from '#kernel/calendar/month.ts'
import { readWeek, type Week } from '#kernel/calendar/week.ts'
import { type Instant, readInstant } from '#kernel/clock/instant.ts'
import { type Id, readId } from '#kernel/id.ts'

const named = <Output>(pattern: RegExp, example: string, what: string, read: (text: string) => Output | undefined) =>
  z
    .string()
    .regex(pattern, { error: `expected ${what}, such as ${example}` })
    .refine((text) => read(text) !== undefined, { error: `expected ${what}, such as ${example}` })
    .meta({ examples: [example] }) as unknown as z.ZodType<Output & string, string>

export const date = named<LocalDate>(/^\d{4}-\d{2}-\d{2}$/, '2026-10-05', 'a day', readLocalDate)
export const month = named<Month>(/^\d{4}-\d{2}$/, '2026-10', 'a month', readMonth)
export const week = named<Week>(/^\d{4}-W\d{2}$/, '2026-W43', 'a week', readWeek)

export const id = <Of extends string>() =>
  named<Id<Of>>(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34',
    'an id in lower case',
    readId,
  )

/** Sent as `2026-10-05T07:30:00Z`, with an offset; the program counts milliseconds. */
export const instantText = named<Instant>(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
  '2026-10-05T07:30:00Z',
  'a time with its offset',
  readInstant,
) as unknown as z.ZodType<string, string>

export const money = z.object({ minor: z.int(), currency: z.enum(['DKK', 'SEK', 'EUR']) }).meta({ id: 'Money' })

/** Text that people write: bounded, and without characters that a database or a page cannot hold. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come in
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]*$/u, { error: 'expected text without control characters' })

export const nothing = z.object({}).strict()
