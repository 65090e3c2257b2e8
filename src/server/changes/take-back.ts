/** Taking a change back: what stood before it is written as the next version, and nothing is removed. */

import { planToChange } from '#care/changes/apply-change.ts'
import type { Change, Compass, Standing } from '#care/changes/change.ts'
import { classifyChange } from '#care/changes/compass.ts'
import { standAgain, takeBackFrom } from '#care/changes/make-change.ts'
import { withEdits } from '#care/changes/parts-of-edits.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { editsBetween } from '#care/plans/visit-edit.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { taken } from '#server/http/refusals.ts'
import { type Asked, type Problem, problem } from '#server/http/route.ts'
import { plansOf } from '#server/plans/queries.ts'
import { groundOf, writePlans } from './make.ts'
import { addChange, changesOf } from './queries.ts'

const noSuchChange = { path: 'params.change', reason: 'expected a change of this citizen that takes nothing back' }

type TakingBack = {
  readonly citizen: Id<'Citizen'>
  readonly change: Id<'Change'>
  readonly id: Id<'Change'>
  readonly agreed: Compass['consent']
  readonly hash: string
}

type TakenBack = { readonly compass: Compass; readonly plans: readonly RhythmPlan[] }

/**
 * What has not begun may be taken back by whoever may decide the change itself; what has, by whoever may decide what
 * leads back. Either needs whose consent leading back needs.
 */
export async function takenBack<Answer>(
  asked: Asked,
  { citizen, change: of, id, agreed, hash }: TakingBack,
  told: (taken: TakenBack) => Answer,
): Promise<Result<Answer, Problem>> {
  const { transaction, tenant, person, today, now } = asked
  const [made] = await changesOf(transaction, tenant, citizen, { id: of, limit: 1 })
  if (!made || made.takesBack)
    return problem('refused', 'There is no such change of this citizen.', { fields: [noSuchChange] })
  const day = takeBackFrom({ ...made, effect: made.compass.effect }, today)
  if (!day.ok) return problem('refused', 'The change cannot be taken back.', { refusal: day.refusal })
  const ground = await groundOf(asked, citizen, day.value)
  if (!ground.ok) return ground
  const { model, from, actor } = ground.value
  const open = { from: day.value, to: null }
  const before = (await plansOf(transaction, tenant, [citizen], open, made.plans)).get(citizen) ?? []
  const standing = { ...from.standing, plan: planToChange(from.plans, day.value) }
  const edits = editsBetween(standing.plan?.visits ?? [], planToChange(before, day.value)?.visits ?? [])
  const bare: Change = { ...made.change, components: [], conditionsWorsen: false }
  const change = withEdits(model, standing, bare, edits, day.value)
  const back = classifyChange(model, standing, change, actor, day.value)
  const unmade: Standing = {
    ...from.standing,
    plan: planToChange(before, day.value),
    minorMinutesSoFar: from.standing.minorMinutesSoFar - made.minorMinutes,
    swapsSoFar: from.standing.swapsSoFar - made.swaps,
  }
  const deciding = made.on > today ? classifyChange(model, unmade, made.change, actor, day.value) : back
  if (!deciding.mayDecide)
    return problem('refused', `This is decided by ${deciding.by}, not by ${actor.role}.`, { refusal: deciding })
  const missing = back.consent.filter((who) => !agreed.includes(who) && who !== actor.role)
  if (missing.length > 0)
    return problem('refused', `Somebody must agree first: ${missing.join(', ')}.`, {
      fields: [{ path: 'body.agreed', reason: `expected ${missing.join(' and ')} too` }],
      refusal: back,
    })
  const next = made.plans.length > 0 ? standAgain(before, day.value) : []
  const plans = await writePlans(asked, citizen, next, change.wanted || agreed.includes('citizen'))
  const answer = told({ compass: back, plans })
  const added = await addChange(transaction, tenant, {
    ...{ id, hash, answer, change, edits, compass: back, grant: standing.grant, on: day.value },
    ...{ by: person.key, role: actor.role, at: now },
    minorMinutes: made.on > today ? -made.minorMinutes : 0,
    swaps: -made.swaps,
    plans: plans.map((plan) => plan.id),
    takesBack: of,
  })
  return added ? ok(answer) : taken
}
