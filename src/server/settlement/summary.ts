/** A settled month for a person at a terminal: what it came to, team by team, what to look at, and what is assumed. */
import { findingKinds } from '#care/governance/finding-kind.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { reviewTime } from '#care/settlement/review-time.ts'
import type { Finding, SettlementLine } from '#care/settlement/settlement.ts'
import { amount, whole } from './figures.ts'
import type { SettledMonth } from './settle-month.ts'
import { table } from './table.ts'
import { kindsOf, totalOf, unsureRules } from './totals.ts'

const firstShown = 3

export function summaryOf(settled: SettledMonth): string {
  const sections = [
    headOf(settled),
    linesOf(settled),
    budgetsOf(settled),
    shownOf(settled),
    findingsOf(settled),
    unsureOf(settled),
  ]
  return [...sections, runsOf(settled)].filter((section) => section !== '').join('\n\n')
}

function headOf({ tenant, month, model, citizens, whatIf }: SettledMonth): string {
  const { valid } = model
  const tried = whatIf ? `What if: ${model.id} ${model.version} is only tried, and nothing is posted.\n` : ''
  const until = valid.to === null ? '' : ` until ${valid.to}`
  return `${tried}${tenant.name}, ${month}: ${count(citizens.size, 'citizen', 'citizens')} by ${model.title.en} (${model.id} ${
    model.version
  }, valid from ${valid.from}${until})`
}

const kindWords: Readonly<Record<SettlementLine['kind'], string>> = {
  grantedTime: 'granted time',
  performedTime: 'performed time',
  weeklyRate: 'weekly rate',
  packagePrice: 'packages',
  frameBudget: 'frame budgets',
}

function linesOf({ lines, model }: SettledMonth): string {
  const kinds = kindsOf(lines)
  const unsure = new Set(lines.flatMap(({ kind, ground }) => (ground.provenance === 'stated' ? [] : [kind])))
  const rows = kinds.map(({ kind, lines: many, quantity, unit, amountMinor }) => [
    kindWords[kind] + (unsure.has(kind) ? ' *' : ''),
    whole(many),
    unit === 'minutes' ? `${whole(Math.round(quantity / 60))} hours` : `${whole(quantity)} days`,
    amount(amountMinor),
  ])
  const total = ['all', whole(lines.length), '', amount(totalOf(lines))]
  return table(['Settled', 'lines', 'of', model.currency], [...rows, total])
}

function budgetsOf({ budgets, model, tenant }: SettledMonth): string {
  if (budgets.length === 0)
    return model.currency === tenant.currency
      ? ''
      : `No team budgets: the model pays in ${model.currency}, and hours cost ${tenant.currency}.`
  const rows = budgets.map(({ key, name, budget: { soFar, forecast, paidMinutes } }) => [
    name === key ? key : `${key} ${name}`,
    amount(soFar.income.minor),
    amount(soFar.cost.minor),
    amount(soFar.left.minor),
    forecast ? amount(forecast.left.minor) : '',
    `${whole(Math.round(paidMinutes / 60))} hours`,
  ])
  const { daysPassed, days } = (budgets[0] as (typeof budgets)[number]).budget
  const told = budgets.some(({ budget }) => budget.paidMinutes > 0)
    ? `Hours are told of ${daysPassed} of ${days} days; the forecast lets the rest go like those.`
    : 'No hours were told of in this month.'
  const head = ['Team', 'income', 'cost of hours', 'left', 'left at the end', 'paid']
  return `${table(head, rows)}\n${told}`
}

/** By what the visits are known, and how far locks have come. */
function shownOf({ evidence, locks, month }: SettledMonth): string {
  const done = evidence.lock + evidence.staff + evidence.plan
  const share = (part: number): string => `${done === 0 ? 0 : Math.round((100 * part) / done)} %`
  const visits =
    done === 0
      ? []
      : [
          `Visits done: ${whole(done)}. A lock or clock shows ${share(evidence.lock)}, staff told of ${share(
            evidence.staff,
          )}, ${share(evidence.plan)} stand by the plan.`,
        ]
  const homes =
    locks.homes === 0
      ? []
      : [
          `Digital locks: ${whole(locks.locked)} of ${whole(locks.homes)} homes (${locks.percent} %) at the end of ${month}.`,
        ]
  return [...visits, ...homes].join('\n')
}

const findingWords: Readonly<Record<Finding['kind'], string>> = {
  noFrame: 'no frame granted',
  noTeam: 'no team answers',
  noCategory: 'no category in the grant',
  noRate: 'no price in the model',
  noEvidence: 'no evidence of the visit',
  overTolerance: 'over the tolerance, unpaid',
  overOrdered: 'over what was ordered, unpaid',
  unplannedVisit: 'visit outside the plan',
  unknownService: 'service not in the catalogue',
  overlap: 'two visits at once',
  longVisit: 'unusually long visit',
  underuse: 'much granted, little given',
  lateDecline: 'declined late, and paid',
  frameEnded: 'visits after the grant ended',
}

function findingsOf({ findings, citizens, teams, model }: SettledMonth): string {
  if (findings.length === 0) return 'Nothing to look at.'
  const byKind = Map.groupBy(findings, ({ kind }) => kind)
  const kinds = findingKinds.filter((kind) => byKind.has(kind))
  const blocks = kinds.map((kind) => {
    const found = byKind.get(kind) as readonly Finding[]
    const shown = found.slice(0, firstShown).map(({ citizen, team, date, facts }) => {
      const whom = citizen ? (citizens.get(citizen) ?? citizen) : team ? (teams.get(team)?.key ?? team) : ''
      const said = Object.entries(facts).map(([name, value]) => `${wordsOf(name)} ${value}`)
      return `    ${[whom, date ?? '', said.join(', ')].filter(Boolean).join('  ')}`
    })
    const more = found.length - shown.length
    return [
      `  ${whole(found.length)} × ${findingWords[kind]}`,
      ...shown,
      ...(more > 0 ? [`    and ${whole(more)} more`] : []),
    ]
  })
  return [`To look at: ${whole(findings.length)}${timeOf(model, findings)}`, ...blocks.flat()].join('\n')
}

/** What looking at them is thought to take, where the model says so. */
function timeOf(model: GovernanceModel, findings: readonly Finding[]): string {
  if (!model.settlement.exceptions.review) return ''
  const { seconds, withoutEstimate } = reviewTime(model, findings)
  const hours = (of: number): string => (of / 3600).toFixed(1)
  const rest = withoutEstimate > 0 ? `, and ${whole(withoutEstimate)} without an estimate` : ''
  return `, about ${hours(seconds.provider)} hours of providers and ${hours(seconds.authority)} of the authority${rest}`
}

function unsureOf({ lines }: SettledMonth): string {
  const rules = unsureRules(lines)
  if (rules.length === 0) return ''
  const rows = rules.map(({ rule, provenance, source, lines: many }) => [rule, provenance, source, whole(many)])
  return `* No source states these figures of the model:\n${table(['', '', 'source', 'lines'], rows)}`
}

function runsOf({ runs }: SettledMonth): string {
  if (runs.length === 0) return ''
  const rows = runs.map(({ number, model, version, lines, totalMinor, currency }) => [
    `run ${number}`,
    `${model} ${version}`,
    whole(lines),
    `${amount(totalMinor)} ${currency}`,
  ])
  return table(['Posted', 'by', 'lines', 'amount'], rows)
}

/** `endedOn` as people write it: ended on. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const count = (many: number, one: string, several: string): string => `${whole(many)} ${many === 1 ? one : several}`
