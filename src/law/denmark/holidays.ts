/** The holidays of the Danish national church, which are the public holidays of the country. */
import { type Holiday, type HolidayLaw, holidaysBy } from '#care/governance/holiday.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { YearlyDay } from '#kernel/calendar/yearly-day.ts'

const decree = 'Helligdagsforordningen af 26. oktober 1770'

const since1770 = (name: string, day: YearlyDay): HolidayLaw => ({
  name,
  kind: 'publicHoliday',
  day,
  firstYear: null,
  lastYear: null,
  source: decree,
})

/** Constitution Day, 1 May and the eves of Christmas and New Year are days off by agreement only, so not here. */
export const danishHolidayLaws: readonly HolidayLaw[] = [
  since1770('nytårsdag', { on: '01-01' }),
  since1770('skærtorsdag', { easter: -3 }),
  since1770('langfredag', { easter: -2 }),
  since1770('påskedag', { easter: 0 }),
  since1770('2. påskedag', { easter: 1 }),
  {
    ...since1770('store bededag', { easter: 26 }),
    lastYear: 2023,
    source: `${decree}; afskaffet ved lov om konsekvenser ved afskaffelsen af store bededag som helligdag, i kraft 1. januar 2024`,
  },
  since1770('Kristi himmelfartsdag', { easter: 39 }),
  since1770('pinsedag', { easter: 49 }),
  since1770('2. pinsedag', { easter: 50 }),
  since1770('juledag', { on: '12-25' }),
  since1770('2. juledag', { on: '12-26' }),
]

/** The Danish holidays in a period, by name. */
export const danishHolidays = (
  period: Period & { readonly to: LocalDate },
): readonly (Holiday & { readonly name: string })[] => holidaysBy(danishHolidayLaws, period)
