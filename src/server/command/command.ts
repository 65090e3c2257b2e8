/**
 * What a command of `./frirum` is. Its answer goes to standard output and nothing else does; what it has to say
 * about its work goes to standard error.
 */
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Database } from '#server/database/database.ts'

/** 0: done. 1: refused, and the reason was said. 2: the words of the call are wrong. 3: the program itself failed. */
export type ExitCode = 0 | 1 | 2 | 3

export type Command = {
  /** The words that call it, such as `import fhir`. */
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** How it is called, without the program's name: `settle --tenant T --month 2026-10`. */
  readonly usage: string
  /** The rest of its help: what it does, options one a line, examples, exit codes. */
  readonly help: string
  /** As `node:util` parseArgs takes them; `help` is added to every command. */
  readonly options: ParseArgsOptionsConfig
  readonly run: (call: Call) => Promise<ExitCode>
}

/** One call of a command, with the world it may touch. */
export type Call = {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly words: readonly string[]
  /** Writes the answer. */
  readonly answer: (text: string) => void
  /** Tells the person about the work. */
  readonly say: (text: string) => void
  /** A line that is written over by the next one; only where a person watches. */
  readonly progress: (text: string) => void
  /** Reads a file the person named, relative to where they stand. */
  readonly path: (name: string) => string
  /** Opens the municipality's database, starting it if the server is not running; closed when the command ends. */
  readonly database: () => Promise<Database>
  readonly now: () => number
}

/**
 * Ends a command with words for the person and a code; for what no type can refuse, such as a file that is not there.
 */
export class CommandRefusal extends Error {
  readonly code: ExitCode
  constructor(message: string, code: ExitCode = 1) {
    super(message)
    this.code = code
  }
}
