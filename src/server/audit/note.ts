/**
 * Signed notes (c2sp.org/signed-note) that hold a checkpoint (c2sp.org/tlog-checkpoint): which log, how many leaves,
 * their root, and when; signed with Ed25519. Programs made for transparency logs read them. Pure but for the curve.
 */
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Hash } from './merkle.ts'

export type Checkpoint = {
  /** Whose tree, as no other tree is called: `frirum/<key>/<id of the municipality>`. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** When it was signed, in UTC: `2026-11-22T04:53:37.000Z`. */
  readonly at: string
}

export type NoteRefusal =
  /** Not the text of a note; cut short, or written by something else. */
  | 'notANote'
  /** Signed by none of the keys at hand. */
  | 'unknownKey'
  /** Signed in the name of a key at hand, but not by it: the text or the signature was altered. */
  | 'badSignature'

const algorithm = Buffer.of(1)
const dash = '\u2014'
const timeWord = 'time '

/** What a key is called in the notes of a log: four bytes that follow from the log's name and the key. */
export const keyHash = (origin: string, key: KeyObject): Buffer =>
  (hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), algorithm, rawKey(key)]), 'buffer') as Buffer).subarray(
    0,
    4,
  )

/** The key as verifiers of notes take it: `origin+hash+key`. */
export const verifierKey = (origin: string, key: KeyObject): string =>
  `${origin}+${keyHash(origin, key).toString('hex')}+${Buffer.concat([algorithm, rawKey(key)]).toString('base64')}`

export function signedNote({ origin, size, root, at }: Checkpoint, secret: KeyObject): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n${timeWord}${at}\n`
  const signature = sign(null, Buffer.from(text), secret)
  const named = Buffer.concat([keyHash(origin, createPublicKey(secret)), signature])
  return `${text}\n${dash} ${origin} ${named.toString('base64')}\n`
}

/** The checkpoint of a note, if one of the keys signed it. */
export function openNote(note: string, keys: readonly KeyObject[]): Result<Checkpoint, NoteRefusal> {
  const [, text, origin, size, root, at, signer, signed] = noteShape.exec(note) ?? []
  if (!text || !origin || !size || !root || !at || !signed || signer !== origin) return refuse('notANote')
  const signature = Buffer.from(signed, 'base64')
  const key = keys.find((one) => keyHash(origin, one).equals(signature.subarray(0, 4)))
  if (!key) return refuse('unknownKey')
  if (!verify(null, Buffer.from(text), key, signature.subarray(4))) return refuse('badSignature')
  return ok({ origin, size: Number(size), root: Buffer.from(root, 'base64'), at })
}

const noteShape = new RegExp(
  `^(([^\\s+]+)\\n([1-9]\\d{0,14})\\n([A-Za-z0-9+/]{43}=)\\n${timeWord}(\\S+)\\n)\\n` +
    `${dash} ([^\\s+]+) ([A-Za-z0-9+/]{91}=)\\n$`,
)

/** The 32 bytes of a public key, which end its SPKI form. */
const rawKey = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(-32)
