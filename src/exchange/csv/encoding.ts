/** Bytes of unknown encoding into text, as they arrive. */

/** What programs write today, what older spreadsheets write, and what Excel calls "Unicode text". */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

/** The decoder every runtime has (`TextDecoder`); a pure room is handed it. */
export type Decoding = { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

/**
 * The text of a stream of bytes. A byte order mark tells the encoding and is left out. Without one, the first character
 * beyond ASCII tells: in UTF-8 its bytes follow a pattern that letters of Windows-1252 do not make in any word.
 * What cannot be decoded afterwards becomes U+FFFD.
 */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  decoderFor: (encoding: Encoding) => Decoding,
): AsyncGenerator<string, void, undefined> {
  let decoder: Decoding | undefined
  let held: Uint8Array = new Uint8Array()
  let atStart = true
  for await (const chunk of chunks) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    const bytes = joined(held, chunk)
    const found = encodingOf(bytes, atStart)
    if (typeof found === 'string') {
      decoder = decoderFor(found)
      held = new Uint8Array()
      yield decoder.decode(bytes, { stream: true })
    } else {
      atStart &&= found.plain === 0
      held = bytes.slice(found.plain)
      if (found.plain) yield decoderFor('utf-8').decode(bytes.subarray(0, found.plain))
    }
  }
  yield decoder ? decoder.decode() : decoderFor('windows-1252').decode(held)
}

/** The encoding these bytes show, or how many of them are plain ASCII so far. */
function encodingOf(bytes: Uint8Array, atStart: boolean): Encoding | { readonly plain: number } {
  if (atStart && bytes[0] === 0xff && bytes.length < 2) return { plain: 0 }
  if (atStart && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const at = bytes.findIndex((byte) => byte >= 0x80)
  if (at === -1) return { plain: bytes.length }
  const length = lengthOfSequence(bytes[at] as number)
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next]
    if (byte === undefined) return { plain: at }
    if (byte < 0x80 || byte > 0xbf) return 'windows-1252'
  }
  return length ? 'utf-8' : 'windows-1252'
}

/** How many bytes a character of UTF-8 has that begins with this one; 0 where none does. */
function lengthOfSequence(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
