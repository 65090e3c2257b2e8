import { routeChanges } from '#care/plans/day-plan.ts'
import { adoptProposal, readProposal, startProposal, stopProposal } from '#contract/planning/proposals.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { hoursOf, lanesOf, missingIn } from '#planning/board/week-lanes.ts'
import { taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { askFor } from '#server/jobs/ask-for.ts'
import { endJob, type JobRow, jobOf } from '#server/jobs/queries.ts'
import { workshopOf } from '#server/jobs/workshop.ts'
import { adopted } from './adopt.ts'
import { adoptedVisits } from './adoptions.ts'
import { adoptedAsProposal } from './as-adopted.ts'
import { madeOnce } from './made-at-once.ts'
import { type Opened, toldOf } from './opened.ts'
import { noProposal, openedFor } from './opened-for.ts'
import { planPeople } from './people.ts'
import { type ProposalBefore, proposalBefore, proposalOf } from './proposals.ts'
import type { CameBy, Proposal, ProposeRefusal } from './propose.ts'
import { shiftsOf } from './shifts.ts'
import { breachTold } from './told.ts'

/** Whether a job looks for a proposal of this team. */
const isSearchOf =
  (team: Id<'Team'>) =>
  ({ asked }: JobRow): boolean =>
    asked.kind === 'planning' && asked.team === team

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

/** Ways that are none of a search. */
const madeByHand: ReadonlySet<CameBy> = new Set(['asAdopted', 'byHand'])

const notProposed = (refusal: ProposeRefusal) =>
  problem('refused', `Nothing was proposed: ${refusal.kind}.`, { refusal })
