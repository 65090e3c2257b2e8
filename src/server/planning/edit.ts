/** A proposal changed by hand: a new one beside it, made by granting wishes one after the other. */
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Barrier } from '#planning/feasible/rooms.ts'
import { tryVisit } from '#planning/feasible/try-visit.ts'
import type { FrirumSolution, FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Opened, toldOf, type VisitNamed, visitIn, type WishTold, wishOf } from './opened.ts'

export type Edit = VisitNamed & { readonly wish: WishTold }

/** Why nothing was made: the edit at that place, counted from 0, and what stands in its way. */
export type EditRefusal = { readonly kind: 'barrier'; readonly edit: number; readonly barrier: Barrier }

export type Edited = { readonly solution: FrirumSolution; readonly touched: readonly Id<'Citizen'>[] }

/** Grants every wish on the plan as those before have left it, or none. */
export function editedBy({ problem, book }: Opened, edits: readonly Edit[]): Result<Edited, EditRefusal> {
  let page = book
  const touched: FrirumSolutionVisit[] = []
  for (const [edit, asked] of edits.entries()) {
    const here = { problem, book: page }
    const visit = visitIn(here, asked)
    if (!visit) return refuse({ kind: 'barrier', edit, barrier: { kind: 'notInPlan' } })
    const tried = tryVisit(page, wishOf(here, visit, asked.wish))
    if (!tried.ok) return refuse({ kind: 'barrier', edit, barrier: tried.refusal })
    touched.push(tried.value.at, ...tried.value.moved)
    page = tried.value.book
  }
  const about = toldOf({ problem, book }, touched).map(({ citizen }) => citizen)
  return ok({ solution: page.solution, touched: [...new Set(about)] })
}
