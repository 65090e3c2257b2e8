/** What the page asks for: the week as it is adopted, a proposal until it is there, and what is done with either. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { editProposal, findPlaces } from '#contract/planning/by-hand.ts'
import { readTeamRoutes } from '#contract/planning/operations.ts'
import { readProposal, startProposal, stopProposal } from '#contract/planning/proposals.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import type { Edit, Places, Told, Visit } from './plan.ts'

const often = 400

export const routesQuery = (team: string, week: Week) => ({
  queryKey: ['routes', team, week],
  queryFn: () => ask(readTeamRoutes, { params: { team, week } }),
})

export const proposalQuery = (team: string, id: string) => ({
  queryKey: ['proposal', team, id],
  queryFn: () => ask(readProposal, { params: { team, proposal: id } }),
})

export const isUnderWay = ({ state }: Pick<Told, 'state'>): boolean => state === 'waiting' || state === 'running'

/** A proposal, asked for again until it is there; meanwhile the one before it stays in sight. Null asks for none. */
export const useProposal = (team: string, id: string | null) =>
  useQuery({
    ...proposalQuery(team, id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? often : false),
    refetchIntervalInBackground: true,
    ...(id === null ? {} : { placeholderData: keepPreviousData }),
  })

export type Way = 'anew' | 'leastChange' | 'leastTravel' | 'bestContinuity' | 'asAdopted'

/** The ways to cover what somebody left behind, in the order their ids stand in the address. */
export const alternatives = ['leastChange', 'leastTravel', 'bestContinuity'] as const satisfies readonly Way[]

/** How long is searched, in seconds: what people wait for gladly, and less where most stays as it is. */
const searched: Readonly<Record<Way, number>> = {
  anew: 20,
  leastChange: 5,
  leastTravel: 5,
  bestContinuity: 5,
  asAdopted: 1,
}

/** Asks for a proposal, and gives its id at once. */
export async function propose(team: string, week: Week, way: Way): Promise<string> {
  const id = newIdHere<'Proposal'>()
  await ask(startProposal, { params: { team, week }, body: { id, way, seconds: searched[way] } })
  return id
}

/** Breaks off the search for a proposal; one that was there first stays. */
export const stopLooking = (team: string, proposal: string) =>
  ask(stopProposal, { params: { team, proposal }, body: {} })

const soon = 60
const patience = 20_000

/** The adopted week as a proposal that can be changed by hand; it is there when this is. */
export async function asAdopted(queries: QueryClient, team: string, week: Week): Promise<string> {
  const id = await propose(team, week, 'asAdopted')
  for (let waited = 0; waited < patience; waited += soon) {
    const told = await ask(readProposal, { params: { team, proposal: id } })
    if (told.proposal) {
      queries.setQueryData(proposalQuery(team, id).queryKey, told)
      return id
    }
    if (!isUnderWay(told)) throw new Error(`the week did not become a proposal: ${told.state}`)
    await new Promise((resolve) => setTimeout(resolve, soon))
  }
  throw new Error('the week did not become a proposal in time')
}

/** Where a visit of a proposal could go; of two who go together, `staff` is the one who is replaced. */
export const placesFor = (team: string, proposal: string, visit: Visit, staff: string | null): Promise<Places> =>
  ask(findPlaces, { params: { team, proposal }, body: { ...named(visit), staff } })

const named = ({ citizen, visit, date }: Visit) => ({ citizen, visit, date })

/** A new proposal in which a visit lies elsewhere; it is fetched before this ends, so that nothing jumps. */
export async function edited(queries: QueryClient, team: string, proposal: string, edit: Edit): Promise<string> {
  const id = newIdHere<'Proposal'>()
  const { visit, replaces, to } = edit
  const isOther = replaces !== to.staff && !visit.staff.includes(to.staff)
  const wish = {
    start: to.start,
    ...(to.date === visit.date ? {} : { date: to.date }),
    ...(isOther ? { staff: to.staff, ...(replaces ? { replaces } : {}) } : {}),
  }
  await ask(editProposal, { params: { team, proposal }, body: { id, edits: [{ ...named(visit), wish }] } })
  await queries.prefetchQuery(proposalQuery(team, id))
  return id
}
