/** What each step of a case is given. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Decision, Grant } from '#care/grants/grant.ts'
import type { NeedArea } from '#care/grants/need-area.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { GrantDraft } from './draft.ts'
import type { GrantWords } from './words/da.ts'

export type StepProps = {
  readonly draft: GrantDraft
  readonly change: (changed: Partial<GrantDraft>) => void
  readonly own: GrantWords
  readonly model: GovernanceModel
  readonly areas: readonly NeedArea[]
  /** The decision as the draft tells it now. */
  readonly decision: Decision
  readonly before: Grant | null
  readonly today: LocalDate
  /** What an area is called. */
  readonly areaName: (code: string) => string
}
