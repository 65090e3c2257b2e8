/** Two models beside each other: what each says of the same part, and what each answers to the same citizen. */
import type { ModelDocument, Question } from '#care/examples/example.ts'
import { runExample } from '#care/examples/run.ts'
import { type Sample, sampleOf } from '#care/examples/sample.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { answerRows } from './page/answers.ts'
import type { Block, Cell } from './page/blocks.ts'
import { type Speech, speechOf } from './page/speech.ts'
import { writePage } from './page/write.ts'

type Both<Value> = { readonly one: Value; readonly other: Value }
type Answer = { label: string; value: string }[]

/** Parts that are not held beside each other: a list of laws or sources says nothing side by side. */
const passedOver: ReadonlySet<string> = new Set(['laws', 'sources', 'examples'])

export function compareDocuments(one: ModelDocument, other: ModelDocument, language: Language, month: Month) {
  const a = telling(one.model, language, month)
  const b = telling(other.model, language, month)
  const questions = a.sample.questions.map(({ id, ask }, at) => {
    const theirs = b.sample.questions[at]?.ask ?? null
    const answers: Both<Answer | null> = { one: ask && compassOf(a, ask), other: theirs && compassOf(b, theirs) }
    return { id, alike: JSON.stringify(answers.one) === JSON.stringify(answers.other), answers }
  })
  return {
    models: { one: namedOf(a), other: namedOf(b) },
    sections: sectionsBeside(one, other, language),
    questions,
    month: { name: month, of: { one: monthOf(a), other: monthOf(b) } },
  }
}

const namedOf = ({ model, speech }: Telling) => ({
  id: model.id,
  version: model.version,
  title: speech.say(model.title),
  summary: speech.say(model.summary),
})

type Telling = { readonly model: GovernanceModel; readonly speech: Speech; readonly sample: Sample }

const telling = (model: GovernanceModel, language: Language, month: Month): Telling => ({
  model,
  speech: speechOf(model, language),
  sample: sampleOf(model, month),
})

/** The answer of the rules, by way of an example that expects nothing. */
const asked = <Got>({ model, sample }: Telling, ask: Question): Got =>
  runExample(model, { id: 'sample', title: model.title, shows: [], given: sample.given, ask, expect: {} }).got as Got

type CompassAnswer = { effect: string; by: string; mayDecide: boolean; consent: string[]; follows: string[] }

function compassOf(telling: Telling, ask: Question): Answer {
  const { effect, mayDecide, by, consent, follows } = asked<CompassAnswer>(telling, ask)
  return rowsOf(telling, { effect, mayDecide, by, consent, follows }, 'compass')
}

function rowsOf({ speech, model }: Telling, value: Readonly<Record<string, never | unknown>>, kind: string): Answer {
  return answerRows(value as never, value, kind, { speech, model }).map(({ label, value }) => ({ label, value }))
}

type MonthAnswer = {
  totalMinor: number
  lines: { kind: string; amountMinor: number; quantity: number; unit: string; ground: { provenance: string } }[]
  findings: object[]
}

function monthOf(telling: Telling) {
  const { model, speech, sample } = telling
  const { totalMinor, lines, findings } = asked<MonthAnswer>(telling, { kind: 'settlement', month: sample.month })
  const perTeam = model.settlement.basis === 'frameBudget'
  return {
    total: speech.money(totalMinor),
    perTeam,
    assumed: lines.some(({ ground }) => ground.provenance !== 'stated'),
    granted: speech.duration(sample.grantedPerWeek),
    planned: speech.duration(sample.plannedPerWeek),
    personalOnly: sample.personalOnly,
    lines: lines.flatMap((line) => {
      const { kind, quantity, unit, amountMinor } = line
      const [said] = rowsOf(telling, { kind }, 'settlement')
      const amount = unit === 'minutes' ? speech.duration(quantity) : speech.words.units.day(quantity)
      return [{ label: `${said?.value ?? kind}, ${amount}`, value: speech.money(amountMinor) }]
    }),
    findings: findings.length,
  }
}

/** A section as rows by what each is about; what has no name of its own stands together under none. */
type Rows = { readonly named: ReadonlyMap<string, ReadonlyMap<string, string>>; readonly loose: readonly string[] }

function sectionsBeside(one: ModelDocument, other: ModelDocument, language: Language) {
  const pageOf = ({ model }: ModelDocument) => writePage({ model, examples: [] }, language)
  const [a, b] = [pageOf(one), pageOf(other)]
  const titles = new Map([...a.sections, ...b.sections].map(({ id, title }) => [id, title]))
  return [...titles].flatMap(([id, title]) => {
    if (passedOver.has(id)) return []
    const [mine, theirs] = [a, b].map((page) =>
      rowsIn(page.sections.find((section) => section.id === id)?.blocks ?? []),
    )
    return mine && theirs ? [{ id, title, ...beside(mine, theirs) }] : []
  })
}

function beside(a: Rows, b: Rows): { alike: number; rows: { what: string; said: Both<string> }[] } {
  let alike = 0
  const rows: { what: string; said: Both<string> }[] = []
  const only = (mine: readonly string[], theirs: readonly string[]) => mine.filter((line) => !theirs.includes(line))
  const loose: Both<string> = { one: only(a.loose, b.loose).join('\n'), other: only(b.loose, a.loose).join('\n') }
  alike += a.loose.length - only(a.loose, b.loose).length
  if (loose.one || loose.other) rows.push({ what: '', said: loose })
  for (const what of new Set([...a.named.keys(), ...b.named.keys()])) {
    const [left, right] = [a.named.get(what), b.named.get(what)]
    const columns = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])]
    const different = columns.filter((column) => left?.get(column) !== right?.get(column))
    if (different.length === 0) {
      alike++
      continue
    }
    const shown = left && right ? different : columns
    const lines = (cells: ReadonlyMap<string, string> | undefined) =>
      shown
        .flatMap((column) => {
          const cell = cells?.get(column)
          return cell ? [column ? `${column}: ${cell}` : cell] : []
        })
        .join('\n')
    rows.push({ what, said: { one: lines(left), other: lines(right) } })
  }
  return { alike, rows }
}

/** A row goes by its first filled cells, what is folded by its summary; a scale and its table say the same. */
function rowsIn(blocks: readonly Block[]): Rows {
  const named = new Map<string, ReadonlyMap<string, string>>()
  const loose: string[] = []
  for (const block of blocks) {
    if (block.kind === 'text') loose.push(block.text)
    else if (block.kind === 'list') loose.push(...block.items)
    else if (block.kind === 'folded') loose.push(block.summary)
    else if (block.kind === 'table') {
      let under = ''
      for (const cells of block.rows) {
        const said = cells.map(textOf)
        if (said[0]) under = said[0]
        const isUnder = !said[0]
        const what = isUnder ? `${under}: ${said[1] ?? ''}` : (said[0] as string)
        const rest = said
          .map((cell, at) => [block.columns[at]?.text ?? '', cell] as const)
          .filter(([, cell], at) => cell !== '' && at > (isUnder ? 1 : 0))
        named.set(what, new Map([...(named.get(what) ?? []), ...rest]))
      }
    }
  }
  return { named, loose }
}

const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : cell.lines.filter((line) => line !== '').join(', ')
