import { judgeShifts } from '#care/people/judge-shifts.ts'
import { dayBreaksOf, shiftOf } from '#care/people/rostered-shift.ts'
import { routeChanges } from '#care/plans/day-plan.ts'
import {
  adoptProposal,
  findOpenings,
  readProposal,
  readTeamRoutes,
  reportAbsence,
  startProposal,
  tryWish,
  writeTeamShifts,
} from '#contract/planning/operations.ts'
import { addDays, daysBetween } from '#kernel/calendar/local-date.ts'
import { daysOfWeek, mondayOf, weekOf } from '#kernel/calendar/week.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { whatWouldItCost } from '#planning/explain/compare.ts'
import { bookOf } from '#planning/feasible/book.ts'
import { openingsFor } from '#planning/feasible/openings.ts'
import { routedVisits } from '#planning/week/adopted.ts'
import { dayBegins, minuteOfDate, workMinute } from '#planning/week/clock.ts'
import { sql } from '#server/database/sql.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { problem, route } from '#server/http/route.ts'
import { askFor } from '#server/jobs/ask-for.ts'
import { jobOf } from '#server/jobs/queries.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { adopted } from './adopt.ts'
import { adoptedVisits, adoptionOf } from './adoptions.ts'
import { planPeople } from './people.ts'
import { proposalOf, proposalsOf } from './proposals.ts'
import { type Proposal, type ProposeRefusal, problemAgain } from './propose.ts'
import { shiftsOf, writeAbsence, writeShifts } from './shifts.ts'
import { breachTold } from './told.ts'

const noProposal = problem('notFound', 'There is no such proposal of this team.')
const notMember = problem('refused', 'They are not in the team on that day.', {
  fields: [{ path: 'body.staff', reason: 'expected a member of the team' }],
})

type AskedOf = Parameters<Parameters<typeof route<typeof writeTeamShifts>>[1]>[0]

const isMember = async (
  { transaction, tenant }: Pick<AskedOf, 'transaction' | 'tenant'>,
  team: Id<'Team'>,
  staff: Id<'Staff'>,
  date: string,
) =>
  (await transaction.maybe(sql`
    select 1 from team_member where tenant_id = ${tenant} and team_id = ${team} and staff_id = ${staff}
      and during @> ${date}::date`)) !== undefined

/** What the roster of the weeks around a day breaks. */
async function breachesAround(
  { transaction, tenant, person }: Pick<AskedOf, 'transaction' | 'tenant' | 'person'>,
  team: Id<'Team'>,
  days: { from: ReturnType<typeof addDays>; to: ReturnType<typeof addDays> },
) {
  const model = await steeringOn(transaction, tenant, days.from)
  const shifts = await shiftsOf(transaction, tenant, team, { from: addDays(days.from, -7), to: addDays(days.to, 7) })
  const { zone } = person.tenant
  const real = shifts.flatMap((shift) => shiftOf(shift, zone) ?? [])
  return judgeShifts(model?.workingTime ?? [], real, { zone, dayBreaks: dayBreaksOf(shifts) }).map(breachTold)
}

