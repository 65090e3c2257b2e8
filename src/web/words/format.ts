/** Numbers, dates and lengths as each language writes them. Days are days: they are never moved by a time zone. */
import { type LocalDate, weekday } from '#kernel/calendar/local-date.ts'
import type { Money } from '#kernel/money.ts'
import type { Words } from './da.ts'

export type Language = 'da' | 'sv' | 'en'
export const languages: readonly Language[] = ['da', 'sv', 'en']

/**
 * What models and letters are written in. A page in another language shows theirs in the one that its readers take for
 * it, so that a language can come to the pages first.
 */
export type Written = 'da' | 'sv' | 'en'
export const writtenLanguages: readonly Written[] = ['da', 'sv', 'en']
export const writtenFor: Readonly<Record<Language, Written>> = { da: 'da', sv: 'sv', en: 'en' }

/** English here is that of the Nordic countries: day before month, a clock of 24 hours. */
const locales: Readonly<Record<Language, string>> = { da: 'da-DK', sv: 'sv-SE', en: 'en-GB' }

const dayAndMinute: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}

export type Format = ReturnType<typeof formatIn>

export function formatIn(language: Language, { units, calendar }: Pick<Words, 'units' | 'calendar'>) {
  const locale = locales[language]
  const numbers = perKey(() => new Intl.NumberFormat(locale))
  // Small numbers are written alike everywhere, and a page with nothing else need not wait for the rules of the others.
  const number = (count: number) =>
    Number.isInteger(count) && count >= 0 && count < 1000 ? String(count) : numbers('').format(count)
  const times = (options: Intl.DateTimeFormatOptions) =>
    perKey((timeZone) => new Intl.DateTimeFormat(locale, { ...options, timeZone }))
  // One clock for logs and plans alike: Danish may also write 7.30, and a page must not do both.
  const there = perKey((timeZone) => new Intl.DateTimeFormat('en-CA', { ...dayAndMinute, timeZone }))
  const clock = (instant: string, zone: string) => there(zone).format(new Date(instant)).slice(-5)
  const whole = perKey(
    (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
  )
  const exact = perKey((currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }))
  // Days are written from words: what a browser brings for them costs a slow phone a tenth of a second to wake.
  const named = (names: string, place: number) => names.split(' ')[place] ?? ''
  const weekdayName = (date: LocalDate) => named(calendar.weekdays, weekday(date))
  const dayNumber = (date: LocalDate) => calendar.numberOfDay(Number(date.slice(8)))
  const monthName = (of: string, names = calendar.months) => named(names, Number(of.slice(5, 7)) - 1)
  const dayOfMonth = (date: LocalDate) => `${dayNumber(date)} ${monthName(date)}`
  const shortDate = (date: LocalDate) => `${dayNumber(date)} ${monthName(date, calendar.shortMonths)}`
  const month = (of: string) => `${monthName(of)} ${of.slice(0, 4)}`
  const weekdayLong = (date: LocalDate) => `${weekdayName(date)} ${dayOfMonth(date)}`
  const names = perKey(() => new Intl.Collator(locale))
  const dateThere = times({ day: 'numeric', month: 'long', year: 'numeric' })
  const listed = perKey(() => new Intl.ListFormat(locale))
  return {
    number,
    /** `2 t 5 min`, `45 min`, `3 t`; the sign is for the sentence around it. */
    length(minutes: number): string {
      const all = Math.abs(Math.round(minutes))
      const [hours, rest] = [Math.floor(all / 60), all % 60]
      const parts = [
        hours > 0 && `${number(hours)} ${units.hour}`,
        (rest > 0 || hours === 0) && `${rest} ${units.minute}`,
      ]
      return parts.filter(Boolean).join(' ')
    },
    money: ({ minor, currency }: Money) => whole(currency).format(minor / 100),
    moneyExact: ({ minor, currency }: Money) => exact(currency).format(minor / 100),
    date: (date: LocalDate) => `${dayNumber(date)} ${month(date)}`,
    shortDate,
    /** `5. oktober – 11. oktober 2026` */
    span: (from: LocalDate, to: LocalDate) =>
      `${from.slice(0, 4) === to.slice(0, 4) ? dayOfMonth(from) : `${dayNumber(from)} ${month(from)}`} – ${dayNumber(to)} ${month(to)}`,
    dayTitle: weekdayLong,
    /** `man. 16.`, `mån 16`, `Mon 16`. */
    weekday: (date: LocalDate) => `${named(calendar.shortWeekdays, weekday(date))} ${dayNumber(date)}`,
    weekdayName,
    weekdayLong,
    month,
    clock,
    /** `5. okt. 07:30` */
    moment: (instant: string, zone: string) =>
      `${shortDate(there(zone).format(new Date(instant)).slice(0, 10) as LocalDate)} ${clock(instant, zone)}`,
    /** The day of a moment there. */
    dateOf: (moment: number, zone: string) => dateThere(zone).format(moment),
    /** `a, b and c` */
    list: (items: readonly string[]) => listed('and').format(items),
    byName:
      <Item>(nameOf: (item: Item) => string) =>
      (a: Item, b: Item) =>
        names('').compare(nameOf(a), nameOf(b)),
  }
}

/** Made when first asked for and kept: making a format costs more than a hundred uses of it. */
function perKey<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
