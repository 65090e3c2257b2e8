import { rmSync } from 'node:fs'
import { draftOf, writeBackup } from '#server/backup/write-set.ts'
import { onlyWord, secretHelp, secretOf, secretOptions, withDatabase } from './backup-call.ts'
import { backupRefused, shownCount, writtenText } from './backup-words.ts'
import { type Command, CommandRefusal } from './command.ts'
import { surroundings } from './surroundings.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Write everything into one encrypted file',
  usage: 'backup OUT --key-file FILE | --passphrase-file FILE',
  help: `Writes the whole database as it stands at one moment, with the files beside it and the keys and checkpoints of the
access log, the key that signs included. People may go on working meanwhile. OUT must not be there yet, and appears only
when all of it is on disk. Without the key nothing of it can be read: keep the key elsewhere.

Options:
${secretHelp}

Example: ./frirum backup /backup/frirum-$(date +%F).frirum --key-file /etc/frirum/backup.key

Exit codes: 0 written, 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: secretOptions,
  run: async (call) => {
    const out = onlyWord(call, 'the file to write')
    const secret = await secretOf(call)
    return withDatabase(surroundings(), 'share', async ({ pool }) => {
      const stopped = stopsCleanly(call.path(out))
      const answer = await writeBackup({
        pool,
        home: surroundings().home,
        out: call.path(out),
        secret,
        now: call.now,
        progress: (table, rows) => call.progress(`${shownCount(rows)} rows, ${table}`),
      }).finally(stopped)
      if (!answer.ok) throw new CommandRefusal(backupRefused(answer.refusal, out))
      call.answer(writtenText(answer.value, out))
      return 0
    })
  },
}

/** Whoever is asked to stop half way leaves no draft behind; the answer takes this back. */
function stopsCleanly(out: string): () => void {
  const stop = () => {
    rmSync(draftOf(out), { force: true })
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop)
}
