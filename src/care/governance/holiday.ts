import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { dayInYear, type YearlyDay } from '#kernel/calendar/yearly-day.ts'
import type { HolidayRule } from './settlement-rule.ts'

/**
 * A day off by law (`publicHoliday`), or one before such a day that another law puts on a level with it (`eve`).
 * @da helligdag
 * @sv helgdag
 */
export type Holiday = { readonly date: LocalDate; readonly kind: HolidayKind }
/**
 * What a day off rests on.
 * @da slags helligdag
 * @sv slags helgdag
 */
export type HolidayKind = 'publicHoliday' | 'eve'

/**
 * A day off as a country's law has it: by its own name, which days, in which years, and where it is written.
 * @da helligdag i loven
 * @sv helgdag i lagen
 */
export type HolidayLaw = {
  readonly name: string
  readonly kind: HolidayKind
  readonly day: YearlyDay
  /** First and last year it is held in; null where nobody alive has known it otherwise, or knows an end. */
  readonly firstYear: number | null
  readonly lastYear: number | null
  readonly source: string
}

/**
 * The days off in a period by a country's laws, in order. Ordinary Sundays are no rows: a weekend is known without law.
 * @plain
 */
export function holidaysBy(
  laws: readonly HolidayLaw[],
  { from, to }: Period & { readonly to: LocalDate },
): readonly (Holiday & { readonly name: string })[] {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  )
  return years
    .flatMap((year) =>
      laws.flatMap(({ name, kind, day, firstYear, lastYear }) => {
        const isHeld = (firstYear === null || firstYear <= year) && (lastYear === null || year <= lastYear)
        const date = dayInYear(day, year)
        return isHeld && from <= date && date <= to ? [{ date, kind, name }] : []
      }),
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** What a model that says nothing of days off does with them: those of the law as weekend, eves as the day they are. */
const usualHolidays: HolidayRule = { publicHoliday: 'weekend', eve: 'workdays' }

/**
 * Whether a day off is paid as a weekend by the model's rule; a Saturday or Sunday is one without asking.
 * @plain
 */
export const isPaidAsWeekend = (rule: HolidayRule | undefined, { kind }: Pick<Holiday, 'kind'>): boolean =>
  (rule ?? usualHolidays)[kind] === 'weekend'
