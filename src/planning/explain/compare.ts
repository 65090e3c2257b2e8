/** What another plan of the same week would change, goal by goal. */

import { ok, type Result } from '#kernel/result.ts'
import type { Book } from '#planning/feasible/book.ts'
import type { Barrier } from '#planning/feasible/rooms.ts'
import { tryVisit, type Wish } from '#planning/feasible/try-visit.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Goal, goalsOf, outsideAgreed } from './goals.ts'

/** A goal that comes out otherwise; `turns` where it was kept and would be broken, or the other way round. */
export type GoalChange = {
  readonly of: Goal['of']
  readonly id: string
  readonly goal: Goal['goal']
  readonly before: number
  readonly after: number
  readonly limit: number | null
  readonly turns: 'kept' | 'broken' | null
}

/** Every goal with another figure in the second plan: first what it breaks, then what it mends, then the rest. */
function goalChanges(before: readonly Goal[], after: readonly Goal[]): GoalChange[] {
  const name = ({ of, id, goal }: Goal) => `${of} ${id} ${goal}`
  const was = new Map(before.map((goal) => [name(goal), goal]))
  const rank = { broken: 0, kept: 1 }
  return after
    .flatMap((goal): GoalChange[] => {
      const old = was.get(name(goal))
      if (!old || old.value === goal.value) return []
      const turns = old.isKept === goal.isKept ? null : goal.isKept ? 'kept' : 'broken'
      const { of, id, goal: kind, value, limit } = goal
      return [{ of, id, goal: kind, before: old.value, after: value, limit, turns }]
    })
    .sort((a, b) => (a.turns ? rank[a.turns] : 2) - (b.turns ? rank[b.turns] : 2))
}

/** What a wish would cost: when the visit would be, whom it would move, and which goals come out otherwise. */
export type WishAnswer = {
  readonly at: FrirumSolutionVisit
  /** Minutes of it outside the agreed hours. */
  readonly outside: number
  readonly moved: readonly FrirumSolutionVisit[]
  readonly changes: readonly GoalChange[]
  /** The plan as it would be. */
  readonly book: Book
}

/** Tries a wish and says what it would break or cost, or what stands in the way. */
export function whatWouldItCost(book: Book, wish: Wish): Result<WishAnswer, Barrier> {
  const tried = tryVisit(book, wish)
  if (!tried.ok) return tried
  return ok({
    ...tried.value,
    outside: outsideAgreed(book, tried.value.at),
    changes: goalChanges(goalsOf(book), goalsOf(tried.value.book)),
  })
}
