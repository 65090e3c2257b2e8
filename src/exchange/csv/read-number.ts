import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FaultReason } from './fault.ts'

/** What a number of one column can be. */
export type NumberRule = {
  readonly least: number
  readonly most: number
  /** How many decimals are kept: 0 for whole numbers, 2 for money. */
  readonly decimals: number
}

/**
 * A number as a count of its smallest steps: `1.234,50` with two decimals is 123450. Comma or point may be the decimal
 * mark, and point, comma, space or nothing parts thousands. A single mark with three digits after it can be either;
 * of the two numbers only one that is possible in this column is taken, and where both are, the text is refused.
 */
export function readNumber(text: string, rule: NumberRule): Result<number, FaultReason> {
  const bare = text.replace(money, '').trim()
  if (!/^[-−]?\d[\d.,'’ \u00a0\u202f]*$/.test(bare)) return refuse('notANumber')
  const sign = /^[-−]/.test(bare) ? -1 : 1
  const readings = new Set(forms.flatMap((form) => form(bare.replace(/^[-−]/, ''))))
  if (readings.size === 0) return refuse('notANumber')
  const unit = 10 ** rule.decimals
  const steps = [...readings].map((decimal) => stepsOf(decimal, rule.decimals)).filter((count) => count !== undefined)
  if (steps.length === 0) return refuse('notWhole')
  const signed = steps.map((count) => (count === 0 ? 0 : sign * count))
  const possible = signed.filter((count) => rule.least * unit <= count && count <= rule.most * unit)
  if (possible.length !== 1) return refuse(possible.length === 0 ? 'outOfRange' : 'ambiguousNumber')
  return Number.isInteger(possible[0]) ? ok(possible[0] as number) : refuse('tooManyDecimals')
}

/** Spreadsheets write a currency into the cell. */
const money = /^(?:kr\.?|dkk|sek|eur)\s*|\s*(?:kr\.?|dkk|sek|eur|:-)$/gi

/** Each way to read a number that fits gives it with a decimal point and without thousands marks. */
const forms: readonly ((text: string) => string[])[] = [
  (text) => (/^\d+$/.test(text) ? [text] : []),
  (text) => (/^\d+[.,]\d+$/.test(text) ? [text.replace(',', '.')] : []),
  (text) => grouped(text, '.', ','),
  (text) => grouped(text, ',', '.'),
  (text) => grouped(text.replace(/['’\u00a0\u202f]/g, ' '), ' ', ','),
  (text) => grouped(text.replace(/['’\u00a0\u202f]/g, ' '), ' ', '.'),
]

function grouped(text: string, thousands: string, decimal: string): string[] {
  const [whole, fraction, more] = text.split(decimal)
  const groups = (whole as string).split(thousands)
  const isGrouped =
    groups.length > 1 &&
    /^[1-9]\d{0,2}$/.test(groups[0] as string) &&
    groups.slice(1).every((group) => /^\d{3}$/.test(group))
  if (!isGrouped || more !== undefined || (fraction !== undefined && !/^\d+$/.test(fraction))) return []
  return [groups.join('') + (fraction === undefined ? '' : `.${fraction}`)]
}

/** The number in its smallest steps, a fraction where decimals would be lost; nothing where it should be whole. */
function stepsOf(text: string, decimals: number): number | undefined {
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  const lost = fraction.slice(decimals)
  // Three digits behind a mark are thousands where no decimals are meant, also when they are zeros.
  if (decimals === 0 && (/[^0]/.test(lost) || fraction.length === 3)) return undefined
  const steps = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return /[^0]/.test(lost) ? steps + 0.5 : steps
}
