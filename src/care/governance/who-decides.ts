import { type Actor, type Role, roles } from '#care/people/actor.ts'
import { type Delegation, type Situation, situations } from './delegation.ts'
import { effectOf, needsAuthority } from './effect-of.ts'
import type { GovernanceModel } from './model.ts'

/**
 * Three answers kept apart: who must agree, what the one who acts must be able to, and who decides.
 * Only `mayDecide` depends on the role of the one who asks.
 * @da beslutningskompetence
 * @sv beslutanderätt
 */
export type WhoDecides = {
  readonly mayDecide: boolean
  /** The first role on the ladder that decides this. */
  readonly by: Role
  readonly consent: readonly ('citizen' | 'relative')[]
  readonly competence: string | null
}

const noDelegation = { decidedBy: 'caseOfficer', consent: [], competence: null } as const
const rank = Object.fromEntries(roles.map((role, index) => [role, index])) as Readonly<Record<Role, number>>

/** The later of two roles on the ladder. */
export const laterRole = (a: Role, b: Role): Role => (rank[a] >= rank[b] ? a : b)

/**
 * Who decides a matter under a model, and whether `actor` may: from the first delegated role on, with the competence
 * asked for (000-05, 000-39, 000-40). A matter without a row falls to the case officer, never through.
 * Staff of a private provider never decide what is adverse or outside the frame, whatever the table says; the
 * authority does, from the case officer on.
 * @param decision a situation, the delegation a package names, or any other matter the model has a row for
 */
export function whoDecides(model: GovernanceModel, decision: string, actor: Actor): WhoDecides {
  const matter = mattersOf(model).get(decision)
  const { decidedBy, consent, competence } = matter?.delegation ?? noDelegation
  const isClosed = actor.private && (matter?.forAuthority ?? false)
  return {
    mayDecide:
      !isClosed &&
      rank[actor.role] >= rank[decidedBy] &&
      (competence === null || actor.competences.includes(competence)),
    by: isClosed ? laterRole(decidedBy, 'caseOfficer') : decidedBy,
    consent,
    competence,
  }
}

/** The model's row for a matter, where it has one. */
export const delegationOf = (model: GovernanceModel, decision: string): Delegation | undefined =>
  mattersOf(model).get(decision)?.delegation

type Matter = { readonly delegation: Delegation | undefined; readonly forAuthority: boolean }
const known = new WeakMap<GovernanceModel, ReadonlyMap<string, Matter>>()

function mattersOf(model: GovernanceModel): ReadonlyMap<string, Matter> {
  const found = known.get(model)
  if (found) return found
  const matters = new Map<string, Matter>()
  for (const delegation of model.delegations) {
    if (matters.has(delegation.decision)) throw new RangeError(`${model.id} delegates ${delegation.decision} twice`)
    matters.set(delegation.decision, { delegation, forAuthority: false })
  }
  const mark = (decision: string, situation: Situation) => {
    const forAuthority = needsAuthority(effectOf(model, situation).effect)
    matters.set(decision, { delegation: matters.get(decision)?.delegation, forAuthority })
  }
  for (const situation of situations) mark(situation, situation)
  for (const { delegation } of model.packages ?? []) mark(delegation, 'packageDelegated')
  known.set(model, matters)
  return matters
}
