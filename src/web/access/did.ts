/** What somebody did and by what right, as a sentence says it. */
import type { z } from 'zod'
import type { readAccessLog } from '#contract/access/operations.ts'
import type { Words } from '#web/words/da.ts'
import type { AccessWords } from './words/da.ts'

type Row = z.output<typeof readAccessLog.answer>['items'][number]

/** Such as `læste siden`; the action's own name where it is newer than the words. */
export const didOf = (words: Words, action: string): string =>
  (words.citizen.actions as Readonly<Record<string, string>>)[action] ?? action

/** Such as `for at give hjælpen, teamet kommer der`. Rows from before purposes were kept have none. */
export function whyOf(own: AccessWords, { purpose, relation }: Pick<Row, 'purpose' | 'relation'>): string {
  const by = [...new Set(relation.filter((one) => one !== 'any').map((one) => own.relations[one]))]
  const meansTheSame = purpose === 'ownHelp'
  return [purpose && own.purposes[purpose], !meansTheSame && by.join(', ')].filter(Boolean).join(' · ')
}
