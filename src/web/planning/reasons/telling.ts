/** What a sentence is told with: the reader's language, who is who, and where the clock stands. */
import type { z } from 'zod'
import type { planPeople } from '#contract/planning/values.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Format } from '#web/words/format.ts'
import type { ReasonWords } from './words/da.ts'

/** How people and tasks are called; whoever has no name has the one for that. */
export type Names = {
  readonly staff: (id: string) => string
  readonly citizen: (id: string) => string
  readonly task: (id: string) => string
  /** A cluster of tasks, as frames have. */
  readonly cluster: (id: string) => string
}

export type Telling = {
  readonly own: ReasonWords
  readonly format: Format
  readonly names: Names
  readonly zone: string
}

const asItIs = (id: string): string => id

/** Names from the people of a week or a proposal. */
export function namesOf(
  { staff, citizens }: z.output<typeof planPeople>,
  unknown: string,
  { task = asItIs, cluster = asItIs }: Partial<Pick<Names, 'task' | 'cluster'>> = {},
): Names {
  const called = (rows: readonly { readonly id: string; readonly name: string | null }[]) => {
    const byId = new Map(rows.map(({ id, name }) => [id, name]))
    return (id: string) => byId.get(id) ?? unknown
  }
  return { staff: called(staff), citizen: called(citizens), task, cluster }
}

/** `22 minutes`; from an hour on as every page writes it, `2 h 5 min`. */
export const lengthIn = ({ own, format }: Telling, minutes: number): string =>
  Math.abs(minutes) < 60 ? own.minutes(Math.abs(minutes)) : format.length(minutes)

/** As {@link lengthIn}; null of nothing. */
export const lengthBefore = (telling: Telling, minutes: number): string | null =>
  minutes === 0 ? null : lengthIn(telling, minutes)

/** A share as people write it, with a space that does not break. */
export const shareIn = ({ format }: Telling, percent: number): string => `${format.number(percent)}\u00a0%`

/** The clock at a minute of a date; the night after it counts on. */
export const clockAt = (minute: number): string => writeTimeOfDay((((minute % 1440) + 1440) % 1440) as TimeOfDay)

/** The day that a minute of a date lies on, by its name. */
export const dayNameAt = ({ format }: Telling, date: LocalDate, minute = 0): string =>
  format.weekdayName(addDays(date, Math.floor(minute / 1440)))

/** A sentence begins with a capital, whatever word stands first. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
