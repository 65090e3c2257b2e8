/** The rows of exported files: read from the database as they are written, never all in memory. */
import type { Ground } from '#care/settlement/settlement.ts'
import type { Cell } from '#exchange/csv/write.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import { copyOut } from '#server/database/copy.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { type Column, type ExportLanguage, exportWords } from './export-words.ts'
import { latestMark } from './marks.ts'
import { teamsOfMonth } from './month-queries.ts'

/** What is exported: a month up to a run. A later one would have people in it who were not logged. */
export type Exported = {
  readonly tenant: string
  readonly month: Month
  readonly upTo: number
  readonly language: ExportLanguage
}

export type Sheet = {
  readonly columns: readonly Column[]
  readonly rows: (transaction: Transaction, exported: Exported) => AsyncGenerator<readonly Cell[], void, undefined>
}

const lines: Sheet = {
  columns: [
    ...([
      'month',
      'run',
      'line',
      'identity',
      'citizen',
      'team',
      'kind',
      'of',
      'from',
      'to',
      'quantity',
      'unit',
    ] as const),
    ...(['price', 'per', 'amount', 'currency', 'rule', 'provenance', 'law', 'figures'] as const),
  ],
  rows: async function* (transaction, { tenant, month, upTo, language }) {
    const words = exportWords[language]
    const rows = copyOut(
      transaction,
      sql`
      select l.run, l.line, coalesce(c.identity_value, ''), coalesce(c.name, ''), coalesce(t.name, ''), l.kind, l.key,
        l.first_day, l.last_day, l.quantity, l.unit, l.unit_price_minor, l.per, l.amount_minor, r.currency, l.ground
      from settlement_line l
      join settlement_run r on r.tenant_id = l.tenant_id and r.month = l.month and r.number = l.run
      left join citizen c on c.tenant_id = l.tenant_id and c.id = l.citizen_id
      left join team t on t.tenant_id = l.tenant_id and t.id = l.team_id
      where l.tenant_id = ${tenant}::uuid and l.month = ${daysOfMonth(month).from}::date and l.run <= ${upTo}::integer
      order by l.run, l.line`,
    )
    for await (const row of rows as AsyncIterable<string[]>) {
      const [run, line, identity, citizen, team, kind, key, from, to, quantity, unit, price, per, amount] = row as Texts
      const [currency, ground] = row.slice(14) as [string, string]
      yield [
        ...[month, Number(run), Number(line), identity, citizen, team],
        ...[words.kinds[kind as 'grantedTime'], key, from, to, Number(quantity), words.units[unit as 'days']],
        ...[{ minor: Number(price) }, words.per[per as 'hour'], { minor: Number(amount) }, currency],
        ...groundCells(JSON.parse(ground), language),
      ]
    }
  },
}

type Texts = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

function groundCells({ rule, provenance, laws, inputs }: Ground, language: ExportLanguage): Cell[] {
  const law = laws.filter(({ act }) => act !== 'house').map(({ act, section }) => `${act} ${section}`)
  return [rule, exportWords[language].provenance[provenance], law.join(' · '), figures(inputs)]
}

const figures = (inputs: Readonly<Record<string, unknown>>): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

const findings: Sheet = {
  columns: [
    ...(['month', 'number', 'identity', 'citizen', 'team', 'kind', 'date', 'figures'] as const),
    ...(['decision', 'note', 'by'] as const),
  ],
  rows: async function* (transaction, { tenant, month, upTo, language }) {
    const words = exportWords[language]
    const rows = copyOut(
      transaction,
      sql`
      select f.finding, coalesce(c.identity_value, ''), coalesce(c.name, ''), coalesce(t.name, ''), f.kind,
        coalesce(f.day::text, ''), f.facts, coalesce(m.decision, ''), coalesce(m.note, ''), coalesce(m.by, '')
      from settlement_finding f
      left join citizen c on c.tenant_id = f.tenant_id and c.id = f.citizen_id
      left join team t on t.tenant_id = f.tenant_id and t.id = f.team_id
      ${latestMark}
      where f.tenant_id = ${tenant}::uuid and f.month = ${daysOfMonth(month).from}::date and f.run = ${upTo}::integer
      order by f.finding`,
    )
    for await (const row of rows as AsyncIterable<string[]>) {
      const [number, identity, citizen, team, kind, date, facts, decision, note, by] = row as Texts
      yield [
        ...[month, Number(number), identity, citizen, team, words.findings[kind as 'noFrame'], date],
        ...[figures(JSON.parse(facts)), decision && words.decisions[decision as 'pay'], note, by],
      ]
    }
  },
}

const teams: Sheet = {
  columns: ['month', 'team', 'lines', 'amount'],
  rows: async function* (transaction, { tenant, month, language }) {
    const rows = await teamsOfMonth(transaction, tenant, month)
    for (const { name, lines, minor } of rows) yield [month, name, lines, { minor }]
    const all = rows.reduce(
      (sum, { lines, minor }) => ({ lines: sum.lines + lines, minor: sum.minor + minor }),
      nothing,
    )
    yield [month, exportWords[language].sum, all.lines, { minor: all.minor }]
  },
}

const nothing = { lines: 0, minor: 0 }

export const sheets = { lines, findings, teams }
