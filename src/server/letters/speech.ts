/** Dates, lengths and names as a letter in a language says them. */
import type { Language, Words } from '#care/governance/words.ts'
import type { NeedArea } from '#care/grants/need-area.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { danishAreas } from '#law/denmark/areas.ts'
import { swedishAreas } from '#law/sweden/areas.ts'
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

const tables = { da, sv, en }

/** The areas of need of a country; none where we know of none. */
export const areasOf = (country: string): readonly NeedArea[] => byCountry[country] ?? []
const byCountry: Readonly<Record<string, readonly NeedArea[]>> = { DK: danishAreas, SE: swedishAreas }

const names = new Map([...danishAreas, ...swedishAreas].map(({ code, title }) => [code, title]))

export type Speech = ReturnType<typeof speechIn>

export function speechIn(language: Language) {
  const words = tables[language]
  const written = new Intl.DateTimeFormat(words.locale, {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  } as const)
  return {
    language,
    words,
    date: (day: LocalDate) => written.format(new Date(day)),
    length: (minutes: number) => words.length(Math.floor(minutes / 60), minutes % 60),
    title: (title: Words) => title[language],
    /** What people call an area; a code nobody has named stands as it is. */
    area: (code: string) => names.get(code)?.[language] ?? code,
    /** `a, b and c`. */
    listed: (items: readonly string[]) =>
      items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1)}`,
  }
}

/** The language a municipality writes in unless somebody asks for another. */
export const languageOf = (country: string): Language => (country === 'SE' ? 'sv' : country === 'DK' ? 'da' : 'en')
