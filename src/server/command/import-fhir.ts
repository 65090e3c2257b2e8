import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from '#exchange/fhir/finding.ts'
import { bounds } from '#exchange/fhir/json.ts'
import { type Imported, importReports, type RefusedFile, type ReportFile } from '#server/reports/import-reports.ts'
import { reasonWords, refusalWords } from '#server/reports/words.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { tenantOf } from './tenant.ts'

export const importFhir: Command = {
  name: 'import fhir',
  summary: 'Take in Danish delivery reports (FHIR)',
  usage: 'import fhir FILE… --tenant T [--partial] [--json]',
  help: `Takes in delivery reports of the Danish care gateway: reports of a citizen's day, and deliveries that hold many
of them. Each FILE is a JSON text, or a folder whose .json and .ndjson files are taken. Reports may come in any order
and any number of times: of each resource the latest report holds.

Options:
  --tenant T   the municipality
  --partial    take the files that can be taken; otherwise one refused file refuses all
  --json       print { read, created, updated, unchanged, notUnderstood } as JSON; a refusal is { refused }

Exit codes: 0 taken in, 1 a file was refused, 2 misuse, 3 the database could not be opened.`,
  options: {
    tenant: { type: 'string', short: 't' },
    partial: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    if (call.words.length === 0) throw new CommandRefusal('name at least one FILE', 2)
    const names = (await Promise.all(call.words.map((word) => filesAt(call, word)))).flat()
    const read = await readAll(call, names)
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    const files = read.flatMap((each) => ('text' in each ? [each] : []))
    const unread = read.flatMap((each) => ('kind' in each ? [each] : []))
    const partial = call.values.partial === true
    if (unread.length > 0 && !partial) return refused(call, unread)
    const answer = await importReports(pool, tenant.id, files, {
      partial,
      progress: ({ stage, done, of }) =>
        call.progress(`${stage === 'reading' ? 'Reading files' : 'Saving'} ${done} of ${of}`),
    })
    if (!answer.ok) return refused(call, answer.refusal.refused)
    const { refused: left, ...imported } = answer.value
    if (call.values.json) call.answer(JSON.stringify(imported, null, 2))
    else call.answer(summaryOf(imported, files.length - left.length))
    sayRefused(call, [...unread, ...left])
    return unread.length + left.length > 0 ? 1 : 0
  },
}

/** The file, or the JSON files of a folder in the order of their names. */
async function filesAt(call: Call, word: string): Promise<string[]> {
  const found = await stat(call.path(word)).catch(() => undefined)
  if (found === undefined) throw new CommandRefusal(`there is no file '${word}'`, 2)
  if (!found.isDirectory()) return [word]
  const inside = (await readdir(call.path(word))).filter((name) => /\.(json|ndjson)$/i.test(name)).sort()
  if (inside.length === 0) throw new CommandRefusal(`there is no .json file in '${word}'`, 2)
  return inside.map((name) => path.join(word, name))
}

/** More than this at once would not fit a small machine; two calls end in the same state as one. */
const mostBytesInAll = 256 * 1024 * 1024

async function readAll(call: Call, names: readonly string[]): Promise<(ReportFile | RefusedFile)[]> {
  const read: (ReportFile | RefusedFile)[] = []
  let bytes = 0
  for (const name of names) {
    const { size } = await stat(call.path(name))
    bytes += size
    if (bytes > mostBytesInAll)
      throw new CommandRefusal(`these files are more than ${mostBytesInAll / 1024 / 1024} MiB together; call twice`)
    read.push(size > bounds.characters ? refusedFile(name, 'tooLarge', size) : await readText(call, name))
  }
  return read
}

async function readText(call: Call, name: string): Promise<ReportFile | RefusedFile> {
  const bytes = await readFile(call.path(name))
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refusedFile(name, 'notText', null)
  }
}

const refusedFile = (file: string, kind: RefusedFile['kind'], value: number | null): RefusedFile => ({
  file,
  kind,
  resource: '',
  path: '',
  value,
})

function refused(call: Call, files: readonly RefusedFile[]): 1 {
  if (call.values.json) {
    const list = files.map(({ file, resource, path, value, kind }) => ({ file, resource, path, value, reason: kind }))
    call.answer(JSON.stringify({ refused: list }, null, 2))
  }
  sayRefused(call, files)
  call.say(`Nothing was taken in.`)
  return 1
}

function sayRefused(call: Call, files: readonly RefusedFile[]): void {
  for (const { file, resource, path, value, kind } of files) {
    const where = [resource, path].filter(Boolean).join(' at ')
    const found = value === null ? '' : ` (found ${JSON.stringify(value)})`
    call.say(`${file}: refused${where && `, ${where}`}: ${refusalWords[kind]}${found}`)
  }
}

const mostShown = 40

/** What a person reads: the counts, then what was not understood, the same things together. */
function summaryOf(
  { read, created, updated, unchanged, notUnderstood }: Omit<Imported, 'refused'>,
  files: number,
): string {
  const where = files === 1 ? '1 file' : `${files} files`
  const what = `${created} new, ${updated} changed, ${unchanged} as they were`
  const counts = `Read ${read} resources in ${where}: ${what}.`
  if (notUnderstood.length === 0) return `${counts}\nAll of it was understood.`
  const lines = notUnderstood.slice(0, mostShown).map(lineOf)
  const more = notUnderstood.length - lines.length
  return [
    counts,
    `Not understood, or not as it must be (${notUnderstood.length}):`,
    ...lines,
    ...(more > 0 ? [`  … and ${more} more; --json lists them all`] : []),
  ].join('\n')
}

function lineOf({ resource, path, value, reason }: Finding): string {
  const found = value === null ? '' : ` ${JSON.stringify(value)}`
  return `  ${[resource, path].filter(Boolean).join(' ')}:${found} ${reasonWords[reason]}`
}
