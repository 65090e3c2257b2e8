/** `./frirum`: finds the command that was called, reads its words and runs it. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Database, databaseConfig, openDatabase } from '#server/database/database.ts'
import { explained } from '#server/database/explained.ts'
import { migrate } from '#server/database/migrations.ts'
import { type Call, type Command, CommandRefusal, type ExitCode } from './command.ts'
import { commands } from './commands.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

// A reader that closes early, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`frirum: the answer could not be written: ${error.code}\n`)
  process.exit(3)
})
process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<ExitCode> {
  const listed = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
  if (!listed) return listOf(words)
  const command = await listed.load()
  const rest = words.slice(command.name.split(' ').length)
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (!values['help']) return await called(command, values as Call['values'], positionals)
    process.stdout.write(`${helpOf(command)}\n`)
    return 0
  } catch (error) {
    return failed(error, command)
  }
}

async function called(command: Command, values: Call['values'], words: readonly string[]): Promise<ExitCode> {
  let database: Database | undefined
  const watched = process.stderr.isTTY
  try {
    return await command.run({
      values,
      words,
      answer: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
      say: (text) => void process.stderr.write(`${watched ? '\r\x1b[K' : ''}${text}\n`),
      progress: (text) => void (watched && process.stderr.write(`\r\x1b[K${text}`)),
      path: (name) => path.resolve(name),
      now: () => Date.now(),
      database: async () => {
        database ??= await opened()
        return database
      },
    })
  } finally {
    if (watched) process.stderr.write('\r\x1b[K')
    await database?.close()
  }
}

async function opened(): Promise<Database> {
  const config = databaseConfig(process.env, project, process.getuid?.())
  const answer = await openDatabase({ ...config, mode: 'share' })
  if (!answer.ok) throw new CommandRefusal(explained(answer.refusal), 3)
  const moved = await migrate(answer.value.pool)
  if (moved.ok) return answer.value
  await answer.value.close()
  throw new CommandRefusal(explained(moved.refusal), 3)
}

function failed(error: unknown, command: Command): ExitCode {
  const { code } = error as { code?: unknown }
  if (error instanceof CommandRefusal) {
    process.stderr.write(`frirum ${command.name}: ${error.message}\n`)
    return error.code
  }
  if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`frirum ${command.name}: ${(error as Error).message}\nUsage: ./frirum ${command.usage}\n`)
    return 2
  }
  process.stderr.write(`frirum ${command.name}: something broke that should not\n${(error as Error).stack ?? error}\n`)
  return 3
}

function listOf(words: readonly string[]): ExitCode {
  const asked = words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help'
  const begun = commands.filter(({ name }) => name.startsWith(`${words[0]} `))
  const known = begun.length ? begun : commands
  const widest = Math.max(...known.map(({ name }) => name.length))
  const list = known.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`).join('\n')
  const text = `Usage: ./frirum COMMAND [options]\n\n${list}\n\n./frirum COMMAND --help says more. FRIRUM_HOME says where data lie, DATABASE_URL names another PostgreSQL.\n`
  if (asked || (begun.length && (words.length === 1 || words.includes('--help')))) {
    process.stdout.write(text)
    return 0
  }
  process.stderr.write(`frirum: there is no command '${words.slice(0, 2).join(' ')}'\n\n${text}`)
  return 2
}

function helpOf({ usage, summary, help }: Command): string {
  return `Usage: ./frirum ${usage}\n\n${summary}.\n\n${help.trim()}`
}
