import { addDays, daysBetween, type LocalDate, later } from '#kernel/calendar/local-date.ts'
import type { Random } from '#kernel/random.ts'
import type { CategoryRecipe, TownRecipe } from '../recipe.ts'
import { type Days, monthsOf } from './calendar.ts'
import { categoryAt } from './case.ts'
import { percent } from './chance.ts'
import { type Need, needBefore } from './need.ts'
import { longestHelp } from './staff.ts'

/** A stretch with one decision and one plan. `ends`: a decision ends the help with it. */
export type Span = {
  readonly from: LocalDate
  readonly to: LocalDate | null
  readonly need: Need
  readonly category: CategoryRecipe | null
  readonly ends: boolean
}

/** From the first decision on, through the changes since, to what holds now; most of it before the days written. */
export function spansOf(random: Random, recipe: TownRecipe, days: Days, now: Need): Span[] {
  const { changedPercent, endedPercent, startedPercent, categories } = recipe.cases
  const months = monthsOf(days)
  const length = daysBetween(days.from, days.to)
  const someDay = () => addDays(days.from, random.below(length + 1))
  const category = categoryAt(
    categories.filter(({ weeks }) => !weeks || now.weekly < 120),
    random.fraction(),
  )
  if (category?.weeks) {
    const nursing = { ...now, practical: false, personal: true }
    return [{ from: someDay(), to: null, need: nursing, category, ends: false }]
  }

  const isNew = percent(random, startedPercent * months)
  const start = isNew ? someDay() : addDays(days.from, -1 - random.below(longestHelp - 1))
  const ended = percent(random, endedPercent * months) ? later(addDays(start, 7), someDay()) : null
  const last = ended !== null && ended <= days.to ? ended : null
  const changes = [
    ...(percent(random, changedPercent * months) ? [someDay()] : []),
    ...(percent(random, 35) ? [addDays(start, 30 + random.below(400))] : []),
  ]
  const starts = [
    start,
    ...changes.filter((day) => day > addDays(start, 13) && day < addDays(last ?? days.to, -6)).sort(),
  ]
  const spaced = starts.filter((day, nth) => nth === 0 || daysBetween(starts[nth - 1] as LocalDate, day) >= 14)
  return spaced.map((from, nth) => {
    const next = spaced[nth + 1]
    return {
      from,
      to: next ? addDays(next, -1) : last,
      need: next ? needBefore(random, recipe.need, now) : now,
      category: next
        ? categoryAt(
            categories.filter(({ weeks }) => !weeks),
            random.fraction(),
          )
        : category,
      ends: !next && last !== null,
    }
  })
}
