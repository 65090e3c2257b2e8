import { open } from 'node:fs/promises'
import path from 'node:path'

/** Adds to the end of a file, which is made where it is not there, and comes back when it would outlive a power cut. */
export async function addDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(path.dirname(file))
}

/** A name in a folder outlives a power cut only after this. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
