/**
 * The key that signs checkpoints: made at first need in `audit/` under the home, the secret half for its owner alone.
 * Whoever keeps a copy of `public-key.pem` elsewhere can tell a checkpoint that somebody else signed.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { addDurably, syncFolder } from './durable.ts'

export type SigningKey = {
  readonly secret: KeyObject
  readonly public: KeyObject
  /** It signs for the first time: its public half should be copied to somewhere else now. */
  readonly isNew: boolean
}

export const auditFolder = (home: string): string => path.join(home, 'audit')
export const publicKeyFile = (home: string): string => path.join(auditFolder(home), 'public-key.pem')
const secretFile = (home: string): string => path.join(auditFolder(home), 'signing-key.pem')

/** The key of this home, made where there is none. Of two at once, one makes it and the other finds it. */
export async function signingKey(home: string): Promise<SigningKey> {
  const pem = (await readSecret(home)) ?? (await madeSecret(home))
  const secret = createPrivateKey(pem)
  const key = createPublicKey(secret)
  const isNew = !(await publicKeys(home)).some((known) => known.equals(key))
  if (isNew) await addDurably(publicKeyFile(home), key.export({ type: 'spki', format: 'pem' }) as string)
  return { secret, public: key, isNew }
}

const readSecret = (home: string): Promise<string | undefined> => readFile(secretFile(home), 'utf8').catch(ifAbsent)

async function madeSecret(home: string): Promise<string> {
  await mkdir(auditFolder(home), { recursive: true, mode: 0o700 })
  const draft = `${secretFile(home)}.new-${process.pid}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await file.sync()
  } finally {
    await file.close()
  }
  // A link takes no name that is taken, so nobody's key is ever written over.
  await link(draft, secretFile(home)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  await syncFolder(auditFolder(home))
  return readFile(secretFile(home), 'utf8')
}

/** Every key that signs or has signed in this home; none where nothing was signed yet. */
export const publicKeys = async (home: string): Promise<readonly KeyObject[]> =>
  keysIn((await readFile(publicKeyFile(home), 'utf8').catch(ifAbsent)) ?? '')

/** The public keys in a text, one PEM block after another. */
export const keysIn = (text: string): readonly KeyObject[] =>
  (text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).map((pem) => createPublicKey(pem))

function ifAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
