import type { GovernanceModel } from '#care/governance/model.ts'
import { assess } from '#care/grants/assess.ts'
import { decide } from '#care/grants/decide.ts'
import type { Decision, Grant } from '#care/grants/grant.ts'
import { listDecisions, writeAssessment, writeDecision } from '#contract/grants/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { namesOf } from '#server/access/persons.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { noModel, taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { newUuid } from '#server/http/uuid.ts'
import { addAssessment, addDecision, decisionsOf, grantOn, isAssessmentOf, latestAssessed } from './queries.ts'
import { isSameDecision } from './same-decision.ts'

const decisionsMost = 100

export const grantRoutes = [
  route(writeAssessment, async ({ transaction, tenant, params: { citizen }, body, person, now }) => {
    const model = await steeringOn(transaction, tenant, body.on)
    if (!model) return noModel('body.on')
    const before = (await latestAssessed(transaction, tenant, citizen)) ?? null
    const assessed = assess(model, { ...body, citizen }, before)
    if (!assessed.ok) return problem('refused', 'The assessment is not finished.', { refusal: assessed.refusal })
    const { assessment, notAskedFor } = assessed.value
    const added = await addAssessment(transaction, tenant, assessment, { by: person.key, at: now })
    return added ? ok({ id: body.id, notAskedFor }) : taken
  }),

  route(writeDecision, async ({ transaction, tenant, params: { citizen }, body, person, now }) => {
    const { meetsRequest, ...asked } = body
    const model = await steeringOn(transaction, tenant, asked.from)
    if (!model) return noModel('body.from')
    const kept = (await decisionsOf(transaction, tenant, [citizen])).get(citizen)?.find(({ id }) => id === asked.id)
    if (kept && !isSameDecision(kept, asked)) return taken
    if (kept) {
      const names = await namesOf(transaction, tenant, [kept.decidedBy])
      return ok(decisionTold(kept, names.get(kept.decidedBy) ?? null, model))
    }
    if (asked.assessment && !(await isAssessmentOf(transaction, tenant, asked.assessment, citizen)))
      return problem('refused', 'The citizen has no such assessment.', {
        fields: [{ path: 'body.assessment', reason: 'expected an assessment of this citizen' }],
      })
    const decision: Decision = {
      ...asked,
      citizen,
      decidedAt: now,
      decidedBy: person.key,
      grant: asked.grant && grantAsked(asked.grant, { citizen, decision: asked.id, from: asked.from }, newUuid(now)),
    }
    const { grant: before = null } = await grantOn(transaction, tenant, citizen, asked.from)
    const decided = decide(model, { decision, before, meetsRequest })
    if (!decided.ok)
      return problem('refused', 'The decision cannot be made as it stands.', { refusal: decided.refusal })
    const added = await addDecision(transaction, tenant, decided.value)
    return added ? ok(decisionTold(decided.value, person.name, model)) : taken
  }),

  route(listDecisions, async ({ transaction, tenant, params: { citizen } }) => {
    const decisions = (await decisionsOf(transaction, tenant, [citizen])).get(citizen) ?? []
    const shown = decisions.slice(0, decisionsMost)
    const names = await namesOf(
      transaction,
      tenant,
      shown.map(({ decidedBy }) => decidedBy),
    )
    const models = new Map<LocalDate, GovernanceModel | undefined>()
    for (const from of new Set(shown.map((decision) => decision.from)))
      models.set(from, await steeringOn(transaction, tenant, from))
    const told = (decision: Decision) =>
      decisionTold(decision, names.get(decision.decidedBy) ?? null, models.get(decision.from))
    return ok({ items: shown.map(told) })
  }),
]

type Of = Pick<Grant, 'citizen' | 'decision'> & { readonly from: Decision['from'] }
type GrantAsked = Omit<Grant, 'id' | 'citizen' | 'decision' | 'period'> & { readonly to: Grant['period']['to'] }

/** What a decision grants begins on the decision's day. */
const grantAsked = ({ to, ...asked }: GrantAsked, { citizen, decision, from }: Of, id: Id<'Grant'>): Grant => ({
  ...asked,
  id,
  citizen,
  decision,
  period: { from, to },
})

const decisionTold = (decision: Decision, decidedByName: string | null, model: GovernanceModel | undefined) => ({
  ...decision,
  decidedByName,
  laws: decision.legalBasis.map((key) => {
    const law = model?.laws.find((one) => one.key === key)
    return law ? `${law.act} ${law.section}` : key
  }),
  decidedAt: writeInstant(decision.decidedAt),
})
