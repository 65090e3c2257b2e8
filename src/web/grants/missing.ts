/** What a case still lacks, and at which step it is filled in: the rules of care asked while one writes. */
import type { AssessmentPart } from '#care/governance/assessment-rule.ts'
import { funnelSteps } from '#care/governance/funnel.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { assess } from '#care/grants/assess.ts'
import type { Need } from '#care/grants/assessment.ts'
import type { AssessmentGap } from '#care/grants/assessment-gaps.ts'
import { type DecisionFault, decide } from '#care/grants/decide.ts'
import type { Decision, Grant } from '#care/grants/grant.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { assessmentOf, type GrantDraft, needsAssessment } from './draft.ts'

export const steps = ['talk', 'needs', 'funnel', 'frame', 'decision'] as const
export type Step = (typeof steps)[number]

export type Missing = { readonly step: Step; readonly what: AssessmentGap | DecisionFault | NoLevel }
type NoLevel = { readonly kind: 'noLevel'; readonly area: string }

type AtStep = Readonly<Record<AssessmentGap['kind'] | DecisionFault['kind'] | NoLevel['kind'], Step>>

const stepOf: AtStep = {
  noNeed: 'needs',
  noLevel: 'needs',
  areaTwice: 'needs',
  noExpectedLevel: 'needs',
  noOwnView: 'needs',
  noWishes: 'talk',
  noResources: 'talk',
  noConversation: 'talk',
  notConsidered: 'funnel',
  consideredTooEarly: 'funnel',
  noAssessment: 'talk',
  noLegalBasis: 'decision',
  unknownLaw: 'decision',
  noFacts: 'decision',
  noConsiderations: 'decision',
  noAppealGuidance: 'decision',
  noHearing: 'decision',
  heardAfterwards: 'decision',
  noGrant: 'frame',
  grantNotMeant: 'frame',
  notOfThisDecision: 'frame',
  noFrame: 'frame',
  noGoal: 'needs',
  noFollowUpDay: 'frame',
  rehabilitationElsewhere: 'frame',
  frameTwice: 'frame',
  emptyFrame: 'frame',
  frameUnfit: 'frame',
  courseUnfit: 'frame',
  courseOfOtherCategory: 'frame',
  bandUnfit: 'frame',
  endsTooEarly: 'frame',
  endsTooLate: 'frame',
}

export type Around = {
  readonly model: GovernanceModel
  readonly citizen: Id<'Citizen'>
  readonly today: LocalDate
  /** What is granted on the day the decision takes effect. */
  readonly before: Grant | null
  /** What the assessment before found. */
  readonly assessed: { readonly on: LocalDate; readonly needs: readonly Need[] } | null
}

/** The steps that a model has anything to ask in. */
export const stepsOf = (model: GovernanceModel): readonly Step[] =>
  steps.filter((step) => step !== 'funnel' || asks(model, 'funnel'))

/** Whether a part of an assessment is asked for; a model without a rule of its own asks for every part. */
export const asks = ({ assessment }: GovernanceModel, part: AssessmentPart): boolean =>
  assessment?.asks.some((ask) => ask.part === part) ?? true

/** Everything that keeps the draft from being decided; it asks for reasons always, because the letter will. */
export function missingIn(
  { model, citizen, today, before, assessed: last }: Around,
  draft: GrantDraft,
  decision: Decision,
): Missing[] {
  const about = { id: '' as Id<'Assessment'>, citizen, on: today }
  const assessed = assess(model, assessmentOf(model, draft, funnelSteps, about), last)
  const gaps = assessed.ok || !needsAssessment(draft) ? [] : assessed.refusal.gaps
  const noLevel = needsAssessment(draft)
    ? draft.needs.filter(({ levelNow }) => levelNow === null).map(({ area }) => ({ kind: 'noLevel' as const, area }))
    : []
  const decided = decide(model, { decision, before, meetsRequest: draft.meetsRequest })
  const faults = decided.ok ? [] : decided.refusal.faults.filter(({ kind }) => kind !== 'noAssessment')
  const reasons: DecisionFault[] = []
  if (decision.facts === '') reasons.push({ kind: 'noFacts' })
  if (decision.considerations === '') reasons.push({ kind: 'noConsiderations' })
  const own = faults.filter(({ kind }) => kind !== 'noFacts' && kind !== 'noConsiderations')
  const isNoNeed = (gap: AssessmentGap) => gap.kind === 'noNeed' && noLevel.length > 0
  return [...gaps.filter((gap) => !isNoNeed(gap)), ...noLevel, ...own, ...reasons]
    .map((what) => ({ step: stepOf[what.kind], what }))
    .toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
}
