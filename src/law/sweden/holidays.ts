/** The general holidays of Sweden, and the three eves that the Annual Leave Act puts on a level with a Sunday. */
import { type Holiday, type HolidayLaw, holidaysBy } from '#care/governance/holiday.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { YearlyDay } from '#kernel/calendar/yearly-day.ts'

const holidaysAct = 'Lag (1989:253) om allmänna helgdagar'
const change2005 = `${holidaysAct}, ändrad genom lag (2004:1320)`
const leaveAct = 'Semesterlag (1977:480)'
const saturday = 5
const friday = 4

const byLaw = (name: string, day: YearlyDay): HolidayLaw => ({
  name,
  kind: 'publicHoliday',
  day,
  firstYear: null,
  lastYear: null,
  source: holidaysAct,
})
const eve = (name: string, day: YearlyDay): HolidayLaw => ({ ...byLaw(name, day), kind: 'eve', source: leaveAct })

export const swedishHolidayLaws: readonly HolidayLaw[] = [
  byLaw('nyårsdagen', { on: '01-01' }),
  byLaw('trettondedag jul', { on: '01-06' }),
  byLaw('långfredagen', { easter: -2 }),
  byLaw('påskdagen', { easter: 0 }),
  byLaw('annandag påsk', { easter: 1 }),
  byLaw('första maj', { on: '05-01' }),
  byLaw('Kristi himmelsfärdsdag', { easter: 39 }),
  byLaw('pingstdagen', { easter: 49 }),
  { ...byLaw('annandag pingst', { easter: 50 }), lastYear: 2004, source: change2005 },
  { ...byLaw('nationaldagen', { on: '06-06' }), firstYear: 2005, source: change2005 },
  eve('midsommarafton', { weekday: friday, from: '06-19' }),
  byLaw('midsommardagen', { weekday: saturday, from: '06-20' }),
  byLaw('alla helgons dag', { weekday: saturday, from: '10-31' }),
  eve('julafton', { on: '12-24' }),
  byLaw('juldagen', { on: '12-25' }),
  byLaw('annandag jul', { on: '12-26' }),
  eve('nyårsafton', { on: '12-31' }),
]

/** The Swedish holidays and eves in a period, by name. */
export const swedishHolidays = (
  period: Period & { readonly to: LocalDate },
): readonly (Holiday & { readonly name: string })[] => holidaysBy(swedishHolidayLaws, period)
