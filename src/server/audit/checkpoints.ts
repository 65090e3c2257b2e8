/**
 * Checkpoints outside the database: `audit/<municipality>/checkpoints` under the home, one signed note after another,
 * only ever added to and on disk before anything rests on it. The database keeps a copy of each note, so that it shows
 * when the file is cut short; the file shows when the database is.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Pool } from 'pg'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { addDurably } from './durable.ts'
import { auditFolder, type SigningKey } from './keys.ts'
import { rootOf } from './merkle.ts'
import { keyHash, signedNote, verifierKey } from './note.ts'
import { keepCheckpoint, lastCheckpoint, readTree, takeTurn } from './queries.ts'

/** What the log of a municipality is called, in its notes and everywhere else. */
export const originOf = ({ key, id }: Pick<Tenant, 'key' | 'id'>): string => `frirum/${key}/${id}`

export const checkpointFile = (home: string, { key }: Pick<Tenant, 'key'>): string =>
  path.join(auditFolder(home), key, 'checkpoints')

/**
 * Signs the tree as it stands, adds the note to the municipality's file and gives it; nothing where this key signed
 * a tree of this size before. The note is in the file before the database says so: a kill between the two leaves a note
 * more in the file, which is no less true.
 */
export function writeCheckpoint(
  pool: Pool,
  tenant: Tenant,
  { home, key, now }: { readonly home: string; readonly key: SigningKey; readonly now: Instant },
): Promise<string | undefined> {
  const origin = originOf(tenant)
  const signer = keyHash(origin, key.public).toString('hex')
  return asTenant(pool, tenant.id, async (transaction) => {
    await takeTurn(transaction, tenant.id)
    const tree = await readTree(transaction, tenant.id)
    if (tree.size === (await lastCheckpoint(transaction, tenant.id, signer))) return undefined
    const note = signedNote({ origin, size: tree.size, root: rootOf(tree), at: writeInstant(now) }, key.secret)
    const file = checkpointFile(home, tenant)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(path.join(path.dirname(file), 'verifier-key'), `${verifierKey(origin, key.public)}\n`)
    await addDurably(file, `${await gap(file)}${note}\n`)
    await keepCheckpoint(transaction, tenant.id, { size: tree.size, key: signer, note })
    return note
  })
}

/** After a note that a power cut left half written, the next begins on a line of its own. */
async function gap(file: string): Promise<string> {
  const text = await readCheckpoints(file)
  return text === '' || text.endsWith('\n\n') ? '' : '\n\n'
}

/** The text of a checkpoint file; empty where there is none. */
export const readCheckpoints = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })

/** What a checkpoint file holds: notes in their order, and texts that are none, such as one a power cut left half. */
export function notesIn(text: string, origin: string): { readonly notes: string[]; readonly scraps: string[] } {
  const [notes, scraps]: [string[], string[]] = [[], []]
  let some: string[] = []
  const end = (isWhole: boolean) => {
    const piece = some.join('\n').trim()
    if (piece) (isWhole ? notes : scraps).push(isWhole ? `${piece}\n` : piece)
    some = []
  }
  for (const line of text.split('\n')) {
    if (line === origin) end(false)
    some.push(line)
    if (line.startsWith('\u2014 ') && some[0] === origin) end(true)
  }
  end(false)
  return { notes, scraps }
}
