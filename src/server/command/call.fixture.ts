import { type Call, type Command, CommandRefusal } from './command.ts'

/** What a call came to: its exit code, its answer, and what it said beside it or refused with. */
type Said = { readonly code: number; readonly out: string; readonly told: string }

type World = Pick<Call, 'database'> & Partial<Pick<Call, 'path' | 'now'>>

/** Calls a command as the program does, in a world of one's own. */
export const calling =
  (command: Command, world: World) =>
  async (values: Call['values'], words: readonly string[] = []): Promise<Said> => {
    const [out, told]: [string[], string[]] = [[], []]
    const said = (code: number): Said => ({ code, out: out.join('\n'), told: told.join('\n') })
    const [answer, say] = [out, told].map((all) => (text: string) => void all.push(text)) as [Call['say'], Call['say']]
    const usual = { progress: () => {}, path: (name: string) => name, now: () => Date.now() }
    try {
      return said(await command.run({ values, words, answer, say, ...usual, ...world }))
    } catch (error) {
      if (!(error instanceof CommandRefusal)) throw error
      say(error.message)
      return said(error.code)
    }
  }
