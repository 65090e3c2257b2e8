/** Asking for proposals: a week anew, three ways to cover an absence, and no longer. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Week } from '#kernel/calendar/week.ts'
import { alternatives, proposalQuery, propose, stopLooking } from './use-plan.ts'

type Of = {
  readonly team: string
  readonly week: Week
  /** Whether the proposal one looks at has come. */
  readonly isDone: boolean
  readonly onAsked: (proposal: string) => void
}

export function useProposing({ team, week, isDone, onAsked }: Of) {
  const queries = useQueryClient()
  const ask = useMutation({
    mutationFn: () => propose(team, week, 'anew'),
    onSuccess: async (made) => {
      onAsked(made)
      await queries.invalidateQueries({ queryKey: ['routes', team, week] })
    },
  })
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['routes', team, week], refetchType: 'none' })
  }, [isDone, queries, team, week])
  const stop = useMutation({
    mutationFn: (proposal: string) => stopLooking(team, proposal),
    onSettled: (_, __, proposal) => queries.invalidateQueries({ queryKey: proposalQuery(team, proposal).queryKey }),
  })
  /** One proposal for each way, in the order of `alternatives`. */
  const findWays = () => Promise.all(alternatives.map((way) => propose(team, week, way)))
  return { ask, stop, findWays }
}
