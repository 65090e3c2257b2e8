import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import { checkPlan } from '#care/plans/check-plan.ts'
import { startPackage as start } from '#care/plans/package.ts'
import { type PlannedVisit, partsOfDay } from '#care/plans/rhythm-plan.ts'
import { plannedOn } from '#care/plans/week.ts'
import { performed } from '#care/visits/performed.ts'
import { weekUse } from '#care/visits/week-use.ts'
import { readPlans, readWeek, startPackage, writePlan } from '#contract/plans/operations.ts'
import { earlier } from '#kernel/calendar/local-date.ts'
import { daysOf } from '#kernel/calendar/period.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import { ok } from '#kernel/result.ts'
import { valueOn, within } from '#kernel/timeline/timeline.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantOn, grantsOf } from '#server/grants/queries.ts'
import { noGrant, noModel, taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { actorFor } from '#server/people/actor.ts'
import { planTeamOf } from '#server/people/plan-team.ts'
import { factsOf } from '#server/visits/queries.ts'
import { factTold } from '#server/visits/told.ts'
import { addPackage, addPlan, packagesOf, plansOf } from './queries.ts'
import { performedTold, plannedTold, planTold } from './told.ts'

/** More than anybody tells of one citizen in a week. */
const factsMost = 1_000

/** As the day goes: by part of the day, then by the hour where one is said. */
const inOrder = (a: PlannedVisit, b: PlannedVisit): number =>
  partsOfDay.indexOf(a.partOfDay) - partsOfDay.indexOf(b.partOfDay) || (a.window?.start ?? 0) - (b.window?.start ?? 0)

export const planRoutes = [
  route(writePlan, async ({ transaction, tenant, params: { citizen }, body, person, now }) => {
    const { from } = body.period
    const model = await steeringOn(transaction, tenant, from)
    if (!model) return noModel('body.period.from')
    const { grant } = await grantOn(transaction, tenant, citizen, from)
    if (!grant) return noGrant('body.period.from')
    const plan = { ...body, citizen }
    const version = await addPlan(transaction, tenant, plan, { by: person.key, at: now })
    if (version === undefined) return taken
    const written = { ...plan, version }
    const team = await planTeamOf(transaction, tenant, citizen, body.period)
    return ok({ plan: planTold(written), findings: checkPlan(model, grant, written, team) })
  }),

  route(readPlans, async ({ transaction, tenant, params: { citizen }, query, today }) => {
    const ahead = { from: query.from ?? today, to: null }
    const plans = (await plansOf(transaction, tenant, [citizen], ahead)).get(citizen) ?? []
    const items = within(plans, ahead).map(({ from, to, value }) => ({ holds: { from, to }, plan: planTold(value) }))
    return ok({ items })
  }),

  route(readWeek, async ({ transaction, tenant, params: { citizen, week }, person, today }) => {
    const days = daysOfWeek(week)
    const [model, granted, planned, facts, packages] = await Promise.all([
      steeringOn(transaction, tenant, days.from),
      grantsOf(transaction, tenant, [citizen]),
      plansOf(transaction, tenant, [citizen], days),
      factsOf(transaction, tenant, citizen, days, factsMost),
      packagesOf(transaction, tenant, citizen, days),
    ])
    const grants = granted.get(citizen) ?? []
    const plans = planned.get(citizen) ?? []
    const passed = { from: days.from, to: earlier(days.to, today) }
    const known = passed.to < passed.from ? [] : performed(plans, facts, passed, person.tenant.zone)
    // Of today only what was told: the rest of it may still come.
    const visits = known.filter((visit) => visit.date < today || visit.facts.length > 0)
    return ok({
      week,
      headroom: model ? headroomOfWeek(grants, plans, week, model) : [],
      use: weekUse(plans, facts, week, today, person.tenant.zone),
      days: [...daysOf(days)].map((date) => {
        const planOfDay = valueOn(plans, date)
        return {
          date,
          planned: planOfDay ? plannedOn(planOfDay, date).toSorted(inOrder).map(plannedTold) : [],
          performed: visits.filter((visit) => visit.date === date).map(performedTold),
        }
      }),
      packages,
      facts: facts.map(factTold),
    })
  }),

  route(startPackage, async ({ transaction, tenant, params: { citizen }, body, person, now }) => {
    const { id, package: name, on } = body
    const model = await steeringOn(transaction, tenant, on)
    if (!model) return noModel('body.on')
    const actor = await actorFor(transaction, person, citizen, on)
    if (!actor) return problem('notAllowed', 'Somebody of your role decides on no help.')
    const running = await packagesOf(transaction, tenant, citizen, { from: on, to: null })
    const before = running.find((one) => one.id === id)
    if (before) return before.package === name && before.period.from === on ? ok(before) : taken
    const { newCitizen } = await grantOn(transaction, tenant, citizen, on)
    const started = start(model, { id, package: name, citizen, actor, on, newCitizen, running })
    if (!started.ok) return problem('refused', 'The package cannot be started.', { refusal: started.refusal })
    const written = { ...started.value, startedBy: person.key }
    return (await addPackage(transaction, tenant, written, now)) ? ok(written) : taken
  }),
]