export const planningRoutes = [
  route(readTeamRoutes, async (asked) => {
    const { transaction, tenant, params, seen } = asked
    const { team, week } = params
    const days = daysOfWeek(week)
    const visits = await adoptedVisits(transaction, tenant, team, week)
    const shifts = await shiftsOf(transaction, tenant, team, days)
    const adoption = await adoptionOf(transaction, tenant, team, week)
    const staff = [...shifts.map((shift) => shift.staff), ...visits.flatMap((visit) => visit.staff)]
    const people = await planPeople(
      transaction,
      tenant,
      staff,
      visits.map(({ citizen }) => citizen),
    )
    seen(people.citizens.map(({ id }) => id))
    const base = await transaction.maybe<{ latitude: number; longitude: number }>(
      sql`select latitude, longitude from team_base where tenant_id = ${tenant} and team_id = ${team}`,
    )
    return ok({
      week,
      adopted: adoption ? { number: adoption.number, at: writeInstant(adoption.at), by: adoption.by } : null,
      visits,
      shifts,
      breaches: await breachesAround(asked, team, days),
      proposals: (await proposalsOf(transaction, tenant, team, week)).map(({ at, ...line }) => ({
        ...line,
        at: writeInstant(at),
      })),
      people,
      base: base ?? null,
    })
  }),

  route(writeTeamShifts, async (asked) => {
    const {
      transaction,
      tenant,
      params: { team },
      body: { staff, date, shifts },
    } = asked
    if (!(await isMember(asked, team, staff, date))) return notMember
    if (new Set(shifts.map(({ start }) => start)).size < shifts.length)
      return problem('refused', 'Two shifts begin at the same minute.')
    const elsewhere = await transaction.maybe(sql`
      select 1 from shift where tenant_id = ${tenant} and staff_id = ${staff} and day = ${date}::date
        and team_id <> ${team} limit 1`)
    if (elsewhere) return problem('conflict', 'They have a shift in another team that day.')
    await writeShifts(transaction, tenant, team, { staff, date }, shifts)
    const breaches = await breachesAround(asked, team, { from: date, to: date })
    return ok({ breaches: breaches.filter((breach) => breach.staff === staff) })
  }),

  route(reportAbsence, async ({ transaction, tenant, params: { team }, body: { staff, date, from }, seen }) => {
    const shifts = await writeAbsence(transaction, tenant, team, staff, date, from)
    if (shifts === 0) return problem('refused', 'They have no shift then.', { refusal: { kind: 'noShift' } })
    const week = await adoptedVisits(transaction, tenant, team, weekOf(date))
    const visits = week.filter(
      (visit) => visit.date === date && visit.staff.includes(staff) && visit.start + visit.minutes > (from ?? 2880),
    )
    seen(visits.map(({ citizen }) => citizen))
    return ok({ shifts, visits })
  }),

  route(
    startProposal,
    async ({ transaction, person, now, params: { team, week }, body: { id, seconds, seed, way }, after }) => {
      const job = id as string as Id<'Job'>
      const begun = await askFor(transaction, { person, now }, job, {
        kind: 'planning',
        team,
        week,
        seconds,
        seed,
        way,
      })
      if (!begun.ok) return begun
      after((pool) => workshopOf(pool).begin(person.tenant, job))
      return ok({ proposal: id })
    },
  ),

  route(readProposal, async ({ transaction, tenant, params: { team, proposal: id }, seen }) => {
    const job = await jobOf(transaction, tenant, id as string as Id<'Job'>)
    const found = await proposalOf(transaction, tenant, team, id)
    const isOfTeam = job?.asked.kind === 'planning' && job.asked.team === team
    if (!found && !isOfTeam) return noProposal
    const state = found
      ? ('done' as const)
      : (job?.state ?? (job?.tries == null ? ('waiting' as const) : ('running' as const)))
    const percent = found ? 100 : job?.stage === 'searching' ? Math.min(100, Number(job.done ?? 0)) : 0
    const refusal = state === 'refused' ? (job?.answer as { refusal: ProposeRefusal } | undefined)?.refusal : null
    if (!found) return ok({ state, percent, refusal: refusal as never, proposal: null })
    const { week, visits, goals, notes, breaches, travel, search } = found
    const standing = await adoptedVisits(transaction, tenant, team, week)
    const about = [...visits, ...standing].map(({ citizen }) => citizen)
    const noted = notes.flatMap((note) => ('citizen' in note ? [note.citizen] : []))
    const carers = [
      ...found.instance.carers.map((carer) => carer.id as Id<'Staff'>),
      ...standing.flatMap(({ staff }) => staff),
    ]
    const people = await planPeople(transaction, tenant, carers, [...about, ...noted])
    seen(people.citizens.map((citizen) => citizen.id))
    return ok({
      ...{ state, percent, refusal: null },
      proposal: {
        ...{ week, visits, goals, notes: notes as never, travel, search, people },
        breaches: breaches.map(breachTold),
        changes: routeChanges(standing, visits),
      },
    })
  }),

  route(
    tryWish,
    async ({ transaction, tenant, params: { team, proposal: id }, body: { citizen, visit, date, wish }, seen }) => {
      const found = await proposalOf(transaction, tenant, team, id)
      if (!found) return noProposal
      const { problem: again, book, dayOf } = opened(found)
      const planned = book.solution.visits.find((one) => {
        const source = again.frames.get(one.frame)
        return source?.citizen === citizen && source.visit === visit && one.day === dayOf(date)
      })
      const nothing = { at: null, moved: [], changes: [] }
      if (!planned) return ok({ barrier: { kind: 'notInPlan' as const }, ...nothing })
      seen([citizen])
      const answer = whatWouldItCost(book, {
        visit: planned,
        ...(wish.staff === undefined ? {} : { carer: wish.staff }),
        ...(wish.date === undefined ? {} : { day: dayOf(wish.date) }),
        ...(wish.start === undefined ? {} : { start: wish.start - dayBegins }),
      })
      if (!answer.ok) return ok({ barrier: answer.refusal, ...nothing })
      const { at, moved, changes } = answer.value
      const told = (visits: readonly (typeof at)[]) => routedVisits(again, { visits, pauses: [] })
      const others = told(moved)
      seen(others.map((one) => one.citizen))
      return ok({ barrier: null, at: told([at])[0] ?? null, moved: others, changes })
    },
  ),

  route(findOpenings, async ({ transaction, tenant, params: { team, proposal: id }, body, seen }) => {
    const found = await proposalOf(transaction, tenant, team, id)
    if (!found) return noProposal
    const { book, dayOf } = opened(found)
    const planned = book.instance.citizens.find((one) => one.id === body.citizen)
    if (!planned)
      return problem('refused', 'The proposal does not have this citizen.', { refusal: { kind: 'notInPlan' } })
    seen([body.citizen])
    const opens = workMinute(body.from)
    const closes = body.to === body.from ? opens + 1440 : opens + ((body.to - body.from + 1440) % 1440)
    const windows = [{ days: body.dates.map(dayOf), opens, closes: Math.min(1440, closes) }]
    const extra = {
      place: planned.place,
      minutes: body.minutes,
      windows,
      qualification: 'anybody',
      never: planned.never,
    }
    const monday = mondayOf(found.week)
    const items = openingsFor(book, extra).slice(0, 500)
    return ok({
      items: items.map(({ carer, day, from, to, extraTravel }) => ({
        ...{ staff: carer as Id<'Staff'>, date: addDays(monday, day), extraTravel },
        ...{ from: minuteOfDate(from), to: minuteOfDate(to) },
      })),
    })
  }),

  route(adoptProposal, async (asked) => {
    const {
      transaction,
      tenant,
      params: { team, proposal: id },
      body,
      seen,
    } = asked
    const found = await proposalOf(transaction, tenant, team, id)
    if (!found) return noProposal
    const answer = await adopted(asked, id, found, body)
    if (answer.ok) seen([...answer.value.plansChanged, ...answer.value.left.map(({ citizen }) => citizen)])
    return answer
  }),
]

/** A proposal opened again, to be asked. Days outside its week are none of it. */
function opened(proposal: Proposal) {
  const again = problemAgain(proposal)
  const monday = mondayOf(proposal.week)
  return {
    problem: again,
    book: bookOf(again.instance, proposal.solution),
    dayOf: (date: typeof monday) => daysBetween(monday, date),
  }
}
