import { editProposal, findOpenings, findPlaces, tryWish } from '#contract/planning/by-hand.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { ok, refuse } from '#kernel/result.ts'
import { whatWouldItCost } from '#planning/explain/compare.ts'
import { openingsFor } from '#planning/feasible/openings.ts'
import { placesFor } from '#planning/feasible/places.ts'
import { minuteOfDate, workMinute } from '#planning/week/clock.ts'
import { hashOf } from '#server/changes/make.ts'
import { type Problem, problem, route } from '#server/http/route.ts'
import { editedBy } from './edit.ts'
import { madeOnce } from './made-at-once.ts'
import { dayOf, toldOf, visitIn, wishOf } from './opened.ts'
import { openedFor } from './opened-for.ts'
import type { ProposalBefore } from './proposals.ts'
import { judged } from './propose.ts'

const noVisit = problem('refused', 'The proposal has no such visit on that day.', { refusal: { kind: 'notInPlan' } })

/** What a wish would cost, where a visit could go, moving it there, and when an extra one could fit. */
export const byHandRoutes = [
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
]

const byClock = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: minuteOfDate(from),
  to: minuteOfDate(to),
})

const refusedAt = (refusal: { readonly kind: 'barrier'; readonly edit: number }) =>
  refuse<Problem>({
    kind: 'refused',
    detail: 'One of the changes cannot be made, so none was.',
    fields: [{ path: `body.edits.${refusal.edit}`, reason: 'expected a change that can be made' }],
    refusal,
  })
