import type { GovernanceModel } from '#care/governance/model.ts'
import { divideHalfAway, type Money, money } from '#kernel/money.ts'

/**
 * What good results earned, and which measures did and did not.
 * @da kvalitetsbonus
 * @sv kvalitetspeng
 */
export type QualityBonus = {
  readonly amount: Money
  readonly met: readonly string[]
  /** Measures that missed their mark, or that nobody measured. */
  readonly missed: readonly string[]
}

/**
 * The bonus on a settled sum (002-54): the model's percentage of it, times the weight of the measures met among all.
 * A model without a bonus gives none.
 */
export function qualityBonus(
  model: GovernanceModel,
  measured: Readonly<Record<string, number>>,
  settled: Money,
): QualityBonus {
  const rule = model.qualityBonus
  if (!rule) return { amount: money(0, settled.currency), met: [], missed: [] }
  const isMet = ({ id, atLeast, atMost }: (typeof rule.measures)[number]): boolean => {
    const value = measured[id]
    return (
      value !== undefined && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
    )
  }
  const met = rule.measures.filter(isMet)
  const weightOf = (measures: typeof rule.measures): number => measures.reduce((sum, { weight }) => sum + weight, 0)
  const whole = weightOf(rule.measures)
  const minor = whole === 0 ? 0 : divideHalfAway(settled.minor * rule.percentOfSettled * weightOf(met), 100 * whole)
  return {
    amount: money(minor, settled.currency),
    met: met.map(({ id }) => id),
    missed: rule.measures.filter((measure) => !met.includes(measure)).map(({ id }) => id),
  }
}
