import { type Result, refuse } from '#kernel/result.ts'

/** Why a file is not taken: where in it (`line 12`, `patients[3].time_window`) and what should stand there. */
export type FormatRefusal = {
  readonly kind: 'malformed'
  readonly where: string
  readonly expected: string
  readonly found: string
}

export type Read<Value> = Result<Value, FormatRefusal>

/** Thrown inside a reader only, and turned into its refusal at the reader's door by `reading`. */
class Malformed extends Error {
  readonly refusal: FormatRefusal
  constructor(refusal: FormatRefusal) {
    super(`${refusal.where}: expected ${refusal.expected}, found ${refusal.found}`)
    this.refusal = refusal
  }
}

/** Stops the reading of a file at `where`. */
export function malformed(where: string, expected: string, found: unknown): never {
  throw new Malformed({ kind: 'malformed', where, expected, found: shown(found) })
}

/** What `read` returns, or the refusal it stopped with. */
export function reading<Value>(read: () => Value): Read<Value> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (error instanceof Malformed) return refuse(error.refusal)
    throw error
  }
}

function shown(found: unknown): string {
  if (found === undefined) return 'nothing'
  const text = JSON.stringify(found) ?? String(found)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
