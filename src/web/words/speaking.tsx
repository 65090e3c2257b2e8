/** The language of the page: chosen once, kept on the device, fetched when it is spoken. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Words } from './da.ts'
import { type Format, formatIn, type Language, languages, type Written, writtenFor } from './format.ts'

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  da: async () => (await import('./da.ts')).da,
  sv: async () => (await import('./sv.ts')).sv,
  en: async () => (await import('./en.ts')).en,
}

type Speaking = {
  readonly language: Language
  /** In which language texts of models are shown. */
  readonly written: Written
  readonly words: Words
  readonly format: Format
  /** A choice of the reader; it stays on this device. */
  readonly choose: (language: Language) => void
  /** What a municipality speaks, for those who have chosen nothing. */
  readonly suggest: (country: string) => void
}

const context = createContext<Speaking | null>(null)
const kept = 'frirum-language'
const ofCountry: Readonly<Record<string, Language>> = { DK: 'da', SE: 'sv' }

const isLanguage = (text: string | null): text is Language => languages.some((known) => known === text)

/** What the device says: an earlier choice, else the browser's languages, else Danish. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept)
  if (isLanguage(chosen)) return chosen
  return (
    (navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag !== 'en' && isLanguage(tag)) as Language) ??
    'da'
  )
}

export const loadWords = (language: Language): Promise<Words> => loaders[language]()

type Props = { readonly first: Language; readonly firstWords: Words; readonly children: ReactNode }

export function SpeakingProvider({ first, firstWords, children }: Props) {
  const [spoken, setSpoken] = useState({ language: first, words: firstWords })
  const speak = useCallback((language: Language) => {
    loadWords(language).then((words) => setSpoken({ language, words }))
  }, [])
  const choose = useCallback(
    (language: Language) => {
      localStorage.setItem(kept, language)
      speak(language)
    },
    [speak],
  )
  const suggest = useCallback(
    (country: string) => {
      const language = ofCountry[country]
      if (language && !localStorage.getItem(kept)) speak(language)
    },
    [speak],
  )
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])
  const value = useMemo(
    () => ({
      ...spoken,
      written: writtenFor[spoken.language],
      format: formatIn(spoken.language, spoken.words),
      choose,
      suggest,
    }),
    [spoken, choose, suggest],
  )
  return <context.Provider value={value}>{children}</context.Provider>
}

export function useSpeaking(): Speaking {
  const speaking = useContext(context)
  if (!speaking) throw new Error('nobody speaks here')
  return speaking
}

/** A page's own words in the language of the reader; they arrive with the page, in every language. */
export const useWords = <Own,>(table: Readonly<Record<Language, Own>>): Own => table[useSpeaking().language]
