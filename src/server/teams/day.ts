/** A team's day as one of it opens it: everybody's visits, those of one's own citizens, or one's own route. */
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { plannedOn } from '#care/plans/week.ts'
import { performed } from '#care/visits/performed.ts'
import type { readTeamDay } from '#contract/people/operations.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import type { Person } from '#server/access/person.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { nextOf } from '#server/http/page.ts'
import type { route } from '#server/http/route.ts'
import { plansOf } from '#server/plans/queries.ts'
import { performedTold } from '#server/plans/told.ts'
import {
  type DayRoutes,
  dayRoutesOf,
  goingOn,
  goingTo,
  homesOf,
  shiftTold,
  visitName,
  waysOf,
} from '#server/visits/day-routes.ts'
import { swapsOn, swapTold } from '#server/visits/day-swaps.ts'
import { factsOfMany, namesOfTellers } from '#server/visits/queries.ts'
import { factTold } from '#server/visits/told.ts'
import { citizensServed } from './queries.ts'

type Does = Parameters<typeof route<typeof readTeamDay>>[1]
type Shown = 'team' | 'contact' | 'mine'

/** No employee has it, so nobody is the fixed contact of anybody for whoever is no employee. */
const nobody = '00000000-0000-0000-0000-000000000000' as Id<'Staff'>

/** Without routes one's own day is that of those one is the fixed contact of, and else the whole team's. */
const shownTo = (of: Shown, { role }: Person, routes: DayRoutes | undefined): Shown =>
  of !== 'mine' || routes ? of : role === 'fixedContact' ? 'contact' : 'team'

export const readDay: Does = async ({
  transaction,
  tenant,
  params: { team, date },
  query,
  person,
  now,
  today,
  seen,
}) => {
  const me = person.staff ?? nobody
  const routes = await dayRoutesOf(transaction, tenant, team, date)
  const shown = shownTo(query.of, person, routes)
  const served = await citizensServed(transaction, tenant, team, date, query, shown === 'contact' ? me : null)
  const ids = served.map(({ id }) => id)
  const day = { from: date, to: date }
  const plans = await plansOf(transaction, tenant, ids, day)
  const facts = await factsOfMany(transaction, tenant, ids, day)
  const swaps = await swapsOn(transaction, tenant, ids, date)
  const model = swaps.size > 0 ? await steeringOn(transaction, tenant, date) : undefined
  const homes = await homesOf(transaction, tenant, ids)
  const tellers = [...facts.values()].flatMap((told) => told.flatMap(({ recordedBy }) => recordedBy ?? []))
  const names = tellers.length > 0 ? await namesOfTellers(transaction, tenant, [...new Set(tellers)]) : new Map()

  const routed = new Map(routes?.visits.map((visit) => [visitName(visit.citizen, visit.visit), visit]))
  const shift = routes ? shiftTold(routes, me, date) : null
  const ways = routes ? waysOf(routes, me, shift?.mode ?? 'car', homes) : new Map<string, number>()
  const onRoute = (visit: RoutedVisit | undefined) =>
    visit && routes
      ? {
          ...{ start: visit.start, minutes: visit.minutes, going: goingTo(routes, visit) },
          way: ways.get(visitName(visit.citizen, visit.visit)) ?? null,
        }
      : null

  let onNobodys = 0
  const items = served.flatMap(({ id, ...citizen }) => {
    const told = facts.get(id) ?? []
    const plan = valueOn(plans.get(id) ?? [], date)
    const planned = new Map(plan ? plannedOn(plan, date).map((visit) => [visit.key, visit]) : [])
    const all = performed(plans.get(id) ?? [], told, day, person.tenant.zone).map((visit) => {
      const { partOfDay = null, purpose = null } = planned.get(visit.plannedVisit ?? '') ?? {}
      const route = onRoute(routed.get(visitName(id, visit.plannedVisit ?? '')))
      if (!route && visit.plannedVisit !== null && visit.outcome === 'done') onNobodys++
      return { ...performedTold(visit), partOfDay, purpose, route }
    })
    const isShown = ({ route }: (typeof all)[number]) => shown !== 'mine' || route?.going.some((one) => one.id === me)
    const visits = all.filter(isShown)
    if (visits.length === 0 && (shown === 'mine' || told.length === 0)) return []
    const whole = {
      swaps: (swaps.get(id) ?? []).map((swap) => swapTold(model, all, swap)),
      home: homes.get(id) ?? null,
      facts: told.map(factTold),
      tellers: [...names].flatMap(([key, name]) => (told.some((f) => f.recordedBy === key) ? [{ key, name }] : [])),
    }
    return [{ ...citizen, citizen: id, visits, ...whole }]
  })
  seen(items.map(({ citizen }) => citizen))
  const own = shown === 'mine' ? { shift, onNobodys } : null
  const isToday = query.of === 'mine' && date === today
  const goesOn = isToday ? await goingOn(transaction, tenant, team, me, localTime(now, person.tenant.zone)) : null
  return ok({ items, next: nextOf(served, query.limit), shown, isAdopted: routes !== undefined, goesOn, own })
}
