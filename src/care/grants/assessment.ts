import type { FunnelStep } from '#care/governance/funnel.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'

/**
 * How much somebody is hindered: 0 none, 1 slight, 2 moderate, 3 severe, 4 total, 9 not relevant.
 * The same steps in the Danish shared language and in ICF.
 * @da funktionsniveau
 * @sv funktionsnivå
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 9

/**
 * One area of need: the level now and the level hoped for, and how the citizen sees it.
 * `area` is a code with its system, such as `FSIII:J1.2` or `ICF:d5`.
 * @da tilstand
 * @sv behovsområde
 */
export type Need = {
  readonly area: string
  readonly levelNow: Level
  readonly levelExpected: Level | null
  readonly ownView: string | null
}

/**
 * What was found out in the conversation before a decision.
 * @da udredning
 * @sv utredning
 */
export type Assessment = {
  readonly id: Id<'Assessment'>
  readonly citizen: Id<'Citizen'>
  readonly on: LocalDate
  readonly needs: readonly Need[]
  /** What matters to the citizen as they said it; absent where it was not asked. */
  readonly matters?: string | null | undefined
  readonly wishes: string | null
  readonly resources: string | null
  readonly considered: readonly { readonly step: FunnelStep; readonly note: string }[]
  /** Notes by the four steps of the conversation. */
  readonly conversation: {
    readonly contact: string | null
    readonly contract: string | null
    readonly communication: string | null
    readonly conclusion: string | null
  }
}
