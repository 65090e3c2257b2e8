/** `./frirum model …`: the governance models there are, as pages, as checks, and taken in by a municipality. */
import { writeFile } from 'node:fs/promises'
import { runExample } from '#care/examples/run.ts'
import { type Language, languages } from '#care/governance/words.ts'
import { readLocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { periodColumns } from '#server/database/period.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import {
  type FileProblem,
  type LoadedModel,
  loadModel,
  loadPreset,
  presetIds,
  readDocument,
  sayProblem,
} from '#server/governance/load.ts'
import { modelPage, type PageFormat, pageFormats } from '#server/governance/page.ts'
import { type AddRefusal, addModel, type Steering } from '#server/governance/store.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { tenantOf } from './tenant.ts'

export const modelList: Command = {
  name: 'model list',
  summary: 'List the governance models there are',
  usage: 'model list [--tenant T] [--language da|sv|en] [--json]',
  help: `Without --tenant: the models that come with Frirum. With it: those the municipality has taken in, and the
days on which each steers.

Options:
  --tenant T         a municipality, by its key
  --language LANG    da, sv or en (default)
  --json             the list as JSON

Exit codes: 0 done, 1 no such municipality, 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string' }, language: { type: 'string' }, json: { type: 'boolean' } },
  run: async (call) => {
    const language = languageOf(call) ?? 'en'
    const listed = call.values['tenant'] === undefined ? await presets(language) : await takenIn(call, language)
    if (call.values['json']) call.answer(JSON.stringify(listed, null, 2))
    else if (listed.length === 0) call.say("No model yet: 'model add' takes one in.")
    else call.answer(listed.map(rowOf).join('\n'))
    return 0
  },
}

export const modelShow: Command = {
  name: 'model show',
  summary: 'Show a governance model as a readable page',
  usage: 'model show NAME|FILE [--format html|markdown] [--language da|sv|en] [--out FILE]',
  help: `A page that a citizen or a politician can read: what the model promises, who decides, what is paid and where
each figure comes from, and its worked examples, run while the page is written.

Options:
  --format FORMAT    html, one file that loads nothing, or markdown; by the name of FILE, else markdown
  --language LANG    da, sv or en; the language of the model's country unless told otherwise
  --out FILE         writes the page there instead of to standard output

Examples:
  ./frirum model show syddjurs
  ./frirum model show syddjurs --out syddjurs.html

Exit codes: 0 every example answers as it should, 1 one does not or the model cannot be read, 2 misuse.`,
  options: { format: { type: 'string' }, language: { type: 'string' }, out: { type: 'string' } },
  run: async (call) => {
    const format = call.values['format'] ?? formatOf(call.values['out'])
    if (!isFormat(format))
      throw new CommandRefusal(`--format must be one of ${pageFormats.join(', ')}, not '${format}'`, 2)
    const model = await modelOf(call)
    const language = languageOf(call) ?? (model.model.currency === 'SEK' ? 'sv' : 'da')
    const page = modelPage(model, language, format)
    const out = call.values['out']
    if (typeof out === 'string') {
      await written(call.path(out), page)
      call.say(`Wrote ${out}.`)
    } else call.answer(page)
    const failed = untrue(model)
    for (const id of failed) call.say(`The example '${id}' does not answer as it should.`)
    return failed.length ? 1 : 0
  },
}

export const modelCheck: Command = {
  name: 'model check',
  summary: 'Check a governance model file and run its examples',
  usage: 'model check FILE… [--json]',
  help: `Reads each file and says every problem with its line, what was found and what was expected; then runs the worked
examples. FILE is a YAML file, or the name of a model that comes with Frirum.

Options:
  --json    the problems as JSON

Exit codes: 0 nothing is wrong, 1 something is, 2 misuse.`,
  options: { json: { type: 'boolean' } },
  run: async (call) => {
    if (call.words.length === 0) throw new CommandRefusal('no FILE was named', 2)
    const checked = await Promise.all(call.words.map((name) => check(call, name)))
    if (call.values['json']) call.answer(JSON.stringify(checked, null, 2))
    else call.answer(checked.map(said).join('\n'))
    return checked.every(({ problems, untrue }) => problems.length + untrue.length === 0) ? 0 : 1
  },
}

export const modelAdd: Command = {
  name: 'model add',
  summary: 'Add a governance model to a municipality, or change which one steers',
  usage: 'model add NAME|FILE --tenant T [--from DATE]',
  help: `Checks the model, runs its examples and stores it under its name and version, for ever. With --from it steers from
that day, and the model that steered until then ends the day before. Anything wrong, and nothing changes.

Options:
  --tenant T      the municipality, by its key
  --from DATE     the first day it steers, such as 2026-11-01; the first of a month, as a month is settled by one model

Exit codes: 0 done (also when it was done before), 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: { tenant: { type: 'string' }, from: { type: 'string' } },
  run: async (call) => {
    const asked = call.values['from']
    const from = typeof asked === 'string' ? readLocalDate(asked) : null
    if (from === undefined) throw new CommandRefusal(`--from must be a day such as 2026-11-01, not '${asked}'`, 2)
    const loaded = await modelOf(call)
    const failed = untrue(loaded)
    if (failed.length)
      throw new CommandRefusal(
        `${failed.length} of its examples do not answer as they should: ${failed.join(', ')}. Nothing was changed.`,
      )
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    const now = call.now() as Instant
    const added = await asTenant(pool, tenant.id, (transaction) => addModel(transaction, tenant, loaded, { from, now }))
    if (!added.ok) throw new CommandRefusal(`${whyNot(added.refusal, tenant)} Nothing was changed.`)
    const { stored, steers, instead } = added.value
    const name = `${loaded.model.id} ${loaded.model.version}`
    call.say(stored ? `${tenant.name} has taken in ${name}.` : `${tenant.name} had taken in ${name} before.`)
    if (steers)
      call.say(`It steers ${daysOf(steers)}${instead ? `, instead of ${instead.id} ${instead.version}` : ''}.`)
    return 0
  },
}

