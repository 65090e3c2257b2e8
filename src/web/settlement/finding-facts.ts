/** The figures of a finding as its sentence asks for them, written as the reader's language writes them. */
import type { z } from 'zod'
import type { listMonthFindings } from '#contract/settlement/month.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Currency } from '#kernel/money.ts'
import type { Format } from '#web/words/format.ts'

export type MonthFinding = z.output<typeof listMonthFindings.answer>['items'][number]

export type Facts = {
  /** How many visits it is about; 0 where it says nothing of visits. */
  readonly visits: number
  readonly time: (name: string) => string
  readonly number: (name: string) => string
  readonly money: (name: string) => string
  readonly day: (name: string) => string
  /** The first of these that is there. */
  readonly text: (...names: readonly string[]) => string
}

/** A sentence for each kind of finding. */
export type SayFinding = Readonly<Record<MonthFinding['kind'], (facts: Facts) => string>>

export function factsOf({ facts }: Pick<MonthFinding, 'facts'>, format: Format, currency: Currency): Facts {
  const count = (name: string): number => (typeof facts[name] === 'number' ? (facts[name] as number) : 0)
  return {
    visits: count('visits'),
    time: (name) => format.length(count(name)),
    number: (name) => format.number(count(name)),
    money: (name) => format.moneyExact({ minor: count(name), currency }),
    day: (name) => (typeof facts[name] === 'string' ? format.shortDate(facts[name] as LocalDate) : '…'),
    text: (...names) => String(names.map((name) => facts[name]).find((value) => value !== undefined) ?? '…'),
  }
}
