import { routeChanges } from '#care/plans/day-plan.ts'
import {
  adoptProposal,
  editProposal,
  findOpenings,
  findPlaces,
  readProposal,
  startProposal,
  stopProposal,
  tryWish,
} from '#contract/planning/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfWeek, mondayOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { hoursOf, lanesOf, missingIn } from '#planning/board/week-lanes.ts'
import { whatWouldItCost } from '#planning/explain/compare.ts'
import { openingsFor } from '#planning/feasible/openings.ts'
import { placesFor } from '#planning/feasible/places.ts'
import { minuteOfDate, workMinute } from '#planning/week/clock.ts'
import { hashOf } from '#server/changes/make.ts'
import { taken } from '#server/http/refusals.ts'
import { type Asked, type Problem, problem, route } from '#server/http/route.ts'
import { askFor } from '#server/jobs/ask-for.ts'
import { endJob, type JobRow, jobOf } from '#server/jobs/queries.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { adopted } from './adopt.ts'
import { adoptedVisits } from './adoptions.ts'
import { adoptedAsProposal } from './as-adopted.ts'
import { editedBy } from './edit.ts'
import { madeOnce } from './made-at-once.ts'
import { dayOf, type Opened, opened, toldOf, visitIn, wishOf } from './opened.ts'
import { planPeople } from './people.ts'
import { type ProposalBefore, proposalBefore, proposalOf } from './proposals.ts'
import { type CameBy, judged, type Proposal, type ProposeRefusal } from './propose.ts'
import { shiftsOf } from './shifts.ts'
import { breachTold } from './told.ts'

const noProposal = problem('notFound', 'There is no such proposal of this team.')
const noVisit = problem('refused', 'The proposal has no such visit on that day.', { refusal: { kind: 'notInPlan' } })

type OfProposal = { readonly team: Id<'Team'>; readonly proposal: Id<'Proposal'> }

/** Whether a job looks for a proposal of this team. */
const isSearchOf =
  (team: Id<'Team'>) =>
  ({ asked }: JobRow): boolean =>
    asked.kind === 'planning' && asked.team === team

/** A proposal of a team, opened as it is now. */
async function openedFor(
  { transaction, tenant, person, now }: Pick<Asked, 'transaction' | 'tenant' | 'person' | 'now'>,
  { team, proposal: id }: OfProposal,
): Promise<Result<Opened & { readonly found: Proposal }, Problem>> {
  const found = await proposalOf(transaction, tenant, team, id)
  return found ? ok({ found, ...opened(found, now, person.tenant.zone) }) : noProposal
}

