/** The files beside the database that belong into a backup, and where they go when it is restored. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { notesIn } from '#server/audit/checkpoints.ts'

/** Folders below the home: the audit keys and checkpoints, and files that people gave. */
export const fileFolders: readonly string[] = ['audit', 'files']

/** Paths below `home`, in order; what is only being written is left out. */
export async function filesToBackUp(home: string): Promise<string[]> {
  const found = await Promise.all(
    fileFolders.map(async (folder) => {
      const entries = await readdir(path.join(home, folder), { recursive: true, withFileTypes: true }).catch(ifAbsent)
      return entries
        .filter((entry) => entry.isFile() && !/\.new-\d+$/.test(entry.name))
        .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
    }),
  )
  return found.flat().sort()
}

/** The bytes of a file; of checkpoints only those that are of the trees in the snapshot, for signing goes on. */
export async function* bytesOf(
  home: string,
  name: string,
  signedUpTo: (tenantKey: string) => { readonly origin: string; readonly size: number } | undefined,
): AsyncGenerator<Buffer> {
  const [folder, tenantKey, file] = name.split(path.sep)
  const log = folder === 'audit' && file === 'checkpoints' ? signedUpTo(tenantKey as string) : undefined
  if (!log) return yield* createReadStream(path.join(home, name))
  const text = await readFile(path.join(home, name), 'utf8')
  const { notes } = notesIn(text, log.origin)
  const known = notes.filter((note) => Number(note.split('\n')[1]) <= log.size)
  yield Buffer.from(known.length === notes.length ? text : known.map((note) => `${note}\n`).join(''))
}

function ifAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code !== 'ENOENT') throw error
  return []
}
