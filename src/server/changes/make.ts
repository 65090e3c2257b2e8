/** Making a change in one transaction: the plan, the packages, the change with its compass, and what was answered. */
import { createHash } from 'node:crypto'
import { type NextPlan, type PlanChange, planToChange } from '#care/changes/apply-change.ts'
import type { Change, Compass } from '#care/changes/change.ts'
import { type ChangeFrom, type ChangeRefusal, makeChange } from '#care/changes/make-change.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Actor } from '#care/people/actor.ts'
import { startPackage } from '#care/plans/package.ts'
import type { RhythmPlan, StartedPackage } from '#care/plans/rhythm-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Refused, type Result } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { isNew } from '#server/grants/queries.ts'
import { noGrant, noModel, taken } from '#server/http/refusals.ts'
import { type Asked, type Problem, problem } from '#server/http/route.ts'
import { newUuid } from '#server/http/uuid.ts'
import { actorFor } from '#server/people/actor.ts'
import { addPackage, addPlan, packagesOf } from '#server/plans/queries.ts'
import { addAwaiting } from './awaiting.ts'
import { addChange, answeredBefore, changeFrom } from './queries.ts'

export type Ground = { readonly model: GovernanceModel; readonly from: ChangeFrom; readonly actor: Actor }

/** What the compass judges from: the model and the citizen's standing on the day, and who acts. */
export async function groundOf(
  { transaction, tenant, person }: Asked,
  citizen: Id<'Citizen'>,
  on: LocalDate,
): Promise<Result<Ground, Problem>> {
  const model = await steeringOn(transaction, tenant, on)
  if (!model) return noModel('body.on')
  const actor = await actorFor(transaction, person, citizen, on)
  if (!actor) return problem('notAllowed', 'Somebody of your role decides on no help.')
  const from = await changeFrom(transaction, tenant, model, citizen, on)
  return from ? ok({ model, from, actor }) : noGrant('body.on')
}

/** A change with what the register knows better than the sender: whether the citizen is new. */
export const asRegistered = ({ from: { grants, on } }: Ground, change: Change): Change => ({
  ...change,
  components: change.components.map((part) =>
    part.kind === 'package' ? { ...part, newCitizen: isNew(grants, on) } : part,
  ),
})

