/** Adopting a proposal or a part of it, unless somebody else has adopted something meanwhile. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { adoptProposal } from '#contract/planning/proposals.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'

export type Adopted = z.output<typeof adoptProposal.answer>

type Of = {
  readonly team: string
  readonly proposal: string
  /** The number of what was adopted when the proposal was looked at. */
  readonly seen: number | undefined
  readonly onAdopted: (adopted: Adopted) => void
}

/** What is left out of the part is all of it. */
export type Part = {
  readonly citizens?: readonly string[]
  readonly dates?: readonly LocalDate[]
  readonly agreed: readonly string[]
}

export function useAdopt({ team, proposal, seen = 0, onAdopted }: Of) {
  const queries = useQueryClient()
  /** Sent twice it is adopted once; another part is another adoption. */
  const [sent, setSent] = useState({ part: '', id: newIdHere<'Adoption'>() })
  const fetchAnew = async () => {
    await queries.invalidateQueries({ queryKey: ['routes', team] })
    await queries.invalidateQueries({ queryKey: ['proposal', team] })
  }
  const adopt = useMutation({
    mutationFn: async (part: Part) => {
      const about = JSON.stringify(part)
      const id = sent.part === about ? sent.id : newIdHere<'Adoption'>()
      setSent({ part: about, id })
      return ask(adoptProposal, { params: { team, proposal }, body: { id, beside: seen, ...part } as never })
    },
    onSuccess: async (adopted) => {
      onAdopted(adopted)
      await fetchAnew()
    },
    onError: (error) => (kindOf(error) === 'conflict' ? fetchAnew() : undefined),
  })
  const isMeanwhile = adopt.isError && kindOf(adopt.error) === 'conflict'
  return { ...adopt, isMeanwhile, isError: adopt.isError && !isMeanwhile }
}
