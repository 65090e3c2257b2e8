import { checkSet } from '#server/backup/read-set.ts'
import { restoreSet } from '#server/backup/restore-set.ts'
import { isWhole } from './audit-words.ts'
import { onlyWord, type Place, secretHelp, secretOf, secretOptions, withDatabase } from './backup-call.ts'
import { restoredText, restoreRefused, shownCount, toldText } from './backup-words.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { surroundings } from './surroundings.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup into an empty database, or check that it is whole',
  usage: 'restore FILE --key-file FILE | --passphrase-file FILE [--into URL|FOLDER | --verify]',
  help: `Puts a backup into a database in which nothing is yet, with all constraints on, and its files into the home. What came
in is then held to what went out: rows of every table, sums of the ledger, the tree of the access log, every file. A set
of an older program is brought up to date; one of a newer program is refused. The server must not run meanwhile.

Options:
${secretHelp}
  --into URL|FOLDER       another PostgreSQL (files go to FRIRUM_HOME), or a home of its own; otherwise what FRIRUM_HOME
                          and DATABASE_URL say
  --verify                only open all of it and hold every part to its count and hash; nothing is restored

Examples:
  ./frirum restore frirum-2026-11-22.frirum --key-file backup.key --verify
  ./frirum restore frirum-2026-11-22.frirum --key-file backup.key --into /srv/frirum-drill

Exit codes: 0 restored or whole, 1 refused, or the access log it holds was altered; 2 misuse, 3 the database could not be
opened.`,
  options: { ...secretOptions, into: { type: 'string' }, verify: { type: 'boolean' } },
  run: async (call) => {
    const name = onlyWord(call, 'the file to read')
    const { into, verify } = call.values
    if (verify && into !== undefined)
      throw new CommandRefusal('--verify restores nothing, so it goes without --into', 2)
    const secret = await secretOf(call)
    const file = call.path(name)
    if (verify) {
      const told = await checkSet(file, secret, (rows) => call.progress(`${shownCount(rows)} rows`))
      if (!told.ok) throw new CommandRefusal(restoreRefused(told.refusal, name))
      call.answer(toldText(told.value, name))
      return 0
    }
    const where = placeOf(call, into)
    return withDatabase(where, 'hold', async ({ pool }) => {
      const progress = (table: string, rows: number) => call.progress(`${shownCount(rows)} rows, ${table}`)
      const restored = await restoreSet({ pool, home: where.home, file, secret, progress })
      if (!restored.ok) throw new CommandRefusal(restoreRefused(restored.refusal, name))
      call.answer(restoredText(restored.value))
      return restored.value.logs.every(isWhole) ? 0 : 1
    })
  },
}

function placeOf(call: Call, into: unknown): Place {
  if (typeof into !== 'string') return surroundings()
  if (/^postgres(ql)?:/.test(into)) return { url: into, home: surroundings().home }
  return { url: undefined, home: call.path(into) }
}
