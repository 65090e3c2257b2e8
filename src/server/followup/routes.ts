import { type DueFollowUp, followUpsDue } from '#care/followup/due.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { readFollowUps, readTeamFollowUps, tellDischarge, writeFollowUp } from '#contract/followup/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantsOf, isNew } from '#server/grants/queries.ts'
import { nextOf } from '#server/http/page.ts'
import { noModel, taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { citizensServed } from '#server/teams/queries.ts'
import { addDischarge, addFollowUp, dischargesOf, followUpsDone } from './queries.ts'

export const followUpRoutes = [
  route(readFollowUps, async ({ transaction, tenant, params: { citizen }, today }) => {
    const model = await steeringOn(transaction, tenant, today)
    const due = model ? await dueOf(transaction, tenant, model, [citizen], today) : new Map()
    return ok({ items: due.get(citizen) ?? [] })
  }),

  route(readTeamFollowUps, async ({ transaction, tenant, params: { team }, query, today, seen }) => {
    const served = await citizensServed(transaction, tenant, team, today, query)
    const ids = served.map(({ id }) => id)
    const model = await steeringOn(transaction, tenant, today)
    const due = model ? await dueOf(transaction, tenant, model, ids, today) : new Map()
    const items = served.flatMap(({ id, name }) => {
      const now = (due.get(id) ?? []).filter(({ state }: DueFollowUp) => state !== 'ahead')
      return now.length ? [{ citizen: id, name, due: now }] : []
    })
    seen(items.map(({ citizen }) => citizen))
    return ok({ items, next: nextOf(served, query.limit) })
  }),

  route(writeFollowUp, async ({ transaction, tenant, params: { citizen }, body, person, now, today }) => {
    if (body.on > today)
      return problem('badRequest', 'A follow-up cannot have been done on a day to come.', {
        fields: [{ path: 'body.on', reason: `expected a day up to ${today}` }],
      })
    const model = await steeringOn(transaction, tenant, body.on)
    if (!model) return noModel('body.on')
    const rules = model.followUp.map(({ id }) => id)
    if (!rules.includes(body.rule))
      return problem('refused', 'The governance model has no such follow-up.', {
        fields: [{ path: 'body.rule', reason: `expected one of ${rules.join(', ')}` }],
      })
    const added = await addFollowUp(transaction, tenant, { ...body, citizen, by: person.key, at: now })
    return added ? ok({ id: body.id }) : taken
  }),

  route(tellDischarge, async ({ transaction, tenant, params: { citizen }, body, person, now, today }) => {
    if (body.on > today)
      return problem('badRequest', 'Nobody has come home from hospital on a day to come.', {
        fields: [{ path: 'body.on', reason: `expected a day up to ${today}` }],
      })
    const added = await addDischarge(transaction, tenant, { ...body, citizen, by: person.key, at: now })
    if (!added) return taken
    const model = await steeringOn(transaction, tenant, today)
    const due = model ? await dueOf(transaction, tenant, model, [citizen], today) : new Map()
    return ok({ id: body.id, due: due.get(citizen) ?? [] })
  }),
]

/** What is ahead, due or late for some citizens; whoever has no grant has nothing due. */
async function dueOf(
  transaction: Transaction,
  tenant: string,
  model: GovernanceModel,
  citizens: readonly Id<'Citizen'>[],
  today: LocalDate,
): Promise<ReadonlyMap<Id<'Citizen'>, readonly DueFollowUp[]>> {
  const grants = await grantsOf(transaction, tenant, citizens)
  const done = await followUpsDone(transaction, tenant, citizens)
  const home = await dischargesOf(transaction, tenant, citizens)
  return new Map(
    citizens.map((citizen) => {
      const granted = grants.get(citizen) ?? []
      const grant = valueOn(granted, today)
      if (!grant) return [citizen, []]
      const followed = done.get(citizen) ?? []
      return [citizen, followUpsDue(model, grant, followed, isNew(granted, today), today, home.get(citizen))]
    }),
  )
}
