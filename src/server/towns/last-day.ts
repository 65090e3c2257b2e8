import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'

/** The last day that is over in a zone: yesterday there. */
export const lastWholeDay = (now: number, zone: string): LocalDate =>
  addDays(localTime(now as Instant, zone as Zone).date, -1)