export const proposalRoutes = [
  route(startProposal, async (asked) => {
    const { transaction, tenant, person, now, params, body, after } = asked
    const { team, week } = params
    const { id, way } = body
    if (way === 'asAdopted') {
      const isSame = (before: ProposalBefore) => before.way === way && before.team === team && before.week === week
      return madeOnce(asked, id, isSame, async () => {
        const found = await adoptedAsProposal(transaction, person.tenant, team, week, now)
        return found.ok ? found : notProposed(found.refusal)
      })
    }
    const before = await proposalBefore(transaction, tenant, id)
    if (before && madeByHand.has(before.way)) return taken
    const { seconds, seed } = body
    const job = id as string as Id<'Job'>
    const begun = await askFor(transaction, asked, job, { kind: 'planning', team, week, seconds, seed, way })
    if (!begun.ok) return begun
    after((pool) => workshopOf(pool).begin(person.tenant, job))
    return ok({ proposal: id })
  }),

  route(readProposal, async (asked) => {
    const { transaction, tenant, params, seen } = asked
    const { team, proposal: id } = params
    const job = await jobOf(transaction, tenant, id as string as Id<'Job'>)
    const open = await openedFor(asked, params)
    if (!open.ok) {
      if (!job || !isSearchOf(team)(job)) return noProposal
      const state = job.state ?? (job.tries == null ? ('waiting' as const) : ('running' as const))
      const percent = job.stage === 'searching' ? Math.min(100, Number(job.done ?? 0)) : 0
      const refusal = state === 'refused' ? (job.answer as { refusal: ProposeRefusal } | undefined)?.refusal : null
      return ok({ state, percent, refusal: refusal as never, proposal: null })
    }
    const { found, problem: again, book } = open.value
    const { week, visits, goals, notes, breaches, travel, search, byHand } = found
    const standing = await adoptedVisits(transaction, tenant, team, week)
    const about = [...visits, ...standing].map(({ citizen }) => citizen)
    const noted = notes.flatMap((note) => ('citizen' in note ? [note.citizen] : []))
    const missing = missingIn(again, book)
    const shifts = found.shifts ?? (await shiftsOf(transaction, tenant, team, daysOfWeek(week)))
    const carers = [
      ...found.instance.carers.map((carer) => carer.id as Id<'Staff'>),
      ...shifts.map(({ staff }) => staff),
      ...standing.flatMap(({ staff }) => staff),
    ]
    const shown = [...about, ...noted, ...missing.map(({ citizen }) => citizen)]
    const people = await planPeople(transaction, tenant, carers, shown)
    seen(people.citizens.map((citizen) => citizen.id))
    return ok({
      ...{ state: 'done' as const, percent: 100, refusal: null },
      proposal: {
        ...{ week, from: byHand?.from ?? null, goals, notes: notes as never, travel, search, people, shifts, missing },
        visits: withHours(open.value, visits),
        ...lanesOf(again, book),
        breaches: breaches.map(breachTold),
        changes: routeChanges(standing, visits),
      },
    })
  }),

  route(stopProposal, async ({ transaction, tenant, params: { team, proposal }, now, after }) => {
    const job = proposal as string as Id<'Job'>
    const before = await jobOf(transaction, tenant, job)
    if (!before || !isSearchOf(team)(before)) return noProposal
    await endJob(transaction, tenant, job, { state: 'stopped', answer: null, at: now })
    after((pool) => workshopOf(pool).stop(job))
    const ended = await jobOf(transaction, tenant, job)
    if (!ended?.state) throw new Error(`the job ${job} was ended, and is not`)
    return ok({ state: ended.state })
  }),

  route(tryWish, async (asked) => {
    const { params, body, seen } = asked
    const open = await openedFor(asked, params)
    if (!open.ok) return open
    const nothing = { at: null, outside: 0, moved: [], changes: [] }
    const visit = visitIn(open.value, body)
    if (!visit) return ok({ barrier: { kind: 'notInPlan' as const }, ...nothing })
    seen([body.citizen])
    const answer = whatWouldItCost(open.value.book, wishOf(open.value, visit, body.wish))
    if (!answer.ok) return ok({ barrier: answer.refusal, ...nothing })
    const { at, outside, moved, changes } = answer.value
    const others = toldOf(open.value, moved)
    seen(others.map((one) => one.citizen))
    return ok({ barrier: null, at: toldOf(open.value, [at])[0] ?? null, outside, moved: others, changes })
  }),

  route(findPlaces, async (asked) => {
    const { params, body, seen } = asked
    const open = await openedFor(asked, params)
    if (!open.ok) return open
    const visit = visitIn(open.value, body)
    const part = body.staff === null ? 0 : (visit?.carers.indexOf(body.staff) ?? -1)
    if (!visit || part === -1) return noVisit
    seen([body.citizen])
    const monday = mondayOf(open.value.found.week)
    const at = ({ carer, day }: { carer: string; day: number }) => ({
      staff: carer as Id<'Staff'>,
      date: addDays(monday, day),
    })
    const { places, barriers } = placesFor(open.value.book, visit, part)
    return ok({
      visit: toldOf(open.value, [visit])[0] as (typeof open.value.found.visits)[number],
      places: places.map(({ starts, still, moves, extraTravel, agreed, ...where }) => ({
        ...{
          ...at(where),
          ...byClock(starts),
          still: still && byClock(still),
          moves,
          extraTravel,
          agreed: byClock(agreed),
        },
      })),
      barriers: barriers
        .filter(({ barrier }) => barrier.kind !== 'noShift')
        .map(({ barrier, ...where }) => ({ ...at(where), barrier })),
    })
  }),

  route(editProposal, async (asked) => {
    const { params, body, seen } = asked
    const { team, proposal: from } = params
    const open = await openedFor(asked, params)
    if (!open.ok) return open
    const { found, problem: again } = open.value
    const hash = hashOf(body.edits)
    const isSame = ({ byHand, ...before }: ProposalBefore) =>
      before.team === team && byHand?.from === from && byHand.hash === hash
    return madeOnce(asked, body.id, isSame, () => {
      const edited = editedBy(open.value, body.edits)
      if (!edited.ok) return refusedAt(edited.refusal)
      seen(edited.value.touched)
      const search = { seed: found.search.seed, way: 'byHand', steps: 0, seconds: 0 } as const
      const byHand = { from, first: found.byHand?.first ?? from, hash }
      return ok({ ...found, ...judged(again, edited.value.solution), search, byHand })
    })
  }),

  route(findOpenings, async (asked) => {
    const { params, body, seen } = asked
    const open = await openedFor(asked, params)
    if (!open.ok) return open
    const { book, found } = open.value
    const planned = book.instance.citizens.find((one) => one.id === body.citizen)
    if (!planned)
      return problem('refused', 'The proposal does not have this citizen.', { refusal: { kind: 'notInPlan' } })
    seen([body.citizen])
    const opens = workMinute(body.from)
    const closes = body.to === body.from ? opens + 1440 : opens + ((body.to - body.from + 1440) % 1440)
    const days = body.dates.map((date) => dayOf(open.value.problem, date))
    const extra = {
      place: planned.place,
      minutes: body.minutes,
      windows: [{ days, opens, closes: Math.min(1440, closes) }],
      qualification: 'anybody',
      never: planned.never,
    }
    const monday = mondayOf(found.week)
    const items = openingsFor(book, extra).slice(0, 500)
    return ok({
      items: items.map(({ carer, day, extraTravel, ...starts }) => ({
        ...{ staff: carer as Id<'Staff'>, date: addDays(monday, day), extraTravel, ...byClock(starts) },
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

/** Visits with the hours they may lie in, and whether they stay as they are. */
function withHours(open: Opened, visits: Proposal['visits']) {
  const name = ({ citizen, visit, date }: (typeof visits)[number]) => `${citizen} ${visit} ${date}`
  const { book } = open
  const known = new Map(
    book.solution.visits.flatMap((visit) => {
      const more = { windows: hoursOf(book, visit), pinned: book.begun.has(visit) }
      return toldOf(open, [visit]).map((told) => [name(told), more] as const)
    }),
  )
  return visits.map((visit) => {
    const { windows = [], pinned = false } = known.get(name(visit)) ?? {}
    return { ...visit, windows, pinned }
  })
}

const byClock = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: minuteOfDate(from),
  to: minuteOfDate(to),
})

/** Ways that are none of a search. */
const madeByHand: ReadonlySet<CameBy> = new Set(['asAdopted', 'byHand'])

const notProposed = (refusal: ProposeRefusal) =>
  problem('refused', `Nothing was proposed: ${refusal.kind}.`, { refusal })

const refusedAt = (refusal: { readonly kind: 'barrier'; readonly edit: number }) =>
  refuse<Problem>({
    kind: 'refused',
    detail: 'One of the changes cannot be made, so none was.',
    fields: [{ path: `body.edits.${refusal.edit}`, reason: 'expected a change that can be made' }],
    refusal,
  })
