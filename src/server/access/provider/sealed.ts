/**
 * What we must remember while somebody is at the provider, kept by their own browser: sealed, so that nobody reads or
 * writes it, with a key that follows from the client secret, so that every server of a municipality opens it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Sealer = { readonly seal: (value: unknown) => string; readonly open: (text: string) => unknown }

const bytes = { iv: 12, tag: 16 }

export function newSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, 'frirum', 'sign-in under way', 32))
  return {
    seal: (value) => {
      const iv = randomBytes(bytes.iv)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: (text) => {
      const whole = Buffer.from(text, 'base64url')
      if (whole.length <= bytes.iv + bytes.tag) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, bytes.iv))
      decipher.setAuthTag(whole.subarray(bytes.iv, bytes.iv + bytes.tag))
      try {
        const opened = [decipher.update(whole.subarray(bytes.iv + bytes.tag)), decipher.final()]
        return JSON.parse(Buffer.concat(opened).toString('utf8'))
      } catch {
        return undefined
      }
    },
  }
}
