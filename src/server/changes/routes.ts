import type { Change, Compass, Standing } from '#care/changes/change.ts'
import { classifyChange } from '#care/changes/compass.ts'
import { judgeSwap, type Swap } from '#care/changes/swap.ts'
import { minutesBeyondGrant } from '#care/changes/time.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Actor } from '#care/people/actor.ts'
import { makeChange, previewChange, swapService } from '#contract/changes/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { noGrant, noModel, taken } from '#server/http/refusals.ts'
import { type Asked, type Problem, problem, route } from '#server/http/route.ts'
import { actorFor } from '#server/people/actor.ts'
import { addChange, holdCitizen, standingOn } from './queries.ts'

export const changeRoutes = [
  route(previewChange, async (asked) => {
    const { change, on } = asked.body
    const found = await ground(asked, asked.params.citizen, on)
    if (!found.ok) return found
    const { model, standing, actor } = found.value
    return ok(classifyChange(model, standing, change, actor, on))
  }),

  route(makeChange, async (asked) => {
    const { id, change, on, agreed } = asked.body
    await holdCitizen(asked.transaction, asked.tenant, asked.params.citizen)
    const found = await ground(asked, asked.params.citizen, on)
    return found.ok ? made(asked, found.value, { id, change, on, agreed }) : found
  }),

  route(swapService, async (asked) => {
    const { id, on, agreed, ...swapped } = asked.body
    await holdCitizen(asked.transaction, asked.tenant, asked.params.citizen)
    const found = await ground(asked, asked.params.citizen, on)
    if (!found.ok) return found
    const { model, standing, actor } = found.value
    const swap: Swap = { kind: 'swapped', ...swapped }
    const judged = judgeSwap(model, standing, swap, actor.role)
    if (!judged.ok) return problem('refused', 'The rules of swapping say no.', { refusal: judged.refusal })
    const change = { components: [swap], wanted: true, goalsKept: true, conditionsWorsen: false }
    return made(asked, found.value, { id, change, on, agreed })
  }),
]

type Ground = { readonly model: GovernanceModel; readonly standing: Standing; readonly actor: Actor }

/** What the compass judges from: the model and the citizen's standing on the day, and who acts. */
async function ground(
  { transaction, tenant, person }: Asked,
  citizen: Id<'Citizen'>,
  on: LocalDate,
): Promise<Result<Ground, Problem>> {
  const model = await steeringOn(transaction, tenant, on)
  if (!model) return noModel('body.on')
  const actor = await actorFor(transaction, person, citizen, on)
  if (!actor) return problem('notAllowed', 'Somebody of your role decides on no help.')
  const standing = await standingOn(transaction, tenant, model, citizen, on)
  return standing ? ok({ model, standing, actor }) : noGrant('body.on')
}

type Making = {
  readonly id: Id<'Change'>
  readonly change: Change
  readonly on: LocalDate
  readonly agreed: Compass['consent']
}

/** Saves a change with its compass, unless the compass says that somebody else must decide or agree. */
async function made(
  { transaction, tenant, person, now }: Asked,
  { model, standing, actor }: Ground,
  { id, change, on, agreed }: Making,
): Promise<Result<{ readonly id: Id<'Change'>; readonly compass: Compass }, Problem>> {
  const compass = classifyChange(model, standing, change, actor, on)
  if (!compass.mayDecide)
    return problem('refused', `This is decided by ${compass.by}, not by ${actor.role}.`, { refusal: compass })
  const missing = compass.consent.filter((who) => !agreed.includes(who) && who !== actor.role)
  if (missing.length)
    return problem('refused', `Somebody must agree first: ${missing.join(', ')}.`, {
      fields: [{ path: 'body.agreed', reason: `expected ${missing.join(' and ')} too` }],
      refusal: compass,
    })
  const isMinor = compass.situations.includes('moreTimeMinor')
  const minorMinutes = isMinor ? minutesBeyondGrant(model, standing, change, on) : 0
  const record = { id, grant: standing.grant, change, compass, on, by: person.key, role: actor.role, at: now }
  const added = await addChange(transaction, tenant, { ...record, minorMinutes })
  return added ? ok({ id, compass }) : taken
}
