/** What it takes to ask a kind of question in words. */
import type { Question } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Speech } from './speech.ts'

/** How each kind is asked. */
export type Asking<Kinds extends Question['kind'] = Question['kind']> = {
  readonly [Kind in Kinds]: (asked: Extract<Question, { kind: Kind }>, model: GovernanceModel, speech: Speech) => string
}

/** A month by its name and year. */
export function monthOf(month: string, { words: { locale } }: Speech): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
