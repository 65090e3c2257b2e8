/** Whether an assessment holds what a decision can rest on. */
import { type FunnelStep, funnelSteps, nextFunnelStep } from '#care/governance/funnel.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Assessment, Need } from './assessment.ts'

/**
 * One thing an assessment does not say yet.
 * @da hul i udredning
 * @sv lucka i utredning
 */
export type AssessmentGap =
  | { readonly kind: 'noNeed' | 'noWishes' | 'noResources' }
  | { readonly kind: 'areaTwice' | 'noExpectedLevel' | 'noOwnView'; readonly area: string }
  | { readonly kind: 'notConsidered' | 'consideredTooEarly'; readonly step: FunnelStep }
  | { readonly kind: 'noConversation'; readonly part: keyof Assessment['conversation'] }

/**
 * Why an assessment is not finished: everything it does not say yet.
 * @da ufærdig udredning
 * @sv ofullständig utredning
 */
export type AssessmentRefusal = { readonly kind: 'incomplete'; readonly gaps: readonly AssessmentGap[] }

/**
 * Finishes an assessment, or says all that is missing: at least one need, each with the level hoped for and the
 * citizen's own view; their wishes and resources (000-14); every step of the funnel, those nearer to the citizen's own
 * strength first (003-48); and the four steps of the conversation (003-43).
 */
export function assess(model: GovernanceModel, assessment: Assessment): Result<Assessment, AssessmentRefusal> {
  const gaps: AssessmentGap[] = [
    ...needGaps(assessment.needs),
    ...(isBlank(assessment.wishes) ? [{ kind: 'noWishes' } as const] : []),
    ...(isBlank(assessment.resources) ? [{ kind: 'noResources' } as const] : []),
    ...funnelGaps(model, assessment),
    ...conversationGaps(assessment),
  ]
  return gaps.length === 0 ? ok(assessment) : refuse({ kind: 'incomplete', gaps })
}

function needGaps(needs: readonly Need[]): AssessmentGap[] {
  if (needs.length === 0) return [{ kind: 'noNeed' }]
  return needs.flatMap(({ area, levelNow, levelExpected, ownView }, index): AssessmentGap[] => {
    const gaps: AssessmentGap[] = []
    if (needs.slice(0, index).some((need) => need.area === area)) gaps.push({ kind: 'areaTwice', area })
    if (levelExpected === null && isHindered(levelNow)) gaps.push({ kind: 'noExpectedLevel', area })
    if (isBlank(ownView)) gaps.push({ kind: 'noOwnView', area })
    return gaps
  })
}

/** Level 0 needs no help and 9 is not relevant, so neither aims at anything. */
const isHindered = (level: Need['levelNow']): boolean => level !== 0 && level !== 9

function funnelGaps(model: GovernanceModel, { considered }: Assessment): AssessmentGap[] {
  const gaps: AssessmentGap[] = []
  const sofar: FunnelStep[] = []
  for (const { step, note } of considered) {
    if (isBlank(note) || sofar.includes(step)) continue
    if (nextFunnelStep(model, sofar) !== step) gaps.push({ kind: 'consideredTooEarly', step })
    sofar.push(step)
  }
  const missing = (model.funnel ?? funnelSteps).filter((step) => !sofar.includes(step))
  return [...gaps, ...missing.map((step) => ({ kind: 'notConsidered', step }) as const)]
}

function conversationGaps({ conversation }: Assessment): AssessmentGap[] {
  const parts = ['contact', 'contract', 'communication', 'conclusion'] as const
  return parts.filter((part) => isBlank(conversation[part])).map((part) => ({ kind: 'noConversation', part }))
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
