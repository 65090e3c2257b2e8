import { headroomOfWeek } from '#care/changes/week-headroom.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { plannedMinutes, plannedOn } from '#care/plans/week.ts'
import { teamBudget } from '#care/settlement/team-budget.ts'
import { performed } from '#care/visits/performed.ts'
import { weekUse } from '#care/visits/week-use.ts'
import { listTeams, readTeamBudget, readTeamDay, readTeamWeek } from '#contract/people/operations.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import { daysOfWeek, type Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { type Stretch, valueOn, within } from '#kernel/timeline/timeline.ts'
import { relationsFor } from '#server/access/actions.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantsOf } from '#server/grants/queries.ts'
import { nextOf } from '#server/http/page.ts'
import { problem, route } from '#server/http/route.ts'
import { plansOf } from '#server/plans/queries.ts'
import { performedTold } from '#server/plans/told.ts'
import { factsOfMany } from '#server/visits/queries.ts'
import { factTold } from '#server/visits/told.ts'
import { citizensServed, incomeOf, lastDayTold, paidHoursOf, teamPage } from './queries.ts'

/** No employee has it, so nobody is the fixed contact of anybody for whoever is no employee. */
const nobody = '00000000-0000-0000-0000-000000000000' as Id<'Staff'>

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

  route(readTeamDay, async ({ transaction, tenant, params: { team, date }, query, person, seen }) => {
    const contact = query.of === 'contact' ? (person.staff ?? nobody) : null
    const served = await citizensServed(transaction, tenant, team, date, query, contact)
    const ids = served.map(({ id }) => id)
    const day = { from: date, to: date }
    const plans = await plansOf(transaction, tenant, ids, day)
    const facts = await factsOfMany(transaction, tenant, ids, day)
    const items = served.flatMap(({ id, ...citizen }) => {
      const told = facts.get(id) ?? []
      const plan = valueOn(plans.get(id) ?? [], date)
      const planned = new Map(plan ? plannedOn(plan, date).map((visit) => [visit.key, visit]) : [])
      const visits = performed(plans.get(id) ?? [], told, day, person.tenant.zone).map((visit) => {
        const { partOfDay = null, purpose = null } = planned.get(visit.plannedVisit ?? '') ?? {}
        return { ...performedTold(visit), partOfDay, purpose }
      })
      return visits.length + told.length ? [{ ...citizen, citizen: id, visits, facts: told.map(factTold) }] : []
    })
    seen(items.map(({ citizen }) => citizen))
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

/** What a plan comes to on those days of a week on which it holds. */
const minutesOf = ({ from, to, value }: Stretch<RhythmPlan>, week: Week): number =>
  plannedMinutes({ ...value, period: { from, to } }, week)
