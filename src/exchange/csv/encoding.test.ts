import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from './encoding.ts'
import { pieces } from './write.fixture.ts'

async function* sent(bytes: Uint8Array, cuts: readonly number[]) {
  yield* pieces(bytes, cuts)
}

async function decoded(bytes: Uint8Array, cuts: readonly number[] = []): Promise<string> {
  const texts: string[] = []
  for await (const text of textOf(sent(bytes, cuts), (encoding) => new TextDecoder(encoding))) texts.push(text)
  return texts.join('')
}

const nordic = fc.string({
  unit: fc.constantFrom('a', ';', '\n', 'æ', 'ø', 'å', 'ä', 'ö', 'é', 'Å', 'Ø', '–', '€', '’'),
})

/** As an old spreadsheet writes it; only the letters used here. */
const windows = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => ({ '–': 0x96, '€': 0x80, '’': 0x92 })[letter] ?? letter.charCodeAt(0))

describe('text comes out as it was written, however its bytes are cut', () => {
  it('in UTF-8, with a byte order mark or without', async () => {
    await fc.assert(
      fc.asyncProperty(nordic, fc.boolean(), fc.array(fc.nat()), async (text, marked, cuts) => {
        const bytes = new TextEncoder().encode((marked ? '\uFEFF' : '') + text)
        expect(await decoded(bytes, cuts)).toBe(text)
      }),
    )
  })

  it('in Windows-1252', async () => {
    await fc.assert(
      fc.asyncProperty(nordic, fc.array(fc.nat()), async (text, cuts) => {
        // € and dashes stand after a letter only, as in words; `Å€` would be a character of UTF-8.
        fc.pre(!/[æøåäöéÅØ][–€’]/.test(text))
        expect(await decoded(windows(text), cuts)).toBe(text)
      }),
    )
  })

  it("in Excel's Unicode text", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, ...[...'dør\n'].flatMap((letter) => [letter.charCodeAt(0), 0])])
    for (const cuts of [[], [1], [2, 3, 5]]) expect(await decoded(bytes, cuts)).toBe('dør\n')
  })

  it('with a mark where UTF-8 is broken later on', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('dør;'), 0xf8, 0x3b])
    expect(await decoded(bytes)).toBe('dør;\uFFFD;')
  })
})
