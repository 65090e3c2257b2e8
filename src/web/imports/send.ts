/** A file on its way to the server, piece by piece; one that does not come through is sent again, and is the same. */
import { addFilePiece, beginFile, pieceBytes } from '#contract/imports/operations.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'

const tries = 3

/** Sends it, telling how many bytes are there; its id when it is whole. Throws when `stopped` says so. */
export async function send(file: File, told: (sent: number) => void, stopped: AbortSignal): Promise<string> {
  const id = newIdHere<'File'>()
  await ask(beginFile, { body: { id, name: file.name.slice(0, 255) || 'file', bytes: file.size } })
  for (let at = 0, piece = 0; at < file.size; at += pieceBytes, piece++) {
    stopped.throwIfAborted()
    const body = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer())
    await surely(() => ask(addFilePiece, { params: { file: id, piece: String(piece) }, body }))
    told(Math.min(at + pieceBytes, file.size))
  }
  return id
}

async function surely(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      if (attempt === tries || kindOf(error) !== 'away') throw error
      await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt))
    }
  }
}
