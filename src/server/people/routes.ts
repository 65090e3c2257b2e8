import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import type { Citizen } from '#care/people/citizen.ts'
import { findCitizen, listCitizens, readCitizen } from '#contract/people/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfWeek, weekOf } from '#kernel/calendar/week.ts'
import { ok } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { searchPurposes } from '#server/access/actions.ts'
import { masked } from '#server/access/log.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantsOf, latestAssessed } from '#server/grants/queries.ts'
import { nextOf } from '#server/http/page.ts'
import { problem, route } from '#server/http/route.ts'
import { packagesOf, plansOf } from '#server/plans/queries.ts'
import { planTold } from '#server/plans/told.ts'
import { factsOf, tellersOf } from '#server/visits/queries.ts'
import { factTold } from '#server/visits/told.ts'
import { readIdentity } from './identity.ts'
import { citizenByIdentity, citizenNear, citizenPage } from './queries.ts'
import { reportedOf } from './reported.ts'

/** How far back facts are shown with a citizen, and how many at most. */
const factDays = 14
const factsMost = 100

export const peopleRoutes = [
  route(listCitizens, async ({ transaction, query, person, nearness, today, seen }) => {
    const items = await citizenPage(transaction, { person, nearness, today }, query)
    seen(items.map(({ id }) => id))
    return ok({ items, next: nextOf(items, query.limit) })
  }),

  route(findCitizen, async ({ transaction, body, person, nearness, today, seen }) => {
    const wanted = searchPurposes(person.role)
    if (!wanted.includes(body.purpose)) {
      const fields = [{ path: 'body.purpose', reason: `expected one of ${wanted.join(', ')}` }]
      return problem('badRequest', 'That is no purpose of yours.', { fields })
    }
    const read = readIdentity(person.tenant.country, body.identity, today)
    if (!read?.ok) {
      const fields = [{ path: 'body.identity', reason: 'expected an identity number of this country' }]
      return problem('badRequest', 'That is no identity number.', read ? { fields, refusal: read.refusal } : { fields })
    }
    const found: Citizen | undefined = await citizenByIdentity(transaction, { person, nearness, today }, read.value)
    seen(found ? [found.id] : [], { criterion: masked(read.value.value), purpose: body.purpose })
    return found ? ok({ citizen: found }) : problem('notFound', 'There is no such citizen within your reach.')
  }),

  route(readCitizen, async ({ transaction, tenant, params: { citizen }, today }) => {
    const week = weekOf(today)
    const since = { from: addDays(today, 1 - factDays), to: today }
    const [near, model, granted, planned, facts, assessed, packages, tellers, reported] = await Promise.all([
      citizenNear(transaction, tenant, citizen, today),
      steeringOn(transaction, tenant, today),
      grantsOf(transaction, tenant, [citizen]),
      plansOf(transaction, tenant, [citizen], daysOfWeek(week)),
      factsOf(transaction, tenant, citizen, since, factsMost),
      latestAssessed(transaction, tenant, citizen),
      packagesOf(transaction, tenant, citizen, { from: today, to: null }),
      tellersOf(transaction, tenant, citizen, since),
      reportedOf(transaction, tenant, citizen),
    ])
    const grants = granted.get(citizen) ?? []
    const plans = planned.get(citizen) ?? []
    const plan = valueOn(plans, today)
    return ok({
      ...near,
      model: model ? { id: model.id, version: model.version } : null,
      grant: valueOn(grants, today) ?? null,
      plan: plan ? planTold(plan) : null,
      week,
      headroom: model ? headroomOfWeek(grants, plans, week, model) : [],
      assessed: assessed ?? null,
      packages,
      facts: facts.map(factTold),
      tellers,
      reported,
    })
  }),
]
