import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '#kernel/result.ts'
import { readKey, readPassphrase, type Secret } from './key.ts'
import { BrokenSet, opened, pieceBytes, sealed } from './sealed.ts'

const key = must(readKey(randomBytes(32).toString('base64')))
const passphrase = must(readPassphrase('en lang og rar sætning\n'))
const cheap = 4

async function all(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
const seal = (inside: Buffer, secret: Secret = key) => all(sealed([inside], secret, cheap))
const open = (outside: Buffer, secret: Secret = key) => all(opened([outside], secret))

/** Why it does not open; nothing when it does. */
const refusal = async (outside: Buffer, secret: Secret = key) => {
  try {
    await open(outside, secret)
    return undefined
  } catch (error) {
    if (error instanceof BrokenSet) return error.refusal.kind
    throw error
  }
}

/** About the sizes at which a piece begins or ends. */
const sizes = fc.oneof(
  fc.nat(300),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([n, d]) => Math.max(0, n * pieceBytes + d)),
)

describe('what is sealed', () => {
  it('opens to the same bytes, however it was cut on the way in and out', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 200_000 }), async (size, cut) => {
        const inside = randomBytes(size)
        const cuts = (bytes: Buffer) =>
          Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) => bytes.subarray(at * cut, (at + 1) * cut))
        const outside = await all(sealed(cuts(inside), key, cheap))
        expect((await all(opened(cuts(outside), key))).equals(inside)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('opens by a passphrase, typed in either of its spellings', async () => {
    const outside = await seal(Buffer.from('hej'), passphrase)
    const decomposed = must(readPassphrase('en lang og rar sætning'.normalize('NFD')))
    expect((await open(outside, decomposed)).toString()).toBe('hej')
    expect(await refusal(outside, must(readPassphrase('en anden rar sætning')))).toBe('wrongKey')
  })

  it('says whether another key is needed, or a passphrase', async () => {
    const outside = await seal(Buffer.from('hej'))
    expect(await refusal(outside, must(readKey('00'.repeat(32))))).toBe('wrongKey')
    expect(await refusal(outside, passphrase)).toBe('otherSecret')
    expect(await refusal(Buffer.from('something else altogether, such as a letter'))).toBe('notABackup')
    expect(await refusal(Buffer.alloc(0))).toBe('notABackup')
  })

  it('is never the same twice, and never shows what is inside', async () => {
    const inside = Buffer.from('2512489996'.repeat(50))
    const [one, other] = [await seal(inside), await seal(inside)]
    expect(one.equals(other)).toBe(false)
    expect(one.includes('2512489996')).toBe(false)
  })
})

describe('what was damaged does not open', () => {
  const inside = randomBytes(2 * pieceBytes + 5_000)

  it('with any bit of any byte changed', async () => {
    const outside = await seal(inside)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(200), fc.nat(outside.length - 1)),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const other = Buffer.from(outside)
          other[at] = (other[at] as number) ^ change
          expect(await refusal(other)).toBeDefined()
        },
      ),
      { numRuns: 400 },
    )
  })

  it('cut off anywhere, also where a piece ends', async () => {
    const outside = await seal(inside)
    const begin = outside.length - inside.length - 3 * 16
    const ends = [0, begin, begin + pieceBytes + 16, begin + 2 * (pieceBytes + 16), outside.length - 1]
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...ends), fc.nat(outside.length - 1)), async (length) => {
        expect(await refusal(outside.subarray(0, length))).toBeDefined()
      }),
      { numRuns: 60 },
    )
  })

  it('with pieces that changed places, were left out, repeated, or taken from another backup', async () => {
    const [outside, other] = [await seal(inside), await seal(inside)]
    const begin = outside.length - inside.length - 3 * 16
    const piece = (of: Buffer, n: number) =>
      of.subarray(begin + n * (pieceBytes + 16), begin + (n + 1) * (pieceBytes + 16))
    const head = outside.subarray(0, begin)
    const set = (...pieces: Buffer[]) => refusal(Buffer.concat([head, ...pieces]))
    const [a, b, c] = [piece(outside, 0), piece(outside, 1), piece(outside, 2)]
    expect(await set(a, b, c)).toBeUndefined()
    expect(await set(b, a, c)).toBe('damaged')
    expect(await set(a, c)).toBe('damaged')
    expect(await set(a, b)).toBe('damaged')
    expect(await set(a, b, b, c)).toBe('damaged')
    expect(await set(a, piece(other, 1), c)).toBe('damaged')
    expect(await set(a, b, c, Buffer.from('more'))).toBe('damaged')
  })
})

describe('a key file', () => {
  it.each(['', 'short', 'ff'.repeat(31), `${'A'.repeat(42)}==`, 'å'.repeat(44)])('refuses %o', (text) =>
    expect(readKey(text)).toMatchObject({ ok: false, refusal: 'notAKey' }),
  )
  it('is read in base64 and in hexadecimal', () => {
    const bytes = randomBytes(32)
    for (const text of [`${bytes.toString('base64')}\n`, bytes.toString('hex').toUpperCase()])
      expect(must(readKey(text))).toEqual({ kind: 'file', bytes })
  })
  it('of a passphrase refuses one that can be guessed', () =>
    expect(readPassphrase('hunter2\nmore below\n')).toMatchObject({ ok: false, refusal: 'shortPassphrase' }))
})
