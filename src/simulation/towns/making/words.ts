import type { Random } from '#kernel/random.ts'
import type { Phrases } from '../recipe.ts'
import { among, shuffled } from './chance.ts'

/** So many different sentences, their slots filled; a word is used once in a text, and a slot may hold slots. */
export function textOf(random: Random, phrases: Phrases, count: number): string {
  const used = new Set<string>()
  const sentences = shuffled(random, phrases.sentences).slice(0, count)
  return sentences.map((sentence) => filled(random, sentence, phrases.slots, used)).join(' ')
}

/** A sentence with each `{slot}` replaced; a slot nobody fills is a mistake of the recipe, and throws. */
export function filled(
  random: Random,
  sentence: string,
  slots: Phrases['slots'],
  used: Set<string> = new Set(),
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = slots[name]
    if (!words || words.length === 0) throw new Error(`nothing fills {${name}} in: ${sentence}`)
    const fresh = words.filter((word) => !used.has(word))
    const word = among(random, fresh.length ? fresh : words)
    used.add(word)
    return filled(random, word, slots, used)
  })
}
