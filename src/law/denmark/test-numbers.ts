import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { passesModulus11 } from './cpr.ts'

/**
 * Serial numbers of the national test CPR numbers (MedCom, "Nationale test-CPR-numre", list revised 2024-07-02; made
 * on the instruction of the CPR office, with very high serial numbers and without modulus 11). Its people have the
 * last three digits 989 or 995 (men), 990 or 996 (women), after a 9, or a 3 where they were born before 1937.
 */
const lastThree = { woman: ['990', '996'], man: ['989', '995'] } as const

/**
 * The test numbers there are of a woman or a man born on a day: at most two, at times one or none.
 * The list itself names some forty people, too few for a town, so its serial numbers are used on other days of birth
 * too, under the two conditions that prove that such a number can belong to nobody: it fails modulus 11, which every
 * number given before October 2007 passes and after it all but some of people born on a first of January
 * (cpr.dk, "Personnumre uden kontrolciffer"), and the day is no first of January. Years outside 1900–1999 have none.
 */
export function testCprNumbers(bornOn: LocalDate, woman: boolean): readonly string[] {
  const year = Number(bornOn.slice(0, 4))
  if (bornOn.endsWith('-01-01') || year < 1900 || year > 1999) return []
  const day = bornOn.slice(8) + bornOn.slice(5, 7) + bornOn.slice(2, 4) + (year < 1937 ? '3' : '9')
  return lastThree[woman ? 'woman' : 'man'].map((rest) => day + rest).filter((number) => !passesModulus11(number))
}
