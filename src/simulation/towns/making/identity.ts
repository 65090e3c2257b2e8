import type { IdentityNumber } from '#care/people/citizen.ts'
import { daysInMonth, type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import type { Random } from '#kernel/random.ts'
import { cpr } from '#law/denmark/cpr.ts'
import { testCprNumbers } from '#law/denmark/test-numbers.ts'
import { personnummer } from '#law/sweden/personnummer.ts'
import { oldAgeTestNumbers, type TestPersonnummer } from '#law/sweden/test-numbers.ts'
import type { TownRecipe } from '../recipe.ts'

/**
 * Hands out test identity numbers, each once, to a woman or a man born about a year. A country with too few of them
 * hands out none to those who come last: no number is better than one that could be somebody's.
 */
export type NumberGiver = (random: Random, woman: boolean, year: number) => Given
export type Given = { readonly identity: IdentityNumber | null; readonly bornOn: LocalDate }

export const numberGivers: Readonly<Record<TownRecipe['country'], () => NumberGiver>> = {
  DK: danishGiver,
  SE: swedishGiver,
}

/** Any day of the year; up to two numbers for each day and sex, so a taken day is tried again. */
function danishGiver(): NumberGiver {
  const taken = new Set<string>()
  return (random, woman, year) => {
    for (let tries = 0; tries < 200; tries++) {
      const bornOn = dayIn(random, year - (tries >> 4))
      const value = testCprNumbers(bornOn, woman).find((number) => !taken.has(number))
      if (value === undefined) continue
      taken.add(value)
      return { identity: { system: cpr, value, bornOn, test: true }, bornOn }
    }
    return { identity: null, bornOn: dayIn(random, year) }
  }
}

/** The published list is short, so the number decides the day, in the nearest year that still has one. */
function swedishGiver(): NumberGiver {
  const left = new Map<string, TestPersonnummer[]>()
  for (const number of oldAgeTestNumbers()) {
    const pile = `${number.woman} ${number.bornOn.slice(0, 4)}`
    left.set(pile, [...(left.get(pile) ?? []), number])
  }
  return (random, woman, year) => {
    for (let away = 0; away <= 45; away++)
      for (const near of away === 0 ? [year] : [year - away, year + away]) {
        const pile = left.get(`${woman} ${near}`)
        if (!pile?.length) continue
        const [number] = pile.splice(random.below(pile.length), 1) as [TestPersonnummer]
        const { value, bornOn } = number
        return { identity: { system: personnummer, value, bornOn, test: true }, bornOn }
      }
    return { identity: null, bornOn: dayIn(random, year) }
  }
}

function dayIn(random: Random, year: number): LocalDate {
  const month = String(1 + random.below(12)).padStart(2, '0')
  const day = 1 + random.below(daysInMonth(localDate(`${year}-${month}-01`)))
  return localDate(`${year}-${month}-${String(day).padStart(2, '0')}`)
}
