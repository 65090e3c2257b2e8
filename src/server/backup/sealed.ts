/**
 * The outside of a backup: whatever is inside leaves as pieces that only the key opens, in which no byte can be
 * changed, left out, repeated or moved, and whose end cannot be cut off unseen. Nothing is ever held but one piece.
 *
 *     "FRIRUM BACKUP 1\n"   16 bytes
 *     length of header      4 bytes, big-endian
 *     header                JSON: {"key":"file"|"passphrase","salt":base64 of 32 bytes,"cost":logarithm of scrypt's N}
 *     MAC                   32 bytes, HMAC-SHA256 over all of the above: tells a wrong key from a damaged file
 *     pieces                AES-256-GCM of 65,536 bytes each, the last of 0 to 65,536, each with its tag of 16 bytes;
 *                           nonce: number of the piece in 11 bytes, big-endian, then 1 for the last piece, else 0
 *
 * The keys come from key or passphrase and salt, see `key.ts`.
 */
import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'
import { dearestCost, headerMac, keysOf, type Secret, usualCost } from './key.ts'

export type SetRefusal =
  | { readonly kind: 'notABackup' }
  | { readonly kind: 'otherSecret'; readonly needs: Secret['kind'] }
  | { readonly kind: 'wrongKey' }
  /** Something at or after byte `at` is not as it was written, or the file ends too soon. */
  | { readonly kind: 'damaged'; readonly at: number }
  /** It opens, and does not hold what it says it holds: made by another program. */
  | { readonly kind: 'malformed'; readonly where: string }

/** Ends the reading of a backup; whoever reads it turns this into a refusal. */
export class BrokenSet extends Error {
  readonly refusal: SetRefusal
  constructor(refusal: SetRefusal) {
    super(`${JSON.stringify(refusal)}`)
    this.refusal = refusal
  }
}

const magic = Buffer.from('FRIRUM BACKUP 1\n')
export const pieceBytes = 65_536
const tagBytes = 16
const macBytes = 32
const longestHeader = 4_096

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Everything of `inside`, sealed. */
export async function* sealed(inside: Chunks, secret: Secret, cost = usualCost): AsyncGenerator<Buffer> {
  const salt = randomBytes(32)
  const keys = keysOf(secret, salt, cost)
  const header = Buffer.from(JSON.stringify({ key: secret.kind, salt: salt.toString('base64'), cost }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  const begin = Buffer.concat([magic, length, header])
  yield Buffer.concat([begin, headerMac(keys, begin)])
  let number = 0
  for await (const { piece, isLast } of inPieces(inside, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', keys.payload, nonce(number++, isLast))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/** What was sealed, piece by piece, each checked before it is given. Throws {@link BrokenSet}. */
export async function* opened(outside: Chunks, secret: Secret): AsyncGenerator<Buffer> {
  const reader = exactReader(each(outside))
  const { keys, begin } = await readHeader(reader, secret)
  let number = 0
  for await (const { piece, isLast } of inPieces(reader.rest(), pieceBytes + tagBytes)) {
    const at = begin + number * (pieceBytes + tagBytes)
    if (piece.length < tagBytes) throw new BrokenSet({ kind: 'damaged', at })
    const decipher = createDecipheriv('aes-256-gcm', keys.payload, nonce(number++, isLast), { authTagLength: tagBytes })
    decipher.setAuthTag(piece.subarray(-tagBytes))
    const plain = decipher.update(piece.subarray(0, -tagBytes))
    try {
      decipher.final()
    } catch {
      throw new BrokenSet({ kind: 'damaged', at })
    }
    yield plain
  }
}

async function readHeader(reader: ExactReader, secret: Secret) {
  const start = await reader.take(magic.length + 4)
  if (start.length < magic.length + 4 || !start.subarray(0, magic.length).equals(magic))
    throw new BrokenSet({ kind: 'notABackup' })
  const length = start.readUInt32BE(magic.length)
  if (length > longestHeader) throw new BrokenSet({ kind: 'damaged', at: magic.length })
  const header = await reader.take(length)
  const mac = await reader.take(macBytes)
  const told = headerTold(header)
  if (!told || mac.length < macBytes) throw new BrokenSet({ kind: 'damaged', at: magic.length })
  if (told.key !== secret.kind) throw new BrokenSet({ kind: 'otherSecret', needs: told.key })
  const keys = keysOf(secret, told.salt, told.cost)
  const begin = Buffer.concat([start, header])
  if (!timingSafeEqual(mac, headerMac(keys, begin))) throw new BrokenSet({ kind: 'wrongKey' })
  return { keys, begin: begin.length + macBytes }
}

/** The header, if it is one; checked before anything is worked out from it, for what it asks may be dear. */
function headerTold(header: Buffer) {
  try {
    const { key, salt, cost } = JSON.parse(header.toString()) as Record<string, unknown>
    const bytes = Buffer.from(String(salt), 'base64')
    if ((key !== 'file' && key !== 'passphrase') || bytes.length !== 32) return undefined
    if (typeof cost !== 'number' || !Number.isInteger(cost) || cost < 1 || cost > dearestCost) return undefined
    return { key, salt: bytes, cost } as const
  } catch {
    return undefined
  }
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(number), 3)
  bytes[11] = isLast ? 1 : 0
  return bytes
}

/** Cut to one size; the last, which is what a stream of nothing has too, may be shorter. */
async function* inPieces(chunks: Chunks, size: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    // A full piece waits until something follows it, for the last one is marked.
    if (length <= size) continue
    let rest = Buffer.concat(parts)
    for (; rest.length > size; rest = rest.subarray(size)) yield { piece: rest.subarray(0, size), isLast: false }
    parts = [rest]
    length = rest.length
  }
  yield { piece: Buffer.concat(parts), isLast: true }
}

type ExactReader = {
  /** That many bytes, or fewer where no more come. */
  readonly take: (count: number) => Promise<Buffer>
  readonly rest: () => AsyncGenerator<Uint8Array>
}

async function* each(chunks: Chunks): AsyncGenerator<Uint8Array> {
  yield* chunks
}

function exactReader(chunks: AsyncIterator<Uint8Array>): ExactReader {
  let ahead = Buffer.alloc(0)
  return {
    take: async (count) => {
      while (ahead.length < count) {
        const next = await chunks.next()
        if (next.done) break
        ahead = Buffer.concat([ahead, next.value])
      }
      const taken = ahead.subarray(0, count)
      ahead = ahead.subarray(count)
      return taken
    },
    rest: async function* () {
      yield ahead
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    },
  }
}
