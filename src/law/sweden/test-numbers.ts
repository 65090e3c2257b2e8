import { dayNumber, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { testNumberList } from './test-number-list.ts'

/**
 * Which personnummer Skatteverket gives out for tests, and so belong to nobody. Three stretches of its list are known
 * here; a number outside them is not called a test number, though newer editions of the list may hold it.
 * - born 1921–1961: the list itself, for it follows no rule ({@link testNumberList});
 * - born 1990–1994: the numbers 238 (a woman) and 239 (a man) of every day;
 * - born 1995–2000: one a day, 238 and 239 by turns, 239 on days whose number since 1970-01-01 is even.
 * Numbers such as 980–999, which look unused, were given to people before 1990 and prove nothing.
 */
export function isTestPersonnummer(twelveDigits: string): boolean {
  if (listed().has(twelveDigits)) return true
  const born = `${twelveDigits.slice(0, 4)}-${twelveDigits.slice(4, 6)}-${twelveDigits.slice(6, 8)}`
  const number = twelveDigits.slice(8, 11)
  if (number !== '238' && number !== '239') return false
  if (born >= '1990-01-01' && born <= '1994-12-31') return true
  if (born < '1995-01-01' || born > '2000-12-31') return false
  return number === (dayNumber(localDate(born)) % 2 === 0 ? '239' : '238')
}

/** A test number with whom it speaks of; an even number is a woman's. */
export type TestPersonnummer = { readonly value: string; readonly bornOn: LocalDate; readonly woman: boolean }

/** The listed test numbers of people born 1921 to 1961, by day of birth: all there are for the old. */
export const oldAgeTestNumbers = (): readonly TestPersonnummer[] =>
  [...listed()].map((value) => ({
    value,
    bornOn: localDate(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`),
    woman: Number(value[10]) % 2 === 0,
  }))

let known: ReadonlySet<string> | undefined

function listed(): ReadonlySet<string> {
  known ??= new Set(
    Object.entries(testNumberList).flatMap(([year, numbers]) =>
      numbers
        .trim()
        .split(/\s+/)
        .map((number) => year + number),
    ),
  )
  return known
}
