/** The week as one looks at it: what is adopted or a proposal, with all that hands have done to it since. */
import { useCallback, useEffect, useMemo } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import { useUndoKeys } from '#web/changes/undo-keys.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { marksOf } from './marks.ts'
import { useNames } from './names.ts'
import { type Now, type Plan, type Routes, withEdit } from './plan.ts'
import type { Go, PlanningSearch } from './search.ts'
import { useHand } from './use-hand.ts'
import { useProposal } from './use-plan.ts'
import { useCatalogue } from './use-team.ts'

type Of = {
  readonly team: string
  readonly routes: Routes
  readonly days: readonly LocalDate[]
  readonly search: PlanningSearch
  readonly go: Go
}

export function useWeek({ team, routes, days, search, go }: Of) {
  const self = useSelf()
  const hand = useHand({
    ...{ team, week: routes.week, proposal: search.proposal ?? null },
    show: useCallback((proposal: string | null) => go({ proposal }, true), [go]),
  })
  const { now: id, pending, knowOrigin } = hand
  const asked = useProposal(team, id)
  /** How far the proposal is; undefined until it is known, null where the adopted week is looked at. */
  const told = id === null ? null : asked.data
  const proposal = told?.proposal ?? null
  /** Whether the proposal is the one that is meant, and not the one before it. */
  const isHere = !asked.isPlaceholderData

  const plan: Plan = useMemo(() => pending.reduce(withEdit, proposal ?? routes), [pending, proposal, routes])
  const notes = told?.refusal?.notes ?? proposal?.notes ?? []
  const names = useNames(plan.people, useCatalogue(notes.some((note) => 'tasks' in note || 'scope' in note)))
  // Where nothing is adopted all of it is new, and nothing stands out.
  const marks = useMemo(
    () => marksOf(routes.adopted ? (proposal?.changes ?? []) : [], proposal?.search.way === 'byHand'),
    [proposal, routes.adopted],
  )
  const local = localTime(Date.now() as Instant, self.municipality.zone as Zone)
  const now: Now = useMemo(() => ({ date: local.date, minute: local.time }), [local.date, local.time])
  const isOver = self.today > (days[6] ?? '')
  const mayPlan = may(self, 'week.plan')
  const isMovable = mayPlan && !isOver && (proposal !== null || (id === null && routes.adopted !== null))

  // Who opens a proposal by its address can go back to what it was made from.
  useEffect(() => {
    if (id && proposal && isHere) knowOrigin(id, proposal)
  })
  useUndoKeys(hand.undo, hand.redo)

  return {
    ...{ hand, id, asked, told, proposal, isHere, plan, names, marks, now },
    ...{ isOver, mayPlan, isMovable, mayAdopt: may(self, 'week.adopt') && !isOver },
  }
}
