/** What an assessment does not say yet, part by part. */
import type { AssessmentPart } from '#care/governance/assessment-rule.ts'
import { type FunnelStep, funnelSteps, nextFunnelStep } from '#care/governance/funnel.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
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
 * A gap with the part of an assessment it is in.
 * @plain
 */
export type Gap = { readonly part: AssessmentPart; readonly gap: AssessmentGap }

/** Every gap, asked for or not; where areas are known from before, none need be named. */
export const gapsIn = (model: GovernanceModel, assessment: Assessment, isKnown: boolean): Gap[] => [
  ...needGaps(assessment.needs, isKnown),
  ...(isBlank(assessment.wishes) ? [{ part: 'wishes', gap: { kind: 'noWishes' } } as const] : []),
  ...(isBlank(assessment.resources) ? [{ part: 'resources', gap: { kind: 'noResources' } } as const] : []),
  ...funnelGaps(model, assessment),
  ...conversationGaps(assessment),
]

function needGaps(needs: readonly Need[], isKnown: boolean): Gap[] {
  if (needs.length === 0) return isKnown ? [] : [{ part: 'levels', gap: { kind: 'noNeed' } }]
  return needs.flatMap(({ area, levelNow, levelExpected, ownView }, index): Gap[] => {
    const gaps: Gap[] = []
    if (needs.slice(0, index).some((need) => need.area === area))
      gaps.push({ part: 'levels', gap: { kind: 'areaTwice', area } })
    if (levelExpected === null && isHindered(levelNow))
      gaps.push({ part: 'levels', gap: { kind: 'noExpectedLevel', area } })
    if (isBlank(ownView)) gaps.push({ part: 'ownView', gap: { kind: 'noOwnView', area } })
    return gaps
  })
}

/** Level 0 needs no help and 9 is not relevant, so neither aims at anything. */
const isHindered = (level: Need['levelNow']): boolean => level !== 0 && level !== 9

function funnelGaps(model: GovernanceModel, { considered }: Assessment): Gap[] {
  const gaps: AssessmentGap[] = []
  const sofar: FunnelStep[] = []
  for (const { step, note } of considered) {
    if (isBlank(note) || sofar.includes(step)) continue
    if (nextFunnelStep(model, sofar) !== step) gaps.push({ kind: 'consideredTooEarly', step })
    sofar.push(step)
  }
  const missing = (model.funnel ?? funnelSteps).filter((step) => !sofar.includes(step))
  return [...gaps, ...missing.map((step) => ({ kind: 'notConsidered', step }) as const)].map((gap) => ({
    part: 'funnel',
    gap,
  }))
}

function conversationGaps({ conversation }: Assessment): Gap[] {
  const parts = ['contact', 'contract', 'communication', 'conclusion'] as const
  return parts
    .filter((part) => isBlank(conversation[part]))
    .map((part) => ({ part: 'conversation', gap: { kind: 'noConversation', part } }))
}

export const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
