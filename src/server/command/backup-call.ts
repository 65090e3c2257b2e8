/** What the calls of backup and restore have in common. */
import { readFile } from 'node:fs/promises'
import { readKey, readPassphrase, type Secret } from '#server/backup/key.ts'
import { type Database, type DatabaseConfig, openDatabase } from '#server/database/database.ts'
import { explained } from '#server/database/explained.ts'
import { type Call, CommandRefusal, type ExitCode } from './command.ts'

/** A database and the home that belongs to it. */
export type Place = Pick<DatabaseConfig, 'url' | 'home'>

export const secretOptions = { 'key-file': { type: 'string' }, 'passphrase-file': { type: 'string' } } as const

export const secretHelp = `  --key-file FILE         32 bytes in base64 or hexadecimal, such as 'openssl rand -base64 32' writes
  --passphrase-file FILE  a passphrase of at least 12 letters in the first line`

/** The database as it is: a backup migrates nothing, and a restore does so itself. */
export async function withDatabase(
  place: Place,
  mode: 'hold' | 'share',
  work: (database: Database) => Promise<ExitCode>,
): Promise<ExitCode> {
  const answer = await openDatabase({ ...place, mode })
  if (!answer.ok) throw new CommandRefusal(explained(answer.refusal), 3)
  try {
    return await work(answer.value)
  } finally {
    await answer.value.close()
  }
}

/** The one word a call has, beside its options. */
export function onlyWord({ words }: Call, what: string): string {
  const [word, more] = words
  if (!word) throw new CommandRefusal(`${what} is missing`, 2)
  if (more !== undefined) throw new CommandRefusal(`'${more}' is one word too many`, 2)
  return word
}

/** The key or passphrase that was named: exactly one of the two. */
export async function secretOf(call: Call): Promise<Secret> {
  const { 'key-file': keyFile, 'passphrase-file': passphraseFile } = call.values
  if ((keyFile === undefined) === (passphraseFile === undefined))
    throw new CommandRefusal('one of --key-file and --passphrase-file must be given', 2)
  const name = String(keyFile ?? passphraseFile)
  const text = await readFile(call.path(name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandRefusal(`${name} cannot be read: ${error.code}`)
  })
  const secret = keyFile === undefined ? readPassphrase(text) : readKey(text)
  if (secret.ok) return secret.value
  throw new CommandRefusal(`${name} ${secretWords[secret.refusal]}`)
}

const secretWords = {
  notAKey: "holds no key: 32 bytes in base64 or hexadecimal, such as 'openssl rand -base64 32' writes",
  shortPassphrase: 'holds a passphrase of fewer than 12 letters, which can be guessed',
} as const
