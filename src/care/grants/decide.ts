/** Whether a decision may be made: it holds all its citizen has a right to find, and a grant that fits the model. */
import type { GovernanceModel } from '#care/governance/model.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Decision, Grant } from './grant.ts'
import { type GrantFault, grantFaults } from './grant-fits.ts'
import { type Narrowing, narrowings } from './narrowing.ts'

/**
 * A decision about to be made, with what it is measured against.
 * @da udkast til afgørelse
 * @sv förslag till beslut
 */
export type DraftDecision = {
  readonly decision: Decision
  /** What is granted on the day the decision takes effect; null where nothing is. */
  readonly before: Grant | null
  /** The citizen gets all they asked for; an end they asked for counts. */
  readonly meetsRequest: boolean
}

/**
 * One thing a decision lacks or has wrong.
 * @da mangel ved afgørelse
 * @sv brist i beslut
 */
export type DecisionFault =
  | { readonly kind: 'noAssessment' | 'noLegalBasis' | 'noFacts' | 'noConsiderations' | 'noAppealGuidance' }
  | { readonly kind: 'unknownLaw'; readonly law: string }
  /** The citizen was not heard, or only afterwards, about what is taken back. */
  | { readonly kind: 'noHearing' | 'heardAfterwards'; readonly narrows: readonly Narrowing[] }
  | { readonly kind: 'noGrant' | 'grantNotMeant' }
  | GrantFault

/**
 * Why a decision cannot be made: everything that is wrong with it, so that it is put right in one go.
 * @da ufuldstændig afgørelse
 * @sv ofullständigt beslut
 */
export type DecisionRefusal = { readonly kind: 'incomplete'; readonly faults: readonly DecisionFault[] }

/**
 * Makes a decision, or says all that it lacks: an assessment, unless all it does is to end help as the citizen asked;
 * a legal basis always; reasons (facts and main considerations) and
 * guidance on appeal unless it is wholly favourable; a hearing beforehand where it takes back something promised and
 * the citizen did not ask for that; and a grant that the model can carry.
 */
export function decide(model: GovernanceModel, draft: DraftDecision): Result<Decision, DecisionRefusal> {
  const faults = [...groundFaults(draft), ...basisFaults(model, draft), ...reasonFaults(draft)]
  faults.push(...hearingFaults(model, draft))
  faults.push(...outcomeFaults(model, draft.decision))
  return faults.length === 0 ? ok(draft.decision) : refuse({ kind: 'incomplete', faults })
}

/**
 * Whether a decision was made in another system and taken in as it stood: none made here grants or refuses without an
 * assessment.
 */
export const isDecidedElsewhere = ({ assessment, outcome }: Decision): boolean =>
  assessment === null && outcome !== 'ended'

/** Nobody decides on somebody's help without having found out. */
function groundFaults({ decision: { assessment, outcome }, meetsRequest }: DraftDecision): DecisionFault[] {
  const isEndAskedFor = outcome === 'ended' && meetsRequest
  return assessment === null && !isEndAskedFor ? [{ kind: 'noAssessment' }] : []
}

/** Whether there is nothing in a decision that its citizen could want otherwise. */
export const isWhollyFavourable = ({ decision, meetsRequest }: DraftDecision): boolean =>
  meetsRequest && decision.outcome !== 'refused'

/** What a decision takes back against the citizen's wish; where there is any, it is adverse. */
function takenBack(model: GovernanceModel, { decision, before, meetsRequest }: DraftDecision): readonly Narrowing[] {
  if (!before || meetsRequest || decision.outcome === 'refused') return []
  return narrowings(model, before, decision.grant)
}

function basisFaults(model: GovernanceModel, { decision: { legalBasis } }: DraftDecision): DecisionFault[] {
  if (legalBasis.length === 0) return [{ kind: 'noLegalBasis' }]
  return legalBasis
    .filter((law) => !model.laws.some(({ key }) => key === law))
    .map((law) => ({ kind: 'unknownLaw', law }))
}

function reasonFaults(draft: DraftDecision): DecisionFault[] {
  if (isWhollyFavourable(draft)) return []
  const { facts, considerations, appealGuidance } = draft.decision
  const faults: DecisionFault[] = []
  if (facts.trim() === '') faults.push({ kind: 'noFacts' })
  if (considerations.trim() === '') faults.push({ kind: 'noConsiderations' })
  if (!appealGuidance) faults.push({ kind: 'noAppealGuidance' })
  return faults
}

function hearingFaults(model: GovernanceModel, draft: DraftDecision): DecisionFault[] {
  const narrows = takenBack(model, draft)
  if (narrows.length === 0) return []
  const { heardOn, decidedAt } = draft.decision
  if (heardOn === null) return [{ kind: 'noHearing', narrows }]
  return heardOn > localTime(decidedAt, model.zone as Zone).date ? [{ kind: 'heardAfterwards', narrows }] : []
}

function outcomeFaults(model: GovernanceModel, decision: Decision): readonly DecisionFault[] {
  if (decision.outcome !== 'granted') return decision.grant ? [{ kind: 'grantNotMeant' }] : []
  return decision.grant ? grantFaults(model, decision, decision.grant) : [{ kind: 'noGrant' }]
}
