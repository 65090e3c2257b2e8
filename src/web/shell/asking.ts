/** Asking the server: one typed way, whose refusals are problem documents and whose silence is one too. */
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { type Call, newClient } from '#contract/http/client.ts'
import type { Operation } from '#contract/http/operation.ts'
import type { ProblemDocument } from '#contract/http/problem.ts'

/** A refusal, or no answer at all, which is told as `away`. */
class Refusal extends Error {
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(problem.detail)
    this.problem = problem
  }
}

const away: ProblemDocument = { type: '/problems/away', title: 'away', status: 503, detail: 'No answer.' }

const client = newClient((url, request) => fetch(url, request), '', null)

/** The answer of an operation; throws a {@link Refusal}. */
export async function ask<Op extends Operation>(operation: Op, call: Call<Op>): Promise<z.output<Op['answer']>> {
  const answer = await client(operation, call).catch((error: unknown) => {
    if (error instanceof TypeError) throw new Refusal(away)
    throw error
  })
  if (!answer.ok) throw new Refusal(answer.refusal)
  return answer.value
}

/** The kind of refusal an error is, such as `notFound`; `broken` for anything unforeseen. */
export const kindOf = (error: unknown): string =>
  error instanceof Refusal ? error.problem.type.replace('/problems/', '') : 'broken'

/** What the rule answered in a refusal, by its kind; null where there is none. */
export function ruleOf(error: unknown): string | null {
  const refusal = error instanceof Refusal ? error.problem.refusal : undefined
  return typeof refusal === 'object' && refusal !== null && 'kind' in refusal ? String(refusal.kind) : null
}

/**
 * Lets one press at a place go on to the next: the second click of two comes before the button is drawn as shut.
 * `again` is for a press that led nowhere.
 */
export function useOnce(place: string | null): { readonly begin: () => boolean; readonly again: () => void } {
  const openAt = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    openAt.current = place
  }, [place])
  return {
    begin: () => {
      const isFirst = openAt.current === place
      openAt.current = undefined
      return isFirst
    },
    again: () => {
      openAt.current = place
    },
  }
}

const lasting = new Set(['notFound', 'notAllowed', 'notSignedIn', 'badRequest', 'refused'])

/** A session that ended while a page was open leads to the door, and from there back to the page. */
function toTheDoor(error: unknown): void {
  if (kindOf(error) !== 'notSignedIn' || queries.getQueryData(['self']) === undefined) return
  queries.clear()
  const asked = new URLSearchParams({ to: location.pathname + location.search, ended: 'true' })
  location.assign(`/?${asked}`)
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toTheDoor }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !lasting.has(kindOf(error)),
      refetchOnWindowFocus: true,
    },
  },
})
