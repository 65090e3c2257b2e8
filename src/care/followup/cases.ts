/** Whom a case officer should look at: what makes somebody's help a case again. */

import type { Grant } from '#care/grants/grant.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import type { DueFollowUp } from './due.ts'

/**
 * Why a citizen is a case: nothing was ever decided, an assessment waits for its decision, somebody who followed up
 * asks for a new one, the help runs out, or a follow-up is the case officer's to do. `on` is the day it counts from.
 * @da sag
 * @sv ärende
 */
export type CaseReason =
  | { readonly kind: 'undecided' | 'assessed' | 'newAssessment'; readonly on: LocalDate | null }
  | { readonly kind: 'ranOut' | 'endsSoon'; readonly on: LocalDate }
  | { readonly kind: 'followUp'; readonly on: LocalDate; readonly state: DueFollowUp['state'] }

/**
 * What is known of one citizen on a day.
 * @da sagens forhold
 * @sv ärendets läge
 */
export type CaseFacts = {
  readonly grants: Timeline<Grant>
  /** A team comes to them today. */
  readonly isServed: boolean
  readonly decidedOn: LocalDate | null
  readonly assessedOn: LocalDate | null
  /** The day somebody last followed up and asked for a new assessment. */
  readonly askedOn: LocalDate | null
  readonly due: readonly DueFollowUp[]
}

/** How long before help runs out somebody should look: time for a visit and a letter. */
export const endsSoonDays = 28

/**
 * All reasons to look, the ones that wait longest first; none where the help goes on as decided. A follow-up is a case
 * once it is due and the case officer is among those who may do it, or so late that it is an alarm for whoever.
 */
export function caseReasons(facts: CaseFacts, today: LocalDate): readonly CaseReason[] {
  const reasons = [...decisionReasons(facts), ...endReasons(facts, today), ...followUpReasons(facts)]
  return reasons.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0))
}

function decisionReasons({ decidedOn, assessedOn, askedOn, isServed }: CaseFacts): CaseReason[] {
  const reasons: CaseReason[] = []
  const isAssessed = assessedOn !== null && (decidedOn === null || assessedOn > decidedOn)
  if (isAssessed) reasons.push({ kind: 'assessed', on: assessedOn })
  else if (decidedOn === null && isServed) reasons.push({ kind: 'undecided', on: null })
  if (askedOn !== null && (assessedOn === null || askedOn > assessedOn))
    reasons.push({ kind: 'newAssessment', on: askedOn })
  return reasons
}

/** Where something is granted after it, the end is only a change. */
function endReasons({ grants, isServed }: CaseFacts, today: LocalDate): CaseReason[] {
  const last = grants.at(-1)?.to
  if (!last) return []
  if (last < today) return isServed ? [{ kind: 'ranOut', on: last }] : []
  return last <= addDays(today, endsSoonDays) ? [{ kind: 'endsSoon', on: last }] : []
}

const followUpReasons = ({ due }: CaseFacts): CaseReason[] =>
  due
    .filter(({ by, state }) => state === 'alarm' || (state !== 'ahead' && by.includes('caseOfficer')))
    .map(({ dueOn, state }) => ({ kind: 'followUp', on: dueOn, state }))
