import { headroom } from '#care/changes/headroom.ts'
import { plannedMinutes } from '#care/plans/week.ts'
import { teamBudget } from '#care/settlement/team-budget.ts'
import { listTeams, readTeamBudget, readTeamWeek } from '#contract/people/operations.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import { ok } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { nextOf } from '#server/http/page.ts'
import { problem, route } from '#server/http/route.ts'
import { plansOf } from '#server/plans/queries.ts'
import { citizensServed, incomeOf, lastDayTold, paidHoursOf, teamPage } from './queries.ts'

export const teamRoutes = [
  route(listTeams, async ({ transaction, tenant, query, today }) => {
    const items = await teamPage(transaction, tenant, today, query)
    return ok({ items, next: nextOf(items, query.limit) })
  }),

  route(readTeamWeek, async ({ transaction, tenant, params: { team, week }, query, seen }) => {
    const { from } = daysOfWeek(week)
    const served = await citizensServed(transaction, tenant, team, from, query)
    const ids = served.map(({ id }) => id)
    const model = await steeringOn(transaction, tenant, from)
    const grants = await grantsOf(transaction, tenant, ids)
    const plans = await plansOf(transaction, tenant, ids, { from, to: from })
    seen(ids)
    const items = served.map(({ id, name }) => {
      const grant = valueOn(grants.get(id) ?? [], from)
      const plan = valueOn(plans.get(id) ?? [], from) ?? null
      return {
        citizen: id,
        name,
        planned: plan ? plannedMinutes(plan, week) : 0,
        headroom: model && grant ? headroom(grant, plan, week, model) : [],
      }
    })
    return ok({ items, next: nextOf(served, query.limit) })
  }),

  route(readTeamBudget, async ({ transaction, tenant, params: { team, month }, person }) => {
    const income = await incomeOf(transaction, tenant, team, month)
    if (!income) return problem('notFound', 'The month is not settled yet.')
    const currency = income[0]?.amount.currency ?? person.tenant.currency
    const hours = await paidHoursOf(transaction, tenant, team, month, currency)
    const on = (await lastDayTold(transaction, tenant, month)) ?? daysOfMonth(month).to
    const budget = teamBudget({ team, income, hours, month, on, currency })
    return ok({ ...budget, month })
  }),
]
