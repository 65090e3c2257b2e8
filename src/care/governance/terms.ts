/** What a category promises about time: when change is expected, how long a rate stands, how long a course may run. */
import { addDays, addMonths, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { GovernanceModel } from './model.ts'

/**
 * The days a category's terms come to for a decision from one day. Null where the category sets none.
 * @da kategoriens frister
 * @sv kategorins tidsgränser
 */
export type CategoryTerms = {
  /** The day by which the expected change, or none, should show. */
  readonly horizon: LocalDate | null
  /** A rate stands at least through the first of these days and at most through the second. */
  readonly rateStandsLeast: LocalDate | null
  readonly rateStandsMost: LocalDate | null
  /** The first and the last day a course may end on. */
  readonly endsEarliest: LocalDate | null
  readonly endsLatest: LocalDate | null
  readonly rehabilitation: boolean
}

/**
 * Counts a category's terms from the day its decision takes effect; `undefined` where the model has no such category.
 * @plain
 */
export function categoryTerms(
  { categories = [] }: GovernanceModel,
  category: string,
  from: LocalDate,
): CategoryTerms | undefined {
  const found = categories.find(({ id }) => id === category)
  if (!found) return undefined
  const weeks = (count: number | undefined) => (count === undefined ? null : addDays(from, 7 * count))
  const lastDay = (date: LocalDate | null) => date && addDays(date, -1)
  const months = (count: number | undefined) => (count === undefined ? null : addMonths(from, count))
  return {
    horizon: weeks(found.horizonWeeks),
    rateStandsLeast: lastDay(months(found.rateMonths?.least)),
    rateStandsMost: lastDay(months(found.rateMonths?.most)),
    endsEarliest: lastDay(weeks(found.weeksLeast)),
    endsLatest: lastDay(weeks(found.weeksMost)),
    rehabilitation: found.rehabilitation,
  }
}
