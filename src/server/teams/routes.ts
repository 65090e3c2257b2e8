import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { plannedMinutes } from '#care/plans/week.ts'
import { teamBudget } from '#care/settlement/team-budget.ts'
import { weekUse } from '#care/visits/week-use.ts'
import { listTeams, readTeamBudget, readTeamDay, readTeamWeek } from '#contract/people/operations.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import { ok } from '#kernel/result.ts'
import { type Stretch, within } from '#kernel/timeline/timeline.ts'
import { relationsFor } from '#server/access/actions.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { nextOf } from '#server/http/page.ts'
import { problem, route } from '#server/http/route.ts'
import { plansOf } from '#server/plans/queries.ts'
import { factsOfMany } from '#server/visits/queries.ts'
import { readDay } from './day.ts'
import { citizensServed, incomeOf, lastDayTold, paidHoursOf, teamPage } from './queries.ts'

export const teamRoutes = [
  route(listTeams, async ({ transaction, person, query, today }) => {
    const items = await teamPage(transaction, person, relationsFor('team.readWeek', person.role) ?? [], today, query)
    return ok({ items, next: nextOf(items, query.limit) })
  }),

  route(readTeamWeek, async ({ transaction, tenant, params: { team, week }, query, person, today, seen }) => {
    const days = daysOfWeek(week)
    const served = await citizensServed(transaction, tenant, team, days.from, query)
    const ids = served.map(({ id }) => id)
    const model = await steeringOn(transaction, tenant, days.from)
    const grants = await grantsOf(transaction, tenant, ids)
    const plans = await plansOf(transaction, tenant, ids, days)
    const facts = await factsOfMany(transaction, tenant, ids, days)
    seen(ids)
    const items = served.map(({ id, name, fixedContact }) => {
      const planned = plans.get(id) ?? []
      return {
        citizen: id,
        name,
        fixedContact,
        use: weekUse(planned, facts.get(id) ?? [], week, today, person.tenant.zone),
        planned: within(planned, days).reduce((sum, stretch) => sum + minutesOf(stretch, week), 0),
        headroom: model ? headroomOfWeek(grants.get(id) ?? [], planned, week, model) : [],
      }
    })
    return ok({ items, next: nextOf(served, query.limit) })
  }),

  route(readTeamDay, readDay),

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

/** What a plan comes to on those days of a week on which it holds. */
const minutesOf = ({ from, to, value }: Stretch<RhythmPlan>, week: Week): number =>
  plannedMinutes({ ...value, period: { from, to } }, week)
