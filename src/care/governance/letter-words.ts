import type { LetterRule } from './model.ts'
import type { Language } from './words.ts'

/**
 * How readable a letter is, and which of its words a citizen should be spared (003-41, 003-42, 003-49..62).
 * @da brevets læsbarhed
 * @sv brevets läsbarhet
 */
export type LetterJudgement = {
  readonly lix: number
  readonly verdict: 'easy' | 'heavy' | 'blocked'
  readonly wordsToReplace: readonly { readonly avoid: string; readonly say: string }[]
}

/**
 * LIX to the nearest whole: words for each sentence, and 100 × the share of words with more than six letters.
 * A sentence ends with a full stop, exclamation mark, question mark or colon followed by white space or nothing.
 * @plain
 */
export function lixOf(text: string): number {
  const words = text.match(wordPattern) ?? []
  if (words.length === 0) return 0
  const sentences = text.split(/[.!?:](?=\s|$)/u).filter((part) => /\p{L}/u.test(part)).length
  const long = words.filter((word) => [...word].length > 6).length
  return Math.round(words.length / Math.max(1, sentences) + (100 * long) / words.length)
}

/**
 * Judges a letter: easy up to the aim, heavy above it, blocked above the model's limit. A word to avoid is found
 * whole, in any case, and with an ending, as the list has only the basic form.
 * @plain
 */
export function judgeLetter(rule: LetterRule, text: string, language: Language): LetterJudgement {
  const lix = lixOf(text)
  const verdict = lix <= rule.lixAim ? 'easy' : lix <= rule.lixBlocks ? 'heavy' : 'blocked'
  const wordsToReplace = rule.words
    .filter((word) => word.language === language && mentions(text, word.avoid))
    .map(({ avoid, say }) => ({ avoid, say }))
  return { lix, verdict, wordsToReplace }
}

const wordPattern = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu

/** The endings of Danish and Swedish inflection; compounds are other words and are left alone. */
const endings = '(?:s|e|n|ns|t|ts|ens?|ets?|ers?|r|ne|ernes?|as?|ars?|arnas?|ernas?|ors?|ornas?|nas?|ad|ade)?'

function mentions(text: string, avoid: string): boolean {
  const pattern = avoid.trim().split(/\s+/).map(escaped).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}${endings}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
