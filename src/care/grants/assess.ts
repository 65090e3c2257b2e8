/** Whether an assessment holds what a decision can rest on. */
import type { GovernanceModel } from '#care/governance/model.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Assessment } from './assessment.ts'
import type { AssessmentGap } from './assessment-gaps.ts'
import { type AssessedBefore, type AssessmentJudged, judgeAssessment } from './judge-assessment.ts'

/**
 * Why an assessment is not finished: everything it does not say yet.
 * @da ufærdig udredning
 * @sv ofullständig utredning
 */
export type AssessmentRefusal = { readonly kind: 'incomplete'; readonly gaps: readonly AssessmentGap[] }

/**
 * A finished assessment, with what it says that was not asked for.
 * @da færdig udredning
 * @sv färdig utredning
 */
export type Assessed = Pick<AssessmentJudged, 'notAskedFor'> & { readonly assessment: Assessment }

/**
 * Finishes an assessment, or says all that is missing of what the model asks for (002-43): at least one need, each
 * with the level hoped for and the citizen's own view; their wishes and resources (000-14); every step of the funnel,
 * those nearer to the citizen's own strength first (003-48); and the four steps of the conversation (003-43).
 */
export function assess(
  model: GovernanceModel,
  assessment: Assessment,
  before: AssessedBefore | null = null,
): Result<Assessed, AssessmentRefusal> {
  const { missing, notAskedFor } = judgeAssessment(model, assessment, before)
  return missing.length === 0 ? ok({ assessment, notAskedFor }) : refuse({ kind: 'incomplete', gaps: missing })
}
