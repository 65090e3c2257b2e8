/**
 * Letters about a decision, as parts with slots: what a letter says, in no language. Words stand elsewhere; what law
 * asks for comes in as dated data, and who can be asked as the office's own.
 */
import type { LegalReference, LetterRule, SwapRule } from '#care/governance/model.ts'
import type { Words } from '#care/governance/words.ts'
import type { Decision, Frame, Goal } from '#care/grants/grant.ts'
import type { Narrowing } from '#care/grants/narrowing.ts'
import type { Role } from '#care/people/actor.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'

/**
 * One part of a decision letter, by its name in the model.
 * @da brevets del
 * @sv brevets del
 */
export type LetterPartName = LetterRule['parts'][number]

/**
 * How one complains over a decision in a country, on the days it held: within how many weeks of receiving it, to whom,
 * and who decides in the end. `reviewsFirst`: whoever decided must look at the matter again before it goes on.
 * @da klageregel
 * @sv överklaganderegel
 */
export type AppealRule = {
  readonly valid: Period
  readonly weeks: number
  readonly reviewsFirst: boolean
  /** Whether it must be put in writing. */
  readonly inWriting: boolean
  /** The proper name of the body that decides in the end. */
  readonly finally: string
  readonly laws: readonly LegalReference[]
}

/**
 * Where a citizen can ask or complain: an office and at least one way to reach it.
 * @da kontaktoplysninger
 * @sv kontaktuppgifter
 */
export type ContactPoint = {
  readonly office: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
}

/**
 * A law as the letter cites it: found in the model, or as whoever decided wrote it.
 * @da lovgrundlag
 * @sv lagstöd
 */
export type LawCited =
  | { readonly kind: 'known'; readonly law: LegalReference }
  | { readonly kind: 'asWritten'; readonly text: string }

/**
 * What the team may do by itself without a new decision.
 * @da teamets råderum
 * @sv arbetslagets utrymme
 */
export type TeamRoom = {
  readonly minor: { readonly by: Role; readonly minutesPerWeek: number } | null
  readonly packages: readonly { readonly title: Words; readonly days: number; readonly minutesPerDay: number }[]
}

/**
 * A frame with what it is for as people call it; `of: null` is all help.
 * @da ramme i brevet
 * @sv ram i brevet
 */
export type FrameTold = Pick<Frame, 'minutes' | 'per'> & { readonly of: Words | null }

/**
 * Something promised no longer, with what it was for as people call it; `of: null` is all help.
 * @da indskrænkning i brevet
 * @sv inskränkning i brevet
 */
export type NarrowingTold = { readonly narrowing: Narrowing; readonly of: Words | null }

/**
 * One part of a letter with all that it needs to be said.
 * @da afsnit
 * @sv avsnitt
 */
export type LetterPart =
  | {
      readonly part: 'whatYouGet'
      readonly outcome: Decision['outcome']
      readonly from: LocalDate
      readonly to: LocalDate | null
      /** What the decision promises: where it is goals, the time is what one reckons with. */
      readonly promises: 'minutes' | 'goals'
      readonly frames: readonly FrameTold[]
      readonly course: Words | null
      readonly category: Words | null
      readonly rehabilitation: boolean
      readonly goals: readonly Goal[]
      readonly conditions: readonly string[]
      readonly narrows: readonly NarrowingTold[]
    }
  | { readonly part: 'frame'; readonly promises: 'minutes' | 'goals'; readonly team: TeamRoom }
  | { readonly part: 'swap'; readonly rule: SwapRule }
  | {
      readonly part: 'reasons'
      readonly facts: string
      readonly considerations: string
      readonly heardOn: LocalDate | null
    }
  | { readonly part: 'law'; readonly laws: readonly LawCited[] }
  | {
      readonly part: 'nextStep'
      readonly outcome: Decision['outcome']
      readonly from: LocalDate
      readonly team: string | null
      readonly fixedContact: string | null
      readonly followUpOn: LocalDate | null
    }
  | { readonly part: 'appeal'; readonly rule: AppealRule }
  | { readonly part: 'contact'; readonly contact: ContactPoint; readonly decidedBy: string }

/**
 * Something a letter cannot be sent without.
 * @da mangel i brev
 * @sv brist i brev
 */
export type LetterGap =
  | { readonly part: 'reasons'; readonly missing: 'facts' | 'considerations' }
  | { readonly part: 'law'; readonly missing: 'legalBasis' }
  | { readonly part: 'appeal'; readonly missing: 'guidance' | 'rule' }
  | { readonly part: 'contact'; readonly missing: 'office' | 'way' }
  /** Harder to read than the model lets be sent. */
  | { readonly part: 'reasons'; readonly missing: 'easierWords' }
  /** Decided in another system, which has sent its own letter. */
  | { readonly part: 'whatYouGet'; readonly missing: 'decidedHere' }

/**
 * A letter as far as it can be written, and what it still lacks: with anything lacking it may not be sent.
 * @da brevudkast
 * @sv brevutkast
 */
export type LetterDraft = { readonly parts: readonly LetterPart[]; readonly gaps: readonly LetterGap[] }
