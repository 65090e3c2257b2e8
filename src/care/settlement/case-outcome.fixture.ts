/** What comes of a case in the words of the case, and whether it is what was expected. */
import type { GovernanceModel } from '#care/governance/model.ts'
import { qualityBonus } from './bonus.ts'
import { readAmount, readCase, type SettlementCase } from './case-language.fixture.ts'
import { settleCitizen } from './settle-citizen.ts'
import type { Finding, Settled, SettlementLine } from './settlement.ts'
import { teamBudget, teamFrameBudget } from './team-budget.ts'

/** Settles a case and throws with both lists where what came is not what was expected. */
export function check(text: string, models: Readonly<Record<string, GovernanceModel>>): Settled {
  const settlementCase = readCase(text, models)
  const settled = settle(settlementCase)
  const left = [
    ...settled.lines.map(writeLine),
    ...settled.findings.map(writeFinding),
    ...writeBudget(settlementCase, settled),
    ...writeBonus(settlementCase, settled),
  ]
  const total = settled.lines.reduce((sum, { amount }) => sum + amount.minor, 0)
  const missing: string[] = []
  for (const expectation of settlementCase.expected) {
    const [kind, amount] = expectation.split(' ') as [string, string]
    if (kind === 'nothing') continue
    if (kind === 'total') {
      if (readAmount(amount) !== total) missing.push(expectation)
      continue
    }
    const found = left.findIndex((line) => meets(line, expectation))
    if (found === -1) missing.push(expectation)
    else left.splice(found, 1)
  }
  if (missing.length > 0 || left.length > 0 || settlementCase.expected.length === 0)
    throw new Error(
      [
        'expected, and did not come:',
        ...missing.map((line) => `  ${line}`),
        'came, and was not expected:',
        ...left.map((line) => `  ${line}`),
        `total ${writeAmount(total)} of:`,
        ...settled.lines.map((line) => `  ${writeLine(line)}`),
      ].join('\n'),
    )
  return settled
}

function settle({ model, month, yearBudgetMinor }: SettlementCase): Settled {
  const settled = settleCitizen(model, month)
  if (yearBudgetMinor === undefined) return settled
  const team = month.teams[0]?.value as SettlementLine['team']
  return { ...settled, lines: [...settled.lines, teamFrameBudget(model, team, month.month, yearBudgetMinor)] }
}

/** Every word of the expectation stands in the line, in that order; more may stand between. */
function meets(line: string, expectation: string): boolean {
  const words = line.split(' ')
  let at = 0
  for (const word of expectation.split(/\s+/)) {
    const found = words.indexOf(word, at)
    if (found === -1 || (at === 0 && found !== 0)) return false
    at = found + 1
  }
  return true
}

/** `performedTime 2026-10-01..2026-10-31 personal 930 min 7,595.00` */
function writeLine({ kind, key, period, quantity, unit, amount }: SettlementLine): string {
  const what = key.split(' ').slice(1).join(' ')
  return [
    kind,
    `${period.from}..${period.to}`,
    what,
    quantity,
    unit === 'days' ? 'days' : 'min',
    writeAmount(amount.minor),
  ]
    .filter((word) => word !== '')
    .join(' ')
}

/** `budget 15,500.00 cost 12,000.00 left 3,500.00 forecast 1,000.00`, where the case tells of hours. */
function writeBudget({ hours, on, month, model }: SettlementCase, { lines }: Settled): string[] {
  const team = hours[0]?.team
  if (team === undefined || on === null) return []
  const given = { team, income: lines, hours, month: month.month, on, currency: model.currency }
  const { soFar, forecast } = teamBudget(given)
  const [income, cost, left] = [soFar.income, soFar.cost, soFar.left].map(({ minor }) => writeAmount(minor))
  return [`budget ${income} cost ${cost} left ${left} forecast ${forecast ? writeAmount(forecast.left.minor) : 'none'}`]
}

/** `bonus 173.25 met faces,currentPlans`, where the case tells of measures. */
function writeBonus({ model, measured }: SettlementCase, { lines }: Settled): string[] {
  if (measured === null) return []
  const minor = lines.reduce((sum, { amount }) => sum + amount.minor, 0)
  const { amount, met } = qualityBonus(model, measured, { minor, currency: model.currency })
  return [`bonus ${writeAmount(amount.minor)} met ${met.join()}`]
}

/** `overTolerance 2026-10-29 granted 1329 unpaid 20` */
const writeFinding = ({ kind, date, facts }: Finding): string =>
  [kind, ...(date ? [date] : []), ...Object.entries(facts).map(([name, value]) => `${name} ${value}`)].join(' ')

/** `11,025.00` */
function writeAmount(minor: number): string {
  const whole = String(Math.floor(Math.abs(minor) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${minor < 0 ? '-' : ''}${whole}.${String(Math.abs(minor) % 100).padStart(2, '0')}`
}
