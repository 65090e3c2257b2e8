import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Fault } from '#exchange/csv/fault.ts'
import { type KindName, kindNames } from '#exchange/csv/kinds.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { faultWords } from '#server/imports/fault-words.ts'
import { type CsvImported, importCsv as importTable } from '#server/imports/import-csv.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { tenantOf } from './tenant.ts'

export const importCsv: Command = {
  name: 'import csv',
  summary: 'Take in people, teams, grants, plans, visits or hours from a table',
  usage: 'import csv --kind KIND FILE --tenant KEY [--partial] [--json]',
  help: `KIND is teams, people, grants, plans, visits or hours. docs/guides/import-csv.md lists the columns of each, in
English, Danish and Swedish. UTF-8 or Windows-1252; comma, semicolon or tab. The same file again changes nothing.

Options:
  --tenant KEY   the municipality
  --partial      take in the rows that are right; otherwise one wrong row refuses the whole file
  --json         { read, created, updated, unchanged, errors, errorCount, notes }, counted in rows;
                 an error is { line, column, value, reason }, and the first thousand are listed

Example:
  ./frirum import csv --kind visits october.csv --tenant lyngvig

Exit codes: 0 all rows taken in, 1 some row was wrong, 2 misuse, 3 the program or the database failed.`,
  options: {
    kind: { type: 'string' },
    tenant: { type: 'string' },
    partial: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    const kind = kindOf(call)
    const [name, more] = call.words
    if (name === undefined || more !== undefined) throw new CommandRefusal('name one FILE', 2)
    const file = call.path(name)
    const size = await sizeOf(file, name)
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    let bytes = 0
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
        bytes += chunk.length
        yield chunk
      }
    }
    const partial = call.values.partial === true
    const imported = await importTable(pool, tenant, kind, chunks(), {
      partial,
      now: call.now() as Instant,
      progress: ({ rows, saving }) =>
        call.progress(
          saving ? `${rows} rows read, writing them …` : `${rows} rows read, ${Math.floor((100 * bytes) / size)} %`,
        ),
    })
    if (call.values.json) call.answer(JSON.stringify(imported, null, 2))
    else told(call, imported, partial)
    return imported.errorCount === 0 ? 0 : 1
  },
}

function kindOf({ values }: Call): KindName {
  const kind = kindNames.find((name) => name === values.kind)
  if (kind) return kind
  const found = values.kind === undefined ? 'is missing' : `is not '${values.kind}'`
  throw new CommandRefusal(`--kind ${found}; it is one of ${kindNames.join(', ')}`, 2)
}

async function sizeOf(file: string, name: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new CommandRefusal(`there is no file '${name}'`)
  return Math.max(1, found.size)
}

function told(call: Call, imported: CsvImported, partial: boolean): void {
  const { read, created, updated, unchanged, errors, errorCount, notes } = imported
  for (const note of notes) call.say(`${placeOf(note)}: ${faultWords[note.reason]}`)
  for (const error of errors) call.say(`${placeOf(error)}: ${faultWords[error.reason]} (${error.reason})`)
  if (errorCount > errors.length) call.say(`and ${errorCount - errors.length} more errors`)
  call.answer(`${read} rows read: ${created} created, ${updated} updated, ${unchanged} unchanged`)
  if (errorCount > 0 && !partial) call.say('Nothing was changed. Put it right, or take in the rest with --partial.')
}

function placeOf({ line, column, value }: Fault): string {
  const cell = value === null || value === '' ? '' : ` '${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`
  return `line ${line}${column === null ? '' : `, ${column}`}${cell}`
}
