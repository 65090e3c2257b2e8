import { expect, test } from 'vitest'
import { judgeLetter } from '#care/governance/letter-words.ts'
import { inPlainWords } from '#care/letters/plain-words.ts'
import { loadPreset } from '#server/governance/load.ts'

/** A sentence as offices write it, and as the letter says it. */
const sentences: readonly (readonly [line: string, word: string, written: string, said: string])[] = [
  // fulfils: 003-49
  ['003-49', 'selvstændigt', 'Du kan selvstændigt tage tøj på.', 'Du kan selv tage tøj på.'],
  ['003-49', 'selvstændigt', 'Det gør du selvstændigt.', 'Det gør du selv.'],
  // fulfils: 003-50
  ['003-50', 'revisitation', 'Vi har foretaget en revisitation.', 'Vi har gennemgået sagen igen.'],
  // fulfils: 003-51
  ['003-51', 'genvurdering', 'Der foretages en genvurdering om et år.', 'Sagen behandles igen om et år.'],
  // fulfils: 003-52
  ['003-52', 'funktionsniveau', 'Vi har vurderet dit funktionsniveau.', 'Vi har set på det, du kan.'],
  // fulfils: 003-53
  ['003-53', 'selvhjulpen', 'I køkkenet er du selvhjulpen.', 'I køkkenet kan du klare det selv.'],
  // fulfils: 003-54
  ['003-54', 'varig lidelse', 'Du har en varig lidelse.', 'Du har en sygdom eller skade, som ikke bedres.'],
  // fulfils: 003-55
  ['003-55', 'ernæring', 'Vi giver hjælp til ernæring.', 'Vi giver støtte og hjælp til måltider.'],
  // fulfils: 003-56
  ['003-56', 'bevilling', 'Du får bevilling til bad.', 'Du kan få hjælp til bad.'],
  // fulfils: 003-57
  ['003-57', 'funktionsevne', 'Din funktionsevne gør, at du kan stå op.', 'Du kan stå op.'],
  // fulfils: 003-58
  ['003-58', 'gangfunktion', 'Din gangfunktion er god.', 'Du kan gå godt.'],
  // fulfils: 003-59
  ['003-59', 'møbelstøttende', 'Du er møbelstøttende.', 'Du kan gå ved at støtte til møbler og vægge.'],
  // fulfils: 003-60
  ['003-60', 'indikationer', 'Der er indikationer på, at du fryser.', 'Der er tegn på, at du fryser.'],
  // fulfils: 003-61
  ['003-61', 'i henhold til', 'I henhold til kvalitetsstandarden.', 'Ud fra kommunens rammer for hjælp.'],
  // fulfils: 003-62
  ['003-62', 'kompenserende', 'Hjælpen er kompenserende.', 'Du får hjælp til det, du ikke selv kan.'],
]

test.each(sentences)('%s: %s is said in other words', async (_, word, written, said) => {
  const letters = (await loadPreset('vesthimmerland'))!.model.letters
  const found = judgeLetter(letters, written, 'da').wordsToReplace.map(({ avoid }) => avoid)
  expect(found).toContain(word)
  expect(inPlainWords(letters, written, 'da')).toMatchObject({ text: said, left: [] })
})

test('no phrase brings in a word that should be spared', async () => {
  const letters = (await loadPreset('vesthimmerland'))!.model.letters
  const phrases = letters.words.flatMap(({ avoid, phrases = [] }) => phrases.map((phrase) => ({ avoid, ...phrase })))
  expect(letters.words.filter(({ phrases = [] }) => phrases.length === 0)).toEqual([])
  for (const { avoid, from, to } of phrases) {
    expect(judgeLetter(letters, from, 'da').wordsToReplace.map((word) => word.avoid)).toContain(avoid)
    expect(judgeLetter(letters, to, 'da').wordsToReplace, to).toEqual([])
  }
})
