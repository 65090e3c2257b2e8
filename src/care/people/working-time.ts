import type { Period } from '#kernel/calendar/period.ts'
import type { TimeOfDay, TimeWindow } from '#kernel/clock/time-of-day.ts'

/**
 * What law and agreements say of working time from one day on (000-37): rest of the day and of the week, hours of a
 * week on average, and the hours of those who work at night. `law` names a row of the model's laws.
 * @da arbejdstidsregler
 * @sv arbetstidsregler
 */
export type WorkingTimeRule = {
  readonly id: string
  readonly valid: Period
  readonly dailyRest: DailyRest
  readonly weeklyRest: WeeklyRest
  readonly averageWeek: AverageWeek
  readonly nightWork: NightWork
}

/**
 * Hours in a row without work in 24: looked back from every moment of work, or, where a `dayBreak` is set, in each
 * stretch from one break to the next. A schedule may give somebody another break than this one.
 * @da daglig hvileperiode
 * @sv dygnsvila
 */
export type DailyRest = { readonly hours: number; readonly dayBreak?: TimeOfDay; readonly law: string }

/**
 * Hours in a row without work: with at most so many `days` from the end of one such rest to the beginning of the
 * next (`between`), or inside each stretch of so many `days`, counted from a Monday (`inEach`).
 * @da ugentligt fridøgn
 * @sv veckovila
 */
export type WeeklyRest = {
  readonly hours: number
  readonly counted: 'between' | 'inEach'
  readonly days: number
  readonly law: string
}

/**
 * The most hours a week on average over so many months.
 * @da gennemsnitlig arbejdstid
 * @sv genomsnittlig veckoarbetstid
 */
export type AverageWeek = { readonly hours: number; readonly months: number; readonly law: string }

/**
 * Somebody works at night when most of their shifts in the months counted hold at least `shiftHours` of the night.
 * Their hours come to at most `dayHours` for each 24 on average, one day of rest in every seven left out.
 * @da natarbejde
 * @sv nattarbete
 */
export type NightWork = {
  readonly window: TimeWindow
  readonly shiftHours: number
  readonly dayHours: number
  readonly months: number
  readonly law: string
}
