/** How a page says numbers, days and names in one language. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Language, Words } from '#care/governance/words.ts'
import { type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { da, type PageWords } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

const wordsOf: Readonly<Record<Language, PageWords>> = { da, sv, en }

export type Speech = {
  readonly language: Language
  readonly words: PageWords
  readonly say: (words: Words) => string
  /** The name of something with an id: a category, a service, a package. Its id where the model has none. */
  readonly nameOf: (rows: readonly { readonly id: string; readonly title: Words }[] | undefined, id: string) => string
  readonly money: (minor: number) => string
  readonly duration: (minutes: number) => string
  readonly seconds: (seconds: number) => string
  readonly number: (value: number) => string
  readonly date: (day: string) => string
  readonly clock: (time: TimeOfDay) => string
  /** A word the house knows in this language, `price night` being a word of one kind; else the word itself. */
  readonly term: (word: string) => string
  readonly list: (items: readonly string[]) => string
}

export function speechOf({ currency }: Pick<GovernanceModel, 'currency'>, language: Language): Speech {
  const words = wordsOf[language]
  const { locale, units } = words
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const say = (text: Words) => text[language]
  const duration = (minutes: number) => {
    const hours = Math.floor(Math.abs(minutes) / 60)
    const rest = Math.abs(minutes) % 60
    const parts = [
      ...(hours ? [`${plain.format(hours)} ${units.hour}`] : []),
      ...(rest || !hours ? [`${rest} ${units.minute}`] : []),
    ]
    return `${minutes < 0 ? '−' : ''}${parts.join(' ')}`
  }
  return {
    language,
    words,
    say,
    nameOf: (rows, id) => {
      const row = rows?.find((each) => each.id === id)
      return row ? say(row.title) : id
    },
    money: (minor) => amount.format(minor / 100),
    duration,
    seconds: (seconds) => {
      const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60]
      const said =
        Math.abs(seconds) < 60
          ? `${plain.format(Math.abs(seconds))} ${units.second}`
          : minutes >= 60
            ? duration(Math.round(Math.abs(seconds) / 60))
            : `${minutes} ${units.minute}${rest ? ` ${plain.format(rest)} ${units.second}` : ''}`
      return `${seconds < 0 ? '−' : ''}${said}`
    },
    number: (value) => plain.format(value),
    date: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    clock: writeTimeOfDay,
    term: (word) => words.terms[word] ?? word.slice(word.lastIndexOf(' ') + 1),
    list: (items) => list.format(items),
  }
}
