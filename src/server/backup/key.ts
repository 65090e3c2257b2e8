/** What opens a backup: 32 bytes from a file, or a passphrase, from which scrypt makes them. */
import { createHmac, hkdfSync, scryptSync } from 'node:crypto'
import { ok, type Result, refuse } from '#kernel/result.ts'

export type Secret =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'passphrase'; readonly text: string }

export type SecretRefusal = 'notAKey' | 'shortPassphrase'

/** The key in a key file: 32 bytes in base64 or hexadecimal, as `openssl rand -base64 32` writes them. */
export function readKey(text: string): Result<Secret, SecretRefusal> {
  const word = text.trim()
  const bytes = /^[0-9a-f]{64}$/i.test(word)
    ? Buffer.from(word, 'hex')
    : /^[A-Za-z0-9+/]{43}=$/.test(word)
      ? Buffer.from(word, 'base64')
      : undefined
  return bytes ? ok({ kind: 'file', bytes }) : refuse('notAKey')
}

const shortest = 12

/** The passphrase in the first line of a file, spelt alike however it was typed. */
export function readPassphrase(text: string): Result<Secret, SecretRefusal> {
  const line = (text.split(/\r?\n/)[0] as string).normalize('NFKC')
  return [...line].length >= shortest ? ok({ kind: 'passphrase', text: line }) : refuse('shortPassphrase')
}

/** 128 MB and some 0.3 s for each guess. */
export const usualCost = 17
export const dearestCost = 20

/** The two keys of one backup: one for what it holds, one that shows whether the key is the right one. */
export type Keys = { readonly payload: Buffer; readonly header: Buffer }

/** Every backup has a salt of its own, and so keys of its own: no two ever share a key and a nonce. */
export function keysOf(secret: Secret, salt: Buffer, cost: number): Keys {
  const master =
    secret.kind === 'file'
      ? secret.bytes
      : scryptSync(secret.text, salt, 32, { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** (cost + 11) })
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', master, salt, `frirum backup ${use}`, 32))
  return { payload: derived('payload'), header: derived('header') }
}

export const headerMac = ({ header }: Keys, text: Buffer): Buffer => createHmac('sha256', header).update(text).digest()
