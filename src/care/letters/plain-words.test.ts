import { describe, expect, test } from 'vitest'
import type { LetterRule } from '#care/governance/model.ts'
import { inPlainWords } from './plain-words.ts'

const rule: LetterRule = {
  lixAim: 35,
  lixBlocks: 45,
  parts: [],
  words: [
    {
      avoid: 'bevilling',
      say: 'du kan få hjælp til …',
      language: 'da',
      phrases: [
        { from: 'du får bevilling', to: 'du kan få hjælp' },
        { from: 'du får bevilling til', to: 'du kan få hjælp til' },
      ],
    },
    { avoid: 'i henhold til', say: 'ud fra', language: 'da', phrases: [{ from: 'i henhold til', to: 'ud fra' }] },
    { avoid: 'insats', say: 'hjälp', language: 'sv' },
  ],
}

describe('plain words', () => {
  test('stand where the phrase stood, and begin the sentence it began', () => {
    const plain = inPlainWords(rule, 'I henhold  til planen: nu får vi se. DU FÅR bevilling til bad.', 'da')
    expect(plain.text).toBe('Ud fra planen: nu får vi se. Du kan få hjælp til bad.')
    expect(plain.replaced.map(({ to }) => to)).toEqual(['du kan få hjælp til', 'ud fra'])
    expect(plain.left).toEqual([])
  })

  test('leave a word that stands in no phrase, and say so', () => {
    const plain = inPlainWords(rule, 'Din bevilling er ændret.', 'da')
    expect(plain).toEqual({
      text: 'Din bevilling er ændret.',
      replaced: [],
      left: [{ avoid: 'bevilling', say: 'du kan få hjælp til …' }],
    })
  })

  test('are those of the text’s own language', () => {
    expect(inPlainWords(rule, 'I henhold til insatsen.', 'sv')).toMatchObject({
      text: 'I henhold til insatsen.',
      left: [{ avoid: 'insats' }],
    })
  })

  test('are not found inside other words', () =>
    expect(inPlainWords(rule, 'Nu får du bevillingen. I henholdet til.', 'da').replaced).toEqual([]))
})
