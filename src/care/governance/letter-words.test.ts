import { describe, expect, test } from 'vitest'
import { judgeLetter, lixOf } from './letter-words.ts'
import type { LetterRule } from './model.ts'

const rule: LetterRule = {
  lixAim: 35,
  lixBlocks: 45,
  parts: [],
  words: [
    { language: 'da', avoid: 'bevilling', say: 'du kan få hjælp til' },
    { language: 'da', avoid: 'i henhold til', say: 'ud fra' },
    { language: 'sv', avoid: 'insats', say: 'hjälp' },
  ],
}
const found = (text: string, language: 'da' | 'sv' = 'da') =>
  judgeLetter(rule, text, language).wordsToReplace.map(({ avoid }) => avoid)

describe('LIX', () => {
  // words / sentences + 100 × words of more than six letters / words
  test.each([
    ['Du kan få hjælp.', 4],
    ['Du kan få hjælp. Vi ses.', 3],
    ['Hjælpen fra kommunen kommer.', 4 + 50],
    ['Er du klar? Ja! Godt: vi kommer.', 2],
    ['Prisen er 4.500 kr. om året.', 4],
    ['', 0],
    ['…', 0],
  ])('of %j is %i', (text, lix) => {
    expect(lixOf(text)).toBe(lix)
  })

  test('counts letters as people do, also å and é, and not more than six', () => {
    expect(lixOf('åååååå')).toBe(1)
    expect(lixOf('ååååååå')).toBe(101)
  })
})

describe('words to avoid', () => {
  test('are found in any case and with an ending', () => {
    expect(found('Din BEVILLING gælder.')).toEqual(['bevilling'])
    expect(found('Bevillingen og bevillingerne.')).toEqual(['bevilling'])
    expect(found('Det sker I henhold  til loven.')).toEqual(['i henhold til'])
  })

  test('are not found inside other words', () => {
    expect(found('Tilbevilling og bevillingsbrev.')).toEqual([])
  })

  test('belong to their language', () => {
    expect(found('Insatserna ändras.', 'sv')).toEqual(['insats'])
    expect(found('Insatserna ændres.', 'da')).toEqual([])
  })
})

test('a letter is easy up to the aim, heavy up to the limit, blocked above', () => {
  const of = (aim: number, blocks: number) =>
    judgeLetter({ ...rule, lixAim: aim, lixBlocks: blocks }, 'Hjælpen fra kommunen kommer.', 'da')
  expect([of(54, 60).verdict, of(53, 54).verdict, of(53, 53).verdict]).toEqual(['easy', 'heavy', 'blocked'])
})
