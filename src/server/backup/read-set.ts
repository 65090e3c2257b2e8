/** Reads a backup, without a database: as records for whoever restores it, or only to see whether it is whole. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Secret } from './key.ts'
import { type Head, type Last, read, type SetRecord } from './records.ts'
import { BrokenSet, opened, type SetRefusal } from './sealed.ts'

export type ReadRefusal = SetRefusal | { readonly kind: 'cannotRead'; readonly code: string }

/** The records of a set, each as soon as its bytes are known to be true. Throws {@link BrokenSet}. */
export async function* recordsIn(file: string, secret: Secret): AsyncGenerator<SetRecord> {
  const gunzip = createGunzip()
  const feeding = pipeline(opened(createReadStream(file), secret), gunzip)
  feeding.catch(() => {})
  try {
    yield* read(gunzip)
    await feeding
  } catch (error) {
    // Its bytes are true, so whoever sealed them did not pack them as we do.
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new BrokenSet({ kind: 'malformed', where: 'packing' })
    throw error
  } finally {
    gunzip.destroy()
  }
}

export type SetTold = {
  readonly head: Head
  readonly rows: number
  readonly files: number
  readonly last: Last
}

/** Opens every byte of a backup and holds each part to its count and hash. */
export async function checkSet(
  file: string,
  secret: Secret,
  progress: (rows: number) => void = () => {},
): Promise<Result<SetTold, ReadRefusal>> {
  return refusing(async () => {
    let [head, last]: [Head | undefined, Last | undefined] = [undefined, undefined]
    let [rows, files] = [0, 0]
    let isTable = false
    for await (const record of recordsIn(file, secret)) {
      if (record.kind === 'head') head = record.head
      if (record.kind === 'table') isTable = true
      if (record.kind === 'file') isTable = false
      if (record.kind === 'held') {
        if (isTable) rows += record.held.count
        else files++
        progress(rows)
      }
      if (record.kind === 'last') last = record.last
    }
    return ok({ head: head as Head, rows, files, last: last as Last })
  })
}

/** Turns what can be wrong with the file into a refusal. */
export async function refusing<Value, Refusal>(
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | ReadRefusal>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BrokenSet) return refuse(error.refusal)
    const { code, syscall, path } = error as NodeJS.ErrnoException
    if (code !== undefined && path !== undefined && (syscall === 'open' || syscall === 'read'))
      return refuse({ kind: 'cannotRead', code })
    throw error
  }
}
