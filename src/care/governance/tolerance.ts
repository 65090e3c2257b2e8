import { ok, type Result, refuse } from '#kernel/result.ts'
import type { GovernanceModel } from './model.ts'

/**
 * Why a tolerance cannot be chosen: the model has none, or not this one.
 * @da afslag på tolerance
 * @sv avslag på tolerans
 */
export type ToleranceRefusal =
  | { readonly kind: 'noTolerance' }
  | { readonly kind: 'notSelectable'; readonly selectable: readonly number[] }

/**
 * The same model with another of its tolerances: a source that says "5 to 10 per cent" leaves the choice to the
 * municipality (002-45).
 * @plain
 */
export function withTolerance(model: GovernanceModel, percent: number): Result<GovernanceModel, ToleranceRefusal> {
  const { tolerance } = model.settlement
  if (!tolerance) return refuse({ kind: 'noTolerance' })
  if (!tolerance.selectable.includes(percent))
    return refuse({ kind: 'notSelectable', selectable: tolerance.selectable })
  return ok({ ...model, settlement: { ...model.settlement, tolerance: { ...tolerance, percent } } })
}
