/** Saying what an office says as people say it: phrases that can be exchanged are, the rest is shown to the writer. */
import { judgeLetter, type LetterJudgement } from '#care/governance/letter-words.ts'
import type { LetterRule } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'

/**
 * A text with the office's words exchanged, which those were, and what is still to be said in another way.
 * @da tekst i borgerens ord
 * @sv text med vanliga ord
 */
export type PlainText = {
  readonly text: string
  readonly replaced: readonly { readonly from: string; readonly to: string }[]
  readonly left: LetterJudgement['wordsToReplace']
}

/**
 * Exchanges every phrase of the model's words in a text of their language (003-49..62), the longer phrase first. A
 * phrase is found whole and in any case; what begins a sentence goes on beginning it. A word that stands in none of
 * its phrases is left, because putting another in its place would break the sentence.
 */
export function inPlainWords(rule: LetterRule, text: string, language: Language): PlainText {
  const phrases = rule.words
    .filter((word) => word.language === language)
    .flatMap(({ phrases = [] }) => phrases)
    .toSorted((a, b) => b.from.length - a.from.length)
  const replaced: { from: string; to: string }[] = []
  let plain = text
  for (const { from, to } of phrases)
    plain = plain.replace(patternOf(from), (found) => {
      replaced.push({ from: found, to })
      return startsLarge(found) ? to.charAt(0).toLocaleUpperCase(language) + to.slice(1) : to
    })
  return { text: plain, replaced, left: judgeLetter(rule, plain, language).wordsToReplace }
}

const startsLarge = (text: string): boolean => /^\p{Lu}/u.test(text)

function patternOf(phrase: string): RegExp {
  const words = phrase.trim().split(/\s+/).map(escaped).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'giu')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