/** What was asked, as one short text: the same question gives the same. */
export const hashOf = (...asked: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('hex')

/** The answer given when the same was sent before; a conflict where the id is of something else. */
export async function answerBefore<Answer>(
  { transaction, tenant }: Asked,
  id: Id<'Change'>,
  hash: string,
): Promise<Result<Answer, Problem> | undefined> {
  const before = await answeredBefore(transaction, tenant, id)
  if (!before) return undefined
  return before.hash === hash ? ok(before.answer as Answer) : taken
}

export type Making = PlanChange & {
  readonly id: Id<'Change'>
  readonly hash: string
  readonly agreed: Compass['consent']
  readonly basedOn?: Id<'Plan'> | undefined
}

/** What was done: the outcome with the versions and packages written. */
type Made = {
  readonly id: Id<'Change'>
  readonly outcome: 'made' | 'awaitsDecision'
  readonly compass: Compass
  readonly plans: readonly RhythmPlan[]
  readonly packages: readonly StartedPackage[]
}

/** Does a change as care says it is to be done, or answers with its refusal. `told` makes the answer that is kept. */
export async function made<Answer>(
  asked: Asked,
  ground: Ground,
  { id, hash, agreed, basedOn, edits, change: said }: Making,
  told: (made: Made & Pick<Outcome, 'week' | 'headroom' | 'applied'>) => Answer,
): Promise<Result<Answer, Problem>> {
  const { transaction, tenant, person, now } = asked
  const { model, from, actor } = ground
  const { standing, plans: stood, on } = from
  const { citizen } = standing.grant
  if (basedOn !== undefined && basedOn !== planToChange(stood, on)?.id)
    return problem('conflict', 'Another plan has taken over since. Look at it first.')
  const outcome = makeChange(model, from, { change: asRegistered(ground, said), edits }, actor, agreed)
  if (!outcome.ok) return refusalTold(outcome.refusal, actor)
  const { change, compass, applied } = outcome.value
  const kept = { id, hash, grant: standing.grant, change, edits, compass, on }
  const byWhom = { by: person.key, role: actor.role, at: now }
  const done = { ...outcome.value, id, outcome: outcome.value.kind, plans: [], packages: [] }
  if (outcome.value.kind === 'awaitsDecision') {
    const answer = told(done)
    return (await addAwaiting(transaction, tenant, { ...kept, ...byWhom, answer }, null)) ? ok(answer) : taken
  }
  const agreedWithCitizen = change.wanted || agreed.includes('citizen')
  const plans = await writePlans(asked, citizen, applied.plans, agreedWithCitizen)
  const packages: StartedPackage[] = []
  for (const part of applied.packages) {
    const started = await start(asked, ground, part.package)
    if (!started.ok) return started
    packages.push(started.value)
  }
  const answer = told({ ...done, plans, packages })
  const { minorMinutes, swaps } = outcome.value
  const row = { ...kept, ...byWhom, answer, minorMinutes, swaps, plans: plans.map((plan) => plan.id), takesBack: null }
  return (await addChange(transaction, tenant, row)) ? ok(answer) : taken
}

type Outcome = Extract<ReturnType<typeof makeChange>, { readonly ok: true }>['value']

/** Writes the next versions of a plan, each as the citizen's latest. */
export async function writePlans(
  { transaction, tenant, person, now }: Asked,
  citizen: Id<'Citizen'>,
  next: readonly NextPlan[],
  agreedWithCitizen: boolean,
): Promise<RhythmPlan[]> {
  const written: RhythmPlan[] = []
  for (const { period, visits } of next) {
    const plan = { id: newUuid<'Plan'>(now), citizen, period, agreedWithCitizen, visits }
    const version = await addPlan(transaction, tenant, plan, { by: person.key, at: now })
    if (version === undefined) throw new Error(`a plan of the new id ${plan.id} is there already`)
    written.push({ ...plan, version })
  }
  return written
}

/** Starts a package on the day of the change, as somebody would who starts nothing else. */
async function start(
  { transaction, tenant, person, now }: Asked,
  { model, from: { standing, grants, on }, actor }: Ground,
  name: string,
): Promise<Result<StartedPackage, Problem>> {
  const { citizen } = standing.grant
  const running = await packagesOf(transaction, tenant, citizen, { from: on, to: null })
  const request = { id: newUuid<'StartedPackage'>(now), package: name, citizen, actor, on, running }
  const started = startPackage(model, { ...request, newCitizen: isNew(grants, on) })
  if (!started.ok) return problem('refused', 'The package cannot be started.', { refusal: started.refusal })
  const written = { ...started.value, startedBy: person.key }
  return (await addPackage(transaction, tenant, written, now)) ? ok(written) : taken
}

/** Each refusal in a sentence; the compass goes with it, so that nothing is lost that was found out. */
function refusalTold(refusal: ChangeRefusal, actor: Actor): Refused<Problem> {
  switch (refusal.kind) {
    case 'notYours':
      return problem('refused', `This is decided by ${refusal.compass.by}, not by ${actor.role}.`, {
        refusal: refusal.compass,
      })
    case 'notAgreed':
      return problem('refused', `Somebody must agree first: ${refusal.missing.join(', ')}.`, {
        fields: [{ path: 'body.agreed', reason: `expected ${refusal.missing.join(' and ')} too` }],
        refusal: refusal.compass,
      })
    case 'notSwapped':
      return problem('refused', 'The rules of swapping say no.', { refusal: refusal.swap })
    default:
      return editRefused(refusal)
  }
}

/** A visit that the plan has not, or has already. */
export const editRefused = (refusal: Extract<ChangeRefusal, { readonly visit: string }>): Refused<Problem> =>
  problem('refused', `The plan ${refusal.kind === 'keyTaken' ? 'has' : 'has no'} visit ${refusal.visit}.`, {
    fields: [{ path: 'body.edits', reason: 'expected visits as they stand in the plan' }],
    refusal,
  })