/** The model a call names: a file where one is, else one that comes with Frirum. */
async function modelOf(call: Call): Promise<LoadedModel> {
  const [name, ...more] = call.words
  if (name === undefined || more.length) throw new CommandRefusal('name one model or one FILE', 2)
  const read = await readNamed(call, name)
  if (read.ok) return read.value
  throw new CommandRefusal(`${name} cannot be used:\n${read.refusal.map(sayProblem).join('\n')}`)
}

async function readNamed(call: Call, name: string) {
  const isName = /^[a-z0-9-]+$/.test(name)
  const preset = isName ? await loadPreset(name) : undefined
  if (preset) return { ok: true, value: preset } as const
  if (isName)
    throw new CommandRefusal(
      `there is no model '${name}'. There are: ${(await presetIds()).join(', ')}; or name a FILE.`,
    )
  return loadModel(call.path(name))
}

type Checked = {
  readonly name: string
  readonly model: string | null
  readonly examples: number
  readonly problems: readonly FileProblem[]
  readonly untrue: readonly string[]
}

async function check(call: Call, name: string): Promise<Checked> {
  const read = await readNamed(call, name)
  if (!read.ok) return { name, model: null, examples: 0, problems: read.refusal, untrue: [] }
  const { model, examples } = read.value
  return {
    name,
    model: `${model.id} ${model.version}`,
    examples: examples.length,
    problems: [],
    untrue: untrue(read.value),
  }
}

const said = ({ name, model, examples, problems, untrue }: Checked): string =>
  problems.length
    ? problems.map(sayProblem).join('\n')
    : untrue.length
      ? untrue.map((id) => `${name}: example ${id}: the model answers otherwise than it expects`).join('\n')
      : `${name}: ${model} is in order; its ${examples} examples answer as they should`

const untrue = ({ model, examples }: LoadedModel): string[] =>
  examples.filter((example) => !runExample(model, example).passed).map(({ id }) => id)

type Row = {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly valid: Period
  readonly steers?: readonly Period[]
}

async function presets(language: Language): Promise<Row[]> {
  const ids = await presetIds()
  const all = await Promise.all(ids.map((id) => loadPreset(id)))
  return all.flatMap((loaded) =>
    loaded
      ? [
          {
            id: loaded.model.id,
            version: loaded.model.version,
            title: loaded.model.title[language],
            valid: loaded.model.valid,
          },
        ]
      : [],
  )
}

async function takenIn(call: Call, language: Language): Promise<Row[]> {
  const tenant = await tenantOf(call)
  const { pool } = await call.database()
  return asTenant(pool, tenant.id, async (transaction) => {
    const stored = await transaction.rows<{ document: unknown }>(sql`
      select document from governance_model where tenant_id = ${tenant.id} order by id, stored_at`)
    const steers = await transaction.rows<Steering>(sql`
      select s.model_id as id, s.model_version as version, ${periodColumns(verbatim('s'))}
      from steering s where s.tenant_id = ${tenant.id} order by lower(s.during)`)
    return stored.map(({ document }) => {
      const { id, version, title, valid } = readDocument(document).model
      const days = steers.filter((each) => each.id === id && each.version === version)
      return { id, version, title: title[language], valid, steers: days.map(({ from, to }) => ({ from, to })) }
    })
  })
}

const rowOf = ({ id, version, title, valid, steers }: Row): string =>
  [
    id,
    version,
    `valid ${daysOf(valid)}`,
    ...(steers ? [steers.length ? `steers ${steers.map(daysOf).join(', ')}` : 'steers never'] : []),
    title,
  ].join('\t')

const daysOf = ({ from, to }: Period): string => (to === null ? `from ${from}` : `${from} to ${to}`)

function whyNot(refusal: AddRefusal, tenant: Tenant): string {
  switch (refusal.kind) {
    case 'otherContent':
      return `${refusal.id} ${refusal.version} is stored already with other content; give the changed model a new version.`
    case 'otherCurrency':
      return `The model pays in ${refusal.pays}, and ${tenant.name} keeps its books in ${refusal.keeps}.`
    case 'outsideValidity':
      return `The model is valid ${daysOf(refusal.valid)}, so it cannot steer from that day.`
    case 'midMonth':
      return 'A month is settled by one model: let it steer from the first of a month.'
    case 'overlaps':
      return `${refusal.with.id} ${refusal.with.version} is set to steer ${daysOf(refusal.with)}, which overlaps.`
    case 'settled':
      return `${refusal.month} is settled already under the model that steers then.`
  }
}

function languageOf(call: Call): Language | undefined {
  const asked = call.values['language']
  if (asked === undefined) return undefined
  const found = languages.find((language) => language === asked)
  if (!found) throw new CommandRefusal(`--language must be one of ${languages.join(', ')}, not '${asked}'`, 2)
  return found
}

/** What the name of the file asks for. */
const formatOf = (out: unknown): PageFormat => (typeof out === 'string' && /\.html?$/i.test(out) ? 'html' : 'markdown')

const isFormat = (format: unknown): format is PageFormat => pageFormats.some((each) => each === format)

async function written(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new CommandRefusal(`${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`)
  }
}
