import type { Citizen } from '#care/people/citizen.ts'
import type { Relative } from '#care/people/relative.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { newId } from '#kernel/id.ts'
import type { Random } from '#kernel/random.ts'
import type { PeopleRecipe } from '../recipe.ts'
import { among, atPlace, between, percent } from './chance.ts'
import type { NumberGiver } from './identity.ts'
import { filled, textOf } from './words.ts'

/** A citizen with what the case needs to know besides. */
export type Person = {
  readonly citizen: Citizen
  readonly bornOn: LocalDate
  readonly alone: boolean
  readonly home: string
}

/** Makes somebody up: a name put together from lists, an age by how much help there is, a home, words of their own. */
export function personOf(
  random: Random,
  recipe: PeopleRecipe,
  give: NumberGiver,
  known: { readonly area: string; readonly until: LocalDate; readonly place: number; readonly createdAt: Instant },
): Person {
  const woman = percent(random, recipe.womenPercent)
  // The more help, the older, though chance has more to say in it.
  const age = atPlace(recipe.ages, ({ share }) => share, clamped(0.3 * known.place + 0.85 * random.fraction() - 0.075))
  const years = Math.floor(age.item.from + age.inside * (age.item.below - age.item.from))
  const { identity, bornOn } = give(random, woman, Number(known.until.slice(0, 4)) - 1 - years)
  const alone = percent(random, recipe.livingAlonePercent)
  const where = { street: recipe.streets, number: [String(between(random, 1, 98))] }
  return {
    citizen: {
      id: newId<'Citizen'>(known.createdAt, random),
      identity,
      name: nameOf(random, woman ? recipe.names.women : recipe.names.men, recipe.names.last),
      area: known.area,
      ownWords: textOf(random, recipe.ownWords, between(random, 2, 4)),
    },
    bornOn,
    alone,
    home: filled(random, among(random, alone ? recipe.alone : recipe.together), where),
  }
}

/** One or two first names and a last name, drawn apart. */
export function nameOf(random: Random, first: readonly string[], last: readonly string[]): string {
  const one = among(random, first)
  const other = percent(random, 25) ? among(random, first) : one
  return [one, ...(other === one ? [] : [other]), among(random, last)].join(' ')
}

const clamped = (place: number): number => Math.min(0.999, Math.max(0, place))

/** Up to two people near a citizen; half of them share the last name. */
export function relativesOf(
  random: Random,
  { relatives, staffNames, names }: PeopleRecipe,
  { citizen }: Person,
  since: LocalDate,
  at: Instant,
): Relative[] {
  if (percent(random, relatives.nonePercent)) return []
  return Array.from({ length: between(random, 1, 2) }, (_, nth) => {
    const woman = percent(random, 60)
    const last = percent(random, 50) ? [citizen.name?.split(' ').at(-1) as string] : names.last
    return {
      id: newId<'Relative'>((at + nth) as Instant, random),
      name: [among(random, woman ? staffNames.women : staffNames.men), among(random, last)].join(' '),
      relation: among(random, woman ? relatives.women : relatives.men),
      mandate: atPlace(relatives.mandates, ({ share }) => share, random.fraction()).item.mandate,
      period: { from: since, to: null },
    }
  })
}
